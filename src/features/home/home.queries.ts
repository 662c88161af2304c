/** What the front page shows, in one round trip each; only what the public may see. */

import { sql } from 'kysely'
import { dayOf } from '../../db/day-of.ts'
import type { Handle } from '../../db/open.ts'
import type { Day } from '../../kernel/day.ts'
import type { Hour } from '../../kernel/hour.ts'
import type { Clock } from '../../kernel/open-period.ts'
import { approvesMinutes, standsInTheOpen } from '../partnerships/index.ts'

export type Opening = {
  readonly slug: string
  readonly title: string
  readonly lead: string
  readonly opensOn: Day
  readonly closesOn: Day
  readonly closesAt: Hour | null
}

/** Consultations open now, the one that closes first at the top. */
export async function findOpen(db: Handle, { now, today, area }: Clock): Promise<Opening[]> {
  const { rows } = await sql<Opening>`
    select c.slug, c.title, o.name as lead, c.opens_on as "opensOn", c.closes_on as "closesOn", c.closes_at as "closesAt"
    from consultation c join organisation o on o.id = c.lead_organisation_id
    where c.published_at is not null and c.state not in ('planned', 'withdrawn') and c.opens_on <= ${today}
      and closing_moment(c.closes_on, c.closes_at, ${area.timeZone}) > ${now}
    order by c.closes_on, c.closes_at nulls last, c.title limit 200`.execute(db)
  return rows
}

/** Consultations that are to open, soonest first. */
export async function findComing(db: Handle, today: Day): Promise<Opening[]> {
  const { rows } = await sql<Opening>`
    select c.slug, c.title, o.name as lead, c.opens_on as "opensOn", c.closes_on as "closesOn", c.closes_at as "closesAt"
    from consultation c join organisation o on o.id = c.lead_organisation_id
    where (c.published_at is not null or c.listed_on <= ${today}) and c.state <> 'withdrawn' and c.opens_on > ${today}
    order by c.opens_on, c.title limit 3`.execute(db)
  return rows
}

export type Decided = {
  readonly kind: 'consultation' | 'partnership'
  readonly title: string
  readonly where: string
  readonly href: string
  readonly on: Day
}

/** What was decided lately: public decisions of partnerships, but for approved minutes, and consultations that reported. */
export async function findDecided(db: Handle): Promise<Decided[]> {
  const { rows } = await sql<Decided>`
    select * from (
      (select 'partnership' as kind, decision.text as title, p.name as where, '/decisions/' || decision.id as href,
        decision.decided_on as "on"
      from decision join partnership p on p.id = decision.partnership_id
      where decision.in_public and p.public and decision.carried and ${standsInTheOpen} and not ${approvesMinutes}
      order by decision.decided_on desc, decision.id desc limit 5)
      union all
      select 'consultation', c.title, o.name, '/consultations/' || c.slug || '/outcome', ${dayOf('r.published_at')}
      from consultation c join organisation o on o.id = c.lead_organisation_id
      join consultation_report r on r.consultation_id = c.id and r.published_at is not null
    ) as both_kinds order by "on" desc limit 5`.execute(db)
  return rows
}

/** A text that was changed because of what people said in a consultation, with the reason given for the latest change. */
export type Changed = {
  readonly title: string
  readonly slug: string
  readonly count: number
  readonly reason: string
  readonly on: Day
}

/**
 * Public consultations that have reported, in which points that people made led to changes of the text; the latest first. As in the
 * register, nothing is told of what was said in confidence: neither that it led to a change, nor why.
 */
export async function findChanged(db: Handle): Promise<Changed[]> {
  const { rows } = await sql<Changed>`
    select c.title, c.slug, own.count, own.reason, ${dayOf('told.at')} as "on"
    from consultation c
      left join consultation_report r on r.consultation_id = c.id
      cross join lateral (select coalesce(r.published_at, c.reported_at) as at) told
      cross join lateral (
        select count(*)::int as count, (array_agg(a.reason order by a.created_at desc))[1] as reason from amendment a
        where a.consultation_id = c.id and a.withdrawn_at is null
          and exists (select from point_amendment link join point p on p.id = link.point_id join response r on r.id = p.response_id
            where link.amendment_id = a.id and not r.confidential and r.state <> 'withdrawn')) own
    where c.published_at is not null and c.state <> 'withdrawn' and told.at is not null
      and own.count > 0
    order by told.at desc limit 4`.execute(db)
  return rows
}
