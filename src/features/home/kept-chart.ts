/** Is the Compact kept: one bar of findings by what they say and how that is known, its year as a small line, and the tables of both. */
import { countOutcomes, type Outcome, outcomes, tellingOf } from '../../codes/index.ts'
import type { Handle } from '../../db/open.ts'
import type { Day } from '../../kernel/day.ts'
import type { Translate } from '../../web/catalogue.ts'
import { countOverTime, keptLine, listAt, monthlyDays, type Stretch, sayKept, seriesOf } from '../compact/index.ts'

const WIDTH = 600
/** Months that the small line goes back. */
const MONTHS = 12

/** What stands today and how it came to it, of everything public; null where nothing that was found tells anything yet. */
export async function findKept(db: Handle, today: Day, t: Translate) {
  const days = monthlyDays(today, MONTHS)
  const stretches = await countOverTime(db, { behind: null }, 'all', days)
  const kept = keptChart(
    stretches.filter(({ ends }) => ends === null || ends > MONTHS),
    t,
  )
  return kept && { ...kept, line: keptLine(seriesOf(days, stretches), t) }
}

/** The bar of what stands. Percentages are of the findings that tell something. */
export function keptChart(found: readonly Pick<Stretch, 'verdict' | 'proof' | 'count'>[], t: Translate) {
  const counts = countOutcomes(found)
  const said = sayKept(counts, t)
  if (said === null) return null
  const total = tellingOf(counts)
  let x = 0
  const rows = outcomes.map((pattern: Outcome) => {
    const count = counts[pattern]
    const width = (count / total) * WIDTH
    const percent = Math.round((count / total) * 100)
    const href = count > 0 ? listAt({}, pattern) : null
    const row = { label: t(`home.outcomes.${pattern}`), count, percent, x, width, pattern, href }
    x += width
    return row
  })
  const unknown = found.reduce((sum, { verdict, count }) => sum + (verdict === 'notKnown' ? count : 0), 0)
  const { shown, confirmed, stated } = counts
  return { ...said, known: shown + confirmed, knownHref: listAt({}, 'known'), stated, total, unknown, rows }
}
