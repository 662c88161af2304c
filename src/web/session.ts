/** Who is asking: the session cookie names a session by a token of which only the hash is kept. */
import { createHash, randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import { type Actor, type Grant, nobody } from '../access/access.ts'
import { newId } from '../db/ids.ts'
import type { Handle } from '../db/open.ts'
import { prepared } from '../db/prepared.ts'
import type { Day } from '../kernel/day.ts'

export const sessionCookie = 'hub_session'

/**
 * The name of a cookie at an address. Over https it says by its name that no other host and no page without encryption has set it
 * (RFC 6265bis, 4.1.3.2).
 */
export function cookieAt(name: string, origin: string): string {
  return origin.startsWith('https:') ? `__Host-${name}` : name
}

/** The name of the session cookie at an address. */
export function sessionCookieAt(origin: string): string {
  return cookieAt(sessionCookie, origin)
}

/** The cookie that keeps somebody signed in for so many milliseconds. */
export function keepSignedIn(token: string, whole: number) {
  return { name: sessionCookie, value: token, maxAge: whole / 1000, thisHostOnly: true } as const
}

/** The cookie that signs out. */
export const forgetSignIn = { name: sessionCookie, value: '', maxAge: 0, thisHostOnly: true } as const

/** Every name that the cookie may have. */
export const sessionCookies = [sessionCookie, `__Host-${sessionCookie}`] as const

/** How long sessions last, in milliseconds: from their beginning, and from when they were used last. */
export type SessionTimes = { readonly whole: number; readonly idle: number }

const DAY = 24 * 60 * 60 * 1000
/** Two weeks, and three days without use. */
export const usualSessions: SessionTimes = { whole: 14 * DAY, idle: 3 * DAY }

/** How a session was begun: by a mailed link, an organisation's own sign-in, or a passkey. */
export type Way = 'link' | 'issuer' | 'passkey'

/** How a session begins. `provedAt`: when its person last proved who they are; null where nobody can say. */
export type Beginning = { readonly way: Way; readonly issuerId?: string; readonly provedAt: Date | null }

/** How long a proof of who one is counts as fresh, in milliseconds: what is sealed is opened only after one. */
export const freshFor = 60 * 60 * 1000

/** The hash under which a token is kept. */
export function hashToken(token: string): Buffer {
  return createHash('sha256').update(token).digest()
}

/** A new token of 256 bits, safe in an address. */
export function newToken(): string {
  return randomBytes(32).toString('base64url')
}

/** A text without the tokens in it, and without keys as long (of a keyed hash): whatever they open, a page for other eyes has "…". */
export function withoutTokens(text: string): string {
  return text.replace(/(?<![\w-])[\w-]{43}(?![\w-])/g, '…')
}

/** The actor behind a session token, with the roles that hold today, in one query; nobody if it does not hold. */
export async function findActor(db: Handle, token: string | undefined, now: Date, today: Day): Promise<Actor> {
  return (await findSession(db, token, { now, today, idle: usualSessions.whole })).actor
}

/** How often the last use of a session is written down, in milliseconds. */
const NOTED_EVERY = 5 * 60 * 1000

/** A session that holds, with the person behind it and their roles. */
type SessionRow = {
  readonly id: string
  readonly name: string
  readonly email: string | null
  readonly proved_at: Date | null
  readonly seen_at: Date
  readonly way: Way
  readonly secretariat_way: 'any' | 'passkey' | null
  readonly seals_way: 'any' | 'passkey' | null
  readonly grants: Grant[]
}

/** As `findActor`, for a session that was not left alone for too long; `note` is true where its use is to be written down. */
export async function findSession(
  db: Handle,
  token: string | undefined,
  { now, today, idle }: { readonly now: Date; readonly today: Day; readonly idle: number },
): Promise<{ readonly actor: Actor; readonly note: boolean }> {
  if (!token) return { actor: nobody, note: false }
  // Asked for each page that somebody signed in opens: planned once on each connection.
  const { rows } = await sql<SessionRow>`${prepared('session')}
    select person.id, person.name, person.email, session.proved_at, session.seen_at, session.way,
      (select secretariat_way from area) as secretariat_way, (select seals_way from area) as seals_way,
      coalesce((
        select json_agg(json_build_object('role', role, 'kind', subject_kind, 'id', subject_id))
        from role_grant
        where person_id = person.id and from_day <= ${today}::date and (to_day is null or to_day >= ${today}::date)), '[]')
        as grants
    from session join person on person.id = session.person_id
    where session.token_hash = ${hashToken(token)} and session.ended_at is null
      and session.expires_at > ${now}::timestamptz
      and session.seen_at > ${new Date(now.getTime() - idle)}::timestamptz and person.erased_at is null`.execute(db)
  const [row] = rows
  if (!row) return { actor: nobody, note: false }
  const person = { id: row.id, name: row.name, email: row.email }
  const note = now.getTime() - row.seen_at.getTime() > NOTED_EVERY
  return { actor: { person, provedAt: row.proved_at, way: row.way, ...rightsOf(row), ...sealsOf(row) }, note }
}

/** What somebody may use of their roles: those of the secretariat wait, where the area wants a passkey for them and there was none. */
function rightsOf(row: { way: Way; secretariat_way: 'any' | 'passkey' | null; grants: Grant[] }) {
  if (row.way === 'passkey' || row.secretariat_way !== 'passkey') return { grants: row.grants }
  const withheld = row.grants.filter(({ role }) => role === 'secretariat')
  const grants = row.grants.filter(({ role }) => role !== 'secretariat')
  return withheld.length === 0 ? { grants } : { grants, withheld }
}

/** Whether seals wait until somebody signs in with a passkey. */
function sealsOf({ way, seals_way }: Pick<SessionRow, 'way' | 'seals_way'>): Pick<Actor, 'sealsWait'> {
  return way !== 'passkey' && seals_way === 'passkey' ? { sealsWait: true } : {}
}

/** Writes down that a session is used. */
export async function noteUse(db: Handle, token: string, now: Date): Promise<void> {
  await db.updateTable('session').set({ seen_at: now }).where('token_hash', '=', hashToken(token)).execute()
}

/** Whose session a token was of, also one that has ended or run out; null for no session of ours. */
export async function personBehind(db: Handle, token: string | null): Promise<string | null> {
  if (!token) return null
  const row = await db
    .selectFrom('session')
    .innerJoin('person', 'person.id', 'session.person_id')
    .select('person.id')
    .where('session.token_hash', '=', hashToken(token))
    .where('person.erased_at', 'is', null)
    .executeTakeFirst()
  return row?.id ?? null
}

/** By which organisation's own sign-in a session began; null for another way, or no session of ours. */
export async function issuerOfSession(db: Handle, token: string | null): Promise<string | null> {
  if (!token) return null
  const row = await db
    .selectFrom('session')
    .select('issuer_id')
    .where('token_hash', '=', hashToken(token))
    .executeTakeFirst()
  return row?.issuer_id ?? null
}

/** Begins a session and gives its token, which goes into the cookie and nowhere else. */
export async function beginSession(
  tx: Handle,
  personId: string,
  userAgent: string,
  now: Date,
  whole = usualSessions.whole,
  { way, issuerId, provedAt }: Beginning = { way: 'link', provedAt: now },
): Promise<string> {
  const token = newToken()
  await tx
    .insertInto('session')
    .values({
      id: newId(),
      token_hash: hashToken(token),
      person_id: personId,
      user_agent: userAgent.slice(0, 300),
      created_at: now,
      seen_at: now,
      expires_at: new Date(now.getTime() + whole),
      way,
      issuer_id: issuerId ?? null,
      proved_at: provedAt,
    })
    .execute()
  return token
}

/** Ends one session. */
export async function endSession(tx: Handle, token: string, now: Date): Promise<void> {
  await tx
    .updateTable('session')
    .set({ ended_at: now })
    .where('token_hash', '=', hashToken(token))
    .where('ended_at', 'is', null)
    .execute()
}

/** Signs a person out everywhere; gives how many sessions ended. */
export async function endAllSessions(tx: Handle, personId: string, now: Date): Promise<number> {
  const ended = await tx
    .updateTable('session')
    .set({ ended_at: now })
    .where('person_id', '=', personId)
    .where('ended_at', 'is', null)
    .where('expires_at', '>', now)
    .executeTakeFirst()
  return Number(ended.numUpdatedRows)
}

/** Signs a person out everywhere but here; gives how many sessions ended. */
export async function endOtherSessions(tx: Handle, personId: string, here: string | null, now: Date): Promise<number> {
  const ended = await tx
    .updateTable('session')
    .set({ ended_at: now })
    .where('person_id', '=', personId)
    .where('ended_at', 'is', null)
    .where('expires_at', '>', now)
    .$if(here !== null, query => query.where('token_hash', '!=', hashToken(here!)))
    .executeTakeFirst()
  return Number(ended.numUpdatedRows)
}

/** Ends one session of a person by its id; false where it has ended already or is not theirs. */
export async function endOwnSession(tx: Handle, personId: string, id: string, now: Date): Promise<boolean> {
  const ended = await tx
    .updateTable('session')
    .set({ ended_at: now })
    .where('id', '=', id)
    .where('person_id', '=', personId)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  return Number(ended.numUpdatedRows) === 1
}
