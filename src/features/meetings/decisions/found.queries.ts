/** Who decided what, over partnerships and consultations: public decisions of both, found by the same search. */
import { sql } from 'kysely'
import type { Handle } from '../../../db/open.ts'
import type { Day } from '../../../kernel/day.ts'
import { type Decision, type DecisionSearch, searchDecisions } from './decision.queries.ts'

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

/** Everything that fits, the newest first. A search for one partnership finds no consultation. */
export async function findDecided(db: Handle, search: DecisionSearch, limit: number): Promise<FoundDecision[]> {
  const [own, others] = await Promise.all([
    search.of === 'consultation' ? [] : searchDecisions(db, search, limit),
    search.of === 'partnership' || search.partnership ? [] : ofConsultations(db, search, limit),
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
  return found.toSorted((a, b) => (a.on < b.on ? 1 : a.on > b.on ? -1 : 0)).slice(0, limit)
}

async function ofConsultations(db: Handle, search: DecisionSearch, limit: number): Promise<ConsultationDecision[]> {
  const conditions = [
    sql`true`,
    ...(search.words
      ? [
          sql`to_tsvector('english', text || ' ' || reasons || ' ' || consultation)
          @@ websearch_to_tsquery('english', ${search.words})`,
        ]
      : []),
    ...(search.year ? [sql`extract(year from "decidedOn") = ${Number(search.year)}`] : []),
  ]
  const { rows } = await sql<ConsultationDecision>`
    select * from (${decidedInConsultations}) found where ${sql.join(conditions, sql` and `)}
    order by "decidedOn" desc, id limit ${limit}`.execute(db)
  return rows
}

/** Decisions that followed public consultations, and those consultations whose report is public. */
const decidedInConsultations = sql`
  select d.id, d.what as text, d.reasons, d.decided_on as "decidedOn", c.title as consultation, c.slug,
    coalesce(nullif(d.decided_by, ''), nullif(c.deciding_body, ''), o.name) as "decidedBy", 'decision' as kind
  from consultation_decision d join consultation c on c.id = d.consultation_id
  join organisation o on o.id = c.lead_organisation_id where c.published_at is not null
  union all
  select c.id, c.title, '', r.published_at::date, c.title, c.slug, o.name, 'outcome'
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
