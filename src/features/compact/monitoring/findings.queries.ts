/** How the codes are kept across the area, from the findings as last recorded; only of what is public. */
import { sql } from 'kysely'
import type { Proof, VerdictName } from '../../../codes/index.ts'
import type { Handle } from '../../../db/open.ts'
import type { Day } from '../../../kernel/day.ts'

/** How many findings about what one signatory answers for have a verdict, known in one way: itself and the consultations that it leads. */
export type SignatoryCount = {
  readonly slug: string
  readonly name: string
  readonly verdict: VerdictName
  readonly proof: Proof | null
  readonly count: number
}

/** The verdicts of all public subjects: what was closed with its subject as it was closed. */
export async function countAll(db: Handle): Promise<Omit<SignatoryCount, 'slug' | 'name'>[]> {
  const { rows } = await sql<Omit<SignatoryCount, 'slug' | 'name'>>`
    select f.verdict, f.proof, count(*)::int as count from finding_now f
      left join consultation c on f.subject_kind = 'consultation' and c.id = f.subject_id
      left join partnership p on f.subject_kind = 'partnership' and p.id = f.subject_id
    where f.state <> 'not-asked' and (c.published_at is not null or p.public or f.subject_kind in ('compact', 'organisation'))
    group by 1, 2`.execute(db)
  return rows
}

/** The verdicts of every signatory of a code, by its name. */
export async function countBySignatory(db: Handle, today: Day): Promise<SignatoryCount[]> {
  const { rows } = await sql<SignatoryCount>`
    select o.slug, o.name, split_part(t.key, ' ', 1) as verdict,
      nullif(split_part(t.key, ' ', 2), '') as proof, sum(t.value::int)::int as count
    from subject_findings f cross join lateral jsonb_each_text(f.tally) t
      left join consultation c on f.subject_kind = 'consultation' and c.id = f.subject_id and c.published_at is not null
      left join partnership p on f.subject_kind = 'partnership' and p.id = f.subject_id and p.public
      join organisation o on o.id = coalesce(c.lead_organisation_id, p.lead_organisation_id,
        case when f.subject_kind = 'organisation' then f.subject_id end)
    where exists (select from signature s join code on code.id = s.code_id and code.status <> 'draft'
      where s.organisation_id = o.id and s.from_day <= ${today}::date and (s.to_day is null or s.to_day >= ${today}::date))
    group by 1, 2, 3, 4 order by o.name`.execute(db)
  return rows
}

/** The day on which findings were last recorded; null before the first time. */
export async function findRecordedOn(db: Handle): Promise<Day | null> {
  const row = await db.selectFrom('area').select('findings_recorded_on').executeTakeFirst()
  return row?.findings_recorded_on ?? null
}
