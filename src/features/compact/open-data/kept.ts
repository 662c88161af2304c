/** How what a clause or a practice asks is kept today, as data: counts by what was found and how it is known. */
import { z } from 'zod'
import { countOutcomes, type OutcomeCounts, tellingOf } from '../../../codes/index.ts'
import type { OpenRequest } from '../../../web/resource.ts'
import { type Behind, loadBehind } from '../monitoring/behind.queries.ts'
import { pairKey } from '../monitoring/breakdown.ts'
import { countOverTime } from '../monitoring/recorded.queries.ts'
import { standingAt } from '../over-time/series.ts'

const count = (what: string) => z.int().min(0).describe(`How many findings ${what}.`)

/** Counts of findings about everything public, each once. */
export const keptField = z
  .object({
    shown: count('were kept, shown by what happened'),
    confirmed: count('were kept, confirmed by the other side'),
    stated: count('were stated by the body itself'),
    explained: count('were departures explained in public'),
    partly: count('were met in part'),
    notMet: count('were not met'),
    total: count('told whether something is kept: the sum of the others, and what a share is a share of'),
  })
  .describe('What was found under it of everything public, as it stands today, each finding once.')

export type Kept = OutcomeCounts & { readonly total: number }

/** Counts what stands today of those demands that fit; what fits is told by what stands behind each. */
export type CountKept = (fits: (behind: Behind) => boolean) => Kept

/** Reads all that stands today, to be counted in any way. */
export async function loadKept({ db, today }: OpenRequest): Promise<CountKept> {
  const [behind, stretches] = await Promise.all([
    loadBehind(db, today, 'ever'),
    countOverTime(db, { behind: null }, 'pair', [today]),
  ])
  const byKey = Map.groupBy(standingAt(stretches, 0), ({ key }) => key)
  return fits => {
    const keys = new Set(behind.filter(fits).map(pairKey))
    const counts = countOutcomes([...keys].flatMap(key => byKey.get(key) ?? []))
    return { ...counts, total: tellingOf(counts) }
  }
}
