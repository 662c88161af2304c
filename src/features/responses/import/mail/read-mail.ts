/**
 * Reads mail that was saved (.eml, .mbox) as the rows of a table: who wrote and when, what they say, and what was below it. The whole
 * mail is kept beside its row, with those attachments that are what they may be.
 */
import { createHash } from 'node:crypto'
import type { AddressObject, Attachment, ParsedMail } from 'mailparser'
import MailComposer from 'nodemailer/lib/mail-composer/index.js'
import { sniff } from '../../../../files/files.ts'
import { type Day, dayAt } from '../../../../kernel/day.ts'
import { fold } from '../../../../kernel/fold.ts'
import type { Message } from '../../../../web/catalogue.ts'
import { cleanCell, type Piece, type Row, Unreadable } from '../../../../web/table/book/table.ts'
import { messagesIn } from './mailbox.ts'
import { ownWords } from './own-words.ts'

/** What stands above the rows: the words by which the columns are recognised. */
export const mailHeader = [
  'Date received',
  'Name',
  'Email',
  'Comments',
  'Subject',
  'Below the message',
  'Attachments',
] as const
/** The name of the sheet that a mailbox is. */
const MAIL = 'mail'

/** Most mail in one file, and how much of it is handed over together. */
const MOST_MAIL = 5_000
const TOGETHER = { rows: 20, bytes: 2 * 1024 * 1024 } as const
/** What may be attached, by its content, and how large. */
const ATTACHED: ReadonlySet<string> = new Set([
  'application/pdf',
  'image/png',
  'image/jpeg',
  'text/plain; charset=utf-8',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  'application/vnd.oasis.opendocument.text',
  'application/vnd.oasis.opendocument.spreadsheet',
])
const LARGEST = 10 * 1024 * 1024

type Read = { readonly row: Row; readonly bytes: number; readonly alike: string }

/** Reads mailboxes in the days of a time zone. Throws Unreadable. */
export async function* readMail(files: readonly Uint8Array[], timeZone: string): AsyncGenerator<Piece> {
  const { simpleParser } = await import('mailparser')
  yield { kind: 'head', head: { header: mailHeader, letters: null, sheet: MAIL } }
  const all: Read[] = []
  let number = 0
  for (const message of files.flatMap(bytes => [...messagesIn(bytes)])) {
    if (++number > MOST_MAIL) throw new Unreadable('web.table.unreadable.rows', { most: MOST_MAIL })
    const mail = await simpleParser(Buffer.from(message), { skipImageLinks: true, skipTextToHtml: true }).catch(
      () => null,
    )
    all.push(mail ? await readOne(number, mail, timeZone) : broken(number))
  }
  if (all.length === 0) throw new Unreadable('web.table.unreadable.empty')
  yield* inParts(withAlike(all))
  yield { kind: 'end', notes: notesOf(all) }
}

async function readOne(number: number, mail: ParsedMail, timeZone: string): Promise<Read> {
  const { name, address } = senderOf(mail.from)
  const { said, cut } = ownWords(wordsOf(mail))
  const { kept, names, notes } = await attachedTo(mail.attachments)
  const whole = await compose(mail, kept)
  const cells = [dayOfMail(mail, timeZone) ?? '', name, address, said, mail.subject ?? '', cut, names.join('; ')]
  const faults: Message[] = isAutomatic(mail, address) ? [{ key: 'responses.import.told.automatic' }] : []
  if (cut !== '') notes.push({ key: 'responses.import.told.cut' })
  const row: Row = {
    row: number,
    cells: cells.map(cleanCell),
    whole: { name: 'mail.eml', content: whole.toString('base64') },
    faults,
    notes,
  }
  return { row, bytes: whole.length, alike: fold(said) }
}

/** The words of a mail. Of a page only its words: not where its pictures lie. */
function wordsOf({ text = '', html }: ParsedMail): string {
  return html ? text.replace(/\[(?:https?|cid|data):[^\]\s]*\]/g, '') : text
}

/** A message that cannot be read is a row that says so. */
function broken(number: number): Read {
  const row = {
    row: number,
    cells: ['', '', '', '?'],
    faults: [{ key: 'responses.import.told.broken-mail' }],
    notes: [],
  }
  return { row, bytes: 0, alike: '' }
}

function senderOf(from: AddressObject | undefined): { name: string; address: string } {
  const [sender] = from?.value ?? []
  return { name: sender?.name ?? '', address: (sender?.address ?? '').toLowerCase() }
}

/** The day it came, as the last server on its way wrote it down; the day its sender gives may be any. */
function dayOfMail({ headers, date }: ParsedMail, timeZone: string): Day | null {
  const received = [headers.get('received') ?? []].flat().map(String)[0]
  const arrived = received ? new Date(received.slice(received.lastIndexOf(';') + 1).trim()) : null
  const moment = arrived && !Number.isNaN(arrived.getTime()) ? arrived : date
  return moment && !Number.isNaN(moment.getTime()) ? dayAt(moment, timeZone) : null
}

/** Whether a machine wrote it: an answer of somebody who is away, or a mail that came back (RFC 3834). */
function isAutomatic({ headers }: ParsedMail, address: string): boolean {
  const submitted = String(headers.get('auto-submitted') ?? 'no').toLowerCase()
  if (!submitted.startsWith('no')) return true
  if (/^(mailer-daemon|postmaster)@/.test(address)) return true
  return (
    headers.has('x-autoreply') || headers.has('x-autorespond') || /report/.test(typeOf(headers.get('content-type')))
  )
}

function typeOf(of: unknown): string {
  return typeof of === 'object' && of !== null && 'value' in of ? String(of.value) : ''
}

/** Attachments that may be kept, the names of all, and what is to be told of them. */
async function attachedTo(attachments: readonly Attachment[]) {
  const kept: Attachment[] = []
  const notes: Message[] = []
  const names: string[] = []
  for (const each of attachments) {
    // A picture that the text shows, such as the sign of an organisation, is part of how it looks.
    if (each.related) continue
    const name = (each.filename ?? '').slice(-100) || 'unnamed'
    names.push(name)
    const large = each.content.length > LARGEST
    if (!large && ATTACHED.has(await sniff(each.content))) kept.push(each)
    else
      notes.push({ key: `responses.import.told.${large ? 'attachment-large' : 'attachment-type'}`, values: { name } })
  }
  if (kept.length > 0) notes.push({ key: 'responses.import.told.attached', values: { count: kept.length } })
  return { kept, names, notes }
}

/** The whole mail as text with what was attached, to be kept: no pictures that load from elsewhere, nothing that runs. */
function compose(mail: ParsedMail, kept: readonly Attachment[]): Promise<Buffer> {
  const { subject, date } = mail
  const composer = new MailComposer({
    ...(mail.from ? { from: mail.from.text } : {}),
    ...(subject ? { subject } : {}),
    ...(date ? { date } : {}),
    text: wordsOf(mail),
    attachments: kept.map(({ filename, content, contentType }) => ({
      filename: filename ?? 'unnamed',
      content,
      contentType,
    })),
  })
  return new Promise((resolve, reject) =>
    composer.compile().build((error, message) => (error ? reject(error) : resolve(message))),
  )
}

/** Says beside each row how many others of the mailbox say the same, whoever wrote them: a campaign is seen before anything is taken in. */
function withAlike(all: readonly Read[]): Read[] {
  const mark = ({ alike }: Read): string => createHash('sha256').update(alike).digest('hex')
  const counts = Map.groupBy(
    all.filter(({ alike }) => alike !== ''),
    mark,
  )
  return all.map(read => {
    const others = (counts.get(mark(read))?.length ?? 1) - 1
    if (others < 1) return read
    const told = { key: 'responses.import.told.alike', values: { count: others } }
    return { ...read, row: { ...read.row, notes: [...(read.row.notes ?? []), told] } }
  })
}

function* inParts(all: readonly Read[]): Generator<Piece & { kind: 'rows' }> {
  let [lot, bytes]: [Row[], number] = [[], 0]
  for (const read of all) {
    lot.push(read.row)
    bytes += read.bytes
    if (lot.length < TOGETHER.rows && bytes < TOGETHER.bytes) continue
    yield { kind: 'rows', rows: lot }
    ;[lot, bytes] = [[], 0]
  }
  if (lot.length > 0) yield { kind: 'rows', rows: lot }
}

function notesOf(all: readonly Read[]): Message[] {
  const texts = Map.groupBy(
    all.filter(({ alike }) => alike !== ''),
    ({ alike }) => alike,
  )
  const campaigns = [...texts.values()].filter(({ length }) => length > 1)
  const count = campaigns.reduce((sum, { length }) => sum + length, 0)
  return campaigns.length === 0
    ? []
    : [{ key: 'responses.import.note.campaigns', values: { count, texts: campaigns.length } }]
}
