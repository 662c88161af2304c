/** What stood of one public subject on past days, from the days from and until which each recorded finding stood in public. */
import { type RawBuilder, sql } from 'kysely'
import type { Handle } from '../../../db/open.ts'
import type { Day } from '../../../kernel/day.ts'
import type { Judged } from '../checks/kinds.ts'
import { publicSince, publicSpells } from '../monitoring/public-now.queries.ts'
import type { Stretch } from './series.ts'

/** Between which of the days a spell `n` stood: the places of the first day on which it did, and on which it did no longer. */
export const between = (days: readonly Day[]): RawBuilder<unknown> => sql`
  width_bucket(n.from_day - 1, ${days}::date[]) as begins, width_bucket(n.to_day - 1, ${days}::date[]) as ends`

/** Its findings, by what they said and between which of the days; each counted once. */
export async function countSubjectOverTime(db: Handle, { kind, id }: Judged, days: readonly Day[]): Promise<Stretch[]> {
  const { rows } = await sql<Stretch>`
    select n.verdict, n.proof, ${between(days)}, count(*)::int as count
    from ${publicSpells} where n.subject_id = ${id} and n.subject_kind = ${kind} and n.from_day <= ${days.at(-1)}::date
    group by 1, 2, 3, 4`.execute(db)
  return rows
}

/** The days on which anything became known in public of what was recorded of a subject, the earliest first. */
export async function daysRecorded(db: Handle, { kind, id }: Judged, today: Day): Promise<Day[]> {
  const { rows } = await sql<{ day: Day }>`
    select distinct greatest(f.since, shown.since) as day from finding f left join ${publicSince} shown on shown.id = f.subject_id
    where f.subject_kind = ${kind} and f.subject_id = ${id} and f.since <= ${today}::date order by 1`.execute(db)
  return rows.map(({ day }) => day)
}
