/** By which codes a consultation is judged, and the departures that its lead body has explained. */
import { z } from 'zod'
import { factPart } from '../part.ts'
import { departure, signatory, view } from '../shared.ts'
import { departuresOf, editionsSigned, viewsOf } from '../sql.ts'

export const signatories = factPart('consultation', 'signatories', {
  sql: `(
    select json_agg(json_build_object('id', o.id, 'label', o.name, 'codes', ${editionsSigned('o.id')}))
    from organisation o where o.id = subject.lead_organisation_id)`,
  shape: z.array(signatory),
  example: [{ id: 'organisation-1', label: 'Wendle Vale Council', codes: ['beds-luton-consultation-2009'] }],
})

export const departures = factPart('consultation', 'departures', {
  sql: departuresOf('consultation', '(select name from organisation where id = subject.lead_organisation_id)'),
  shape: z.array(departure),
  example: [],
})

export const views = factPart('consultation', 'views', {
  sql: viewsOf('consultation'),
  shape: z.array(view),
  example: [],
})
