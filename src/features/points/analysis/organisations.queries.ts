/** The organisations that answered, as the review group sees them: with whom they speak for, and a name only where it may be published. */
import type { Handle } from '../../../db/open.ts'
import type { Window } from '../../../web/list.ts'
import type { Tallies } from '../../responses/index.ts'

/** An organisation's response in the list; `publishedAs` is '' where its name may not be published. */
export type ListedOrganisation = {
  readonly reference: string
  readonly publishedAs: string
  readonly provenance: string
  readonly sector: string
}

/** How many responses stand for an organisation. */
export function countOrganisations({ responses }: Tallies): number {
  return responses.reduce((sum, { behalf, count }) => (behalf === 'organisation' ? sum + count : sum), 0)
}

/** Those on one page, in the order of their references. */
export async function listOrganisations(
  db: Handle,
  consultationId: string,
  withConfidential: boolean,
  { limit, offset }: Window,
): Promise<ListedOrganisation[]> {
  return db
    .selectFrom('response')
    .select(['reference', 'published_as as publishedAs', 'provenance', 'sector'])
    .where('consultation_id', '=', consultationId)
    .where('behalf', '=', 'organisation')
    .where('state', '<>', 'withdrawn')
    .$if(!withConfidential, query => query.where('confidential', '=', false))
    .orderBy('reference')
    .limit(limit)
    .offset(offset)
    .execute()
}
