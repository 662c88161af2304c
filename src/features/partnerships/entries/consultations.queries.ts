/** Public consultations that partners of today lead, told together. */
import { sql } from 'kysely'
import { aYearBefore, couldBeCombined } from '../../../codes/index.ts'
import type { Handle } from '../../../db/open.ts'
import type { Day } from '../../../kernel/day.ts'

/** A consultation of a partner, as everybody may read it. */
export type PartnersConsultation = {
  readonly id: string
  readonly slug: string
  readonly title: string
  readonly body: string
  readonly opensOn: Day | null
  readonly closesOn: Day | null
  readonly topic: string
  readonly places: string
}

/** Those that are coming, open, or closed in the last twelve months, by the day they open. */
export async function findPartnersConsultations(
  db: Handle,
  partnershipId: string,
  today: Day,
): Promise<PartnersConsultation[]> {
  const { rows } = await sql<PartnersConsultation>`
    select c.id, c.slug, c.title, o.name as body, c.opens_on as "opensOn", c.closes_on as "closesOn", c.topic, c.places
    from consultation c join organisation o on o.id = c.lead_organisation_id
    where c.published_at is not null and c.state <> 'withdrawn'
      and (c.closes_on is null or c.closes_on > ${aYearBefore(today)}::date)
      and exists (select from partner where partner.partnership_id = ${partnershipId}
        and partner.organisation_id = c.lead_organisation_id
        and ${today}::date between partner.from_day and coalesce(partner.to_day, 'infinity'))
    order by c.opens_on desc nulls first, c.id`.execute(db)
  return rows
}

/** Every two that are open on a common day, about one topic or place, by their titles. */
export function pairsOf(all: readonly PartnersConsultation[]): { readonly one: string; readonly other: string }[] {
  return couldBeCombined(all).map(([one, other]) => ({ one: one.title, other: other.title }))
}
