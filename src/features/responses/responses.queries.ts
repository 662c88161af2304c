/** Responses as those who work on them see them: never with who gave them. */
import { sql } from 'kysely'
import type { Handle, Tx } from '../../db/open.ts'
import type { Comments } from '../../questions/comments.ts'
import { type Answers, questionsOf } from '../../questions/form.ts'
import { textsOf } from '../../questions/response-text.ts'
import type { Translate } from '../../web/catalogue.ts'
import { loadQuestionForm } from '../consultations/index.ts'
import { findPackParagraphs } from './responding.queries.ts'
import { answerText } from './shown.ts'

/** A line of the list of responses. */
export type ListedResponse = {
  readonly reference: string
  readonly channel: string
  readonly state: string
  readonly receivedAt: Date
  readonly behalf: string
  readonly publishedAs: string
  readonly sector: string
  readonly areaPart: string
  readonly confidential: boolean
  readonly readAt: Date | null
  readonly late: boolean
}

/** What may be listed: confidential responses only for those who may read them. */
export type Listing = { readonly withConfidential: boolean; readonly channel?: string; readonly sector?: string }

/** Responses of a consultation by the day they came. Withdrawn ones are listed too, by their state. */
export async function listResponses(db: Handle, consultationId: string, listing: Listing): Promise<ListedResponse[]> {
  let query = db
    .selectFrom('response')
    .select(['reference', 'channel', 'state', 'received_at as receivedAt', 'behalf', 'published_as as publishedAs'])
    .select(['sector', 'area_part as areaPart', 'confidential', 'read_at as readAt'])
    .select(eb => eb('late_reason', '<>', '').as('late'))
    .where('consultation_id', '=', consultationId)
  if (!listing.withConfidential) query = query.where('confidential', '=', false)
  if (listing.channel) query = query.where('channel', '=', listing.channel as 'online')
  if (listing.sector !== undefined) query = query.where('sector', '=', listing.sector)
  const rows = await query.orderBy('received_at').orderBy('reference').execute()
  return rows.map(row => ({ ...row, late: Boolean(row.late) }))
}

/** How many responses stand, by one of their columns. Withdrawn ones are not counted. */
export async function countResponsesBy(
  db: Handle,
  consultationId: string,
  column: 'channel' | 'sector' | 'area_part' | 'behalf',
  { withConfidential }: Pick<Listing, 'withConfidential'>,
): Promise<{ value: string; count: number }[]> {
  let query = db
    .selectFrom('response')
    .select(eb => [eb.ref(column).$castTo<string>().as('value'), eb.fn.countAll<number>().as('count')])
    .where('consultation_id', '=', consultationId)
    .where('state', '<>', 'withdrawn')
  if (!withConfidential) query = query.where('confidential', '=', false)
  const rows = await query.groupBy(column).orderBy(sql`2 desc`).orderBy(column).execute()
  return rows.map(row => ({ value: row.value, count: Number(row.count) }))
}

/** A free text of a response with the words of what it answers; spans of points count in `text`. */
export type ReadText = {
  /** "q-<id>", "q-<id>-comment", "q-<id>-other", "p-<paragraph id>" or "free". */
  readonly source: string
  readonly questionId: string | null
  readonly paragraphId: string | null
  readonly label: string
  readonly text: string
}

/** A response as a reviewer reads it: everything said, nothing of who said it. */
export type ReadResponse = ListedResponse & {
  readonly id: string
  readonly version: number
  readonly provenance: string
  readonly mayPublish: boolean
  readonly mayPassOn: boolean
  /** Every question with its answer in words; empty where it was left blank. */
  readonly answers: readonly {
    readonly questionId: string
    readonly question: string
    readonly section: string
    readonly text: string
  }[]
  readonly texts: readonly ReadText[]
}

/** One response to read; null where there is none, and for a confidential one without the right to it. */
export async function readResponse(
  db: Handle,
  consultationId: string,
  reference: string,
  t: Translate,
  { withConfidential }: Pick<Listing, 'withConfidential'>,
): Promise<ReadResponse | null> {
  const row = await db
    .selectFrom('response')
    .selectAll()
    .where('consultation_id', '=', consultationId)
    .where('reference', '=', reference)
    .executeTakeFirst()
  if (!row || (row.confidential && !withConfidential)) return null
  const form = await loadQuestionForm(db, consultationId)
  const [answers, comments] = [row.answers as Answers, row.comments as Comments]
  const paragraphs = await findPackParagraphs(db, consultationId, Object.keys(comments))
  const labelOf = (source: { questionId: string | null; paragraphId: string | null }): string => {
    const paragraph = paragraphs.find(each => each.id === source.paragraphId)
    if (paragraph) return t('responses.shown.comment-on', { document: paragraph.document, number: paragraph.number })
    return questionsOf(form).find(each => each.id === source.questionId)?.text ?? ''
  }
  const free = {
    source: 'free',
    questionId: null,
    paragraphId: null,
    label: t('responses.form.free-text'),
    text: row.free_text,
  }
  return {
    id: row.id,
    version: row.version,
    reference: row.reference,
    channel: row.channel,
    state: row.state,
    receivedAt: row.received_at,
    behalf: row.behalf,
    provenance: row.provenance,
    publishedAs: row.published_as,
    sector: row.sector,
    areaPart: row.area_part,
    confidential: row.confidential,
    mayPublish: row.may_publish,
    mayPassOn: row.may_pass_on,
    readAt: row.read_at,
    late: row.late_reason !== '',
    answers: form.sections.flatMap(section =>
      section.questions.map(({ id, text }) => ({
        questionId: id,
        question: text,
        section: section.title,
        text: answerText(form, id, answers, t),
      })),
    ),
    texts: [
      ...textsOf(form, answers, comments).map(each => ({ ...each, label: labelOf(each) })),
      ...(row.free_text === '' ? [] : [free]),
    ],
  }
}

/** Notes that a response has been read; the first time only. */
export async function markRead(tx: Tx, responseId: string, now: Date): Promise<void> {
  await tx
    .updateTable('response')
    .set({ read_at: now })
    .where('id', '=', responseId)
    .where('read_at', 'is', null)
    .execute()
}
