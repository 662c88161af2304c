/** Seats of which the partner behind them has said itself that whoever sits there does not as is written down. */
import { sql } from 'kysely'
import type { Handle } from '../../../db/open.ts'
import type { Day } from '../../../kernel/day.ts'
import { holderMatter, substituteMatter } from './seats.matter.ts'

/** The seats by their ids: whose holder, and whose substitute, the partner denies. */
export type Denied = { readonly holders: ReadonlySet<string>; readonly substitutes: ReadonlySet<string> }

/**
 * The seats of a partnership whose holder or substitute on a day the partner itself had denied by then. What was brought in for a partner is not
 * its own word, and a later yes takes the place of a no.
 */
export async function deniedSeats(db: Handle, partnershipId: string, on: Day): Promise<Denied> {
  const { rows } = await sql<{ seat: string; matter: string }>`
    with sitting as (
      select holding.seat_id, holding.id as record, ${holderMatter.name}::text as matter from holding join seat on seat.id = holding.seat_id
      where seat.partnership_id = ${partnershipId} and ${on}::date between holding.from_day and coalesce(holding.to_day, 'infinity')
      union all
      select holding.seat_id, substitute.id, ${substituteMatter.name} from substitute join holding on holding.id = substitute.holding_id
        join seat on seat.id = holding.seat_id
      where seat.partnership_id = ${partnershipId} and ${on}::date between substitute.from_day and coalesce(substitute.to_day, 'infinity'))
    select sitting.seat_id as seat, sitting.matter from sitting join lateral (
      select s.agreed, s.proof, s.given_on from party_standing s where s.matter = sitting.matter and s.record_id = sitting.record) said on true
    where not said.agreed and said.proof = 'confirmed' and said.given_on <= ${on}::date`.execute(db)
  const of = (name: string) => new Set(rows.filter(({ matter }) => matter === name).map(({ seat }) => seat))
  return { holders: of(holderMatter.name), substitutes: of(substituteMatter.name) }
}
