/** Every response that stands, read some at a time for a table: what was said and its terms, never who said it. */
import { sql } from 'kysely'
import { inParts } from '../../../db/in-parts.ts'
import type { Handle } from '../../../db/open.ts'
import { dayAt } from '../../../kernel/day.ts'
import type { Comments } from '../../../questions/comments.ts'
import { type Answers, type QuestionForm, questionsOf } from '../../../questions/form.ts'
import { maskedAnswers, withMask } from '../../../questions/masking.ts'
import { maskingOf } from '../masking/masking.queries.ts'

/** The columns that every response has, by the end of their key in the catalogue. */
export const head = [
  'reference',
  'channel',
  'received',
  'behalf',
  'provenance',
  'published-as',
  'sector',
  'area-part',
  'confidential',
  'may-publish',
  'may-pass-on',
  'signatures',
] as const

/** A response as it is read for a table. */
export type ResponseRow = Awaited<ReturnType<typeof readSome>>[number]

/** What was said in a response as it may leave the team: words that may show who somebody is are left out. */
export function openTexts(form: QuestionForm, { answers, comments, free_text, masking }: ResponseRow) {
  return {
    comments: Object.values(comments as Comments).map(text => withMask(text, masking)),
    free: withMask(free_text, masking),
    answers: maskedAnswers(form, answers as Answers, masking),
  }
}

/** The cells of those columns. */
export function headCells(row: ResponseRow, timeZone: string): string[] {
  return [
    row.reference,
    row.channel,
    dayAt(row.received_at, timeZone),
    row.behalf,
    row.provenance,
    row.published_as,
    row.sector,
    row.area_part,
    String(row.confidential),
    String(row.may_publish),
    String(row.may_pass_on),
    row.signatures === null ? '' : String(row.signatures),
  ]
}

/** What stands, in the order of references; without what was given in confidence unless the reader may read it. */
export function responsesIn(db: Handle, consultationId: string, withConfidential: boolean) {
  return inParts(
    (after: string | null, limit) => readSome(db, consultationId, withConfidential, after, limit),
    ({ reference }) => reference,
  )
}

/**
 * The answers to the questions that ask who somebody is, and nothing else of any response that stands. Where nobody is asked, nothing is
 * read.
 */
export async function* whoAnsweredIn(
  db: Handle,
  consultationId: string,
  form: QuestionForm,
): AsyncGenerator<readonly { readonly answers: Answers }[]> {
  const ids = questionsOf(form).flatMap(({ id, aboutYou }) => (aboutYou ? [id] : []))
  if (ids.length === 0) return
  const read = (after: string | null, limit: number) =>
    db
      .selectFrom('response')
      .select('reference')
      // Taken from the whole answers in one go: each would otherwise be unpacked for each question.
      .select(
        sql<Answers>`(select coalesce(jsonb_object_agg(key, value), '{}') from jsonb_each(answers) where key = any(${sql.val(ids)}::text[]))`.as(
          'answers',
        ),
      )
      .where('consultation_id', '=', consultationId)
      .where('state', '<>', 'withdrawn')
      .$if(after !== null, query => query.where('reference', '>', after!))
      .orderBy('reference')
      .limit(limit)
      .execute()
  yield* inParts(read, ({ reference }) => reference)
}

function readSome(db: Handle, consultationId: string, withConfidential: boolean, after: string | null, limit: number) {
  return db
    .selectFrom('response')
    .select(['reference', 'channel', 'received_at', 'behalf', 'provenance', 'published_as', 'sector', 'area_part'])
    .select([
      'confidential',
      'may_publish',
      'may_pass_on',
      'comments',
      'free_text',
      'answers',
      'not_asked',
      'signatures',
    ])
    .select(maskingOf('response.id').as('masking'))
    .where('consultation_id', '=', consultationId)
    .where('state', '<>', 'withdrawn')
    .$if(!withConfidential, query => query.where('confidential', '=', false))
    .$if(after !== null, query => query.where('reference', '>', after!))
    .orderBy('reference')
    .limit(limit)
    .execute()
}
