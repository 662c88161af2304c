/**
 * What is told in numbers of who answered and what they chose. One population for everybody: the responses that stand and
 * were not given in confidence. Those given in confidence are in the number of responses and in no table, as respondents
 * are promised; and because no table rests on them, a reviewer who may read all the others cannot take the difference.
 */

import { z } from 'zod'
import { exactly, isExact, publishChosen, publishParts, type Shown, USUAL_LIMIT } from '../../../analysis/published.ts'
import { type FormQuestion, type QuestionForm, questionsOf, typeOf } from '../../../questions/form.ts'
import type { GivenOften } from '../../../questions/question-type.ts'

/** What is counted of responses: how many they are, how many have the same marks, and what was answered how often. */
export type Counted = {
  readonly total: number
  readonly responses: readonly {
    readonly channel: string
    readonly sector: string
    readonly behalf: string
    readonly count: number
  }[]
  readonly answers: ReadonlyMap<string, readonly GivenOften<unknown>[]>
}

/** By what those who answered are told apart, with every group that there could be: none is left out for being empty. */
export const groupsOf = {
  channel: ['online', 'email', 'letter', 'paper', 'spoken'],
  sector: ['statutory', 'voluntary', 'community', 'faith', 'private', 'other', 'none'],
  behalf: ['personal', 'organisation', 'unknown'],
} as const
/** How those who answered are told apart. */
export type WhoGrouping = keyof typeof groupsOf
/** The ways in which those who answered are told apart, in their order. */
export const whoGroupings = ['channel', 'sector', 'behalf'] as const satisfies readonly WhoGrouping[]

const shown = z.strictObject({ from: z.int(), to: z.int() })
const counts = z.strictObject({
  responses: z.int(),
  inConfidence: z.int(),
  who: z.record(z.enum(whoGroupings), z.array(z.strictObject({ value: z.string(), shown }))).nullable(),
  questions: z.record(
    z.string(),
    z.strictObject({ answered: shown, tables: z.array(z.strictObject({ of: shown, rows: z.array(shown) })) }),
  ),
})

/** Everything that is told in numbers, as it is kept when a report is published. */
export type PublishedCounts = Readonly<z.infer<typeof counts>>

/** Reads what was kept; null where nothing was. Throws a ZodError for anything else. */
export function readCounts(kept: unknown): PublishedCounts | null {
  return kept === null || kept === undefined ? null : counts.parse(kept)
}

/**
 * Counts what may be told. `counted` are those that were not given in confidence; how many were is told as it is, since
 * nothing that they said stands in any table. Below the limit no table is told.
 */
export function publishCounts(
  form: QuestionForm,
  counted: Counted,
  inConfidence: number,
  limit: number = USUAL_LIMIT,
): PublishedCounts {
  const { total } = counted
  return {
    responses: total + inConfidence,
    inConfidence,
    who: total < limit ? null : whoAnswered(counted, limit),
    questions: Object.fromEntries(
      questionsOf(form).map(question => [question.id, publishQuestion(question, counted, limit)]),
    ),
  }
}

function whoAnswered({ total, responses }: Counted, limit: number): NonNullable<PublishedCounts['who']> {
  const table = (grouping: WhoGrouping) => {
    const values: readonly string[] = groupsOf[grouping]
    const groups = Map.groupBy(responses, response => response[grouping] || 'none')
    const parts = values.map(value => (groups.get(value) ?? []).reduce((sum, { count }) => sum + count, 0))
    const told = publishParts(parts, total, limit)
    return values.map((value, at) => ({ value, shown: told[at]! }))
  }
  return { channel: table('channel'), sector: table('sector'), behalf: table('behalf') }
}

function publishQuestion(question: FormQuestion, { total: asked, answers }: Counted, limit: number) {
  const tally = typeOf(question).tally(answers.get(question.id) ?? [], asked, question.settings)
  const tables = tally.tables.map(({ exclusive, of, rows }) => {
    const table = { exclusive, asked, of, rows: rows.map(({ count }) => count) }
    const told = publishChosen(table, limit)
    return { of: told.of, rows: [...told.rows] }
  })
  const [written] = publishParts([tally.answered, asked - tally.answered], asked, limit)
  return { answered: tables[0]?.of ?? written!, tables }
}

/** A row of a question's table. `share` of those who answered, in whole per cent; null unless both are told as they are. */
export type AnswerRow = { readonly label: string; readonly shown: Shown; readonly share: number | null }

/** What is told of one question. */
export type PublishedQuestion = {
  readonly id: string
  readonly text: string
  readonly asked: number
  readonly answered: Shown
  readonly tables: readonly { readonly of: Shown; readonly rows: readonly AnswerRow[] }[]
}

/** The questions of a form in their order with what is told of each; `say` puts the name of an answer in words. */
export function publishedQuestions(
  form: QuestionForm,
  { responses, inConfidence, questions }: PublishedCounts,
  say: (question: FormQuestion, table: number, row: number) => string,
): PublishedQuestion[] {
  return questionsOf(form).map(question => {
    const told = questions[question.id] ?? { answered: exactly(0), tables: [] }
    return {
      id: question.id,
      text: question.text,
      asked: responses - inConfidence,
      answered: told.answered,
      tables: told.tables.map(({ of, rows }, table) => ({
        of,
        rows: rows.map((row, at) => ({ label: say(question, table, at), shown: row, share: shareOf(row, of) })),
      })),
    }
  })
}

function shareOf(row: Shown, of: Shown): number | null {
  return row.from === row.to && of.from === of.to && of.to > 0 ? Math.round((row.to / of.to) * 100) : null
}

/** Whether any number of a report is not told as it is. */
export function isMasked(counts: PublishedCounts, questions: readonly PublishedQuestion[]): boolean {
  const all = [
    ...Object.values(counts.who ?? {}).flatMap(rows => rows.map(({ shown }) => shown)),
    ...questions.flatMap(({ answered, tables }) => [answered, ...tables.flatMap(({ rows }) => rows.map(r => r.shown))]),
  ]
  return counts.who === null || !all.every(isExact)
}
