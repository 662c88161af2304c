/** How the findings of a subject changed, as they were recorded day by day. */
import { sql } from 'kysely'
import type { Proof, VerdictName } from '../../../codes/index.ts'
import type { Handle } from '../../../db/open.ts'
import type { Day } from '../../../kernel/day.ts'
import { publicSince } from '../monitoring/public-now.queries.ts'
import type { Judged } from './kinds.ts'

type Row = Omit<Change, 'demand'> & {
  readonly practice: string
  readonly parameters: Readonly<Record<string, unknown>>
  readonly state: string
}

/** A verdict as it changed. `demand` tells practices with different parameters apart. */
export type Change = {
  readonly demand: string
  readonly verdict: VerdictName
  readonly proof: Proof | null
  readonly since: Day
}

/** Every recorded change up to a day, the earliest first; what was found before anybody could see the subject, as of the day on which they could. */
export async function findTrend(db: Handle, { kind, id }: Judged, today: Day): Promise<Change[]> {
  const { rows } = await sql<Row>`
    select f.practice, f.parameters, f.state, f.verdict, f.proof, greatest(f.since, shown.since) as since
    from finding f left join ${publicSince} shown on shown.id = f.subject_id
    where f.subject_kind = ${kind} and f.subject_id = ${id} and f.since <= ${today}::date order by f.since, f.id`.execute(
    db,
  )
  return rows.map(({ practice, parameters, state, verdict, proof, since }) => ({
    since,
    proof,
    // What no edition asks for any more counts no longer from that day on; the days before keep it.
    verdict: state === 'not-asked' ? 'doesNotApply' : verdict,
    demand: `${practice} ${JSON.stringify(parameters)}`,
  }))
}
