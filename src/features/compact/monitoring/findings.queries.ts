/** How the codes are kept across the area, from the findings as last recorded; only of what is public. */
import { sql } from 'kysely'
import type { Proof, VerdictName } from '../../../codes/index.ts'
import type { Handle } from '../../../db/open.ts'
import type { Day } from '../../../kernel/day.ts'

/** How many findings of one demand have a verdict, known in one way. `practice` and `parameters` are those of the demand. */
export type DemandCount = {
  readonly practice: string
  readonly parameters: Readonly<Record<string, unknown>>
  readonly verdict: VerdictName
  readonly proof: Proof | null
  readonly count: number
}

/** How many findings about what one signatory answers for have a verdict, known in one way: itself and the consultations that it leads. */
export type SignatoryCount = {
  readonly slug: string
  readonly name: string
  readonly verdict: VerdictName
  readonly proof: Proof | null
  readonly count: number
}

const latest = sql`select distinct on (f.subject_kind, f.subject_id, f.practice, f.parameters)
    f.subject_kind, f.subject_id, f.practice, f.parameters, f.verdict, f.proof
  from finding f
    left join consultation c on f.subject_kind = 'consultation' and c.id = f.subject_id
    left join partnership p on f.subject_kind = 'partnership' and p.id = f.subject_id
  where c.published_at is not null or p.public or f.subject_kind in ('compact', 'organisation')
  order by f.subject_kind, f.subject_id, f.practice, f.parameters, f.since desc, f.id desc`

/** The verdicts of every demand, across all subjects. */
export async function countByDemand(db: Handle): Promise<DemandCount[]> {
  const { rows } = await sql<DemandCount>`
    select practice, parameters, verdict, proof, count(*)::int as count from (${latest}) latest group by 1, 2, 3, 4`.execute(
    db,
  )
  return rows
}

/** The verdicts of every signatory of a code in force, by its name. */
export async function countBySignatory(db: Handle, today: Day): Promise<SignatoryCount[]> {
  const { rows } = await sql<SignatoryCount>`
    select o.slug, o.name, l.verdict, l.proof, count(*)::int as count
    from (${latest}) l
      left join consultation c on l.subject_kind = 'consultation' and c.id = l.subject_id
      left join partnership p on l.subject_kind = 'partnership' and p.id = l.subject_id
      join organisation o on o.id = coalesce(c.lead_organisation_id, p.lead_organisation_id,
        case when l.subject_kind = 'organisation' then l.subject_id end)
    where exists (select from signature s join code on code.id = s.code_id and code.status = 'in-force'
      where s.organisation_id = o.id and s.from_day <= ${today}::date and (s.to_day is null or s.to_day >= ${today}::date))
    group by 1, 2, 3, 4 order by o.name`.execute(db)
  return rows
}

/** The day on which findings were last recorded; null before the first time. */
export async function findRecordedOn(db: Handle): Promise<Day | null> {
  const row = await db.selectFrom('area').select('findings_recorded_on').executeTakeFirst()
  return row?.findings_recorded_on ?? null
}
