/** Calling a change of bodies off before it is carried out, or taking it back after. */
import { changeVersioned } from '../../db/change-versioned.ts'
import type { Tx } from '../../db/open.ts'
import type { Day } from '../../kernel/day.ts'
import type { Message } from '../../web/catalogue.ts'
import { withdrawUnanswered } from '../parties/index.ts'
import { becomingMatter } from './becoming.matter.ts'
import { type BodyChange, changedRowsOf, findChange } from './changes.queries.ts'
import { takeBack } from './take-back.ts'

export type Ended = { readonly ok: true } | { readonly ok: false; readonly problem: string | Message }

/** Ends a change; says why not where it cannot be. */
export async function endChange(
  tx: Tx,
  { id, doneOn }: BodyChange,
  why: string,
  today: Day,
  now: Date,
): Promise<Ended> {
  // Locked first: what is carried out meanwhile is not called off as if it were not.
  await changedRowsOf(tx, id)
  const change = (await findChange(tx, id))!
  if (change.undoneOn !== null) return { ok: false, problem: 'mergers.problem.over' }
  if (change.doneOn !== doneOn) return { ok: false, problem: 'mergers.problem.meanwhile' }
  if (change.doneOn !== null) {
    if (change.keptUntil === null || change.keptUntil < today) return { ok: false, problem: 'mergers.problem.late' }
    const built = await takeBack(tx, change, why, now)
    if (built.length > 0)
      return {
        ok: false,
        problem: { key: 'mergers.problem.built', values: { count: built.length, what: built.join('; ') } },
      }
  }
  await withdrawUnanswered(tx, becomingMatter, id, why, now)
  await changeVersioned(tx, 'body_change', id, change.version, {
    undone_on: today,
    undone_why: why,
    changed_rows: '[]',
  })
  return { ok: true }
}
