/** What each partner of the day says to a matter that partners agree on. */
import { z } from 'zod'
import { day } from '../../kernel/day.ts'
import { factPart, type Of } from '../part.ts'
import { dayOrNone, givenBy, item } from '../shared.ts'
import { givenBy as givenBySql, holds } from '../sql.ts'

/** What a partner of today says to a matter, `label` being the partner; null while it has said nothing. */
export const agreement = item({ agreed: z.boolean().nullable(), on: dayOrNone, givenBy: givenBy.nullable() })
export type Agreement = Of<typeof agreement>

/** SQL of what each partner of the day says to a matter. */
export const agreementsTo = (matter: 'objectives' | 'risks' | 'profiles' | 'taking-part'): string => `(
    select json_agg(json_build_object('id', partner.id, 'label', o.name, 'agreed', a.agreed, 'on', case when a.agreed is not null then a.asked_on end,
      'givenBy', ${givenBySql('a.proof')}) order by o.name)
    from partner join organisation o on o.id = partner.organisation_id
    left join lateral (select s.agreed, s.asked_on, s.proof from party_standing s where s.matter = 'partnership.${matter}' and s.record_id = subject.id
      and s.organisation_id = partner.organisation_id) a on true
    where partner.partnership_id = subject.id and ${holds('partner')})`

/** Both partners agreed after the objectives were last changed. */
export const exemplaryAgreements: readonly Agreement[] = [
  { id: 'partner-1', label: 'Wendle Vale Council', agreed: true, on: day('2025-09-20'), givenBy: 'self' },
  { id: 'partner-2', label: 'Wendle Voluntary Action', agreed: true, on: day('2025-09-22'), givenBy: 'self' },
]

/** The same, where one partner's word was brought in on paper. */
export const agreedOnPaper: readonly Agreement[] = exemplaryAgreements.map((one, at) =>
  at === 0 ? { ...one, givenBy: 'body' } : one,
)

/** Both partners read what the other says of itself, before they agreed the terms. */
const exemplaryReaders: readonly Agreement[] = exemplaryAgreements.map(one => ({ ...one, on: day('2025-07-10') }))

/** Which partners have read what the others say of themselves. */
export const profilesRead = factPart('partnership', 'profilesRead', {
  sql: agreementsTo('profiles'),
  shape: z.array(agreement),
  example: exemplaryReaders,
})

/** Which partners accept how the others take part. */
export const takingPartAccepted = factPart('partnership', 'takingPartAccepted', {
  sql: agreementsTo('taking-part'),
  shape: z.array(agreement),
  example: exemplaryReaders,
})
