/** Petitions: each counts as one response, and is told with how many people signed it. */
import type { Handle } from '../../db/open.ts'

/** A petition as everybody is told of it; `name` of the body it came from, '' where that is not to be published. */
export type Petition = { readonly name: string; readonly signatures: number }

/** Those that may be published, the most signed first. */
export async function listPetitions(db: Handle, consultationId: string): Promise<Petition[]> {
  const rows = await db
    .selectFrom('response')
    .select(['published_as as name', 'signatures'])
    .where('consultation_id', '=', consultationId)
    .where('state', '<>', 'withdrawn')
    .where('signatures', 'is not', null)
    .where('confidential', '=', false)
    .where('may_publish', '=', true)
    .orderBy('signatures', 'desc')
    .orderBy('reference')
    .execute()
  return rows.map(({ name, signatures }) => ({ name, signatures: signatures ?? 0 }))
}
