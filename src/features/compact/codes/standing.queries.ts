/** How public subjects stand against each demand now: the verdicts that stand, counted. */
import { demandOf, type VerdictName, verdictNames } from '../../../codes/index.ts'
import type { Handle } from '../../../db/open.ts'
import { verdictColours } from '../checks/finding.view.ts'
import { countByDemand } from '../monitoring/findings.queries.ts'

/** Counts of verdicts, those that occur, in the order of the verdicts. */
export type Standing = readonly { readonly verdict: VerdictName; readonly colour: string; readonly count: number }[]

/** By practice with its parameters, how many public subjects have each verdict. */
export async function standingNow(
  db: Handle,
): Promise<(practice: string, parameters: Readonly<Record<string, unknown>>) => Standing> {
  const rows = await countByDemand(db)
  const counts = new Map<string, Map<string, number>>()
  for (const { practice, parameters, verdict, count } of rows) {
    const key = demandOf(practice, parameters)
    const own = counts.get(key) ?? new Map<string, number>()
    counts.set(key, own.set(verdict, (own.get(verdict) ?? 0) + count))
  }
  return (practice, parameters) => {
    const own = counts.get(demandOf(practice, parameters))
    return verdictNames.flatMap(verdict => {
      const count = own?.get(verdict) ?? 0
      return count > 0 ? [{ verdict, colour: verdictColours[verdict], count }] : []
    })
  }
}
