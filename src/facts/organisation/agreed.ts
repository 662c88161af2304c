/** What an organisation has signed, and the departures it has explained. */
import { z } from 'zod'
import { factPart } from '../part.ts'
import { departure, signatory, view } from '../shared.ts'
import { departuresOf, editionsSigned, viewsOf } from '../sql.ts'

/** It answers for itself alone. */
export const signatories = factPart('organisation', 'signatories', {
  sql: `json_build_array(json_build_object('id', subject.id, 'label', subject.name, 'codes', ${editionsSigned('subject.id')}))`,
  shape: z.array(signatory),
  example: [{ id: 'organisation-1', label: 'Wendle Vale Council', codes: ['beds-luton-consultation-2009'] }],
})

export const departures = factPart('organisation', 'departures', {
  sql: departuresOf('organisation', 'subject.name'),
  shape: z.array(departure),
  example: [],
})

export const views = factPart('organisation', 'views', {
  sql: viewsOf('organisation'),
  shape: z.array(view),
  example: [],
})
