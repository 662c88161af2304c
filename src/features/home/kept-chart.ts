/** Is the Compact kept: one bar of findings by verdict, with its table. */
import type { Translate } from '../../web/catalogue.ts'
import type { Kept } from './home.queries.ts'

/** Verdicts that say whether something asked for is kept, best first; the rest (not due, does not apply, not known) say nothing of that. */
const telling = ['met', 'explained', 'partly', 'notMet'] as const

export type KeptChart = {
  readonly total: number
  /** Findings that the records cannot tell. */
  readonly unknown: number
  readonly share: number
  readonly rows: readonly {
    readonly label: string
    readonly count: number
    readonly percent: number
    readonly x: number
    readonly width: number
    readonly pattern: number
  }[]
}

const WIDTH = 600

/** The chart, or null where nothing has been checked yet. Percentages are of the findings that tell something. */
export function keptChart(verdicts: Kept, t: Translate): KeptChart | null {
  const total = telling.reduce((sum, name) => sum + (verdicts[name] ?? 0), 0)
  if (total === 0) return null
  let x = 0
  const rows = telling.map((name, pattern) => {
    const count = verdicts[name] ?? 0
    const width = (count / total) * WIDTH
    const row = {
      label: t(`home.verdicts.${name}`),
      count,
      percent: Math.round((count / total) * 100),
      x,
      width,
      pattern,
    }
    x += width
    return row
  })
  const unknown = verdicts['notKnown'] ?? 0
  return {
    total,
    unknown,
    share: Math.round((((verdicts['met'] ?? 0) + (verdicts['explained'] ?? 0)) / total) * 100),
    rows,
  }
}
