/**
 * The roles that come with a seat. Whoever holds a seat, or is its named substitute, is a representative on the partnership for
 * as long as that lasts; the holder of the chair's, vice-chair's or secretary's seat has the rights of that part for the term.
 * Such a role is never given by hand, so it cannot outlive the seat.
 */
import { sql } from 'kysely'
import type { Role } from '../../../access/access.ts'
import type { Tx } from '../../../db/open.ts'
import type { SeatRole } from '../../../governance/rules.ts'
import { addDays, type Day } from '../../../kernel/day.ts'
import type { Hub } from '../../../web/hub.ts'
import { holdBySeat, tellRights } from '../../accounts/index.ts'
import { laterOf } from '../days.ts'
import { holderDenied, substituteDenied } from './denied.sql.ts'

type Span = { readonly from: Day; readonly to: Day | null }

/** Periods joined where they overlap or follow one another, in order. A null end is open. */
export function joinSpans(spans: readonly Span[]): Span[] {
  const joined: Span[] = []
  for (const span of spans.toSorted((a, b) => (a.from < b.from ? -1 : 1))) {
    const last = joined.at(-1)
    if (!last || (last.to !== null && addDays(last.to, 1) < span.from)) joined.push(span)
    else if (last.to !== null)
      joined[joined.length - 1] = { from: last.from, to: span.to === null || span.to > last.to ? span.to : last.to }
  }
  return joined
}

type Whose = {
  readonly partnershipId: string
  readonly personId: string
  readonly today: Day
  readonly by: Mover | null
}

/** Whoever moves a seat, so that the rights which go with it are told; null where the partners decided it and everybody is told of that. */
export type Mover = { readonly hub: Hub; readonly person: By }

/** Somebody with an account, or a partner by the link that it was mailed. */
type By = { readonly id: string | null; readonly name: string; readonly email: string | null }

/** A role that a person got or lost with a seat, and the day from which that is so. */
type Moved = { readonly act: 'given' | 'ended'; readonly from: Day }

/** What comes with which seats: whoever sits is a representative; the chair's parts run it, and so does the secretary. */
const rolesOfSeats: readonly { readonly role: Role; readonly parts: readonly SeatRole[] | null }[] = [
  { role: 'representative', parts: null },
  { role: 'chair', parts: ['chair', 'vice-chair'] },
  { role: 'administrator', parts: ['secretary'] },
]

/**
 * Brings the roles of a person on a partnership in line with their seats, from today on: what is past stays as it was. The
 * rights of a part are its holder's alone, not the substitute's. Called in the transaction of every change of a holding, a
 * substitute or the part a seat plays, and when a partner says who is in its seat; a role given by hand is another and stays. Rights to run the partnership that come or go with
 * it are told as those given by hand are.
 */
export async function followSeats(tx: Tx, of: Whose): Promise<void> {
  for (const { role, parts } of rolesOfSeats) {
    const moved = await followRole(tx, of, role, joinSpans(await spansOf(tx, of, parts)))
    if (moved && of.by && role !== 'representative') await tellMoved(tx, of, of.by, role, moved)
  }
}

async function tellMoved(tx: Tx, of: Whose, { hub, person }: Mover, role: Role, { act, from }: Moved): Promise<void> {
  const { name } = await tx
    .selectFrom('partnership')
    .select('name')
    .where('id', '=', of.partnershipId)
    .executeTakeFirstOrThrow()
  const subject = { kind: 'partnership', id: of.partnershipId } as const
  await tellRights(tx, hub, { personId: of.personId, role, subject, name, by: person, today: of.today, from }, act)
}

/** The days from today on for which somebody has a role, by seat or by hand, from the first to the last; null for none. */
async function heldFrom(tx: Tx, of: Whose, role: Role): Promise<Span | null> {
  const grants = await tx
    .selectFrom('role_grant')
    .select(['from_day as from', 'to_day as to'])
    .where('person_id', '=', of.personId)
    .where('role', '=', role)
    .where('subject_kind', '=', 'partnership')
    .where('subject_id', '=', of.partnershipId)
    .where(eb => eb.or([eb('to_day', 'is', null), eb('to_day', '>=', of.today)]))
    .orderBy('from_day')
    .execute()
  if (grants.length === 0) return null
  const last = grants.some(({ to }) => to === null)
    ? null
    : grants
        .map(({ to }) => to)
        .toSorted()
        .at(-1)!
  return { from: grants[0]!.from, to: last }
}

/** What moved between two states: nothing where only a last day that still lies ahead is another. */
function movedBetween(before: Span | null, after: Span | null, today: Day): Moved | null {
  if (before === null) return after && { act: 'given', from: laterOf(after.from, today) }
  if (after === null) return { act: 'ended', from: today }
  const endsToday = after.to === today && before.to !== today
  return endsToday ? { act: 'ended', from: addDays(today, 1) } : null
}

/** Brings one role in line, and says whether the person got or lost it with that. */
async function followRole(tx: Tx, of: Whose, name: Role, wanted: readonly Span[]): Promise<Moved | null> {
  const before = await heldFrom(tx, of, name)
  const spans = wanted
    .filter(span => span.to === null || span.to >= of.today)
    .map(span => ({ from: laterOf(span.from, of.today), to: span.to }))
  await holdBySeat(tx, { ...of, role: name, givenBy: of.by?.person.id ?? null }, spans)
  return movedBetween(before, await heldFrom(tx, of, name), of.today)
}

/** The days on which somebody sits in seats of the parts named; with null in any seat, or stands in for its holder. Not where its partner denies it. */
async function spansOf(
  tx: Tx,
  of: Pick<Whose, 'partnershipId' | 'personId' | 'today'>,
  parts: readonly SeatRole[] | null,
): Promise<Span[]> {
  const held = await tx
    .selectFrom('holding')
    .innerJoin('seat', 'seat.id', 'holding.seat_id')
    .select(['holding.from_day as from', 'holding.to_day as to'])
    .where('seat.partnership_id', '=', of.partnershipId)
    .where('holding.person_id', '=', of.personId)
    .$if(parts !== null, query => query.where('seat.role', 'in', parts ?? []))
    .where(eb => eb.not(holderDenied('holding', sql`${of.today}::date`)))
    .execute()
  if (parts !== null) return held
  const stoodIn = await tx
    .selectFrom('substitute')
    .innerJoin('holding', 'holding.id', 'substitute.holding_id')
    .innerJoin('seat', 'seat.id', 'holding.seat_id')
    .select(['substitute.from_day as from', 'substitute.to_day as to'])
    .where('seat.partnership_id', '=', of.partnershipId)
    .where('substitute.person_id', '=', of.personId)
    .where(eb => eb.not(substituteDenied('substitute', sql`${of.today}::date`)))
    .execute()
  return [...held, ...stoodIn]
}

/** As `followSeats`, for everybody who sits or is to sit in a seat whose part changed. */
export async function followSeat(tx: Tx, seatId: string, of: Omit<Whose, 'personId'>): Promise<void> {
  const people = await tx.selectFrom('holding').select('person_id').distinct().where('seat_id', '=', seatId).execute()
  for (const { person_id } of people) await followSeats(tx, { ...of, personId: person_id })
}
