/** The ways in which one person can sign in, beside the mailed link. */
import type { Handle, Tx } from '../../../db/open.ts'
import { endSessionsBegun } from '../../../web/forget.ts'
import { listPasskeys } from '../passkeys/passkeys.queries.ts'

/** A way in: a passkey by its name, or an organisation's own sign-in by that of its button. */
export type WayIn = {
  readonly id: string
  readonly kind: 'passkey' | 'issuer'
  readonly name: string
  readonly madeAt: Date
  readonly lastUsedAt: Date | null
}

/** The ways of a person, passkeys first. */
export async function listWays(db: Handle, personId: string): Promise<WayIn[]> {
  const passkeys = (await listPasskeys(db, personId)).map(({ id, name, madeAt, lastUsedAt }) => ({
    id,
    kind: 'passkey' as const,
    name,
    madeAt,
    lastUsedAt,
  }))
  const identities = await db
    .selectFrom('sign_in_identity as d')
    .innerJoin('sign_in_issuer as i', 'i.id', 'd.issuer_id')
    .select(['d.id', 'i.name', 'd.created_at as madeAt', 'd.last_used_at as lastUsedAt'])
    .where('d.person_id', '=', personId)
    .orderBy('d.created_at', 'desc')
    .execute()
  return [...passkeys, ...identities.map(row => ({ ...row, kind: 'issuer' as const }))]
}

/** Takes a way from a person, and signs out whoever came by such a way, but for the session named by its hash; false where it is gone already. */
export async function removeWay(
  tx: Tx,
  personId: string,
  { id, kind }: Pick<WayIn, 'id' | 'kind'>,
  ended: { readonly now: Date; readonly but: Buffer | null },
): Promise<boolean> {
  const gone = await tx
    .deleteFrom(kind === 'passkey' ? 'passkey' : 'sign_in_identity')
    .where('id', '=', id)
    .where('person_id', '=', personId)
    .executeTakeFirst()
  if (Number(gone.numDeletedRows) !== 1) return false
  await endSessionsBegun(tx, personId, kind, ended)
  return true
}

/** A person whose ways are looked at; null where erased or not there. */
export async function findOwner(
  db: Handle,
  id: string,
): Promise<{ readonly id: string; readonly name: string; readonly email: string | null } | null> {
  const row = await db
    .selectFrom('person')
    .select(['id', 'name', 'email'])
    .where('id', '=', id)
    .where('erased_at', 'is', null)
    .executeTakeFirst()
  return row ?? null
}
