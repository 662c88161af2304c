/** What is public of the checks, as it stands now: which subjects, and how many findings of each verdict and proof. */
import { sql } from 'kysely'
import type { Proof, VerdictName } from '../../../codes/index.ts'
import { dayOf } from '../../../db/day-of.ts'
import type { Handle } from '../../../db/open.ts'

/** Subjects that anybody may see, by kind, id, address and name: for a query that joins them by kind and id. */
export const publicSubjects = sql`(
  select 'consultation' as kind, id, slug, title as name from consultation where published_at is not null
  union all select 'partnership', id, slug, name from partnership where public
  union all select 'organisation', id, slug, name from organisation
  union all select 'compact', id, '', compact_name from area)`

/**
 * Whether the subject of a finding `n` is one that anybody may see: the same as a join with those that are public, told as a few
 * exceptions, which is quicker where the whole record is counted and nothing else of a subject is asked.
 */
export const ofPublicSubject = sql`(
  (n.subject_kind <> 'consultation' or n.subject_id not in (select id from consultation where published_at is null))
  and (n.subject_kind <> 'partnership' or n.subject_id not in (select id from partnership where not public)))`

/**
 * From which day on a subject that anybody may see was one, by its id; none for what always was. What was found of it before that day
 * was for those who prepared it.
 */
export const publicSince = sql`(
  select id, ${dayOf('consultation.published_at')} as since from consultation where published_at is not null
  union all select partnership_id, decided_on from start_gate where decided_on is not null)`

/**
 * The days from and until which each recorded finding `n` stood in public: never before its subject was public, so that what is told
 * of a day stays as it was, and the sentences about a draft stay with those who drafted.
 */
export const publicSpells = sql`(
  select n.id, n.subject_kind, n.subject_id, n.demand_id, n.edition_set_id, n.state, n.verdict, n.proof, n.from_day as since,
    greatest(n.from_day, shown.since) as from_day, n.to_day
  from finding_spell n left join ${publicSince} shown on shown.id = n.subject_id
  where ${ofPublicSubject} and (shown.since is null or n.to_day is null or n.to_day > shown.since)) n`

/** The findings as they stand, counted by what they say and how that is known. */
export type Kept = readonly { readonly verdict: VerdictName; readonly proof: Proof | null; readonly count: number }[]

/** How many findings there are of each verdict and proof, as they stand now, about everything that is public. */
export async function countVerdictsNow(db: Handle): Promise<Kept> {
  const { rows } = await sql<Kept[number]>`
    select split_part(t.key, ' ', 1) as verdict, nullif(split_part(t.key, ' ', 2), '') as proof, sum(t.value::int)::int as count
    from subject_findings f join ${publicSubjects} s on s.kind = f.subject_kind and s.id = f.subject_id
      cross join lateral jsonb_each_text(f.tally) t
    group by 1, 2`.execute(db)
  return rows
}
