/** Findings as they are recorded, one by one, of all that is public: what every count of them leads to. */
import { type RawBuilder, sql } from 'kysely'
import { type Proof, type StandingName, strengths, type VerdictName } from '../../../codes/index.ts'
import type { Handle } from '../../../db/open.ts'
import type { Day } from '../../../kernel/day.ts'
import type { Window } from '../../../web/list.ts'
import type { JudgedKind } from '../checks/kinds.ts'
import type { Behind } from './behind.queries.ts'

/** One recorded finding of a public subject. `practice` and `parameters` are those of its demand. */
export type Recorded = {
  readonly demand: string
  readonly set: string | null
  readonly kind: JudgedKind
  readonly subject: string
  readonly slug: string
  readonly verdict: VerdictName
  readonly proof: Proof | null
  readonly because: string
  readonly since: Day
  /** Whether it was closed with its subject. */
  readonly closed: boolean
  /** Which version of the practice's rule judged it. */
  readonly version: number
}

/** Which findings: those of some demands, that count as something, about what a signatory answers for. */
export type Which = {
  readonly behind: readonly Behind[]
  readonly standing?: StandingName | undefined
  readonly signatory?: string | undefined
}

/** Public findings with their subjects; `n` is the finding, `o` who answers for its subject. */
const recorded = (which: Which): RawBuilder<unknown> => sql`
  finding_now n
    join unnest(${which.behind.map(({ demand }) => demand)}::uuid[], ${which.behind.map(({ set }) => set)}::uuid[],
      ${which.behind.map(({ strength }) => strengths.indexOf(strength))}::int[]) asked(demand, edition_set, rank)
      on asked.demand = n.demand_id and asked.edition_set is not distinct from n.edition_set_id
    left join consultation c on n.subject_kind = 'consultation' and c.id = n.subject_id
    left join partnership p on n.subject_kind = 'partnership' and p.id = n.subject_id
    left join organisation own on n.subject_kind = 'organisation' and own.id = n.subject_id
    left join area on n.subject_kind = 'compact' and area.id = n.subject_id
    left join organisation o on o.id = coalesce(c.lead_organisation_id, p.lead_organisation_id, own.id)
  where n.state <> 'not-asked' and (c.published_at is not null or p.public or n.subject_kind in ('compact', 'organisation'))
    ${which.standing === undefined ? sql`` : sql`and ${countsAs(which.standing)}`}
    ${which.signatory === undefined ? sql`` : sql`and o.slug = ${which.signatory}`}`

/** Whether a finding counts as something: what is met by its proof, everything else by its verdict. */
function countsAs(standing: StandingName): RawBuilder<unknown> {
  if (standing === 'shown' || standing === 'confirmed' || standing === 'stated')
    return sql`n.verdict = 'met' and n.proof = ${standing}`
  return sql`n.verdict = ${standing}`
}

/** How many there are. */
export async function countRecorded(db: Handle, which: Which): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from ${recorded(which)}`.execute(db)
  return rows[0]?.count ?? 0
}

/** Those of one page of the list: what must be first, and of that what falls short first. */
export async function findRecorded(db: Handle, which: Which, { limit, offset }: Window): Promise<Recorded[]> {
  const { rows } = await sql<Recorded>`
    select n.demand_id as demand, n.edition_set_id as set, n.subject_kind as kind,
      coalesce(c.title, p.name, own.name, area.compact_name) as subject, coalesce(c.slug, p.slug, own.slug, '') as slug,
      n.verdict, n.proof, n.because, n.since, n.state = 'closed' as closed, n.practice_version as version
    from ${recorded(which)}
    order by asked.rank, array_position(array['notMet', 'partly', 'explained', 'met'], n.verdict) nulls last,
      array_position(array['stated', 'confirmed', 'shown'], n.proof), subject, n.demand_id, n.id
    limit ${limit} offset ${offset}`.execute(db)
  return rows
}

/** How many findings of a demand under one set of editions have a verdict, known in one way. */
export type PairCount = {
  readonly demand: string
  readonly set: string | null
  readonly verdict: VerdictName
  readonly proof: Proof | null
  readonly count: number
}

/** The same counted, by demand and set of editions. */
export async function countPairs(db: Handle, behind: readonly Behind[]): Promise<PairCount[]> {
  if (behind.length === 0) return []
  const { rows } = await sql<PairCount>`
    select n.demand_id as demand, n.edition_set_id as set, n.verdict, n.proof, count(*)::int as count
    from ${recorded({ behind })} group by 1, 2, 3, 4`.execute(db)
  return rows
}
