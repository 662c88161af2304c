/** The organisations that somebody speaks for. */
import type { Actor } from '../../../access/access.ts'
import type { Handle } from '../../../db/open.ts'
import type { Option } from '../plan/organisation-choices.queries.ts'

/** By name, to choose one from. */
export async function findOwnOrganisations(db: Handle, { grants }: Pick<Actor, 'grants'>): Promise<Option[]> {
  const ids = grants.filter(grant => grant.kind === 'organisation').map(grant => grant.id)
  if (ids.length === 0) return []
  return db
    .selectFrom('organisation')
    .select(['id as value', 'name as text'])
    .where('id', 'in', ids)
    .orderBy('name')
    .execute()
}
