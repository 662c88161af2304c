/**
 * What somebody typed when they were not signed in any more: sealed, kept for seven days, given back after they have signed in,
 * whichever way. Where the sign-in that ended is known, the words are that person's and nobody else's; where it is not, the browser
 * that sent them finds them by a cookie.
 */
import type { Actor } from '../access/access.ts'
import { newId } from '../db/ids.ts'
import type { Handle } from '../db/open.ts'
import { type Day, dayAt } from '../kernel/day.ts'
import type { FormSpec, RawForm } from './fields.ts'
import { heldDays, namedFiles, type Sender } from './held-files.ts'
import type { Hub } from './hub.ts'
import { hashToken, newToken } from './session.ts'
import type { Limit } from './tries.ts'

/** Names the words that were kept for a browser nobody was signed in to. */
export const heldCookie = 'hub_kept'
/** Seconds for which words are kept. */
export const heldSeconds = heldDays * 24 * 60 * 60

const LARGEST = 1_000_000

/** Forms that are kept in ten minutes of one person, or of one address where nobody knows whose: enough for a room of people. */
const heldForms: Limit = { name: 'kept forms', most: 30, minutes: 10 }

/** Words that are kept, with the last day on which they are given back. */
export type Held = { readonly id: string; readonly token: string; readonly until: Day }

/**
 * Keeps a form; gives the token with which it is found, or null where it is too large to keep, or one of too many of a
 * person or an address. `personId`: whose sign-in had ended, where that is known. `keepFiles` keeps its files, once it is known that the form is
 * kept, and gives the form that names them.
 */
export async function holdForm(
  hub: Hub,
  path: string,
  typed: RawForm['values'],
  { ip, personId }: Sender,
  keepFiles?: () => Promise<RawForm>,
): Promise<Held | null> {
  if (JSON.stringify(typed).length > LARGEST || !(await hub.tries.take(heldForms, personId ?? ip))) return null
  const text = JSON.stringify(keepFiles ? (await keepFiles()).values : typed)
  const token = newToken()
  const id = newId()
  const end = new Date(hub.now().getTime() + heldSeconds * 1000)
  await hub.db
    .insertInto('held_form')
    .values({
      id,
      token_hash: hashToken(token),
      path,
      sealed: hub.seal.close(text, `held_form:${id}`),
      person_id: personId,
      expires_at: end,
    })
    .execute()
  return { id, token, until: dayAt(end, (await hub.area()).timeZone) }
}

/** Who asks for words that were kept: a person, or a browser by its cookie. */
export type Asker = { readonly actor: Actor; readonly cookie: string | undefined }

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

function isTheirs(
  row: { readonly person_id: string | null; readonly token_hash: Buffer },
  { actor, cookie }: Asker,
): boolean {
  if (row.person_id !== null) return row.person_id === actor.person?.id
  return cookie !== undefined && hashToken(cookie).equals(row.token_hash)
}

/**
 * What was kept for a page, or null. Found by its token, as in the link of a mail, or by its id by whoever it belongs to. What is a
 * person's is given to nobody else, whatever they know.
 */
export async function findHeld(
  hub: Hub,
  page: { readonly path: string; readonly form?: FormSpec },
  at: string,
  tokenOrId: string,
  asker: Asker,
): Promise<RawForm | null> {
  const byId = UUID.test(tokenOrId)
  const row = await hub.db
    .selectFrom('held_form')
    .selectAll()
    .where(eb => (byId ? eb('id', '=', tokenOrId) : eb('token_hash', '=', hashToken(tokenOrId))))
    .where('path', '=', at)
    .where('expires_at', '>', hub.now())
    .executeTakeFirst()
  if (!row || ((byId || row.person_id !== null) && !isTheirs(row, asker))) return null
  const values = JSON.parse(hub.seal.open(row.sealed, `held_form:${row.id}`)) as Record<string, string[]>
  return { values, files: await namedFiles(hub, page.path, page.form, values) }
}

/** Words that are kept for somebody, the latest first. */
export type KeptWords = {
  readonly id: string
  readonly path: string
  readonly href: string
  readonly at: Date
  readonly until: Date
}

/** Everything kept for a person, or for the browser they use. */
export async function listHeld(db: Handle, now: Date, { actor, cookie }: Asker): Promise<KeptWords[]> {
  if (!actor.person) return []
  const rows = await db
    .selectFrom('held_form')
    .select(['id', 'path', 'expires_at'])
    .where('expires_at', '>', now)
    .where(eb =>
      eb.or([
        eb('person_id', '=', actor.person!.id),
        ...(cookie ? [eb.and([eb('person_id', 'is', null), eb('token_hash', '=', hashToken(cookie))])] : []),
      ]),
    )
    .orderBy('expires_at', 'desc')
    .limit(20)
    .execute()
  return rows.map(({ id, path, expires_at }) => ({
    id,
    path,
    href: `${path}?held=${id}`,
    at: new Date(expires_at.getTime() - heldSeconds * 1000),
    until: new Date(expires_at.getTime() - 1),
  }))
}

/** Forgets words once their form was taken, or because whoever they belong to says so; false where they are not theirs. */
export async function forgetHeld(db: Handle, tokenOrId: string, asker: Asker): Promise<boolean> {
  const row = await db
    .selectFrom('held_form')
    .select(['id', 'person_id', 'token_hash'])
    .where(eb => (UUID.test(tokenOrId) ? eb('id', '=', tokenOrId) : eb('token_hash', '=', hashToken(tokenOrId))))
    .executeTakeFirst()
  if (!row || (UUID.test(tokenOrId) && !isTheirs(row, asker))) return false
  await db.deleteFrom('held_form').where('id', '=', row.id).execute()
  return true
}
