/** What partners give to a partnership, in money and in kind. */
import { z } from 'zod'
import { factPart, type Of } from '../part.ts'
import { item } from '../shared.ts'

/** A contribution on record, by the partner that gives it; one that its giver says is not so is none. */
const contribution = item({
  partnerId: z.string(),
  /** Hours, expertise or the use of something, and not money. */
  inKind: z.boolean(),
  given: z.boolean(),
  /** Whether its giver has said so itself, as it now stands. */
  confirmed: z.boolean(),
})
export type Contribution = Of<typeof contribution>

/** A kitchen lent, as its giver confirmed. */
export const exemplaryContribution: Contribution = {
  id: 'contribution-1',
  label: 'The kitchen on Sundays',
  partnerId: 'partner-1',
  inKind: true,
  given: true,
  confirmed: true,
}

export const contributions = factPart('partnership', 'contributions', {
  sql: `(
  select json_agg(json_build_object('id', c.id, 'label', left(c.what, 120), 'partnerId', c.partner_id, 'inKind', c.kind <> 'money',
    'given', c.given_on is not null, 'confirmed', exists (select from party_standing s where s.matter = 'partnership.contribution'
      and s.record_id = c.id and s.agreed and s.proof = 'confirmed'))
    order by c.promised_on, c.created_at)
  from contribution c where c.partnership_id = subject.id and not exists (select from party_standing s
    where s.matter = 'partnership.contribution' and s.record_id = c.id and not s.agreed))`,
  shape: z.array(contribution),
  example: [
    exemplaryContribution,
    { ...exemplaryContribution, id: 'contribution-2', label: '2,000 pounds', partnerId: 'partner-2', inKind: false },
  ],
})
