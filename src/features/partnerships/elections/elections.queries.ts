/** Elections, the bodies that vote, who stands, and voting papers. What a body voted is kept apart from that it did. */
import { type Selectable, sql, type Updateable } from 'kysely'
import { changeVersioned } from '../../../db/change-versioned.ts'
import { newId } from '../../../db/ids.ts'
import type { Handle, Tx } from '../../../db/open.ts'
import type { ElectionNominationTable, ElectionTable } from '../../../db/tables.ts'
import type { Day } from '../../../kernel/day.ts'
import { hashToken, newToken } from '../../../web/session.ts'
import type { Sector } from '../../organisations/index.ts'
import type { Paper } from './election.ts'

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
      sql<number>`(select count(*)::int from election_nomination n where n.election_id = election.id
        and n.accepted_on is not null and n.withdrawn_on is null)`.as('standing'),
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

/** A body that may vote. */
export type Body = {
  readonly id: string
  readonly electionId: string
  readonly organisationId: string
  readonly name: string
  readonly slug: string
  readonly voted: boolean
}

const bodies = (db: Handle) =>
  db
    .selectFrom('election_body as b')
    .innerJoin('organisation as o', 'o.id', 'b.organisation_id')
    .select([
      'b.id',
      'b.election_id as electionId',
      'b.organisation_id as organisationId',
      'o.name',
      'o.slug',
      'b.voted',
    ])

/** The bodies that may vote in an election, by name. Who of them has voted is for no page. */
export function findBodies(db: Handle, electionId: string): Promise<Body[]> {
  return bodies(db).where('b.election_id', '=', electionId).orderBy('o.name').orderBy('b.id').execute()
}

/** One of them; null where there is none. */
export async function findBody(db: Handle, id: string): Promise<Body | null> {
  return (await bodies(db).where('b.id', '=', id).executeTakeFirst()) ?? null
}

/** Whose link it is: a body's, or that of somebody who was nominated. */
type LinkOf = { readonly election_body_id: string } | { readonly nomination_id: string }

/** Makes a link; gives the token, which only the mail carries. */
export async function makeElectionLink(tx: Tx, of: LinkOf): Promise<string> {
  const token = newToken()
  await tx
    .insertInto('election_link')
    .values({ id: newId(), token_hash: hashToken(token), ...of })
    .execute()
  return token
}

/** The body whose link a token is; null where no such link was sent. */
export async function bodyOfLink(db: Handle, token: string): Promise<Body | null> {
  const found = await bodies(db)
    .innerJoin('election_link as l', 'l.election_body_id', 'b.id')
    .where('l.token_hash', '=', hashToken(token))
    .executeTakeFirst()
  return found ?? null
}

/** Somebody who was nominated. They stand once they have accepted. */
export type Nomination = Selectable<ElectionNominationTable> & { readonly name: string; readonly body: string }

const nominations = (db: Handle) =>
  db
    .selectFrom('election_nomination as n')
    .innerJoin('person as p', 'p.id', 'n.person_id')
    .innerJoin('election_body as b', 'b.id', 'n.election_body_id')
    .innerJoin('organisation as o', 'o.id', 'b.organisation_id')
    .selectAll('n')
    .select(['p.name', 'o.name as body'])

/** Everybody who was nominated and has neither declined nor withdrawn, by name. */
export function findNominations(db: Handle, electionId: string): Promise<Nomination[]> {
  return nominations(db)
    .where('n.election_id', '=', electionId)
    .where('n.withdrawn_on', 'is', null)
    .orderBy('p.name')
    .orderBy('n.id')
    .execute()
}

/** Whether somebody stands: they were nominated and have accepted. */
export const stands = ({ accepted_on }: Pick<Nomination, 'accepted_on'>): boolean => accepted_on !== null

/** The nomination whose link a token is; null where no such link was sent. */
export async function nominationOfLink(db: Handle, token: string): Promise<Nomination | null> {
  const found = await nominations(db)
    .innerJoin('election_link as l', 'l.nomination_id', 'n.id')
    .where('l.token_hash', '=', hashToken(token))
    .executeTakeFirst()
  return found ?? null
}

/** Keeps a nomination, and gives its id. */
export async function nominate(
  tx: Tx,
  of: { readonly body: Body; readonly personId: string; readonly statement: string; readonly today: Day },
): Promise<string> {
  const id = newId()
  await tx
    .insertInto('election_nomination')
    .values({
      id,
      election_id: of.body.electionId,
      election_body_id: of.body.id,
      person_id: of.personId,
      nominated_on: of.today,
      statement: of.statement,
    })
    .execute()
  return id
}

/** Changes what somebody who was nominated says; false where it was changed meanwhile. */
export function changeNomination(
  tx: Tx,
  { id, version }: Pick<Nomination, 'id' | 'version'>,
  change: Updateable<ElectionNominationTable>,
): Promise<boolean> {
  return changeVersioned(tx, 'election_nomination', id, version, change)
}

/**
 * Takes the paper of a body: once, whichever phone was first; false where it has voted. All papers are written anew under random ids and in
 * random order: the database keeps rows in the order in which they came. The rows of all bodies are written anew as well: each would else
 * keep the transaction of its vote, and with it the moment of the entry in the record of changes.
 */
export async function castPaper(tx: Tx, { id, electionId }: Body, paper: Paper): Promise<boolean> {
  const marked = await tx
    .updateTable('election_body')
    .set({ voted: true })
    .where('id', '=', id)
    .where('voted', '=', false)
    .executeTakeFirst()
  if (Number(marked.numUpdatedRows) === 0) return false
  await sql`
    with old as (delete from election_paper where election_id = ${electionId} returning nomination_id),
      every as (select nomination_id from old union all select ${paper}::uuid)
    insert into election_paper (id, election_id, nomination_id)
    select gen_random_uuid(), ${electionId}, nomination_id from every order by random()`.execute(tx)
  await sql`update election_body set voted = voted where election_id = ${electionId} and id <> ${id}`.execute(tx)
  return true
}

/** The papers of an election, in no order. */
export async function findPapers(db: Handle, electionId: string): Promise<Paper[]> {
  const rows = await db
    .selectFrom('election_paper')
    .select('nomination_id')
    .where('election_id', '=', electionId)
    .orderBy('id')
    .execute()
  return rows.map(({ nomination_id }) => nomination_id)
}
