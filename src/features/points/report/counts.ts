/**
 * What is told in numbers of who answered and what they chose. One population for everybody: the responses that stand and
 * were not given in confidence. Those given in confidence are in the number of responses and in no table, as respondents
 * are promised; and because no table rests on them, a reviewer who may read all the others cannot take the difference.
 */

import { z } from 'zod'
import { exactly, isExact, publishChosen, publishParts, type Shown, USUAL_LIMIT } from '../../../analysis/published.ts'
import { type FormQuestion, numbered, type QuestionForm, questionsOf, typeOf } from '../../../questions/form.ts'
import type { GivenOften } from '../../../questions/question-type.ts'
import { conditionsOf } from '../../../questions/route.ts'
import { askedBounds } from './asked.ts'

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
    z.strictObject({
      // How many were asked, where that were not all.
      asked: shown.optional(),
      answered: shown,
      tables: z.array(z.strictObject({ of: shown, rows: z.array(shown) })),
    }),
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
    questions: Object.fromEntries(publishAnswers(form, counted, limit)),
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

type ToldQuestion = PublishedCounts['questions'][string]

/** Question by question in order: how many were asked one follows from what is told of those before it. */
function publishAnswers(form: QuestionForm, counted: Counted, limit: number): ReadonlyMap<string, ToldQuestion> {
  const told = new Map<string, ToldQuestion>()
  for (const section of form.sections)
    for (const question of section.questions) {
      const routed = conditionsOf(section, question).length > 0
      const asked = routed ? askedBounds(form, { section, question }, told, counted.total) : exactly(counted.total)
      const answers = counted.answers.get(question.id) ?? []
      const fits = isExact(asked) && answers.reduce((sum, { count }) => sum + count, 0) <= asked.to
      const all = fits ? publishQuestion(question, answers, asked.to, limit) : nothingOf(question, counted.total)
      told.set(question.id, { ...(routed ? { asked } : {}), ...all })
    }
  return told
}

/** Where it is not told how many were asked, nothing is told of what they answered: it would say how many they were at least. */
function nothingOf(question: FormQuestion, most: number): ToldQuestion {
  const anything = { from: 0, to: most }
  const { tables } = typeOf(question).tally([], 0, question.settings)
  return {
    answered: anything,
    tables: tables.map(({ rows }) => ({ of: anything, rows: rows.map(() => anything) })),
  }
}

function publishQuestion(
  question: FormQuestion,
  answers: readonly GivenOften<unknown>[],
  asked: number,
  limit: number,
): ToldQuestion {
  const tally = typeOf(question).tally(answers, asked, question.settings)
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
  /** How many were asked. */
  readonly asked: Shown
  /** For whom it was, in words; empty where it was for everybody. */
  readonly forWhom: string
  readonly answered: Shown
  readonly tables: readonly { readonly of: Shown; readonly rows: readonly AnswerRow[] }[]
}

/** The questions of a form in their order with what is told of each; `say` puts the name of an answer in words. */
export function publishedQuestions(
  form: QuestionForm,
  { responses, inConfidence, questions }: PublishedCounts,
  say: (question: FormQuestion, table: number, row: number) => string,
  forWhom: (question: FormQuestion) => string,
): PublishedQuestion[] {
  return questionsOf(form).map(question => {
    const told: ToldQuestion = questions[question.id] ?? { answered: exactly(0), tables: [] }
    return {
      id: question.id,
      text: numbered(question),
      asked: told.asked ?? exactly(responses - inConfidence),
      forWhom: forWhom(question),
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
    ...questions.flatMap(({ asked, answered, tables }) => [
      asked,
      answered,
      ...tables.flatMap(({ rows }) => rows.map(r => r.shown)),
    ]),
  ]
  return counts.who === null || !all.every(isExact)
}
