/** The small line of what is known to be kept, month by month, with its table. */
import { outcomes } from '../../../codes/index.ts'
import type { Translate } from '../../../web/catalogue.ts'
import { FEWEST, lineOf, type SeriesPoint } from './series.ts'

/** The line with the words for it and its table, the latest day last; null where there are not yet two days to compare. */
export function keptLine(points: readonly SeriesPoint[], t: Translate, size = { width: 600, height: 80 }) {
  const telling = points.filter(({ total }) => total > 0)
  const [first, last] = [telling[0], telling.at(-1)]
  const line = lineOf(points, size)
  if (line === null || !first || !last) return null
  return {
    ...line,
    last: line.dots.at(-1)!,
    from: told(first),
    to: told(last),
    heads: outcomes.map(name => ({ pattern: name, text: t(`compact.outcome.${name}`) })),
    rows: points.map(({ day, counts, total, share }) => ({
      day,
      total,
      share: total < FEWEST ? null : share,
      counts: outcomes.map(name => counts[name]),
    })),
  }
}

/** A day in numbers: of few findings a percentage would say more than it knows. */
function told({ day, counts, total }: SeriesPoint) {
  return { day, known: counts.shown + counts.confirmed, total }
}
