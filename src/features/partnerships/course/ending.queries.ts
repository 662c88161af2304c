/** The ending of a partnership: what was written down, and what happens once it is decided. */
import { sql } from 'kysely'
import type { Handle, Tx } from '../../../db/open.ts'
import type { Day } from '../../../kernel/day.ts'
import type { Hub } from '../../../web/hub.ts'
import { t } from '../../../web/render.ts'
import { withdrawUnanswered } from '../../parties/index.ts'
import { answerSealed } from '../contact/sealed-contact.ts'
import { endSeat } from '../partners/partners.queries.ts'
import type { Partnership } from '../partnership.queries.ts'
import { findHandovers, forgetOthers, type Handover, keepHandovers, needsReceiver } from './handover.queries.ts'
import { findReceivers, handoverName } from './receivers.queries.ts'
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
  await forgetOthers(tx, ending.id, things)
  for (const { id } of await findReceivers(tx, ending.id, today))
    if (!things.some(({ receiver }) => receiver?.id === id))
      await withdrawUnanswered(tx, { name: handoverName }, id, t('partnerships.ending.handover-done'), hub.now())
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

/** What becomes of a thing, to be kept with it for good: without the name of a person, who may ask to be forgotten. */
function keepsFate(thing: Handover): string {
  return thing.receiver?.personId ? t('partnerships.ending.fate.somebody') : sayFate(thing)
}

/** The note of an action with what becomes of it after what stood there: first that the partnership ended, then each change of it. */
function noteWith(fate: string) {
  const ended = t('partnerships.ending.ended-note', { fate })
  return sql<string>`case when state = 'open' then concat_ws(E'\n', nullif(note, ''), ${ended}::text)
    when right(note, length(${fate}::text)) = ${fate}::text then note else concat_ws(E'\n', nullif(note, ''), ${fate}::text) end`
}

/**
 * Open actions go to whoever takes them on, or is named and has not said no; the others are dropped with the reason. One that was
 * done meanwhile stays done.
 */
export async function closeActions(tx: Tx, things: readonly Handover[], today: Day): Promise<void> {
  for (const thing of things) {
    if (thing.kind !== 'action') continue
    const { receiver } = thing
    const refused = receiver?.organisationId ?? null
    const change =
      receiver && !needsReceiver(thing)
        ? {
            state: 'handed-over' as const,
            owner_seat_id: null,
            owner_organisation_id: receiver.organisationId,
            owner_person_id: receiver.personId,
          }
        : {
            state: 'dropped' as const,
            owner_organisation_id: sql<string | null>`nullif(owner_organisation_id, ${refused})`,
          }
    await tx
      .updateTable('action')
      .set(eb => ({
        ...change,
        note: noteWith(keepsFate(thing)),
        closed_on: sql<Day>`coalesce(closed_on, ${today})`,
        version: eb('version', '+', 1),
      }))
      .where('id', '=', thing.recordId)
      .where('state', '<>', 'done')
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
          result: 'called-off',
          result_note: `${t('partnerships.ending.question-note')} ${keepsFate(thing)}`,
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
