/** Carries mail to a mail server by SMTP. */
import type { Transporter } from 'nodemailer'
import type { Mail } from './mail.ts'

/** What the outbox knows of a mail beside its text. */
export type Envelope = {
  /** Stays the same however often the mail is tried. */
  readonly id: string
  /** Who answers questions about it; null where nobody is named. */
  readonly replyTo: string | null
}

/** Sends one mail; throws where the mail server did not take it. */
export type Carrier = (mail: Mail, envelope: Envelope) => Promise<void>

/** No step may hang: a server that says nothing for so long, in milliseconds, is away. */
const PATIENCE = { connectionTimeout: 20_000, greetingTimeout: 20_000, socketTimeout: 60_000, dnsTimeout: 10_000 }

/** A carrier over SMTP, from an address such as smtp://user:secret@host:587. */
export function smtpCarrier(url: string, from: string): Carrier {
  let transport: Promise<Transporter> | undefined
  const open = async () => (await import('nodemailer')).createTransport({ url, ...PATIENCE })
  const domain = /@([A-Za-z0-9.-]+)>?\s*$/.exec(from)?.[1] ?? 'localhost'
  return async (mail, { id, replyTo }) => {
    transport ??= open()
    await (await transport).sendMail({
      from,
      to: mail.to,
      subject: mail.subject,
      text: mail.body,
      messageId: `<${id}@${domain}>`,
      ...(replyTo ? { replyTo } : {}),
      headers: headersOf(mail),
      ...(mail.calendar ? { icalEvent: { ...mail.calendar, filename: 'meeting.ics' } } : {}),
      attachments: (mail.attachments ?? []).map(file => ({
        filename: file.filename,
        contentType: file.type,
        content: Buffer.from(file.base64, 'base64'),
      })),
    })
  }
}

/** So that no absence note answers a machine (RFC 3834), and what one subscribed to can be stopped with one click (RFC 2369, RFC 8058). */
function headersOf({ stop }: Mail): Record<string, string> {
  const always = { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' }
  if (!stop) return always
  return { ...always, 'List-Unsubscribe': `<${stop}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' }
}
