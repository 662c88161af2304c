/** What partners give to a partnership. */
import type { Handle } from '../../../db/open.ts'
import type { Day } from '../../../kernel/day.ts'
import type { Sector } from '../../organisations/index.ts'
import type { ContributionKind } from './worth.ts'

/** A contribution with its giver, and whether the giver has said so itself. Amounts and rates are pounds. */
export type Contribution = {
  readonly id: string
  readonly version: number
  readonly partner_id: string
  readonly organisation_id: string
  readonly organisation: string
  readonly sector: Sector
  readonly kind: ContributionKind
  readonly what: string
  readonly promised_on: Day
  readonly given_on: Day | null
  readonly amount: number | null
  readonly hours: number | null
  readonly rate: number | null
}

/** The contributions of a partnership, by giver and then by day. */
export async function findContributions(db: Handle, partnershipId: string): Promise<Contribution[]> {
  const rows = await db
    .selectFrom('contribution')
    .innerJoin('partner', 'partner.id', 'contribution.partner_id')
    .innerJoin('organisation', 'organisation.id', 'partner.organisation_id')
    .selectAll('contribution')
    .select(['partner.organisation_id', 'organisation.name as organisation', 'organisation.sector'])
    .where('contribution.partnership_id', '=', partnershipId)
    .orderBy('organisation.name')
    .orderBy('contribution.promised_on')
    .orderBy('contribution.id')
    .execute()
  const number = (text: string | null) => (text === null ? null : Number(text))
  return rows.map(row => ({
    ...row,
    sector: row.sector as Sector,
    amount: number(row.amount),
    hours: number(row.hours),
    rate: number(row.rate),
  }))
}
