/** How public subjects stand against each demand now: the last recorded verdicts, counted. */
import { sql } from 'kysely'
import { demandOf, type VerdictName, verdictNames } from '../../../codes/index.ts'
import type { Handle } from '../../../db/open.ts'
import { verdictColours } from '../checks/finding.view.ts'

/** Counts of verdicts, those that occur, in the order of the verdicts. */
export type Standing = readonly { readonly verdict: VerdictName; readonly colour: string; readonly count: number }[]

/** By practice with its parameters, how many public subjects have each verdict. */
export async function standingNow(
  db: Handle,
): Promise<(practice: string, parameters: Readonly<Record<string, unknown>>) => Standing> {
  const { rows } = await sql<Row>`
    select practice, parameters, verdict, count(*)::int as count from (
      select distinct on (f.subject_kind, f.subject_id, f.practice, f.parameters) f.practice, f.parameters, f.verdict
      from finding f
      left join consultation c on f.subject_kind = 'consultation' and c.id = f.subject_id
      left join partnership p on f.subject_kind = 'partnership' and p.id = f.subject_id
      where c.published_at is not null or p.public or f.subject_kind in ('compact', 'organisation')
      order by f.subject_kind, f.subject_id, f.practice, f.parameters, f.since desc, f.id desc
    ) as latest group by 1, 2, 3`.execute(db)
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

type Row = {
  readonly practice: string
  readonly parameters: Record<string, unknown>
  readonly verdict: string
  readonly count: number
}
