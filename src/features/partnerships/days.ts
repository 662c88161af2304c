/** Days compared. */
import type { Day } from '../../kernel/day.ts'

/** The later of two days. */
export function laterOf(a: Day, b: Day): Day {
  return [a, b].toSorted()[1]!
}
