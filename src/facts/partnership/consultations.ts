/** Public consultations that partners of today lead. */
import { z } from 'zod'
import { day } from '../../kernel/day.ts'
import { factPart, type Of } from '../part.ts'
import { dayOrNone, item } from '../shared.ts'
import { dayOf, holds } from '../sql.ts'

const consultation = item({
  body: z.string(),
  opensOn: dayOrNone,
  closesOn: dayOrNone,
  topic: z.string(),
  places: z.string(),
})
export type PartnersConsultation = Of<typeof consultation>

/** Two that ask the same people at the same time. */
export const exemplaryConsultations: readonly PartnersConsultation[] = [
  {
    id: 'consultation-1',
    label: 'Meals in the vale',
    body: 'Wendle Vale Council',
    opensOn: day('2026-05-01'),
    closesOn: day('2026-07-31'),
    topic: 'older people',
    places: 'Wendle Vale',
  },
  {
    id: 'consultation-2',
    label: 'Day centres',
    body: 'Wendle Voluntary Action',
    opensOn: day('2026-06-01'),
    closesOn: day('2026-08-31'),
    topic: 'older people',
    places: 'Wendle Vale',
  },
]

export const partnersConsultations = factPart('partnership', 'partnersConsultations', {
  sql: `(
  select json_agg(json_build_object('id', c.id, 'label', left(c.title, 120), 'body', o.name, 'opensOn', c.opens_on,
    'closesOn', c.closes_on, 'topic', c.topic, 'places', c.places) order by c.opens_on, c.id)
  from consultation c join organisation o on o.id = c.lead_organisation_id
  where c.state <> 'withdrawn' and ${dayOf('c.published_at')} <= as_of.day
    and exists (select from partner where partner.partnership_id = subject.id
      and partner.organisation_id = c.lead_organisation_id and ${holds('partner')}))`,
  shape: z.array(consultation),
  example: exemplaryConsultations,
})
