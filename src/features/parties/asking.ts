/** Putting a question to a party, and withdrawing one. */
import { sql } from 'kysely'
import { newId } from '../../db/ids.ts'
import type { Tx } from '../../db/open.ts'
import { addDays, type Day, daysBetween, longDay } from '../../kernel/day.ts'
import { sendMail } from '../../mail/mail.ts'
import type { Hub } from '../../web/hub.ts'
import { t } from '../../web/render.ts'
import type { Limit } from '../../web/tries.ts'
import { mailboxesOf } from './binding.queries.ts'
import { lastSentTo, makeLink } from './links.queries.ts'
import type { Mailbox, Matter, Question } from './matter.ts'
import type { PartyRequest } from './requests.queries.ts'
import { findWaiting, wasMailed } from './waiting.queries.ts'

/** A question to put, in words that say everything the party answers to. */
export type Ask = Omit<Question, 'matter'> & {
  readonly title: string
  /** Plain text, blank lines between paragraphs. It is kept as the party saw it. */
  readonly question: string
  /** The whole text it is about, as it stands now; kept with the question, shown with it, and not put into the mail. */
  readonly fullText?: string
  /** Where the record can be read; '' where the text says it all. */
  readonly page?: string
  readonly today: Day
  /** The person who asks; null where the Hub asks by itself. */
  readonly askedBy: string | null
}

/** A question with its last day. */
type Dated = Ask & { readonly answerBy: Day }

/** The last day on which a party is asked to answer what is put today, by the area's rule. */
export async function lastDayToAnswer(tx: Tx, hub: Hub, today: Day): Promise<Day> {
  const clock = await hub.clock(tx, null, today)
  return addDays(today, clock('party-answer').value)
}

/** A question that was put. `told`: how many mailboxes it went to; 0 means that somebody has to ring. */
export type Asked = { readonly requestId: string; readonly told: number }

/** Questions about one subject that are mailed to one party at once in a day; the rest are mailed the morning after, if they still stand. */
const atOnce: Limit = { name: 'questions mailed to a party at once', most: 20, minutes: 24 * 60 }

/**
 * Puts a question to a party and mails a link to everybody who may bind it. The latest question in a matter about a record is the
 * one that counts; an earlier one stays readable with its answers. Whoever puts and takes back fills nobody's mailbox.
 */
export async function askParty(tx: Tx, hub: Hub, matter: Matter, ask: Ask): Promise<Asked> {
  const dated = { ...ask, answerBy: await lastDayToAnswer(tx, hub, ask.today) }
  const requestId = await keepRequest(tx, matter, dated)
  const to = await mailboxesOf(tx, matter, { ...ask, matter: matter.name }, ask.today)
  if (await hub.tries.take(atOnce, `${ask.subject.kind} ${ask.subject.id} ${ask.organisationId}`))
    for (const mailbox of to) await mailQuestion(tx, hub, { id: requestId, ...dated }, mailbox, 'ask')
  return { requestId, told: to.length }
}

/** Keeps a question without telling anybody: for a party that answers in the same moment. */
export async function keepRequest(tx: Tx, matter: Matter, ask: Dated): Promise<string> {
  const id = newId()
  await tx
    .insertInto('party_request')
    .values({
      id,
      subject_kind: ask.subject.kind,
      subject_id: ask.subject.id,
      organisation_id: ask.organisationId,
      matter: matter.name,
      record_kind: ask.record.kind,
      record_id: ask.record.id,
      put: JSON.stringify(ask.put),
      title: ask.title,
      question: ask.question,
      full_text: ask.fullText ?? '',
      page: ask.page ?? '',
      asked_on: ask.today,
      asked_by: ask.askedBy,
      answer_by: ask.answerBy,
    })
    .execute()
  return id
}

type Mailed = Pick<PartyRequest, 'id' | 'title' | 'question' | 'answerBy' | 'subject'>

/** Mails a question with a link that answers it: when it is put, when it is reminded of, when a new link is asked for. */
export async function mailQuestion(
  tx: Tx,
  hub: Hub,
  request: Mailed,
  to: Mailbox,
  why: 'ask' | 'remind' | 'again',
  late = false,
): Promise<void> {
  const token = await makeLink(tx, request.id, to, hub.now())
  await sendMail(
    tx,
    hub.seal,
    {
      to: to.email,
      subject: t(`parties.mail.${why}-subject`, { title: request.title }),
      body: t(late ? 'parties.mail.late-body' : 'parties.mail.body', {
        name: to.name,
        question: request.question,
        day: longDay(request.answerBy),
        link: `${hub.origin}/answers/${token}`,
      }),
    },
    request.subject,
  )
}

/** Hours between two mails of the same question to the same mailbox. */
const RESTS = 20

/** Mails a question once more to everybody who may bind the party and was not mailed lately; gives how many mails left. */
export async function sendAgain(
  tx: Tx,
  hub: Hub,
  matter: Matter,
  request: PartyRequest,
  { today, now }: { readonly today: Day; readonly now: Date },
): Promise<number> {
  const rested = (last: Date | null) => last === null || now.getTime() - last.getTime() >= RESTS * 3_600_000
  return mailThose(tx, hub, matter, request, today, rested)
}

/**
 * Mails a question to those of its mailboxes that are wanted, by when each was last mailed it: who never was is asked, anybody else
 * reminded. Gives how many mails left.
 */
export async function mailThose(
  tx: Tx,
  hub: Hub,
  matter: Matter,
  request: PartyRequest,
  today: Day,
  wanted: (last: Date | null) => boolean,
): Promise<number> {
  const to: { mailbox: Mailbox; last: Date | null }[] = []
  for (const mailbox of await mailboxesOf(tx, matter, request, today)) {
    const last = await lastSentTo(tx, request.id, mailbox.email)
    if (wanted(last)) to.push({ mailbox, last })
  }
  if (to.length === 0) return 0
  const answerBy = await dayToAnswer(tx, request, today)
  for (const { mailbox, last } of to)
    await mailQuestion(tx, hub, { ...request, answerBy }, mailbox, last === null ? 'ask' : 'remind', answerBy < today)
  return to.length
}

/**
 * The day by which an answer is asked for. Whoever hears of a question for the first time after that day has as long as they would
 * have had; where somebody was asked in time, the day stays, and is said to have passed.
 */
async function dayToAnswer(tx: Tx, { id, askedOn, answerBy }: PartyRequest, today: Day): Promise<Day> {
  if (answerBy >= today || (await wasMailed(tx, id))) return answerBy
  const day = addDays(today, Math.max(1, daysBetween(askedOn, answerBy)))
  await tx.updateTable('party_request').set({ answer_by: day }).where('id', '=', id).execute()
  return day
}

/** Asks an organisation what waits for its word: whoever may bind it now and has not been mailed it yet. Gives how many mails left. */
export async function askUntold(
  tx: Tx,
  hub: Hub,
  matters: readonly Matter[],
  organisationId: string,
  today: Day,
): Promise<number> {
  let sent = 0
  for (const request of await findWaiting(tx, sql`s.organisation_id = ${organisationId}`)) {
    const matter = matters.find(({ name }) => name === request.matter)
    if (matter) sent += await mailThose(tx, hub, matter, request, today, last => last === null)
  }
  return sent
}

/** Takes back what is still asked in a matter about a record; what was answered stays. */
export async function withdrawUnanswered(
  tx: Tx,
  matter: Pick<Matter, 'name'>,
  recordId: string,
  reason: string,
  now: Date,
): Promise<void> {
  const open = await tx
    .selectFrom('party_standing')
    .select('party_request_id')
    .where('matter', '=', matter.name)
    .where('record_id', '=', recordId)
    .where('party_answer_id', 'is', null)
    .execute()
  for (const { party_request_id } of open) await withdrawRequest(tx, party_request_id!, reason, now)
}

/** Takes back a question that nobody needs answered any more; its answers stay readable. */
export async function withdrawRequest(tx: Tx, requestId: string, reason: string, now: Date): Promise<void> {
  await tx
    .updateTable('party_request')
    .set({ withdrawn_at: now, withdrawn_reason: reason })
    .where('id', '=', requestId)
    .where('withdrawn_at', 'is', null)
    .execute()
}
