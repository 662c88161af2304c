/** Passkeys as they are kept, and what a key must sign: made for one try, taken once, for some minutes. */
import type { Actor } from '../../../access/access.ts'
import { newId } from '../../../db/ids.ts'
import type { Handle, Tx } from '../../../db/open.ts'
import { hashToken } from '../../../web/session.ts'

/** How long somebody may take with their key, in minutes. */
export const challengeMinutes = 5

/** What a key signs for: to be added to a person, or to sign in whoever it belongs to. */
export type Purpose = { readonly purpose: 'to-add'; readonly personId: string } | { readonly purpose: 'to-sign-in' }

/** Keeps what a key must sign. */
export async function keepChallenge(db: Handle, challenge: string, of: Purpose, now: Date): Promise<void> {
  await db
    .insertInto('passkey_challenge')
    .values({
      id: newId(),
      created_at: now,
      purpose: of.purpose,
      challenge_hash: hashToken(challenge),
      person_id: of.purpose === 'to-add' ? of.personId : null,
      expires_at: new Date(now.getTime() + challengeMinutes * 60_000),
    })
    .execute()
}

/**
 * Takes what was signed, in the transaction of its form: nobody is added or signed in with it again. False where it was not made here for
 * this, was taken before, or is too old.
 */
export async function takeChallenge(tx: Tx, challenge: string, of: Purpose, now: Date): Promise<boolean> {
  const taken = await tx
    .deleteFrom('passkey_challenge')
    .where('challenge_hash', '=', hashToken(challenge))
    .where('purpose', '=', of.purpose)
    .where('expires_at', '>', now)
    .where('person_id', of.purpose === 'to-add' ? '=' : 'is', of.purpose === 'to-add' ? of.personId : null)
    .executeTakeFirst()
  return Number(taken.numDeletedRows) === 1
}

/** A passkey as its owner sees it. */
export type Passkey = {
  readonly id: string
  readonly name: string
  readonly madeAt: Date
  readonly lastUsedAt: Date | null
  readonly credentialId: string
  readonly transports: readonly string[]
}

/** The passkeys of a person, the newest first. */
export async function listPasskeys(db: Handle, personId: string): Promise<Passkey[]> {
  const rows = await db
    .selectFrom('passkey')
    .selectAll()
    .where('person_id', '=', personId)
    .orderBy('id', 'desc')
    .execute()
  return rows.map(row => ({
    id: row.id,
    name: row.name,
    madeAt: row.created_at,
    lastUsedAt: row.last_used_at,
    credentialId: row.credential_id,
    transports: row.transports,
  }))
}

/** A key as its browser gave it. */
export type GivenKey = {
  readonly credentialId: string
  readonly publicKey: Uint8Array
  readonly counter: number
  readonly transports: readonly string[]
}

/** Adds a passkey; null where the key is known already. */
export async function addPasskey(
  tx: Tx,
  { personId, name, now }: { readonly personId: string; readonly name: string; readonly now: Date },
  { credentialId, publicKey, counter, transports }: GivenKey,
): Promise<string | null> {
  const row = await tx
    .insertInto('passkey')
    .values({
      id: newId(),
      created_at: now,
      person_id: personId,
      name,
      credential_id: credentialId,
      public_key: Buffer.from(publicKey),
      counter,
      transports: [...transports],
    })
    .onConflict(conflict => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  return row?.id ?? null
}

/** The key of a credential with its owner; null where there is none. */
export async function findKey(db: Handle, credentialId: string) {
  const row = await db
    .selectFrom('passkey')
    .innerJoin('person', 'person.id', 'passkey.person_id')
    .select(['passkey.id', 'passkey.person_id as personId', 'passkey.public_key', 'passkey.counter'])
    .where('passkey.credential_id', '=', credentialId)
    .where('person.erased_at', 'is', null)
    .executeTakeFirst()
  return row ? { ...row, counter: Number(row.counter) } : null
}

/** Notes that a key was used. False where it counts less than it did: then there are two of it. */
export async function noteKeyUse(tx: Tx, id: string, counter: number, now: Date): Promise<boolean> {
  const used = await tx
    .updateTable('passkey')
    .set({ counter, last_used_at: now })
    .where('id', '=', id)
    .where(eb => eb.or([eb('counter', '<', counter), eb.and([eb('counter', '=', 0), eb(eb.val(counter), '=', 0)])]))
    .executeTakeFirst()
  return Number(used.numUpdatedRows) === 1
}

/**
 * Whether somebody must come by a passkey before they add or remove one: where the secretariat signs in with passkeys, whoever reads the
 * mailbox of a member could otherwise bring a key of their own. Who has none yet adds the first.
 */
export async function needsOwnKey(db: Handle, { person, withheld = [], sealsWait }: Actor): Promise<boolean> {
  return (withheld.length > 0 || sealsWait === true) && (await listPasskeys(db, person!.id)).length > 0
}
