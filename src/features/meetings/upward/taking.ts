/** Where something that comes from another board is put: the next meeting that still takes items, before any other business. */
import { sql } from 'kysely'
import { newId } from '../../../db/ids.ts'
import type { Handle, Tx } from '../../../db/open.ts'
import { addDays, type Day } from '../../../kernel/day.ts'
import { rulesInForce, seatsOn } from '../../partnerships/index.ts'
import { listItems, nextPosition } from '../item.queries.ts'
import { listMeetings, type Meeting, takesProposals } from '../meeting.queries.ts'

/** The next meeting of a board whose agenda still takes items in time by its rules, but not one of those named; null where none is set. */
export async function meetingThatTakes(
  db: Handle,
  boardId: string,
  today: Day,
  not: readonly string[] = [],
): Promise<Meeting | null> {
  const { rules } = await rulesInForce(db, boardId)
  const inTime = ({ held_on }: Meeting) => rules.lateDays === null || today <= addDays(held_on, -rules.lateDays)
  const coming = (await listMeetings(db, boardId, today)).filter(
    one => takesProposals(one) && one.held_on > today && !not.includes(one.id),
  )
  return coming.find(inTime) ?? null
}

/** An item that comes from another board. */
export type ComingItem = {
  readonly title: string
  readonly purpose: string
  readonly does: 'decision' | 'information'
  readonly closed: { readonly reason: string; readonly relookOn: Day } | null
  readonly refersTo: string | null
}

/** Puts an item on an agenda, before any other business. Gives its id. */
export async function putItem(tx: Tx, meeting: Meeting, item: ComingItem): Promise<string> {
  const id = newId()
  const last = (await listItems(tx, meeting.id)).find(
    one => one.state === 'accepted' && one.standing === 'other-business',
  )
  const position = last?.position ?? (await nextPosition(tx, meeting.id))
  if (last)
    await tx
      .updateTable('agenda_item')
      .set(eb => ({ position: eb('position', '+', 1) }))
      .where('meeting_id', '=', meeting.id)
      .where('position', '>=', position)
      .execute()
  await tx
    .insertInto('agenda_item')
    .values({
      id,
      meeting_id: meeting.id,
      position,
      state: 'accepted',
      title: item.title,
      purpose: item.purpose,
      does: item.does,
      minutes: item.does === 'decision' ? 10 : 5,
      closed: item.closed !== null,
      closed_reason: item.closed?.reason ?? '',
      relook_on: item.closed?.relookOn ?? null,
      refers_decision_id: item.refersTo,
    })
    .execute()
  return id
}

/**
 * Takes over to an item what people declared in items of another board, or said of themselves where it asked in writing: whoever had an interest
 * there has it here too, in every seat they hold.
 */
export async function carryInterests(
  tx: Tx,
  from: {
    readonly of: readonly { readonly itemId: string | null; readonly decisionId: string }[]
    readonly words: string
  },
  to: { readonly itemId: string; readonly meeting: Meeting },
): Promise<void> {
  if (from.of.length === 0) return
  const itemIds = from.of.flatMap(({ itemId }) => itemId ?? [])
  const written = from.of.filter(({ itemId }) => itemId === null).map(({ decisionId }) => decisionId)
  const people = await tx
    .selectFrom('interest_declared as declared')
    .innerJoin('agenda_item as item', 'item.id', 'declared.agenda_item_id')
    .innerJoin('meeting', 'meeting.id', 'item.meeting_id')
    .innerJoin('holding', 'holding.seat_id', 'declared.seat_id')
    .select('holding.person_id')
    .distinct()
    .where(sql<boolean>`declared.agenda_item_id = any(${itemIds}::uuid[])`)
    .whereRef('holding.from_day', '<=', 'meeting.held_on')
    .where(eb => eb.or([eb('holding.to_day', 'is', null), eb('holding.to_day', '>=', eb.ref('meeting.held_on'))]))
    .execute()
  const said = await tx
    .selectFrom('decision_seat')
    .select('person_id')
    .where(sql<boolean>`decision_id = any(${written}::uuid[])`)
    .where('why', '=', 'conflict')
    .execute()
  const known = new Set([...people, ...said].map(({ person_id }) => person_id))
  for (const seat of await seatsOn(tx, to.meeting.partnership_id, to.meeting.held_on)) {
    if (!seat.holder || seat.holder.denied || !known.has(seat.holder.personId)) continue
    await tx
      .insertInto('interest_declared')
      .values({
        id: newId(),
        agenda_item_id: to.itemId,
        seat_id: seat.id,
        person_id: seat.holder.personId,
        interest: from.words,
      })
      .execute()
  }
}
