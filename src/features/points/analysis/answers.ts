/** Answers counted question by question, and by who gave them. Pure. */
import { type Crosstab, joinSmall, type PublicCrosstab, publicCrosstabs } from '../../../analysis/crosstab.ts'
import { publicWeighted, type Weighting, weigh } from '../../../analysis/weighting.ts'
import { type FormQuestion, numbered, type QuestionForm, saidQuestions, typeOf } from '../../../questions/form.ts'
import { sayForWhom } from '../../../questions/say-routing.ts'
import { say } from '../../../questions/wording.ts'
import type { Translate } from '../../../web/catalogue.ts'
import type { CountedAnswer, Group, Tallies } from '../../responses/index.ts'

/** A count of answers. `share` of those who answered, in whole per cent. */
export type AnswerRow = { readonly label: string; readonly count: number; readonly share: number }

/** A question with the answers counted. */
export type QuestionCount = {
  readonly id: string
  readonly text: string
  /** How many were asked: its denominator. */
  readonly asked: number
  /** For whom it was, in words; empty where it was for everybody. */
  readonly forWhom: string
  readonly answered: number
  readonly tables: readonly { readonly of: number; readonly exclusive: boolean; readonly rows: readonly AnswerRow[] }[]
  /** How many wrote something in their own words. */
  readonly written: number
}

/** Counts the answers to every question. */
export function countQuestions(form: QuestionForm, tallies: Tallies, t: Translate): QuestionCount[] {
  return saidQuestions(form).map(question => {
    const tally = tallyOf(question, tallies.answers.get(question.id) ?? [], askedIn(tallies, question))
    return {
      id: question.id,
      text: numbered(question),
      asked: tally.asked,
      forWhom: sayForWhom(form, question, t),
      answered: tally.answered,
      tables: tally.tables.map(({ of, exclusive, rows }) => ({
        of,
        exclusive,
        rows: rows.map(({ label, count }) => ({
          label: say(label, t),
          count,
          share: of === 0 ? 0 : Math.round((count / of) * 100),
        })),
      })),
      written: Math.max(0, ...tally.texts.map(({ count }) => count)),
    }
  })
}

/** How many of those counted were asked a question. */
function askedIn({ total, notAsked }: Tallies, { id }: FormQuestion): number {
  return total - (notAsked.get(id) ?? 0)
}

function tallyOf(question: FormQuestion, answers: readonly CountedAnswer[], asked = 0) {
  return typeOf(question).tally(answers, asked, question.settings)
}

/** By what answers are broken down. */
export const groupings = ['sector', 'kind'] as const
export type Grouping = (typeof groupings)[number]

/** The group a response is in: its sector, or for whom it speaks and how it knows. */
function groupOf({ sector, behalf, provenance }: Group, grouping: Grouping): string {
  if (grouping === 'sector') return sector || 'none'
  return behalf === 'organisation' ? provenance : behalf
}

/** A question broken down, fit to be shown; `labels` are the answers in words, in the order of the rows. */
export type BrokenDown = {
  readonly id: string
  readonly text: string
  readonly labels: readonly string[]
  readonly table: PublicCrosstab
  /** By a weighting that was declared: each answer weighted, where nothing beside it is hidden; null without one. */
  readonly weighted: readonly (number | null)[] | null
}

/**
 * Every question that was answered by choosing, by groups. All groupings are masked together, as if they stood side by
 * side, because somebody may look at one after the other.
 */
export function breakDown(
  form: QuestionForm,
  tallies: Tallies,
  grouping: Grouping,
  t: Translate,
  weighting: Weighting | null = null,
): BrokenDown[] {
  return saidQuestions(form).flatMap(question =>
    tallyOf(question, []).tables.map(({ rows }, at): BrokenDown => {
      const tables = groupings.map(each => fitCrosstab(question, at, tallies, each))
      const table = publicCrosstabs(tables)[groupings.indexOf(grouping)]!
      const raw = crosstabOf(question, at, tallies, grouping)
      return {
        id: question.id,
        text: numbered(question),
        labels: rows.map(({ label }) => say(label, t)),
        table,
        weighted: weighting && weighting.grouping === grouping ? weightedRows(raw, table, weighting) : null,
      }
    }),
  )
}

/** Each answer weighted: of groups that are shown one by one, and nothing where any of them is hidden. */
function weightedRows(raw: Crosstab, shown: PublicCrosstab, weighting: Weighting): (number | null)[] {
  const alone =
    raw.columns.length === shown.columns.length && raw.columns.every((each, at) => each === shown.columns[at])
  return alone ? [...publicWeighted(weigh(raw, weighting), shown).rowTotals] : raw.rows.map(() => null)
}

/** The table with its small groups put together: by the size of each group, so that they are the same for every question. */
function fitCrosstab(question: FormQuestion, at: number, tallies: Tallies, grouping: Grouping): Crosstab {
  const table = crosstabOf(question, at, tallies, grouping)
  const members = Map.groupBy(tallies.responses, each => groupOf(each, grouping))
  const sizes = table.columns.map(column => sum(members.get(column)!.map(({ count }) => count)))
  return joinSmall(table, sizes)
}

function crosstabOf(question: FormQuestion, at: number, tallies: Tallies, grouping: Grouping): Crosstab {
  const groups = Map.groupBy(tallies.answers.get(question.id) ?? [], answer => groupOf(answer, grouping))
  // A group of which nobody answered this question is a column as well.
  const columns = [...new Set(tallies.responses.map(each => groupOf(each, grouping)))].toSorted()
  const counted = columns.map(column => tallyOf(question, groups.get(column) ?? []).tables[at]!)
  const { exclusive, rows } = tallyOf(question, []).tables[at]!
  const cells = rows.map((_, row) => counted.map(tally => tally.rows[row]!.count))
  const columnTotals = counted.map(({ of }) => of)
  return {
    grouping,
    exclusive,
    rows: rows.map(({ value }) => value),
    columns,
    cells,
    rowTotals: cells.map(sum),
    columnTotals,
    total: sum(columnTotals),
  }
}

function sum(counts: readonly number[]): number {
  return counts.reduce((all, count) => all + count, 0)
}
