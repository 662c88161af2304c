/** Risks that may come and problems that have come, with how the partners share them. */
import type { Selectable } from 'kysely'
import type { Handle } from '../../../db/open.ts'
import type { RiskTable } from '../../../db/tables.ts'

/** A risk or a problem with the seat that sees to it. */
export type Risk = Selectable<RiskTable> & { readonly owner: string | null }

/** All of them, those still open first. */
export function findRisks(db: Handle, partnershipId: string): Promise<Risk[]> {
  return db
    .selectFrom('risk')
    .leftJoin('seat', 'seat.id', 'risk.owner_seat_id')
    .selectAll('risk')
    .select('seat.name as owner')
    .where('risk.partnership_id', '=', partnershipId)
    .orderBy('risk.closed_on', order => order.desc().nullsFirst())
    .orderBy('risk.raised_on')
    .orderBy('risk.created_at')
    .execute()
}
