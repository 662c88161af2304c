/** The ending of a partnership: what was written down, and what happens once it is decided. */
import type { Handle, Tx } from '../../../db/open.ts'
import type { Day } from '../../../kernel/day.ts'
import type { Hub } from '../../../web/hub.ts'
import { t } from '../../../web/render.ts'
import { answerSealed } from '../contact/sealed-contact.ts'
import { endSeat } from '../partners/partners.queries.ts'
import type { Partnership } from '../partnership.queries.ts'
import { findHandovers, type Handover, keepHandovers } from './handover.queries.ts'
import { tellEverybody } from './telling-end.ts'

/** The record of the ending, proposed or decided, or null while there is none. */
export async function findEnding(db: Handle, partnershipId: string) {
  const row = await db
    .selectFrom('partnership_ending')
    .selectAll()
    .where('partnership_id', '=', partnershipId)
    .executeTakeFirst()
  return row ?? null
}

/** The record of an ending. */
export type Ending = NonNullable<Awaited<ReturnType<typeof findEnding>>>

/**
 * Ends a partnership that its partners decided to end: everybody is told and thanked, what is open goes to whoever takes it on,
 * whoever asked to join is answered, and its seats end on the day. Meetings to come are called off by the feature that holds them.
 */
export async function performEnding(tx: Tx, hub: Hub, partnership: Partnership, today: Day): Promise<void> {
  const ending = (await findEnding(tx, partnership.id))!
  const things = await findHandovers(tx, ending, today)
  for (const thing of things)
    await keepHandovers(tx, ending.id, [thing], {
      receiverId: thing.receiver?.id ?? null,
      droppedBecause: thing.droppedBecause,
    })
  await closeActions(tx, things, today)
  await closeQuestions(tx, things, today)
  const told = await tellEverybody(tx, hub, partnership, ending, things, today)
  await tx
    .updateTable('partnership_ending')
    .set({ decided_on: today, ended_on: today, told, ...(ending.thanks === '' ? {} : { thanked_on: today }) })
    .where('id', '=', ending.id)
    .execute()
  await tx
    .updateTable('partnership')
    .set(eb => ({ state: 'ended', ended_on: today, version: eb('version', '+', 1) }))
    .where('id', '=', partnership.id)
    .execute()
  await answerRequests(tx, hub, partnership, ending.reason, today)
  const seats = await tx
    .selectFrom('seat')
    .select('id')
    .where('partnership_id', '=', partnership.id)
    .where(eb => eb.or([eb('to_day', 'is', null), eb('to_day', '>', today)]))
    .execute()
  for (const { id } of seats) await endSeat(tx, id, { partnershipId: partnership.id, lastDay: today, today, by: null })
}

/** What becomes of a thing, in one sentence that everybody may read. */
export function sayFate({ receiver, droppedBecause }: Pick<Handover, 'receiver' | 'droppedBecause'>): string {
  if (receiver) return t(`partnerships.ending.fate.${receiver.says}`, { name: receiver.name })
  if (droppedBecause !== '') return t('partnerships.ending.fate.dropped', { reason: droppedBecause })
  return t('partnerships.ending.fate.nobody')
}

/** Open actions go to whoever takes them on, with who that is; the others are dropped with the reason. */
export async function closeActions(tx: Tx, things: readonly Handover[], today: Day): Promise<void> {
  for (const thing of things) {
    if (thing.kind !== 'action') continue
    const { receiver } = thing
    const change = receiver
      ? {
          state: 'handed-over' as const,
          owner_seat_id: null,
          owner_organisation_id: receiver.organisationId,
          owner_person_id: receiver.personId,
          note: t('partnerships.ending.handed-note', { name: receiver.name }),
        }
      : { state: 'dropped' as const, note: sayFate(thing) }
    await tx
      .updateTable('action')
      .set(eb => ({ ...change, closed_on: today, version: eb('version', '+', 1) }))
      .where('id', '=', thing.recordId)
      .execute()
  }
}

async function closeQuestions(tx: Tx, things: readonly Handover[], today: Day): Promise<void> {
  for (const thing of things)
    if (thing.kind === 'question')
      await tx
        .updateTable('written_procedure')
        .set({
          closed_on: today,
          result: 'not-taken',
          result_note: `${t('partnerships.ending.question-note')} ${sayFate(thing)}`,
        })
        .where('id', '=', thing.recordId)
        .execute()
}

/** Whoever asked to join and waits is answered, without anybody reading their address. */
async function answerRequests(tx: Tx, hub: Hub, partnership: Partnership, reason: string, today: Day): Promise<void> {
  const answer = t('partnerships.ending.request-answer', { name: partnership.name, reason })
  const waiting = await tx
    .updateTable('join_request')
    .set(eb => ({ accepted: false, answer, answered_on: today, version: eb('version', '+', 1) }))
    .where('partnership_id', '=', partnership.id)
    .where('answered_on', 'is', null)
    .returning(['id', 'sealed_contact'])
    .execute()
  for (const row of waiting)
    await answerSealed(tx, hub, { kind: 'join_request', ...row }, partnership, {
      subject: t('partnerships.joining.answer-subject', { name: partnership.name }),
      body: answer,
    })
}
