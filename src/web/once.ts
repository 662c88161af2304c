/**
 * A form is taken once. Every form carries a token made when the page was sent; the first of two equal forms does the
 * work, the second waits for it and is led to the same place. Where the form led is sealed, because it may hold a code.
 */
import { createHash, randomUUID } from 'node:crypto'
import type { Handle, Tx } from '../db/open.ts'
import type { Seal } from '../db/seal.ts'
import type { RawForm } from './fields.ts'
import { keptName } from './held-files.ts'

/** Stands in rendered pages where the token goes in when the page is sent. */
export const oncePlaceholder = '00000000-0000-4000-8000-6f6e63650000'

const TOKEN = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

export function newOnce(): string {
  return randomUUID()
}

/** The token of a form, or a new one where it has none (a hand-made request). */
export function onceOf(raw: RawForm): string {
  const token = raw.values['_once']?.[0] ?? ''
  return TOKEN.test(token) ? token : newOnce()
}

/**
 * A fingerprint of what was typed and chosen, the tokens aside. It is made with the seal and for this token, so that nobody who only
 * has the database can try out what may have been typed: a form may hold an anonymous answer or an address.
 */
export function digestOf(raw: RawForm, seal: Seal, token: string): Buffer {
  const hash = createHash('sha256')
  for (const name of Object.keys(raw.values).sort())
    if (name !== '_once' && !name.startsWith(keptName(''))) hash.update(JSON.stringify([name, raw.values[name]]))
  for (const name of Object.keys(raw.files).sort()) hash.update(name).update(raw.files[name]?.bytes ?? '')
  return seal.mark(hash.digest('hex'), `submission:${token}`)
}

/** A form in which nothing was typed: what stands for a secret one, whose fingerprint would tell what was chosen. */
export const nothingTyped: RawForm = { values: {}, files: {} }

/** A form that was sent before: the same one, with where it led, or another one under the same token. */
export type Before = { readonly kind: 'same'; readonly to: string } | { readonly kind: 'different' }

export type Claim = { readonly kind: 'first' } | Before

/** Claims a token for this transaction. A second claim waits until the first transaction has ended. */
export async function claimOnce(tx: Tx, seal: Seal, token: string, page: string, digest: Buffer): Promise<Claim> {
  const inserted = await tx
    .insertInto('submission')
    .values({ token, page, digest })
    .onConflict(conflict => conflict.column('token').doNothing())
    .executeTakeFirst()
  if (Number(inserted.numInsertedOrUpdatedRows ?? 0) === 1) return { kind: 'first' }
  return (await findBefore(tx, seal, { token, page, digest })) ?? { kind: 'different' }
}

/** What a token was used for before, or null. */
export async function findBefore(
  db: Handle,
  seal: Seal,
  claim: { readonly token: string; readonly page: string; readonly digest: Buffer },
): Promise<Before | null> {
  const before = await db.selectFrom('submission').selectAll().where('token', '=', claim.token).executeTakeFirst()
  if (!before) return null
  if (!before.sealed_location || before.page !== claim.page || !claim.digest.equals(before.digest))
    return { kind: 'different' }
  return { kind: 'same', to: seal.open(before.sealed_location, `submission:${claim.token}`) }
}

/** The place where a form led, sealed for its row in `submission`. */
export function sealPlace(seal: Seal, token: string, to: string): Buffer {
  return seal.close(to, `submission:${token}`)
}

/** Remembers where the form led. */
export async function settleOnce(tx: Tx, seal: Seal, token: string, to: string): Promise<void> {
  await tx
    .updateTable('submission')
    .set({ sealed_location: sealPlace(seal, token, to) })
    .where('token', '=', token)
    .execute()
}
