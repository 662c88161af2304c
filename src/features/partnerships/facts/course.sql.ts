/** Parts of the statement that loads the facts of partnerships: objectives, milestones, and what partners agreed to. */
import { type RawBuilder, sql } from 'kysely'

const activities = sql`(
  select coalesce(json_agg(json_build_object('id', a.id, 'label', left(a.what, 120), 'owner', seat.name, 'dueOn', a.due_on)
    order by a.due_on, a.created_at), '[]')
  from plan_step a left join seat on seat.id = a.owner_seat_id
  where a.objective_id = o.id and a.kind = 'activity' and a.state <> 'dropped')`

/** Objectives that were not dropped. */
export const objectives: RawBuilder<unknown> = sql`(
  select json_agg(json_build_object('id', o.id, 'label', left(o.text, 120), 'dueOn', o.due_on,
    'measure', nullif(o.measure, ''), 'baseline', o.baseline, 'target', coalesce(nullif(o.target, ''), o.target_value::text),
    'need', nullif(o.need, ''), 'methods', nullif(o.methods, ''), 'methodsFit', nullif(o.methods_fit, ''),
    'settledOn', coalesce(o.settled_on, (o.created_at at time zone zone.name)::date), 'readingMonths', o.reading_months,
    'lastReadOn', (select max(read_on) from reading where objective_id = o.id), 'activities', ${activities})
    order by o.due_on, o.created_at)
  from objective o where o.partnership_id = p.id and o.dropped_on is null)`

/** Milestones that were not dropped. */
export const milestones: RawBuilder<unknown> = sql`(
  select json_agg(json_build_object('id', id, 'label', left(what, 120), 'dueOn', due_on, 'done', state = 'done')
    order by due_on, created_at)
  from plan_step where partnership_id = p.id and kind = 'milestone' and state <> 'dropped')`

/** What each partner of the day says to a matter. */
export function agreed(matter: 'objectives' | 'risks'): RawBuilder<unknown> {
  return sql`(
    select json_agg(json_build_object('id', partner.id, 'label', o.name, 'agreed', a.agreed, 'on', case when a.agreed is not null then a.asked_on end) order by o.name)
    from partner join organisation o on o.id = partner.organisation_id
    left join lateral (select s.agreed, s.asked_on, s.proof from party_standing s where s.matter = ${`partnership.${matter}`} and s.record_id = p.id
      and s.organisation_id = partner.organisation_id) a on true
    where partner.partnership_id = p.id and as_of.day between partner.from_day and coalesce(partner.to_day, 'infinity'))`
}

/** Objectives dropped, by their days. */
export const dropped: RawBuilder<unknown> = sql`(
  select json_agg(json_build_object('id', id, 'label', left(text, 120), 'on', dropped_on) order by dropped_on)
  from objective where partnership_id = p.id and dropped_on is not null)`

/** Risks and problems by their kind and day: what they are is for partners only. */
export const risks: RawBuilder<unknown> = sql`(
  select json_agg(json_build_object('id', r.id, 'kind', r.kind, 'raisedOn', r.raised_on, 'shared', r.sharing <> '',
    'answered', r.answer <> '', 'owner', seat.name, 'settledOn', r.settled_on, 'closed', r.closed_on is not null)
    order by r.raised_on, r.created_at)
  from risk r left join seat on seat.id = r.owner_seat_id where r.partnership_id = p.id)`

/** What it looks out for. */
export const outlook: RawBuilder<unknown> = sql`(
  select json_agg(json_build_object('id', id, 'label', left(what, 120), 'kind', kind, 'on', falls_on,
    'decidedBy', nullif(decided_by, ''), 'response', nullif(response, ''), 'closed', closed_on is not null)
    order by falls_on, created_at)
  from outlook where partnership_id = p.id)`
