/** Who decided what, over partnerships and consultations: public decisions of both, found by the same search. */

import { type RawBuilder, type SqlBool, sql } from 'kysely'
import { dayOf } from '../../../db/day-of.ts'
import type { Handle } from '../../../db/open.ts'
import { eachWord, holdsWords } from '../../../db/search.ts'
import type { Day } from '../../../kernel/day.ts'
import type { Window } from '../../../web/list.ts'
import { countDecisions, type Decision, type DecisionSearch, searchDecisions } from './decision.queries.ts'

/** What came of a consultation: a decision that followed it, or its outcome where it has reported. */
export type ConsultationDecision = {
  readonly id: string
  readonly text: string
  readonly reasons: string
  readonly decidedOn: Day
  readonly consultation: string
  readonly slug: string
  readonly decidedBy: string
  readonly kind: 'decision' | 'outcome'
}

/** A decision found, of either kind. */
export type FoundDecision =
  | { readonly of: 'partnership'; readonly on: Day; readonly href: string; readonly decision: Decision }
  | { readonly of: 'consultation'; readonly on: Day; readonly href: string; readonly decision: ConsultationDecision }

const searchesPartnerships = (search: DecisionSearch) => search.of !== 'consultation'
const searchesConsultations = (search: DecisionSearch) => search.of !== 'partnership' && !search.partnership

/** How many decisions of either kind fit. */
export async function countDecided(db: Handle, search: DecisionSearch): Promise<number> {
  const [own, others] = await Promise.all([
    searchesPartnerships(search) ? countDecisions(db, search) : 0,
    searchesConsultations(search) ? countOfConsultations(db, search) : 0,
  ])
  return own + others
}

/** What fits, the newest first unless the oldest are asked for. A search for one partnership finds no consultation. */
export async function findDecided(
  db: Handle,
  search: DecisionSearch,
  { limit, offset }: Window,
): Promise<FoundDecision[]> {
  const most = limit + offset
  const [own, others] = await Promise.all([
    searchesPartnerships(search) ? searchDecisions(db, search, most) : [],
    searchesConsultations(search) ? ofConsultations(db, search, most) : [],
  ])
  const found: FoundDecision[] = [
    ...own.map(decision => ({
      of: 'partnership' as const,
      on: decision.decided_on,
      href: `/decisions/${decision.id}`,
      decision,
    })),
    ...others.map(decision => ({
      of: 'consultation' as const,
      on: decision.decidedOn,
      href: `/consultations/${decision.slug}/${decision.kind === 'outcome' ? 'outcome' : 'decisions'}`,
      decision,
    })),
  ]
  const later = search.sort === 'oldest' ? -1 : 1
  return found.toSorted((a, b) => (a.on < b.on ? later : a.on > b.on ? -later : 0)).slice(offset, most)
}

/** A word in what was decided, or in what the consultation says of itself. */
function holdsWord(word: string): RawBuilder<SqlBool> {
  return sql`(found.id in (select id from consultation_decision where ${holdsWords('consultation_decision', word)})
    or found."consultationId" in (select id from consultation where ${holdsWords('consultation', word)}))`
}

function fits(search: DecisionSearch): RawBuilder<unknown> {
  const conditions = [
    search.words ? eachWord(search.words, holdsWord) : sql`true`,
    search.year ? sql`extract(year from "decidedOn") = ${Number(search.year)}` : sql`true`,
  ]
  return sql.join(conditions, sql` and `)
}

async function countOfConsultations(db: Handle, search: DecisionSearch): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::int as count from (${decidedInConsultations}) found where ${fits(search)}`.execute(db)
  return rows[0]?.count ?? 0
}

async function ofConsultations(db: Handle, search: DecisionSearch, limit: number): Promise<ConsultationDecision[]> {
  const direction = search.sort === 'oldest' ? sql`asc` : sql`desc`
  const { rows } = await sql<ConsultationDecision>`
    select * from (${decidedInConsultations}) found where ${fits(search)}
    order by "decidedOn" ${direction}, id limit ${limit}`.execute(db)
  return rows
}

/** Decisions that followed public consultations, and those consultations whose report is public. */
const decidedInConsultations = sql`
  select d.id, d.consultation_id as "consultationId", d.what as text, d.reasons, d.decided_on as "decidedOn", c.title as consultation, c.slug,
    coalesce(nullif(d.decided_by, ''), nullif(c.deciding_body, ''), o.name) as "decidedBy", 'decision' as kind
  from consultation_decision d join consultation c on c.id = d.consultation_id
  join organisation o on o.id = c.lead_organisation_id where c.published_at is not null
  union all
  select c.id, c.id, c.title, '', ${dayOf('r.published_at')}, c.title, c.slug, o.name, 'outcome'
  from consultation c join organisation o on o.id = c.lead_organisation_id
  join consultation_report r on r.consultation_id = c.id
  where c.published_at is not null and r.published_at is not null`

/** The years in which consultations had decisions. */
export async function consultationYears(db: Handle): Promise<string[]> {
  const { rows } = await sql<{ year: string }>`
    select distinct extract(year from "decidedOn")::int::text as year from (${decidedInConsultations}) found`.execute(
    db,
  )
  return rows.map(({ year }) => year)
}
