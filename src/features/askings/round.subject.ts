/** The round of the address, with the organisation it is about. */
import { z } from 'zod'
import type { Handle } from '../../db/open.ts'
import { slugParams } from '../../web/by-slug.ts'
import { organisationOfAddress } from '../organisations/index.ts'
import { findRounds } from './askings.queries.ts'

export const roundParams = slugParams.extend({ round: z.uuid() })

/** Finds both, or null. */
export async function roundOfAddress(db: Handle, params: { readonly slug: string; readonly round: string }) {
  const found = await organisationOfAddress(db, params)
  const round = found && (await findRounds(db, found.record.id)).find(({ id }) => id === params.round)
  return found && round ? { ref: found.ref, record: { organisation: found.record, round } } : null
}
