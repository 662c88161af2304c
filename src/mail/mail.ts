/**
 * Outgoing mail. A page writes a mail in its own transaction, so that what was saved is told and what was not is not; a
 * job sends it. Every mail waits sealed, for it may hold a link that signs in. Of mail to people of the area the address and
 * the subject can be seen on the page *Mail*; of mail to respondents nothing, because its address says who they are.
 */
import { newId } from '../db/ids.ts'
import type { Handle } from '../db/open.ts'
import type { Seal } from '../db/seal.ts'

/** A file that goes with a mail, its content in base64. */
export type Attachment = { readonly filename: string; readonly type: string; readonly base64: string }

/** A mail in plain text: every mail reads well in any reader. */
export type Mail = {
  readonly to: string
  readonly subject: string
  readonly body: string
  readonly attachments?: readonly Attachment[]
  /** A date for the calendar of whoever reads it (RFC 6047): asked for, or called off. */
  readonly calendar?: { readonly method: 'REQUEST' | 'CANCEL'; readonly content: string }
  /**
   * Where a mail that somebody subscribed to is stopped: a page for people, which takes the one click of a mail program as well
   * (RFC 8058).
   */
  readonly stop?: string
  /** What of a response it tells, so that it can be said untold where the mail comes back. */
  readonly tells?: 'acknowledgement' | 'feedback'
}

/** The record a mail is about. */
export type About = { readonly kind: string; readonly id: string }

/** Puts a mail to a person of the area in the outbox, in the transaction of the change it tells of. */
export async function sendMail(tx: Handle, seal: Seal, mail: Mail, about?: About): Promise<void> {
  await tx
    .insertInto('outgoing_mail')
    .values({
      ...sealMail(seal, mail),
      to_address: mail.to,
      subject: mail.subject,
      about_kind: about?.kind ?? null,
      about_id: about?.id ?? null,
    })
    .execute()
}

/** Puts a mail to a respondent in the outbox, its address and subject sealed too. */
export async function sendSealedMail(tx: Handle, seal: Seal, mail: Mail, about: About): Promise<void> {
  await tx
    .insertInto('outgoing_mail')
    .values({ ...sealMail(seal, mail), about_kind: about.kind, about_id: about.id })
    .execute()
}

/** A mail sealed for its row in the outbox, for a statement that writes more than the mail. */
export function sealMail(seal: Seal, mail: Mail): { readonly id: string; readonly sealed: Buffer } {
  const id = newId()
  return { id, sealed: seal.close(JSON.stringify(mail), `outgoing_mail:${id}`) }
}

/** A row of the outbox, as far as the mail in it goes. */
export type MailRow = {
  readonly id: string
  readonly sealed: Buffer | null
  readonly to_address: string
  readonly subject: string
  readonly body: string
  readonly attachments: unknown
  readonly about_kind: string | null
  readonly about_id: string | null
}

/** The record that a mail of the outbox is about. */
export function aboutOf({ about_kind: kind, about_id: id }: Pick<MailRow, 'about_kind' | 'about_id'>): About | null {
  return kind === null || id === null ? null : { kind, id }
}

/** Opens a mail, to deliver it; one from before all mail was sealed stands in its row. */
export function openMail(seal: Seal, row: Omit<MailRow, 'about_kind' | 'about_id'>): Mail {
  if (row.sealed) return JSON.parse(seal.open(row.sealed, `outgoing_mail:${row.id}`)) as Mail
  return { to: row.to_address, subject: row.subject, body: row.body, attachments: row.attachments as Attachment[] }
}

/** Takes back whatever the outbox holds about a record, left or not: what it told is to be forgotten. */
export async function forgetMailAbout(tx: Handle, about: About): Promise<void> {
  await tx.deleteFrom('outgoing_mail').where('about_kind', '=', about.kind).where('about_id', '=', about.id).execute()
}

/** Takes back whatever still waits for an address, or could not be sent to it. */
export async function forgetMailTo(tx: Handle, address: string): Promise<void> {
  await tx
    .deleteFrom('outgoing_mail')
    .where(eb => eb(eb.fn<string>('lower', ['to_address']), '=', address.toLowerCase()))
    .execute()
}
