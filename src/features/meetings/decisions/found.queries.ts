/** Who decided what, over partnerships and consultations: public decisions of both, found by the same search. */

import { type RawBuilder, type SqlBool, sql } from 'kysely'
import { dayOf } from '../../../db/day-of.ts'
import type { Handle } from '../../../db/open.ts'
import { eachWord, holdsWords } from '../../../db/search.ts'
import type { Day } from '../../../kernel/day.ts'
import type { Window } from '../../../web/list.ts'
import {
  countDecisions,
  type Decision,
  type DecisionSearch,
  decisionsOfIds,
  publicDecisions,
} from '../decision.queries.ts'

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

/** The decisions of both kinds that fit, by their ids only, in order: a page is cut before anything of it is read. */
async function findKeys(
  db: Handle,
  search: DecisionSearch,
  { limit, offset }: Window,
): Promise<{ readonly of: FoundDecision['of']; readonly id: string; readonly kind: string }[]> {
  const direction = search.sort === 'oldest' ? sql`asc` : sql`desc`
  const most = limit + offset
  const kinds = [
    ...(searchesPartnerships(search)
      ? [
          sql`(select 'partnership' as of, decision.id, '' as kind, decision.decided_on as day from decision
            where ${publicDecisions(search)} order by decision.decided_on ${direction}, decision.id ${direction} limit ${most})`,
        ]
      : []),
    ...(searchesConsultations(search)
      ? [
          sql`(select 'consultation' as of, id, kind, "decidedOn" as day from (${decidedInConsultations}) found
            where ${fits(search)} order by day ${direction}, id ${direction} limit ${most})`,
        ]
      : []),
  ]
  if (kinds.length === 0) return []
  const { rows } = await sql<{ of: FoundDecision['of']; id: string; kind: string }>`
    select of, id, kind from (${sql.join(kinds, sql` union all `)}) found
    order by day ${direction}, of desc, id ${direction} limit ${limit} offset ${offset}`.execute(db)
  return rows
}

/** What fits, the newest first unless the oldest are asked for. A search for one partnership finds no consultation. */
export async function findDecided(db: Handle, search: DecisionSearch, window: Window): Promise<FoundDecision[]> {
  const keys = await findKeys(db, search, window)
  const idsOf = (kind: FoundDecision['of']) => keys.filter(({ of }) => of === kind).map(({ id }) => id)
  const [own, others] = await Promise.all([
    decisionsOfIds(db, idsOf('partnership')),
    ofConsultations(db, idsOf('consultation')),
  ])
  const decisions = new Map(own.map(decision => [decision.id, decision]))
  const outcomes = new Map(others.map(decision => [`${decision.kind} ${decision.id}`, decision]))
  return keys.flatMap(({ of, id, kind }): FoundDecision[] => {
    const decision = of === 'partnership' ? decisions.get(id) : outcomes.get(`${kind} ${id}`)
    if (decision === undefined) return []
    if ('decidedOn' in decision)
      return [
        {
          of: 'consultation',
          on: decision.decidedOn,
          href: `/consultations/${decision.slug}/${decision.kind === 'outcome' ? 'outcome' : 'decisions'}`,
          decision,
        },
      ]
    return [{ of: 'partnership', on: decision.decided_on, href: `/decisions/${decision.id}`, decision }]
  })
}

/** A decision of either kind as a line of a table. */
export type DecidedLine = {
  readonly of: FoundDecision['of']
  readonly on: Day
  readonly where: string
  readonly text: string
  readonly basis: string
  readonly how: Decision['how'] | null
  readonly carried: boolean
  readonly by: string
  readonly for: number | null
  readonly against: number | null
  readonly abstain: number | null
  readonly path: string
}

/** Everything that fits as lines of a table, in order; nothing is read of a decision but what stands in the table. */
export async function decidedLines(db: Handle, search: DecisionSearch): Promise<DecidedLine[]> {
  const direction = search.sort === 'oldest' ? sql`asc` : sql`desc`
  const { rows } = await sql<DecidedLine>`
    select of, "on", "where", text, basis, how, carried, by, "for", against, abstain, path from (
      select 'partnership' as of, decision.id, decision.decided_on as on, p.name as where, decision.text, decision.basis, decision.how,
        decision.carried, coalesce(seat.name, '') as by, stood.for, stood.against, stood.abstain, '/decisions/' || decision.id as path
      from decision join partnership p on p.id = decision.partnership_id left join seat on seat.id = decision.owner_seat_id
      cross join lateral (
        select count(*) filter (where position = 'for')::int as for, count(*) filter (where position = 'against')::int as against,
          count(*) filter (where position = 'abstain')::int as abstain
        from position where position.decision_id = decision.id and position.counted) stood
      where ${searchesPartnerships(search) ? publicDecisions(search) : sql`false`}
      union all
      select 'consultation', id, "decidedOn", consultation, text, reasons, null, true, "decidedBy", null, null, null,
        '/consultations/' || slug || case kind when 'outcome' then '/outcome' else '/decisions' end
      from (${decidedInConsultations}) found where ${searchesConsultations(search) ? fits(search) : sql`false`}
    ) line order by "on" ${direction}, of desc, id ${direction}`.execute(db)
  return rows
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

async function ofConsultations(db: Handle, ids: readonly string[]): Promise<ConsultationDecision[]> {
  if (ids.length === 0) return []
  const { rows } = await sql<ConsultationDecision>`
    select * from (${decidedInConsultations}) found where id = any(${[...ids]}::uuid[])`.execute(db)
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
