/** The bodies that may vote in an election, and the links of its mails. What a body voted is kept apart from that it did. */
import { sql } from 'kysely'
import { newId } from '../../../db/ids.ts'
import type { Handle, Tx } from '../../../db/open.ts'
import { hashToken, newToken } from '../../../web/session.ts'

/** A body that may vote. */
export type Body = {
  readonly id: string
  readonly electionId: string
  readonly organisationId: string
  readonly name: string
  readonly slug: string
  readonly voted: boolean
  /** Whether it has a vote of its own: see `hasVote`. */
  readonly hasVote: boolean
}

/**
 * Whether a body (`b`, the organisation `o`) has a vote of its own. One that has ended has none, unless a single body took its place that has
 * none itself: of several whose place that one took, the first votes. A vote that was given before counts, since nobody knows which it is.
 */
export const hasVote = sql<boolean>`(o.ended_on is null or exists (select from body_change_body ended
  join body_change c on c.id = ended.body_change_id and c.done_on is not null and c.undone_on is null
  where ended.ends and ended.organisation_id = o.id and c.heir_id is not null
    and not exists (select from election_body heir where heir.election_id = b.election_id and heir.organisation_id = c.heir_id)
    and not exists (select from election_body other
      join body_change_body too on too.organisation_id = other.organisation_id and too.ends
      join body_change same on same.id = too.body_change_id and same.done_on is not null and same.undone_on is null
      where other.election_id = b.election_id and other.id <> b.id and other.voted and same.heir_id = c.heir_id)))`

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
      hasVote.as('hasVote'),
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
