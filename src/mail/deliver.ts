/**
 * Delivers the outbox. A mail is claimed for a while, sent outside any transaction, and then settled: two processes never
 * send one mail at the same time, and one whose process died is sent again when the claim runs out. Should that have been
 * between the server's word and the settling, the mail goes twice, under the same Message-ID. A mail that left keeps its
 * subject only.
 */
import { sql } from 'kysely'
import type { Db, Tx } from '../db/open.ts'
import type { Seal } from '../db/seal.ts'
import type { Carrier } from './carrier.ts'
import { type About, aboutOf, type Mail, type MailRow, openMail } from './mail.ts'
import { contactFor } from './whose.ts'

const MINUTE = 60_000

/** Pauses between tries, in minutes: a mail server that is away over a weekend's night loses nothing. 33 hours in all. */
export const pauses: readonly number[] = [2, 5, 15, 30, 60, 120, 240, 480, 960]
const MOST_TRIES = pauses.length + 1

/** How long a mail is claimed for sending, in minutes: longer than a carrier may take. */
const CLAIM = 10

/**
 * Delivers what waits. Without a carrier the mails are kept for the outbox page. Where the mail server itself is away the
 * round ends with the first mail, and the others wait. `told` is told of every mail that is given up, in the transaction that
 * gives it up. `mayLeave` says whether a mailbox may have one more: what is over its share rests, but for the links that sign in. Gives
 * how many left.
 */
export async function deliverOutbox(
  db: Db,
  seal: Seal,
  carrier: Carrier | null,
  now: Date,
  told: (tx: Tx, failed: Failed) => Promise<void> = async () => undefined,
  mayLeave: (address: string) => Promise<boolean> = async () => true,
): Promise<number> {
  if (!carrier) {
    const kept = await db
      .updateTable('outgoing_mail')
      .set({ state: 'kept' })
      .where('state', '=', 'waiting')
      .executeTakeFirst()
    return Number(kept.numUpdatedRows)
  }
  let left = 0
  for (;;) {
    const row = await claimNext(db, now)
    if (!row) return left
    const mail = openMail(seal, row)
    const rests = row.attempts === 1 && row.about_kind !== SIGNS_IN && !(await mayLeave(mail.to))
    const outcome = rests ? RESTS : await carry(carrier, mail, row, await contactFor(db, aboutOf(row)))
    await db.transaction().execute(tx => settle(tx, row, outcome, now, told))
    if (outcome.kind === 'left') left++
    if (outcome.kind === 'away') return left
  }
}

/** A mail that was given up: the mail server will never take it, or did not take it for too long. */
export type Failed = {
  readonly about: About | null
  /** Whose it was; empty for a respondent, whose address nobody may read here. */
  readonly to: string
  readonly subject: string
  readonly problem: string
  readonly tells: Mail['tells']
}

type Claimed = MailRow & { readonly attempts: number }

/** Claims the mail that waits longest, new ones first; null where none is due. */
async function claimNext(db: Db, now: Date): Promise<Claimed | null> {
  const row = await db
    .updateTable('outgoing_mail')
    .set({ attempts: sql<number>`attempts + 1`, next_try_at: later(now, CLAIM) })
    .where('id', '=', eb =>
      eb
        .selectFrom('outgoing_mail as due')
        .select('due.id')
        .where('due.state', '=', 'waiting')
        .where('due.created_at', '<=', now)
        // In a restored copy nothing leaves before it is let go but what signs in whoever lets it.
        .where(or =>
          or.or([
            or('due.about_kind', '=', SIGNS_IN),
            or.not(or.exists(or.selectFrom('area').select('id').where('mail_waits', '=', true))),
          ]),
        )
        .where(or => or.or([or('due.next_try_at', 'is', null), or('due.next_try_at', '<=', now)]))
        .orderBy('due.next_try_at', order => order.asc().nullsFirst())
        .orderBy('due.created_at')
        .limit(1)
        .forUpdate()
        .skipLocked(),
    )
    .returning(['id', 'sealed', 'to_address', 'subject', 'body', 'attachments', 'attempts', 'about_kind', 'about_id'])
    .executeTakeFirst()
  return row ?? null
}

/** What mail about somebody's own account is about: a link that signs in is waited for, and has a pace of its own. */
const SIGNS_IN = 'person'
const RESTS = { kind: 'rests' } as const
/** Pause of a mail whose mailbox has had its share, in minutes. */
const REST = 60

type Outcome =
  | { readonly kind: 'left' }
  /** It was not tried: its mailbox has had its share for now. */
  | typeof RESTS
  /** `away`: the mail server could not be spoken to at all, which says nothing about this mail; `never`: nobody is at its address. */
  | { readonly kind: 'refused' | 'never' | 'away'; readonly problem: string; readonly tells: Mail['tells'] }

async function carry(carrier: Carrier, mail: Mail, row: Claimed, replyTo: string | null): Promise<Outcome> {
  try {
    await carrier(mail, { id: row.id, replyTo })
    return { kind: 'left' }
  } catch (error) {
    // A server's words name the address, which of a respondent nobody may read here: only its codes are kept.
    const problem = row.to_address === '' ? codesOf(error) : wordsOf(error)
    return { kind: isServerAway(error) ? 'away' : isFinal(error) ? 'never' : 'refused', problem, tells: mail.tells }
  }
}

/** Writes down how a try ended, unless the claim ran out and another process has the mail now. */
async function settle(
  tx: Tx,
  row: Claimed,
  outcome: Outcome,
  now: Date,
  told: (tx: Tx, failed: Failed) => Promise<void>,
): Promise<void> {
  const { id, attempts } = row
  const mine = tx.updateTable('outgoing_mail').where('id', '=', id).where('attempts', '=', attempts)
  if (outcome.kind === 'left') {
    const forgotten = {
      sealed: null,
      to_address: '',
      body: '',
      attachments: '[]',
      last_problem: null,
      next_try_at: null,
    }
    await mine.set({ ...forgotten, state: 'sent', sent_at: now }).execute()
    return
  }
  if (outcome.kind === 'rests') {
    await mine.set({ attempts: attempts - 1, next_try_at: later(now, REST) }).execute()
    return
  }
  const { problem } = outcome
  const pause = attempts < MOST_TRIES && outcome.kind !== 'never' ? pauses[attempts - 1] : undefined
  if (pause !== undefined) {
    await mine.set({ next_try_at: later(now, pause), last_problem: problem }).execute()
    return
  }
  const given = await mine.set({ state: 'failed', next_try_at: null, last_problem: problem }).executeTakeFirst()
  if (Number(given.numUpdatedRows) === 1)
    await told(tx, { about: aboutOf(row), to: row.to_address, subject: row.subject, problem, tells: outcome.tells })
}

function later(now: Date, minutes: number): Date {
  return new Date(now.getTime() + minutes * MINUTE)
}

type SmtpError = {
  readonly code?: unknown
  readonly responseCode?: unknown
  readonly response?: unknown
  readonly command?: unknown
}

/**
 * Whether the server says of the address that nobody is there, which repeating does not mend: its reply to RCPT TO has an enhanced status
 * of a bad destination (5.1.1 to 5.1.6, 5.1.10) or a mailbox that is closed (5.2.1; RFC 3463, 3.2 and 3.3), or is 550 or 553 without any
 * (RFC 5321, 4.2.2). All else it says against the sender, a relay, a quota or what the mail holds: the operator can mend that meanwhile.
 */
function isFinal(error: unknown): boolean {
  const { responseCode, command } = (error ?? {}) as SmtpError
  if (command !== 'RCPT TO' || typeof responseCode !== 'number' || responseCode < 500) return false
  const status = enhancedStatus(error)
  return status === undefined ? [550, 553].includes(responseCode) : /^5\.(1\.([1-6]|10)|2\.1)$/.test(status)
}

/** Whether the server could not be spoken to, which says nothing of this mail: no line to it, no sign-in, or no greeting that welcomes. */
function isServerAway(error: unknown): boolean {
  const { code, command } = (error ?? {}) as SmtpError
  if (typeof code !== 'string') return false
  if (code === 'EPROTOCOL') return typeof command === 'string' && /^(CONN|EHLO|HELO|LHLO)$/.test(command)
  return /^(ECONNECTION|ETIMEDOUT|ESOCKET|EDNS|EAUTH|EOAUTH2|ETLS|ENOTFOUND|ECONN)/.test(code)
}

/** The enhanced status of a server's reply (RFC 2034), such as 5.1.1. */
function enhancedStatus(error: unknown): string | undefined {
  const { response } = (error ?? {}) as SmtpError
  return typeof response === 'string' ? /^\d{3}[ -]([245]\.\d{1,3}\.\d{1,3})\b/.exec(response)?.[1] : undefined
}

function wordsOf(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).slice(0, 500)
}

/** What went wrong in codes alone: nodemailer's, and SMTP's reply and enhanced status (RFC 5321, RFC 3463). */
function codesOf(error: unknown): string {
  const { code, responseCode } = (error ?? {}) as SmtpError
  const codes = [
    typeof code === 'string' && /^[A-Z0-9_]{1,20}$/.test(code) ? code : undefined,
    typeof responseCode === 'number' ? String(responseCode) : undefined,
    enhancedStatus(error),
  ].filter(each => each !== undefined)
  return codes.length > 0 ? codes.join(' ') : 'It could not be sent.'
}
