/** Voting papers: cast so that no row tells whose it was or when it came. */
import { sql } from 'kysely'
import type { Handle, Tx } from '../../../db/open.ts'
import type { Paper } from './election.ts'
import type { Body } from './voters.queries.ts'

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
