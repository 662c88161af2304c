/** Partners: why each takes part, what it offers and needs, and how it leaves. */
import { changeVersioned } from '../../../db/change-versioned.ts'
import { newId } from '../../../db/ids.ts'
import type { Handle, Tx } from '../../../db/open.ts'
import type { Day } from '../../../kernel/day.ts'
import type { Sector } from '../../organisations/index.ts'
import { followSeats, type Mover } from '../seats/representatives.ts'

/** What a partner says of itself. */
export type PartnerWords = {
  readonly reasons: string
  readonly offers: string
  readonly limits: string
  readonly support_needs: string
  readonly support_answer: string
}

export type PartnerRow = PartnerWords & {
  readonly id: string
  readonly version: number
  readonly organisation_id: string
  readonly organisation: string
  readonly organisation_slug: string
  readonly sector: Sector
  readonly from_day: Day
  readonly to_day: Day | null
  readonly left_because: string
  /** The body that takes its place; null where it left without one. */
  readonly followed_by: string | null
  readonly support_asked_on: Day | null
}

/** All partners, past ones too, by the day they joined. */
export async function findPartners(db: Handle, partnershipId: string): Promise<PartnerRow[]> {
  return db
    .selectFrom('partner')
    .innerJoin('organisation', 'organisation.id', 'partner.organisation_id')
    .leftJoin('organisation as follower', 'follower.id', 'partner.followed_by_id')
    .select([
      'partner.id',
      'partner.version',
      'partner.organisation_id',
      'organisation.name as organisation',
      'organisation.slug as organisation_slug',
      'organisation.sector',
      'partner.from_day',
      'partner.to_day',
      'partner.reasons',
      'partner.offers',
      'partner.limits',
      'partner.support_needs',
      'partner.support_answer',
      'partner.support_asked_on',
      'partner.left_because',
      'follower.name as followed_by',
    ])
    .where('partner.partnership_id', '=', partnershipId)
    .orderBy('partner.from_day')
    .orderBy('organisation.name')
    .execute()
}

/** Whether a partner takes part on a day. */
export function isPartnerOn({ from_day, to_day }: Pick<PartnerRow, 'from_day' | 'to_day'>, on: Day): boolean {
  return from_day <= on && (to_day === null || to_day >= on)
}

/** Adds a partner and gives its id. */
export async function addPartner(
  tx: Tx,
  partner: PartnerWords & {
    readonly partnership_id: string
    readonly organisation_id: string
    readonly from_day: Day
    readonly support_asked_on: Day | null
  },
): Promise<string> {
  const id = newId()
  await tx
    .insertInto('partner')
    .values({ id, ...partner })
    .execute()
  return id
}

/** Changes what a partner says, if it still has the version quoted; false where somebody changed it meanwhile. */
export async function changePartner(
  tx: Tx,
  id: string,
  version: number,
  change: PartnerWords & { readonly support_asked_on: Day | null },
): Promise<boolean> {
  return changeVersioned(tx, 'partner', id, version, change)
}

/**
 * A partner leaves after its last day: its seats end with it, and so do the terms of those who hold them. What was
 * decided, said and attended stays. Terms that would begin later never begin. Gives the seats that end.
 */
export async function withdrawPartner(
  tx: Tx,
  of: {
    readonly partnershipId: string
    readonly partnerId: string
    readonly lastDay: Day
    readonly because: string
    readonly today: Day
    readonly by: Mover | null
  },
): Promise<string[]> {
  await tx
    .updateTable('partner')
    .set(eb => ({ to_day: of.lastDay, left_because: of.because, version: eb('version', '+', 1) }))
    .where('id', '=', of.partnerId)
    .execute()
  const seats = await tx
    .selectFrom('seat')
    .select(['id', 'name'])
    .where('partner_id', '=', of.partnerId)
    .where(eb => eb.or([eb('to_day', 'is', null), eb('to_day', '>', of.lastDay)]))
    .execute()
  for (const seat of seats) await endSeat(tx, seat.id, of)
  return seats.map(seat => seat.name)
}

/** Ends a seat after a day, with whoever holds it and stands in. A seat that had not begun keeps one day, that one. */
export async function endSeat(
  tx: Tx,
  seatId: string,
  of: { readonly partnershipId: string; readonly lastDay: Day; readonly today: Day; readonly by: Mover | null },
): Promise<void> {
  const people = await tx
    .selectFrom('holding')
    .leftJoin('substitute', 'substitute.holding_id', 'holding.id')
    .select(['holding.person_id as holder', 'substitute.person_id as standIn'])
    .where('holding.seat_id', '=', seatId)
    .execute()
  await endHoldings(tx, seatId, of.lastDay)
  await tx
    .updateTable('seat')
    .set(eb => ({
      from_day: eb.fn<Day>('least', ['from_day', eb.val(of.lastDay)]),
      to_day: of.lastDay,
      version: eb('version', '+', 1),
    }))
    .where('id', '=', seatId)
    .execute()
  const ids = new Set(people.flatMap(({ holder, standIn }) => (standIn === null ? [holder] : [holder, standIn])))
  for (const personId of ids) await followSeats(tx, { ...of, personId })
}

/** Ends the terms of a seat after a day: what has begun by then ends with it, what begins later is taken out. */
export async function endHoldings(tx: Tx, seatId: string, lastDay: Day): Promise<void> {
  const of = tx.selectFrom('holding').select('id').where('seat_id', '=', seatId)
  const open = (table: 'substitute' | 'holding') =>
    tx
      .updateTable(table)
      .set({ to_day: lastDay })
      .where(eb => eb.or([eb('to_day', 'is', null), eb('to_day', '>', lastDay)]))
      .where('from_day', '<=', lastDay)
  await tx.deleteFrom('substitute').where('holding_id', 'in', of).where('from_day', '>', lastDay).execute()
  await open('substitute').where('holding_id', 'in', of).execute()
  await tx.deleteFrom('holding').where('seat_id', '=', seatId).where('from_day', '>', lastDay).execute()
  await open('holding').where('seat_id', '=', seatId).execute()
}
