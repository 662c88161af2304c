/** Cases that were closed without being settled: said beside those that were settled, because closing one is not settling it. */
import type { PartnershipFacts } from '../facts/partnership.ts'

/** " 1 was closed without being settled for all."; '' where every closed one was settled. */
export function sayUnsettled(cases: PartnershipFacts['concerns']): string {
  const closed = cases.filter(({ answeredOn, settled }) => answeredOn !== null && !settled).length
  if (closed === 0) return ''
  return ` ${closed} ${closed === 1 ? 'was' : 'were'} closed without being settled for all.`
}
