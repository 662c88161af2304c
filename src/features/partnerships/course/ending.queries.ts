/** The ending of a partnership: what is still open in it, what was written down, and what happens once it is decided. */
import { sql } from 'kysely'
import type { Handle, Tx } from '../../../db/open.ts'
import type { Day } from '../../../kernel/day.ts'
import { t } from '../../../web/render.ts'
import { endSeat } from '../partners/partners.queries.ts'
import type { Partnership } from '../partnership.queries.ts'

/** Whether an action came of a closed item, so that its words are for entitled seats alone. */
const ofClosedItem = sql<boolean>`exists (select from agenda_item i where i.closed and (i.id = action.source_id
  or i.id = (select d.agenda_item_id from decision d where d.id = action.source_id)))`

/** The record of the ending, proposed or decided, or null while there is none. */
export async function findEnding(db: Handle, partnershipId: string) {
  const row = await db
    .selectFrom('partnership_ending')
    .selectAll()
    .where('partnership_id', '=', partnershipId)
    .executeTakeFirst()
  return row ?? null
}

/** Something that is still open: what it is, and its kind as the catalogue names it. */
export type OpenThing = {
  readonly kind: 'action' | 'question' | 'meeting' | 'request' | 'concern'
  readonly what: string
}

/** Everything still open in a partnership on a day. Words of what is not public are left out. */
export async function stillOpen(db: Handle, partnershipId: string, today: Day): Promise<OpenThing[]> {
  const actions = await db
    .selectFrom('action')
    .select('what')
    .select(sql<boolean>`${ofClosedItem}`.as('closed'))
    .where('subject_kind', '=', 'partnership')
    .where('subject_id', '=', partnershipId)
    .where('state', '=', 'open')
    .orderBy('due_on')
    .execute()
  const questions = await db
    .selectFrom('written_procedure')
    .select('text as what')
    .where('partnership_id', '=', partnershipId)
    .where('closed_on', 'is', null)
    .execute()
  const meetings = await db
    .selectFrom('meeting')
    .select('held_on')
    .where('partnership_id', '=', partnershipId)
    .where('state', 'in', ['planned', 'agenda-out'])
    .where('held_on', '>=', today)
    .orderBy('held_on')
    .execute()
  const requests = await db
    .selectFrom('join_request')
    .select('asked_on')
    .where('partnership_id', '=', partnershipId)
    .where('answered_on', 'is', null)
    .execute()
  const concerns = await db
    .selectFrom('concern')
    .select('id')
    .where('subject_kind', '=', 'partnership')
    .where('subject_id', '=', partnershipId)
    .where('answered_on', 'is', null)
    .execute()
  return [
    ...actions.map(({ what, closed }) => ({
      kind: 'action' as const,
      what: closed ? t('partnerships.ending.closed-action') : what,
    })),
    ...questions.map(({ what }) => ({ kind: 'question' as const, what })),
    ...meetings.map(({ held_on }) => ({ kind: 'meeting' as const, what: held_on })),
    ...requests.map(({ asked_on }) => ({ kind: 'request' as const, what: asked_on })),
    ...concerns.map(() => ({ kind: 'concern' as const, what: '' })),
  ]
}

/**
 * Ends a partnership that its partners decided to end: its seats end on the day, open actions are closed with where they went,
 * open questions close without a decision. Meetings to come are called off by the feature that holds them.
 */
export async function performEnding(tx: Tx, partnership: Partnership, today: Day): Promise<void> {
  const ending = await tx
    .updateTable('partnership_ending')
    .set({ decided_on: today, ended_on: today })
    .where('partnership_id', '=', partnership.id)
    .returning('handed_over')
    .executeTakeFirstOrThrow()
  await tx
    .updateTable('partnership')
    .set(eb => ({ state: 'ended', ended_on: today, version: eb('version', '+', 1) }))
    .where('id', '=', partnership.id)
    .execute()
  await tx
    .updateTable('action')
    .set({ state: 'dropped', closed_on: today, note: ending.handed_over })
    .where('subject_kind', '=', 'partnership')
    .where('subject_id', '=', partnership.id)
    .where('state', '=', 'open')
    .execute()
  await tx
    .updateTable('written_procedure')
    .set({ closed_on: today, result: 'not-taken', result_note: t('partnerships.ending.question-note') })
    .where('partnership_id', '=', partnership.id)
    .where('closed_on', 'is', null)
    .execute()
  const seats = await tx
    .selectFrom('seat')
    .select('id')
    .where('partnership_id', '=', partnership.id)
    .where(eb => eb.or([eb('to_day', 'is', null), eb('to_day', '>', today)]))
    .execute()
  for (const { id } of seats) await endSeat(tx, id, { partnershipId: partnership.id, lastDay: today, today, by: null })
}
