/** Carries mail to a mail server by SMTP. */
import { createTransport } from 'nodemailer'
import type { Mail } from './mail.ts'

/**
 * Sends one mail, known by an id that stays the same however often it is tried; throws where the mail server did not take
 * it.
 */
export type Carrier = (mail: Mail, id: string) => Promise<void>

/** No step may hang: a server that says nothing for so long, in milliseconds, is away. */
const PATIENCE = { connectionTimeout: 20_000, greetingTimeout: 20_000, socketTimeout: 60_000, dnsTimeout: 10_000 }

/** A carrier over SMTP, from an address such as smtp://user:secret@host:587. */
export function smtpCarrier(url: string, from: string): Carrier {
  const transport = createTransport({ url, ...PATIENCE })
  const domain = /@([A-Za-z0-9.-]+)>?\s*$/.exec(from)?.[1] ?? 'localhost'
  return async (mail, id) => {
    await transport.sendMail({
      from,
      to: mail.to,
      subject: mail.subject,
      text: mail.body,
      messageId: `<${id}@${domain}>`,
      attachments: (mail.attachments ?? []).map(file => ({
        filename: file.filename,
        contentType: file.type,
        content: Buffer.from(file.base64, 'base64'),
      })),
    })
  }
}
