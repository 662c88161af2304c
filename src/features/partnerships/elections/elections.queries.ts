/** Elections: called, found, changed. Who may vote stands in `voters.queries.ts`, who stands in `nominations.queries.ts`, papers in `papers.queries.ts`. */
import { type Selectable, sql, type Updateable } from 'kysely'
import { changeVersioned } from '../../../db/change-versioned.ts'
import { newId } from '../../../db/ids.ts'
import type { Handle, Tx } from '../../../db/open.ts'
import type { ElectionTable } from '../../../db/tables.ts'
import type { Sector } from '../../organisations/index.ts'

/** How many stand in an election that a statement calls by this name: they were nominated, have accepted, and have not withdrawn. */
export const standingIn = (election: string) => sql<number>`(select count(*)::int from election_nomination n
  where n.election_id = ${sql.ref(`${election}.id`)} and n.accepted_on is not null and n.withdrawn_on is null)`

/** An election with the names that its pages tell. `standing`: how many stand; `bodies`: how many may vote. */
export type Election = Omit<Selectable<ElectionTable>, 'sector'> & {
  readonly sector: Sector
  readonly seat: string
  readonly officer: string
  readonly bodies: number
  readonly standing: number
}

const elections = (db: Handle) =>
  db
    .selectFrom('election')
    .innerJoin('seat', 'seat.id', 'election.seat_id')
    .innerJoin('person as officer', 'officer.id', 'election.officer_id')
    .selectAll('election')
    .select([
      'seat.name as seat',
      'officer.name as officer',
      sql<Sector>`election.sector`.as('sector'),
      sql<number>`(select count(*)::int from election_body b where b.election_id = election.id)`.as('bodies'),
      standingIn('election').as('standing'),
    ])

/** The elections of a partnership, the latest first. */
export function findElections(db: Handle, partnershipId: string): Promise<Election[]> {
  return elections(db)
    .where('election.partnership_id', '=', partnershipId)
    .orderBy('election.called_on', 'desc')
    .orderBy('election.id', 'desc')
    .execute()
}

/** An election by its id, or null. */
export async function findElection(db: Handle, id: string): Promise<Election | null> {
  return (await elections(db).where('election.id', '=', id).executeTakeFirst()) ?? null
}

/** As `findElection`, and nobody else changes it, votes in it or stands in it until the transaction ends. */
export async function holdElection(tx: Tx, id: string): Promise<Election> {
  await tx.selectFrom('election').select('id').where('id', '=', id).forUpdate().execute()
  return (await findElection(tx, id))!
}

/** Calls an election: the bodies of the sector that the directory has today may nominate and vote. Gives its id and how many they are. */
export async function callElection(
  tx: Tx,
  election: Pick<
    Selectable<ElectionTable>,
    | 'partnership_id'
    | 'seat_id'
    | 'kind'
    | 'term_from'
    | 'term_to'
    | 'nominations_until'
    | 'opens_on'
    | 'closes_on'
    | 'called_on'
    | 'called_by'
    | 'officer_id'
  > & { readonly sector: Sector },
): Promise<{ readonly id: string; readonly bodies: number }> {
  const id = newId()
  await tx
    .insertInto('election')
    .values({ id, ...election })
    .execute()
  const bodies = await bodiesOf(tx, election.sector)
  if (bodies.length > 0)
    await tx
      .insertInto('election_body')
      .values(bodies.map(organisation_id => ({ id: newId(), election_id: id, organisation_id })))
      .execute()
  return { id, bodies: bodies.length }
}

/** The bodies of a sector that the directory has: none that has ended, none that a body brought and nobody has looked at. */
export async function bodiesOf(db: Handle, sector: Sector): Promise<string[]> {
  const rows = await db
    .selectFrom('organisation')
    .select('id')
    .where('sector', '=', sector)
    .where('ended_on', 'is', null)
    .where(eb => eb.or([eb('proposed_in', 'is', null), eb('proposal_seen_on', 'is not', null)]))
    .orderBy('name')
    .execute()
  return rows.map(({ id }) => id)
}

/** Changes an election that still has the version quoted; false where somebody changed it meanwhile. */
export function changeElection(
  tx: Tx,
  { id, version }: Pick<Election, 'id' | 'version'>,
  change: Updateable<ElectionTable>,
): Promise<boolean> {
  return changeVersioned(tx, 'election', id, version, change)
}
