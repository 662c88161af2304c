/**
 * Who a respondent is: encrypted apart from what was said. Every opening is written down with who and why, in the
 * transaction that uses what was opened; there is no other way to it.
 */
import type { Actor } from '../../../access/access.ts'
import { noteErasure, type Telling } from '../../../db/erasures.ts'
import { newId } from '../../../db/ids.ts'
import type { Handle, Tx } from '../../../db/open.ts'
import type { Seal } from '../../../db/seal.ts'
import { dropFiles } from '../../../files/files.ts'
import { forgetMailAbout } from '../../../mail/mail.ts'
import type { Hub } from '../../../web/hub.ts'
import { type Contact, isReachable } from '../form/about-you.ts'
import { eraseFiles } from './answer-files.queries.ts'
import { tellOpened } from './tell-opened.ts'

/** Why a seal may be opened. */
export const purposes = [
  'acknowledge',
  'feedback',
  'copy-to-respondent',
  'ask-back',
  'subject-access',
  'erasure',
  'check-keying',
  'confidence',
] as const
export type Purpose = (typeof purposes)[number]

/** A contact sealed for its row. */
export type SealedContact = { readonly id: string; readonly sealed: Buffer; readonly reachable: boolean }

/** Seals a contact; what comes out can only be opened in the row of that id. */
export function sealContact(seal: Seal, contact: Contact, id: string = newId()): SealedContact {
  return { id, sealed: seal.close(JSON.stringify(contact), placeOf(id)), reachable: isReachable(contact) }
}

function placeOf(id: string): string {
  return `respondent_contact:${id}`
}

/**
 * Opens the contact of a response and writes the opening down. Null where there is none, or where it has been erased:
 * then nothing was opened. `by` is 'system' for work nobody asked for, such as acknowledgements.
 */
export async function openContact(
  tx: Tx,
  hub: Pick<Hub, 'seal'>,
  responseId: string,
  purpose: Purpose,
  by: Actor | 'system' | 'respondent',
): Promise<Contact | null> {
  const row = await tx
    .selectFrom('respondent_contact')
    .select(['id', 'sealed'])
    .where('response_id', '=', responseId)
    .where('erased_at', 'is', null)
    .executeTakeFirst()
  if (!row) return null
  await writeOpening(tx, row.id, purpose, by)
  return JSON.parse(hub.seal.open(row.sealed, placeOf(row.id))) as Contact
}

async function writeOpening(
  tx: Tx,
  contactId: string,
  purpose: Purpose,
  by: Actor | 'system' | 'respondent',
): Promise<string> {
  const person = typeof by === 'string' ? null : by.person
  const id = newId()
  await tx
    .insertInto('seal_opening')
    .values({
      id,
      respondent_contact_id: contactId,
      opened_by: person?.id ?? null,
      opened_by_label: person ? 'person' : typeof by === 'string' ? by : 'anyone',
      purpose,
    })
    .execute()
  return id
}

/** Minutes for which what was opened stays in view for the person who opened it. */
export const minutesInView = 15

/** Opens the contact of a response to be looked at, and tells those who answer for the consultation; gives the id of the opening, or null where there is nothing to open. */
export async function openToLook(
  tx: Tx,
  hub: Hub,
  responseId: string,
  purpose: Purpose,
  by: Actor,
): Promise<string | null> {
  const row = await tx
    .selectFrom('respondent_contact')
    .innerJoin('response', 'response.id', 'respondent_contact.response_id')
    .select(['respondent_contact.id', 'response.consultation_id as consultationId'])
    .where('response_id', '=', responseId)
    .where('erased_at', 'is', null)
    .executeTakeFirst()
  if (!row) return null
  await tellOpened(tx, hub, row.consultationId, by)
  return writeOpening(tx, row.id, purpose, by)
}

/** What an opening shows: to the person who made it, while it is in view, and to nobody else. */
export async function lookAt(db: Handle, seal: Seal, openingId: string, consultationId: string, by: Actor, now: Date) {
  const row = await db
    .selectFrom('seal_opening')
    .innerJoin('respondent_contact', 'respondent_contact.id', 'seal_opening.respondent_contact_id')
    .innerJoin('response', 'response.id', 'respondent_contact.response_id')
    .select(['respondent_contact.id', 'respondent_contact.sealed', 'response.reference'])
    .select(['seal_opening.created_at', 'seal_opening.purpose'])
    .where('seal_opening.id', '=', openingId)
    .where('response.consultation_id', '=', consultationId)
    .where('seal_opening.opened_by', '=', by.person?.id ?? null)
    .where('respondent_contact.erased_at', 'is', null)
    .executeTakeFirst()
  if (!row || now.getTime() - row.created_at.getTime() > minutesInView * 60_000) return null
  const contact = JSON.parse(seal.open(row.sealed, placeOf(row.id))) as Contact
  return { contact, reference: row.reference, purpose: row.purpose, openedAt: row.created_at }
}

/** Puts a contact beside a response in place of the one before. */
export async function replaceContact(tx: Tx, seal: Seal, responseId: string, contact: Contact): Promise<void> {
  const known = await tx
    .selectFrom('respondent_contact')
    .select('id')
    .where('response_id', '=', responseId)
    .executeTakeFirst()
  const sealed = sealContact(seal, contact, known?.id)
  if (!known)
    await tx
      .insertInto('respondent_contact')
      .values({ ...sealed, response_id: responseId })
      .execute()
  else
    await tx
      .updateTable('respondent_contact')
      .set({ sealed: sealed.sealed, reachable: sealed.reachable, erased_at: null, came_back_at: null })
      .where('id', '=', known.id)
      .execute()
}

/**
 * Erases the contact of a response and the scan of its paper, which shows it too: the row stays, so that the openings before
 * it stay accounted for. Only within a transaction: what is erased half is neither kept nor forgotten.
 * A copy from before it was given may hold it in a draft or in the late box: it is erased there too.
 */
export async function eraseContact(tx: Tx, responseId: string, now: Date, telling: Telling): Promise<void> {
  const drafts = await draftsOf(tx, responseId)
  const late = await tx.selectFrom('late_response').select('id').where('response_id', '=', responseId).execute()
  await noteErasure(tx, 'contact', responseId, telling, [
    ...drafts.map(recordId => ({ kind: 'draft-contact', recordId }) as const),
    ...late.map(({ id }) => ({ kind: 'late-contact', recordId: id }) as const),
  ])
  await eraseScan(tx, responseId)
  await eraseFiles(tx, responseId)
  await tx
    .updateTable('respondent_contact')
    .set({ sealed: Buffer.alloc(0), reachable: false, erased_at: now })
    .where('response_id', '=', responseId)
    .where('erased_at', 'is', null)
    .execute()
  await forgetMailAbout(tx, { kind: 'response', id: responseId })
  for (const id of drafts) await forgetMailAbout(tx, { kind: 'response_draft', id })
}

async function draftsOf(tx: Handle, responseId: string): Promise<string[]> {
  const rows = await tx.selectFrom('response_draft').select('id').where('given_response_id', '=', responseId).execute()
  return rows.map(({ id }) => id)
}

/**
 * The contacts that somebody opened for a purpose and that are still in view for them, by response: reading them again opens
 * nothing, so an address that is only fetched has no effect.
 */
export async function contactsInView(
  db: Handle,
  seal: Seal,
  responseIds: readonly string[],
  purpose: Purpose,
  by: Actor,
  now: Date,
): Promise<ReadonlyMap<string, Contact>> {
  if (!by.person || responseIds.length === 0) return new Map()
  const rows = await db
    .selectFrom('seal_opening')
    .innerJoin('respondent_contact', 'respondent_contact.id', 'seal_opening.respondent_contact_id')
    .select(['respondent_contact.id', 'respondent_contact.response_id', 'respondent_contact.sealed'])
    .where('respondent_contact.response_id', 'in', responseIds)
    .where('respondent_contact.erased_at', 'is', null)
    .where('seal_opening.opened_by', '=', by.person.id)
    .where('seal_opening.purpose', '=', purpose)
    .where('seal_opening.created_at', '>', new Date(now.getTime() - minutesInView * 60_000))
    .execute()
  return new Map(
    rows.map(row => [row.response_id, JSON.parse(seal.open(row.sealed, placeOf(row.id))) as Contact] as const),
  )
}

/** Erases the scan of a response. The openings before stay accounted for. */
async function eraseScan(tx: Handle, responseId: string): Promise<void> {
  const held = await tx.selectFrom('response').select('scan_file_id').where('id', '=', responseId).executeTakeFirst()
  if (!held?.scan_file_id) return
  await tx.updateTable('response').set({ scan_file_id: null }).where('id', '=', responseId).execute()
  await dropFiles(tx, [held.scan_file_id])
}
