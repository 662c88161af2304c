/** Public numbers of organisations, as they are kept: one number names one organisation. */
import { newId } from '../../db/ids.ts'
import type { Handle, Tx } from '../../db/open.ts'
import { type Identifier, isScheme } from './identifiers.ts'

/** Public numbers of an organisation, those with a scheme that the Hub knows. */
export async function identifiersOf(db: Handle, organisationId: string): Promise<Identifier[]> {
  const rows = await db
    .selectFrom('organisation_identifier')
    .select(['scheme', 'identifier'])
    .where('organisation_id', '=', organisationId)
    .orderBy('scheme')
    .execute()
  return rows.flatMap(({ scheme, identifier }) => (isScheme(scheme) ? [{ scheme, identifier }] : []))
}

/** Gives an organisation public numbers; the database refuses one that another organisation has. */
export async function addIdentifiers(
  tx: Tx,
  organisationId: string,
  identifiers: readonly Identifier[],
): Promise<void> {
  if (identifiers.length === 0) return
  await tx
    .insertInto('organisation_identifier')
    .values(identifiers.map(each => ({ id: newId(), organisation_id: organisationId, ...each })))
    .execute()
}

/** The organisation that has a public number; null where none has. */
export async function holderOf(
  db: Handle,
  { scheme, identifier }: Identifier,
): Promise<{ id: string; name: string } | null> {
  const row = await db
    .selectFrom('organisation_identifier')
    .innerJoin('organisation', 'organisation.id', 'organisation_identifier.organisation_id')
    .select(['organisation.id', 'organisation.name'])
    .where('scheme', '=', scheme)
    .where('identifier', '=', identifier)
    .executeTakeFirst()
  return row ?? null
}

/** Puts these public numbers in place of those the organisation had; none of them may be another's. */
export async function setIdentifiers(
  tx: Tx,
  organisationId: string,
  identifiers: readonly Identifier[],
): Promise<void> {
  await tx.deleteFrom('organisation_identifier').where('organisation_id', '=', organisationId).execute()
  await addIdentifiers(tx, organisationId, identifiers)
}
