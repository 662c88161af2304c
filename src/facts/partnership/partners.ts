/** The partners of a partnership. */
import { z } from 'zod'
import { day } from '../../kernel/day.ts'
import { factPart, type Of } from '../part.ts'
import { aDay, dayOrNone, item, sector, text } from '../shared.ts'
import { holds, ofTheSector } from '../sql.ts'

/** A partner of today. */
const partner = item({
  sector,
  joinedOn: aDay,
  reasons: text,
  offers: text,
  limits: text,
  /**
   * Support needs and barriers; null or blank where it was not asked, "None" where it was asked and needs nothing.
   * `supportAnswer` is how they were met or answered.
   */
  supportNeeds: text,
  supportAnswer: text,
})
export type Partner = Of<typeof partner>

const needsNothing = "partner.support_asked_on is not null and partner.support_needs = ''"

export const partners = factPart('partnership', 'partners', {
  sql: `(
  select json_agg(json_build_object('id', partner.id, 'label', o.name, 'sector', o.sector, 'joinedOn', partner.from_day,
    'reasons', partner.reasons, 'offers', partner.offers, 'limits', partner.limits,
    'supportNeeds', case when ${needsNothing} then 'None' else partner.support_needs end,
    'supportAnswer', case when ${needsNothing} and partner.support_answer = '' then 'None needed' else partner.support_answer end) order by partner.from_day, o.name)
  from partner join organisation o on o.id = partner.organisation_id
  where partner.partnership_id = subject.id and ${holds('partner')})`,
  shape: z.array(partner),
  example: [
    {
      id: 'partner-1',
      label: 'Wendle Vale Council',
      sector: 'statutory',
      joinedOn: day('2025-05-20'),
      reasons: 'Fewer hospital stays',
      offers: 'A kitchen',
      limits: 'No cash',
      supportNeeds: 'None',
      supportAnswer: 'Agreed that none are needed',
    },
    {
      id: 'partner-2',
      label: 'Wendle Voluntary Action',
      sector: 'voluntary',
      joinedOn: day('2025-05-20'),
      reasons: 'Company for members',
      offers: 'Drivers',
      limits: 'Evenings only',
      supportNeeds: 'Travel costs',
      supportAnswer: 'Paid by the council',
    },
  ],
})

/**
 * How it began: when the first organisation of the sector joined, and when a partner first agreed to terms. Partners that have
 * left since count, and so do answers to versions that were replaced.
 */
export const outset = factPart('partnership', 'outset', {
  sql: `(
  select json_build_object('sectorJoinedOn', (select min(partner.from_day) from partner
      join organisation o on o.id = partner.organisation_id and ${ofTheSector('o.sector')}
      where partner.partnership_id = subject.id and partner.from_day <= as_of.day),
    'termsAgreedOn', (select min(a.given_on) from party_standing a
      where a.matter = 'partnership.terms' and a.subject_id = subject.id and a.agreed)))`,
  shape: z.strictObject({ sectorJoinedOn: dayOrNone, termsAgreedOn: dayOrNone }),
  example: { sectorJoinedOn: day('2025-05-20'), termsAgreedOn: day('2025-08-20') },
})
