/** Parts of the statement that loads the facts of partnerships: closed reviews, lessons and successes. */
import { type RawBuilder, sql } from 'kysely'

const findings = sql`(
  select coalesce(json_agg(json_build_object('id', f.id, 'label', left(f.text, 120),
    'actions', (select count(*) from action a where a.source_kind = 'review_finding' and a.source_id = f.id),
    'late', (select count(*) from action a where a.source_kind = 'review_finding' and a.source_id = f.id
      and a.state = 'open' and coalesce(a.due_on, as_of.day) < as_of.day)) order by f.created_at), '[]')
  from review_finding f where f.partnership_review_id = r.id)`

const objectives = sql`(
  select coalesce(json_agg(json_build_object('id', o.id, 'label', left(o.text, 120), 'marked', m.id is not null)
    order by o.due_on, o.created_at), '[]')
  from objective o left join review_objective m on m.objective_id = o.id and m.partnership_review_id = r.id
  where o.partnership_id = p.id and (o.created_at at time zone zone.name)::date <= r.closed_on
    and coalesce(o.dropped_on, 'infinity') >= r.held_on)`

const partners = sql`(
  select coalesce(json_agg(json_build_object('id', partner.id, 'label', o.name, 'said', w.id is not null,
    'gained', nullif(w.gained, '')) order by o.name), '[]')
  from partner join organisation o on o.id = partner.organisation_id
  left join review_partner w on w.partner_id = partner.id and w.partnership_review_id = r.id
  where partner.partnership_id = p.id and r.held_on between partner.from_day and coalesce(partner.to_day, 'infinity'))`

/** Closed reviews, the latest last. */
export const reviews: RawBuilder<unknown> = sql`(
  select json_agg(json_build_object('id', r.id, 'heldOn', r.held_on, 'strengths', nullif(r.strengths, ''),
    'weaknesses', nullif(r.weaknesses, ''), 'wayForward', r.way_forward, 'membership', nullif(r.membership, ''),
    'membershipChanges', nullif(r.membership_changes, ''), 'costs', nullif(r.costs, ''),
    'costsInKind', nullif(r.costs_in_kind, ''), 'benefits', nullif(r.benefits, ''), 'findings', ${findings},
    'objectives', ${objectives}, 'partners', ${partners}) order by r.held_on, r.created_at)
  from partnership_review r where r.partnership_id = p.id and r.closed_on is not null)`

const ofToday = sql`partner.partnership_id = p.id and as_of.day between partner.from_day and coalesce(partner.to_day, 'infinity')`

/** Lessons, with how many of the day's partners have said what they make of each. */
export const lessons: RawBuilder<unknown> = sql`(
  select json_agg(json_build_object('id', l.id, 'label', left(l.text, 120),
    'partners', (select count(*) from partner where ${ofToday}),
    'answered', (select count(*) from lesson_adoption a join partner on partner.id = a.partner_id
      where a.lesson_id = l.id and ${ofToday})) order by l.created_at)
  from lesson l where l.subject_kind = 'partnership' and l.subject_id = p.id)`

/** Successes with credit. */
export const successes: RawBuilder<unknown> = sql`(
  select json_agg(json_build_object('id', id, 'label', left(what, 120), 'on', happened_on) order by happened_on)
  from success where partnership_id = p.id)`
