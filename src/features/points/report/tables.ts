/** The tables of a report as rows of words: the same for the page, the PDF, the counts file and whoever reads them aloud. */
import { exactly, type Shown, shownAs } from '../../../analysis/published.ts'
import { type ActionTotals, pointActions } from '../../../analysis/report-counts.ts'
import type { Translate } from '../../../web/catalogue.ts'
import { type PublishedCounts, whoGroupings } from './counts.ts'
import type { ReportContent } from './report-content.ts'

/** A table: what it counts, of how many, and its rows. */
export type CountTable = {
  readonly name: string
  readonly of: number
  readonly rows: readonly { readonly label: string; readonly shown: Shown }[]
}

/** A count as it is told, in words. */
export function sayShown(shown: Shown, t: Translate): string {
  const kind = shownAs(shown)
  if (kind === 'exact') return String(shown.to)
  if (kind === 'few') return t('points.report.few', { limit: shown.to + 1 })
  return kind === 'least' ? t('points.report.or-more', { count: shown.from }) : t('points.report.not-shown')
}

/** Who answered, table by table; a table of which nothing may be told is left out. */
export function whoTables(counts: PublishedCounts, t: Translate): CountTable[] {
  const { who } = counts
  if (!who) return []
  return whoGroupings
    .filter(grouping => who[grouping].some(({ shown }) => shownAs(shown) !== 'hidden'))
    .map(grouping => ({
      name: t(`points.report.by-${grouping}`),
      of: counts.responses - counts.inConfidence,
      // Groups of which there is nobody are left out where that is told, and stand with the others where it is not.
      rows: who[grouping]
        .filter(({ shown }) => shown.to > 0)
        .toSorted((a, b) => b.shown.from - a.shown.from)
        .map(({ value, shown }) => ({ label: t(`points.${grouping}.${value}`), shown })),
    }))
}

/** What was done about the points. */
export function actionTable(totals: Omit<ActionTotals, 'responses'>, name: string, t: Translate): CountTable {
  const rows = [...pointActions, 'undecided' as const]
    .filter(action => action !== 'undecided' || totals.undecided > 0)
    .map(action => ({ label: t(`points.action.${action}`), shown: exactly(totals[action]) }))
  return { name, of: totals.points, rows }
}

/** Every table of a report in its order. */
export function everyTable(content: ReportContent, t: Translate): CountTable[] {
  const { responses, inConfidence } = content.counts
  return [
    {
      name: t('points.report.responses'),
      of: responses,
      rows: [
        { label: t('points.report.all-responses'), shown: exactly(responses) },
        { label: t('points.report.in-confidence'), shown: exactly(inConfidence) },
      ],
    },
    ...whoTables(content.counts, t),
    ...content.questions.flatMap(question =>
      question.tables.map(({ rows, of }) => ({
        name: question.text,
        of: of.to,
        rows: [
          ...rows,
          { label: t('points.report.answered'), shown: of },
          ...(question.forWhom === '' ? [] : [{ label: t('points.report.asked'), shown: question.asked }]),
        ],
      })),
    ),
    actionTable(content.totals, t('points.report.by-action'), t),
  ]
}
