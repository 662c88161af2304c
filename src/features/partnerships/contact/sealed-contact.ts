/**
 * How to reach whoever wrote to a partnership: sealed, bound to the row, and read by a person only after they said why.
 * Answers by email leave without anybody reading the address.
 */
import { z } from 'zod'
import type { Actor } from '../../../access/access.ts'
import type { Handle, Tx } from '../../../db/open.ts'
import { type Mail, sendSealedMail } from '../../../mail/mail.ts'
import type { Hub } from '../../../web/hub.ts'
import { readAddress } from '../../../web/mail-address.ts'
import type { Partnership } from '../partnership.queries.ts'
import { subjectOf } from '../subject.ts'

/** The kinds of rows that carry a sealed contact. */
export type ContactKind = 'join_request' | 'concern'
/** A row with its sealed contact; null where none was given. */
export type Sealed = { readonly kind: ContactKind; readonly id: string; readonly sealed_contact: Buffer | null }

const placeOf = ({ kind, id }: Pick<Sealed, 'kind' | 'id'>): string => `${kind}:${id}`

/** Seals a contact for its row. */
export function sealContact(hub: Pick<Hub, 'seal'>, row: Pick<Sealed, 'kind' | 'id'>, contact: string): Buffer {
  return hub.seal.close(contact, placeOf(row))
}

/** The contact in words; '' where none was given. */
export function readContact(hub: Pick<Hub, 'seal'>, row: Sealed): string {
  return row.sealed_contact === null ? '' : hub.seal.open(row.sealed_contact, placeOf(row))
}

/** Sends an answer to whoever wrote, if they gave an email address; nobody reads it on the way. */
export async function answerSealed(
  tx: Tx,
  hub: Pick<Hub, 'seal'>,
  row: Sealed,
  partnership: Partnership,
  mail: Omit<Mail, 'to'>,
): Promise<void> {
  const to = readAddress(readContact(hub, row))
  if (to !== null) await sendSealedMail(tx, hub.seal, { ...mail, to }, subjectOf(partnership))
}

/** The verb under which an opening stands in the audit. */
export const OPENED = 'partnership.contact-opened'

/** Minutes for which an opened contact can be read by whoever opened it. */
export const minutesInView = 10

/** An opening: when, by whom, why. */
export type Opening = { readonly created_at: Date; readonly by: string | null; readonly purpose: string }

/** Every opening of a contact, the latest first. */
export async function findOpenings(db: Handle, row: Pick<Sealed, 'kind' | 'id'>): Promise<Opening[]> {
  const rows = await db
    .selectFrom('audit_entry')
    .leftJoin('person', 'person.id', 'audit_entry.actor_id')
    .select(['audit_entry.created_at', 'person.name as by', 'audit_entry.after'])
    .where('action', '=', OPENED)
    .where('record_kind', '=', row.kind)
    .where('record_id', '=', row.id)
    .orderBy('audit_entry.created_at', 'desc')
    .execute()
  return rows.map(({ created_at, by, after }) => ({ created_at, by, purpose: purposeIn(after) }))
}

const kept = z.object({ purpose: z.string() })
const purposeIn = (after: unknown): string => kept.safeParse(after).data?.purpose ?? ''

/** Whether somebody opened it so lately that they may still read it. Real time: the Hub's clock can be moved. */
export async function mayStillRead(
  db: Handle,
  row: Pick<Sealed, 'kind' | 'id'>,
  actor: Actor,
  now: Date,
): Promise<boolean> {
  if (!actor.person) return false
  const found = await db
    .selectFrom('audit_entry')
    .select('id')
    .where('action', '=', OPENED)
    .where('record_kind', '=', row.kind)
    .where('record_id', '=', row.id)
    .where('actor_id', '=', actor.person.id)
    .where('created_at', '>', new Date(now.getTime() - minutesInView * 60_000))
    .executeTakeFirst()
  return found !== undefined
}
