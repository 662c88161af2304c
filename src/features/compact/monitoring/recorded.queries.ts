/**
 * Findings as they are recorded, of all that is public: one population for every count, list and table, each finding once. What
 * stands now is read beside the record, what stood on another day from the days between which it stood.
 */
import { type RawBuilder, sql } from 'kysely'
import { type Proof, type StandingName, strengths, type VerdictName } from '../../../codes/index.ts'
import type { Handle } from '../../../db/open.ts'
import type { Day } from '../../../kernel/day.ts'
import type { Window } from '../../../web/list.ts'
import type { Sector } from '../../organisations/index.ts'
import type { JudgedKind } from '../checks/kinds.ts'
import { between } from '../over-time/over-time.queries.ts'
import type { KeyedStretch } from '../over-time/series.ts'
import type { Behind } from './behind.queries.ts'
import { ofPublicSubject, publicSpells } from './public-now.queries.ts'

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

/** Which findings: those of some demands (null: of all), that count as something, about what a body answers for. */
export type Which = {
  readonly behind: readonly Behind[] | null
  readonly standing?: StandingName | 'known' | 'telling' | undefined
  readonly signatory?: string | undefined
  readonly kind?: JudgedKind | undefined
  /** Of the body that answers for it; 'none': no body does. */
  readonly sector?: Sector | 'none' | undefined
  readonly state?: 'open' | 'closed' | undefined
}

/** Everything public that is judged, each with the body that answers for it: none for the Compact itself. */
const subjects = sql`(
  select 'consultation' as kind, c.id, c.slug, c.title as name, o.id as body_id, o.slug as body, o.name as body_name, o.sector
    from consultation c left join organisation o on o.id = c.lead_organisation_id where c.published_at is not null
  union all select 'partnership', p.id, p.slug, p.name, o.id, o.slug, o.name, o.sector
    from partnership p left join organisation o on o.id = p.lead_organisation_id where p.public
  union all select 'organisation', id, slug, name, id, slug, name, sector from organisation
  union all select 'compact', id, '', compact_name, null, null, null, null from area)`

/** What stands now. */
const now = sql`(select * from finding_now where state <> 'not-asked') n`

/** What stood at the end of a day. */
const at = (on: Day) => sql`(
  select * from ${publicSpells} where from_day <= ${on}::date and (to_day is null or to_day > ${on}::date)) n`

/** The sentence of a past finding and the version of the rule, which stand in the record alone: looked up for those that are shown. */
const asWritten = sql`
  (select because from finding f where f.id = n.id) as because, (select practice_version from finding f where f.id = n.id) as version`

/** Findings `n` with their subjects `s` where more of them is asked than that they are public, and the demands `asked` where some are. */
const recorded = (n: RawBuilder<unknown>, { behind, ...which }: Which, named = true): RawBuilder<unknown> => sql`
  ${n} ${named ? sql`join ${subjects} s on s.kind = n.subject_kind and s.id = n.subject_id` : sql``}
    ${
      behind === null
        ? sql``
        : sql`join unnest(${behind.map(({ demand }) => demand)}::uuid[], ${behind.map(({ set }) => set)}::uuid[],
      ${behind.map(({ strength }) => strengths.indexOf(strength))}::int[]) asked(demand, edition_set, rank)
      on asked.demand = n.demand_id and asked.edition_set is not distinct from n.edition_set_id`
    }
  where ${named ? sql`true` : ofPublicSubject} ${sql.join(narrowed(which), sql` `)}`

function narrowed({ standing, signatory, kind, sector, state }: Omit<Which, 'behind'>): RawBuilder<unknown>[] {
  return [
    standing === undefined ? sql`` : sql`and ${countsAs(standing)}`,
    signatory === undefined ? sql`` : sql`and s.body = ${signatory}`,
    kind === undefined ? sql`` : sql`and n.subject_kind = ${kind}`,
    sector === undefined ? sql`` : sql`and coalesce(s.sector, 'none') = ${sector}`,
    state === undefined ? sql`` : sql`and n.state = ${state}`,
  ]
}

/** Whether a finding counts as something: what is met by its proof, everything else by its verdict. */
function countsAs(standing: NonNullable<Which['standing']>): RawBuilder<unknown> {
  if (standing === 'known') return sql`n.verdict = 'met' and n.proof in ('shown', 'confirmed')`
  if (standing === 'telling') return sql`n.verdict in ('met', 'explained', 'partly', 'notMet')`
  if (standing === 'shown' || standing === 'confirmed' || standing === 'stated')
    return sql`n.verdict = 'met' and n.proof = ${standing}`
  return sql`n.verdict = ${standing}`
}

/** How many there are, now or on a day. */
export async function countRecorded(db: Handle, which: Which, on?: Day): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from ${recorded(on === undefined ? now : at(on), which)}`.execute(db)
  return rows[0]?.count ?? 0
}

/** Those of one page of the list, of demands that are named: what must be first, and of that what falls short first. */
export async function findRecorded(
  db: Handle,
  which: Which & { readonly behind: readonly Behind[] },
  { limit, offset }: Window,
  on?: Day,
): Promise<Recorded[]> {
  const { rows } = await sql<Recorded>`
    select n.demand_id as demand, n.edition_set_id as set, n.subject_kind as kind, s.name as subject, s.slug,
      n.verdict, n.proof, n.since, n.state = 'closed' as closed,
      ${on === undefined ? sql`n.because, n.practice_version as version` : asWritten}
    from ${recorded(on === undefined ? now : at(on), which)}
    order by asked.rank, array_position(array['notMet', 'partly', 'explained', 'met'], n.verdict) nulls last,
      array_position(array['stated', 'confirmed', 'shown'], n.proof), subject, n.demand_id, n.id
    limit ${limit} offset ${offset}`.execute(db)
  return rows
}

/** How many findings of a demand under one set of editions have a verdict, known in one way. */
export type PairCount = {
  readonly demand: string
  readonly set: string | null
  readonly kind: JudgedKind
  readonly verdict: VerdictName
  readonly proof: Proof | null
  readonly count: number
}

/** The same counted, by demand and set of editions and by the kind of what they are about. */
export async function countPairs(db: Handle): Promise<PairCount[]> {
  const { rows } = await sql<PairCount>`
    select n.demand_id as demand, n.edition_set_id as set, n.subject_kind as kind, n.verdict, n.proof, count(*)::int as count
    from ${recorded(now, { behind: null }, false)} group by 1, 2, 3, 4, 5`.execute(db)
  return rows
}

/** What findings can be counted by, over time. */
export type CountedBy = 'all' | 'pair' | 'kind' | 'sector' | 'signatory'

const keys: Readonly<Record<CountedBy, RawBuilder<unknown>>> = {
  all: sql`''`,
  pair: sql`n.demand_id::text || ' ' || coalesce(n.edition_set_id::text, 'null')`,
  kind: sql`n.subject_kind`,
  sector: sql`coalesce(s.sector, 'none')`,
  signatory: sql`coalesce(s.body, '')`,
}

/** What stood at each of the days, by something; of signatories those that have signed a code on the last of them. */
export async function countOverTime(
  db: Handle,
  which: Which,
  by: CountedBy,
  days: readonly Day[],
): Promise<KeyedStretch[]> {
  const last = days.at(-1)
  const named = by === 'sector' || by === 'signatory' || which.sector !== undefined || which.signatory !== undefined
  const { rows } = await sql<KeyedStretch>`
    select ${keys[by]} as key, n.verdict, n.proof, ${between(days)}, count(*)::int as count
    from ${recorded(publicSpells, which, named)} and n.from_day <= ${last}::date and (n.to_day is null or n.to_day > ${days[0]}::date)
      ${by === 'signatory' ? sql`and s.body_id in (${signatories(last!)})` : sql``}
    group by 1, 2, 3, 4, 5`.execute(db)
  return rows
}

/** Bodies that have signed a code that stands or stood. */
const signatories = (on: Day) => sql`
  select g.organisation_id from signature g join code on code.id = g.code_id and (code.status = 'in-force' or code.status = 'superseded' and code.in_force_from is not null)
  where g.from_day <= ${on}::date and (g.to_day is null or g.to_day >= ${on}::date)`
