/** Who was nominated in an election, and who of them stands. */
import type { Selectable, Updateable } from 'kysely'
import { changeVersioned } from '../../../db/change-versioned.ts'
import { newId } from '../../../db/ids.ts'
import type { Handle, Tx } from '../../../db/open.ts'
import type { ElectionNominationTable } from '../../../db/tables.ts'
import type { Day } from '../../../kernel/day.ts'
import { hashToken } from '../../../web/session.ts'
import type { Body } from './voters.queries.ts'

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

/** Whether somebody said no to a body that nominated them: they are not asked again. */
export async function hasDeclined(db: Handle, { id }: Pick<Body, 'id'>, personId: string): Promise<boolean> {
  const row = await db
    .selectFrom('election_nomination')
    .select('id')
    .where('election_body_id', '=', id)
    .where('person_id', '=', personId)
    .where('withdrawn_on', 'is not', null)
    .executeTakeFirst()
  return row !== undefined
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
