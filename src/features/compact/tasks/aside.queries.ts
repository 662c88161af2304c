/** What people said about their tasks: remind me on a day, or not mine. */
import { sql } from 'kysely'
import { newId } from '../../../db/ids.ts'
import type { Handle, Tx } from '../../../db/open.ts'
import type { Day } from '../../../kernel/day.ts'
import type { Task } from './task.ts'

/** A task put aside, by its key. */
export type Aside = {
  readonly id: string
  readonly task: string
  readonly title: string
  /** The day on which it comes back; null where it was said not to be theirs. */
  readonly until: Day | null
  readonly reason: string
}

/** What somebody has put aside and not taken back. */
export function findAsides(db: Handle, personId: string): Promise<Aside[]> {
  return db
    .selectFrom('task_aside')
    .select(['id', 'task', 'title', 'until', 'reason'])
    .where('person_id', '=', personId)
    .where('ended_at', 'is', null)
    .orderBy('until')
    .orderBy('id')
    .execute()
}

/** Who else said of these tasks that they are not theirs, and why. */
export async function findPassedOn(
  db: Handle,
  personId: string,
  keys: readonly string[],
): Promise<ReadonlyMap<string, { readonly by: string; readonly reason: string }>> {
  if (keys.length === 0) return new Map()
  const rows = await db
    .selectFrom('task_aside')
    .innerJoin('person', 'person.id', 'task_aside.person_id')
    .select(['task', 'person.name as by', 'reason'])
    .where('person_id', '<>', personId)
    .where('ended_at', 'is', null)
    .where('until', 'is', null)
    .where('task', '=', sql<string>`any(${[...keys]}::text[])`)
    .orderBy('task_aside.id')
    .execute()
  return new Map(rows.map(({ task, ...said }) => [task, said]))
}

/** Puts a task aside; what was said about it before ends. */
export async function putAside(
  tx: Tx,
  personId: string,
  task: Task,
  said: { readonly until: Day | null; readonly reason: string; readonly now: Date },
): Promise<string> {
  await takeBack(tx, personId, task.key, said.now)
  const id = newId()
  await tx
    .insertInto('task_aside')
    .values({
      id,
      person_id: personId,
      task: task.key,
      title: task.about === null ? task.title : `${task.title}: ${task.about}`,
      subject_kind: task.subject.kind,
      subject_id: task.subject.id === '' ? null : task.subject.id,
      until: said.until,
      reason: said.reason,
    })
    .execute()
  return id
}

/** Takes a task back; false where it was not put aside. */
export async function takeBack(tx: Tx, personId: string, key: string, now: Date): Promise<boolean> {
  const ended = await tx
    .updateTable('task_aside')
    .set({ ended_at: now })
    .where('person_id', '=', personId)
    .where('task', '=', key)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  return Number(ended.numUpdatedRows) > 0
}
