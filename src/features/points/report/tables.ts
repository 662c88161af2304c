/** The tables of a report as rows of words: the same for the PDF, the counts file and whoever reads them aloud. */
import { type ActionTotals, pointActions } from '../../../analysis/report-counts.ts'
import type { Translate } from '../../../web/catalogue.ts'
import type { GroupCount, WhoAnswered } from './counts.ts'
import type { ReportContent } from './report-content.ts'

/** A table: what it counts, and its rows. `count` null where it is not shown. */
export type CountTable = {
  readonly name: string
  readonly rows: readonly { readonly label: string; readonly count: number | null }[]
}

/** Who answered, table by table. */
export function whoTables(who: WhoAnswered, t: Translate): CountTable[] {
  const table = (name: string, prefix: 'channel' | 'sector' | 'behalf', rows: readonly GroupCount[] | null) =>
    rows ? [{ name, rows: rows.map(({ value, count }) => ({ label: t(`points.${prefix}.${value}`), count })) }] : []
  return [
    ...table(t('points.report.by-channel'), 'channel', who.channels),
    ...table(t('points.report.by-sector'), 'sector', who.sectors),
    ...table(t('points.report.by-behalf'), 'behalf', who.behalf),
  ]
}

/** What was done about the points. */
export function actionTable(totals: ActionTotals, name: string, t: Translate): CountTable {
  const rows = [...pointActions, 'undecided' as const]
    .filter(action => action !== 'undecided' || totals.undecided > 0)
    .map(action => ({ label: t(`points.action.${action}`), count: totals[action] }))
  return { name, rows }
}

/** Every table of a report in its order. */
export function everyTable(content: ReportContent, t: Translate): CountTable[] {
  return [
    {
      name: t('points.report.responses'),
      rows: [{ label: t('points.report.all-responses'), count: content.who.total }],
    },
    ...whoTables(content.who, t),
    ...content.questions.flatMap(question =>
      question.tables.map(({ rows, of }) => ({
        name: question.text,
        rows: [
          ...rows.map(({ label, count }) => ({ label, count })),
          { label: t('points.report.answered'), count: of },
        ],
      })),
    ),
    actionTable(content.register.totals, t('points.report.by-action'), t),
  ]
}
