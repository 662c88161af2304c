/** Lessons of evaluated consultations: who owns each, what it changes, and the later plans that take it up. */

import { sql } from 'kysely'
import { changeVersioned } from '../../../db/change-versioned.ts'
import { newId } from '../../../db/ids.ts'
import type { Handle, Tx } from '../../../db/open.ts'
import type { Day } from '../../../kernel/day.ts'

/** A lesson with what became of it. */
export type Lesson = {
  readonly id: string
  readonly version: number
  readonly text: string
  readonly owner: string
  readonly procedure: string
  readonly changed_on: Day | null
  readonly no_change: string
}

/** The lessons of a consultation in the order they were written; those dropped since are left out. */
export function findLessons(db: Handle, consultationId: string): Promise<Lesson[]> {
  return db
    .selectFrom('lesson')
    .select(['id', 'version', 'text', 'owner', 'procedure', 'changed_on', 'no_change'])
    .where('subject_kind', '=', 'consultation')
    .where('subject_id', '=', consultationId)
    .where('dropped_on', 'is', null)
    .orderBy('id')
    .execute()
}

/** Makes the lessons those of the list. A lesson that stays keeps what was said of it; one that goes is kept apart. */
export async function replaceLessons(
  tx: Tx,
  consultationId: string,
  texts: readonly string[],
  today: Day,
): Promise<void> {
  const present = await findLessons(tx, consultationId)
  const gone = present.filter(({ text }) => !texts.includes(text)).map(({ id }) => id)
  if (gone.length > 0) await tx.updateTable('lesson').set({ dropped_on: today }).where('id', 'in', gone).execute()
  const added = texts.filter((text, at) => texts.indexOf(text) === at && !present.some(each => each.text === text))
  if (added.length > 0)
    await tx
      .insertInto('lesson')
      .values(added.map(text => ({ id: newId(), subject_kind: 'consultation', subject_id: consultationId, text })))
      .execute()
}

/** What may be said of a lesson. */
export type LessonDetails = Pick<Lesson, 'owner' | 'procedure' | 'changed_on' | 'no_change'>

/** Changes a lesson that still has the version quoted; false where somebody changed it meanwhile. */
export async function changeLesson(tx: Tx, id: string, version: number, to: LessonDetails): Promise<boolean> {
  return changeVersioned(tx, 'lesson', id, version, to)
}

/** A lesson of an earlier consultation of the same body, and what this plan makes of it. */
export type EarlierLesson = {
  readonly id: string
  readonly text: string
  readonly from: string
  readonly slug: string
  readonly how: string | null
}

/** Lessons of other consultations that the same body evaluated, the latest first; those this plan has not taken up lead. */
export async function findEarlierLessons(db: Handle, consultationId: string): Promise<EarlierLesson[]> {
  const { rows } = await sql<EarlierLesson>`
    select l.id, l.text, o.title as from, o.slug, u.how
    from consultation c join consultation o on o.lead_organisation_id = c.lead_organisation_id and o.id <> c.id
        and o.state = 'evaluated' and o.published_at is not null
      join lesson l on l.subject_kind = 'consultation' and l.subject_id = o.id and l.dropped_on is null
      left join lesson_use u on u.lesson_id = l.id and u.consultation_id = c.id
    where c.id = ${consultationId} order by u.how is not null, o.closes_on desc, l.id limit 100`.execute(db)
  return rows
}

/** Notes what a plan makes of a lesson; a later note takes the place of the earlier one. Gives its id. */
export async function useLesson(
  tx: Tx,
  of: { readonly lessonId: string; readonly consultationId: string; readonly how: string },
): Promise<string> {
  const { id } = await tx
    .insertInto('lesson_use')
    .values({ id: newId(), lesson_id: of.lessonId, consultation_id: of.consultationId, how: of.how })
    .onConflict(conflict => conflict.columns(['lesson_id', 'consultation_id']).doUpdateSet({ how: of.how }))
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}
