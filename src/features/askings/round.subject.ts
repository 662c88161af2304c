/** The round of the address, with the organisation it is about. */
import { z } from 'zod'
import { slugParams } from '../../web/by-slug.ts'
import { under } from '../../web/under.ts'
import { inOrganisation } from '../organisations/index.ts'
import { findRounds } from './askings.queries.ts'

export const roundParams = slugParams.extend({ round: z.uuid() })

/** Finds both, or null. */
export const roundOfAddress = under(inOrganisation, 'round', (db, { organisation }) => findRounds(db, organisation.id))
