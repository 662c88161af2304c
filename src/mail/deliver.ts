/** Delivers the outbox: each mail once, with rests between tries; a mail that left keeps its subject only. */
import { createTransport } from 'nodemailer'
import type { Db } from '../db/open.ts'
import type { Seal } from '../db/seal.ts'
import { type Mail, openMail } from './mail.ts'

/** Sends one mail; throws where the mail server did not take it. */
export type Carrier = (mail: Mail) => Promise<void>

/** A carrier over SMTP, from an address such as smtp://user:secret@host:587. */
export function smtpCarrier(url: string, from: string): Carrier {
  const transport = createTransport(url)
  return async mail => {
    await transport.sendMail({
      from,
      to: mail.to,
      subject: mail.subject,
      text: mail.body,
      attachments: (mail.attachments ?? []).map(file => ({
        filename: file.filename,
        contentType: file.type,
        content: Buffer.from(file.base64, 'base64'),
      })),
    })
  }
}

const MOST_TRIES = 8

/**
 * Delivers what waits. Rows are locked while they are sent, so that two processes never send the same mail. Without a
 * carrier the mails are kept for the outbox page. Gives how many left.
 */
export async function deliverOutbox(db: Db, seal: Seal, carrier: Carrier | null, now: Date): Promise<number> {
  if (!carrier) {
    const kept = await db
      .updateTable('outgoing_mail')
      .set({ state: 'kept' })
      .where('state', '=', 'waiting')
      .executeTakeFirst()
    return Number(kept.numUpdatedRows)
  }
  let left = 0
  while (await deliverNext(db, seal, carrier, now)) left++
  return left
}

function deliverNext(db: Db, seal: Seal, carrier: Carrier, now: Date): Promise<boolean> {
  return db.transaction().execute(async tx => {
    const row = await tx
      .selectFrom('outgoing_mail')
      .selectAll()
      .where('state', '=', 'waiting')
      .where('created_at', '<=', now)
      .orderBy('attempts')
      .orderBy('created_at')
      .limit(1)
      .forUpdate()
      .skipLocked()
      .executeTakeFirst()
    if (!row || (row.attempts > 0 && !restIsOver(row, now))) return false
    try {
      await carrier(openMail(seal, row))
      // What was in a sealed mail is not needed any more.
      await tx
        .updateTable('outgoing_mail')
        .set({ state: 'sent', sent_at: now, sealed: null, attempts: row.attempts + 1 })
        .where('id', '=', row.id)
        .execute()
    } catch (error) {
      const attempts = row.attempts + 1
      const state = attempts >= MOST_TRIES ? 'failed' : 'waiting'
      const said = error instanceof Error ? error.message : String(error)
      await tx
        .updateTable('outgoing_mail')
        .set({ attempts, state, last_problem: said.slice(0, 500) })
        .where('id', '=', row.id)
        .execute()
    }
    return true
  })
}

/** A mail that could not be sent rests 2, 4, 8 … minutes from its writing. */
function restIsOver(row: { attempts: number; created_at: Date }, now: Date): boolean {
  return now.getTime() - row.created_at.getTime() > 2 ** row.attempts * 60_000
}
