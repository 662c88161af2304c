/**
 * The role that comes with a seat. Whoever holds a seat, or is its named substitute, is a representative on the
 * partnership for as long as that lasts; the role is never given by hand, so it cannot outlive the seat.
 */
import { newId } from '../../../db/ids.ts'
import type { Tx } from '../../../db/open.ts'
import { addDays, type Day } from '../../../kernel/day.ts'
import { laterOf } from '../days.ts'

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

/**
 * Brings the role of a person on a partnership in line with their seats, from today on: what is past stays as it was.
 * Called in the transaction of every change of a holding or a substitute.
 */
export async function followSeats(
  tx: Tx,
  of: { readonly partnershipId: string; readonly personId: string; readonly today: Day; readonly by: string | null },
): Promise<void> {
  const wanted = joinSpans(await spansOf(tx, of))
  const role = tx
    .selectFrom('role_grant')
    .select('id')
    .where('person_id', '=', of.personId)
    .where('role', '=', 'representative')
    .where('subject_kind', '=', 'partnership')
    .where('subject_id', '=', of.partnershipId)
  await tx.deleteFrom('role_grant').where('id', 'in', role).where('from_day', '>=', of.today).execute()
  await tx
    .updateTable('role_grant')
    .set({ to_day: addDays(of.today, -1) })
    .where('id', 'in', role)
    .where(eb => eb.or([eb('to_day', 'is', null), eb('to_day', '>=', of.today)]))
    .execute()
  const rows = wanted
    .filter(span => span.to === null || span.to >= of.today)
    .map(span => ({
      id: newId(),
      person_id: of.personId,
      role: 'representative',
      subject_kind: 'partnership' as const,
      subject_id: of.partnershipId,
      from_day: laterOf(span.from, of.today),
      to_day: span.to,
      granted_by: of.by,
    }))
  if (rows.length > 0) await tx.insertInto('role_grant').values(rows).execute()
}

async function spansOf(tx: Tx, of: { partnershipId: string; personId: string }): Promise<Span[]> {
  const held = await tx
    .selectFrom('holding')
    .innerJoin('seat', 'seat.id', 'holding.seat_id')
    .select(['holding.from_day as from', 'holding.to_day as to'])
    .where('seat.partnership_id', '=', of.partnershipId)
    .where('holding.person_id', '=', of.personId)
    .execute()
  const stoodIn = await tx
    .selectFrom('substitute')
    .innerJoin('holding', 'holding.id', 'substitute.holding_id')
    .innerJoin('seat', 'seat.id', 'holding.seat_id')
    .select(['substitute.from_day as from', 'substitute.to_day as to'])
    .where('seat.partnership_id', '=', of.partnershipId)
    .where('substitute.person_id', '=', of.personId)
    .execute()
  return [...held, ...stoodIn]
}
