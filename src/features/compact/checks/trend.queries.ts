/** How the findings of a subject changed, as they were recorded day by day. */
import type { Proof, VerdictName } from '../../../codes/index.ts'
import type { Handle } from '../../../db/open.ts'
import type { Day } from '../../../kernel/day.ts'
import type { Judged } from './kinds.ts'

/** A verdict as it changed. `demand` tells practices with different parameters apart. */
export type Change = {
  readonly demand: string
  readonly verdict: VerdictName
  readonly proof: Proof | null
  readonly since: Day
}

/** Every recorded change up to a day, the earliest first. */
export async function findTrend(db: Handle, { kind, id }: Judged, today: Day): Promise<Change[]> {
  const rows = await db
    .selectFrom('finding')
    .select(['practice', 'parameters', 'state', 'verdict', 'proof', 'since'])
    .where('subject_kind', '=', kind)
    .where('subject_id', '=', id)
    .where('since', '<=', today)
    .orderBy('since')
    .orderBy('id')
    .execute()
  return rows.map(({ practice, parameters, state, verdict, proof, since }) => ({
    since,
    proof,
    // What no edition asks for any more counts no longer from that day on; the days before keep it.
    verdict: state === 'not-asked' ? 'doesNotApply' : (verdict as VerdictName),
    demand: `${practice} ${JSON.stringify(parameters)}`,
  }))
}
