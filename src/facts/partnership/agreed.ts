/** By which codes a partnership is judged, the departures it has explained, and what others say of its findings. */
import { z } from 'zod'
import { factPart } from '../part.ts'
import { departure, signatory, view } from '../shared.ts'
import { departuresOf, editionsSigned, holds, viewsOf } from '../sql.ts'

/** The lead body and the partners. */
export const signatories = factPart('partnership', 'signatories', {
  sql: `(
    select json_agg(json_build_object('id', o.id, 'label', o.name, 'codes', ${editionsSigned('o.id')})
      order by (o.id = subject.lead_organisation_id) desc, o.name)
    from organisation o
    where o.id = subject.lead_organisation_id or exists (
      select from partner where partner.partnership_id = subject.id and partner.organisation_id = o.id and ${holds('partner')}))`,
  shape: z.array(signatory),
  example: [{ id: 'organisation-1', label: 'Wendle Vale Council', codes: ['beds-luton-partnerships-2009'] }],
})

export const departures = factPart('partnership', 'departures', {
  sql: departuresOf('partnership', 'subject.name'),
  shape: z.array(departure),
  example: [],
})

export const views = factPart('partnership', 'views', {
  sql: viewsOf('partnership'),
  shape: z.array(view),
  example: [],
})
