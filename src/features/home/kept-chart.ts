/** Is the Compact kept: one bar of findings by what they say and how that is known, with its table. */
import { countOutcomes, type Outcome, outcomes, tellingOf } from '../../codes/index.ts'
import type { Translate } from '../../web/catalogue.ts'
import type { Kept } from '../compact/index.ts'
import { sayKept } from '../compact/index.ts'

export type KeptChart = {
  /** What is kept, by its proof, and the share known to be kept. */
  readonly kept: string
  readonly share: string
  /** Findings that the records cannot tell. */
  readonly unknown: number
  readonly rows: readonly {
    readonly label: string
    readonly count: number
    readonly percent: number
    readonly x: number
    readonly width: number
    readonly pattern: Outcome
  }[]
}

const WIDTH = 600

/** The chart, or null where nothing has been checked yet. Percentages are of the findings that tell something. */
export function keptChart(findings: Kept, t: Translate): KeptChart | null {
  const counts = countOutcomes(findings)
  const said = sayKept(counts, t)
  if (said === null) return null
  const total = tellingOf(counts)
  let x = 0
  const rows = outcomes.map(pattern => {
    const count = counts[pattern]
    const width = (count / total) * WIDTH
    const row = {
      label: t(`home.outcomes.${pattern}`),
      count,
      percent: Math.round((count / total) * 100),
      x,
      width,
      pattern,
    }
    x += width
    return row
  })
  const unknown = findings.reduce((sum, { verdict, count }) => sum + (verdict === 'notKnown' ? count : 0), 0)
  return { ...said, unknown, rows }
}
