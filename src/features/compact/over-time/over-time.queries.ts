/** What stood on past days, from the days from and until which each recorded finding stood; only of what is public today. */
import { type RawBuilder, sql } from 'kysely'
import type { Handle } from '../../../db/open.ts'
import type { Day } from '../../../kernel/day.ts'
import type { Judged } from '../checks/kinds.ts'
import { ofPublicSubject } from '../monitoring/public-now.queries.ts'
import type { Stretch } from './series.ts'

/** Between which of the days a spell `n` stood: the places of the first day on which it did, and on which it did no longer. */
export const between = (days: readonly Day[]): RawBuilder<unknown> => sql`
  width_bucket(n.from_day - 1, ${days}::date[]) as begins, width_bucket(n.to_day - 1, ${days}::date[]) as ends`

/** Findings of everything public, by what they said and between which of the days; each counted once. */
export async function countAllOverTime(db: Handle, days: readonly Day[]): Promise<Stretch[]> {
  const { rows } = await sql<Stretch>`
    select n.verdict, n.proof, ${between(days)}, count(*)::int as count
    from finding_spell n
    where n.from_day <= ${days.at(-1)}::date and (n.to_day is null or n.to_day > ${days[0]}::date) and ${ofPublicSubject} group by 1, 2, 3, 4`.execute(
    db,
  )
  return rows
}

/** The same of one subject. */
export async function countSubjectOverTime(db: Handle, { kind, id }: Judged, days: readonly Day[]): Promise<Stretch[]> {
  const { rows } = await sql<Stretch>`
    select n.verdict, n.proof, ${between(days)}, count(*)::int as count
    from finding_spell n where n.subject_id = ${id} and n.subject_kind = ${kind} and n.from_day <= ${days.at(-1)}::date
    group by 1, 2, 3, 4`.execute(db)
  return rows
}

/** The days on which anything was recorded of a subject, the earliest first. */
export async function daysRecorded(db: Handle, { kind, id }: Judged, today: Day): Promise<Day[]> {
  const { rows } = await sql<{ day: Day }>`
    select distinct since as day from finding
    where subject_kind = ${kind} and subject_id = ${id} and since <= ${today}::date order by 1`.execute(db)
  return rows.map(({ day }) => day)
}
