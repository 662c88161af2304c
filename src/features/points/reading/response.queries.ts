/** Responses as the review group reads them: what was said, never who said it. */
import type { Handle } from '../../../db/open.ts'
import type { Comments } from '../../../questions/comments.ts'
import type { Answers, QuestionForm } from '../../../questions/form.ts'
import { type SourceText, textsOf } from '../../../questions/response-text.ts'

/** A response without any name. */
export type ReadResponse = {
  readonly id: string
  readonly reference: string
  readonly channel: string
  readonly receivedAt: Date
  readonly behalf: string
  readonly provenance: string
  /** The organisation that answered, where it allowed its name to be published; otherwise ''. */
  readonly publishedAs: string
  readonly sector: string
  readonly areaPart: string
  readonly confidential: boolean
  readonly mayPublish: boolean
  readonly mayPassOn: boolean
  readonly answers: Answers
  readonly comments: Comments
  readonly freeText: string
  readonly readAt: Date | null
  /** How many people signed, where it is a petition. */
  readonly signatures: number | null
}

/** The source of what no question asked. */
export const freeSource = 'free'

/** The response of that reference, or null: withdrawn ones are gone, and those in confidence are for who may see them. */
export async function findResponse(
  db: Handle,
  consultationId: string,
  reference: string,
  seesConfidential: boolean,
): Promise<ReadResponse | null> {
  const row = await responses(db, consultationId, seesConfidential)
    .where('response.reference', '=', reference)
    .executeTakeFirst()
  return row ?? null
}

/** The reference of the next response that nobody has read, other than the one named; null where all are read. */
export async function nextUnread(
  db: Handle,
  consultationId: string,
  seesConfidential: boolean,
  other: string,
): Promise<string | null> {
  const row = await responses(db, consultationId, seesConfidential)
    .where('read_at', 'is', null)
    .where('response.reference', '<>', other)
    .limit(1)
    .executeTakeFirst()
  return row?.reference ?? null
}

function responses(db: Handle, consultationId: string, seesConfidential: boolean) {
  return db
    .selectFrom('response')
    .select([
      'id',
      'reference',
      'channel',
      'received_at as receivedAt',
      'behalf',
      'provenance',
      'published_as as publishedAs',
      'sector',
      'area_part as areaPart',
      'confidential',
      'may_publish as mayPublish',
      'may_pass_on as mayPassOn',
      'free_text as freeText',
      'read_at as readAt',
      'signatures',
    ])
    .select(eb => [
      eb.ref('answers').$castTo<Answers>().as('answers'),
      eb.ref('comments').$castTo<Comments>().as('comments'),
    ])
    .where('consultation_id', '=', consultationId)
    .where('state', '<>', 'withdrawn')
    .$if(!seesConfidential, query => query.where('confidential', '=', false))
    .orderBy('reference')
}

/** Every free text of a response in order: answers, comments on paragraphs, what no question asked. */
export function textsIn(
  form: QuestionForm,
  response: Pick<ReadResponse, 'answers' | 'comments' | 'freeText'>,
): readonly SourceText[] {
  const free = { source: freeSource, questionId: null, paragraphId: null, text: response.freeText }
  return [...textsOf(form, response.answers, response.comments), ...(response.freeText === '' ? [] : [free])]
}
