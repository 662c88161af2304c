/**
 * Outgoing mail. A page writes a mail in its own transaction, so that what was saved is told and what was not is not; a
 * job sends it. Mail to respondents is sealed whole, because its address says who they are.
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
}

/** The record a mail is about. */
export type About = { readonly kind: string; readonly id: string }

/** Puts a mail in the outbox, in the transaction of the change it tells of. */
export async function sendMail(tx: Handle, mail: Mail, about?: About): Promise<void> {
  await tx
    .insertInto('outgoing_mail')
    .values({
      id: newId(),
      to_address: mail.to,
      subject: mail.subject,
      body: mail.body,
      attachments: JSON.stringify(mail.attachments ?? []),
      about_kind: about?.kind ?? null,
      about_id: about?.id ?? null,
    })
    .execute()
}

/** Puts a mail to a respondent in the outbox, sealed. */
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

/** Opens a sealed mail, to deliver it. */
export function openMail(
  seal: Seal,
  row: { id: string; sealed: Buffer | null; to_address: string; subject: string; body: string; attachments: unknown },
): Mail {
  if (row.sealed) return JSON.parse(seal.open(row.sealed, `outgoing_mail:${row.id}`)) as Mail
  return { to: row.to_address, subject: row.subject, body: row.body, attachments: row.attachments as Attachment[] }
}
