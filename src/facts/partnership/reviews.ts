/** How a partnership looked back: closed reviews, lessons and successes. */
import { z } from 'zod'
import { day } from '../../kernel/day.ts'
import { factPart, type Of } from '../part.ts'
import { aDay, count, countSaid, item, text } from '../shared.ts'
import { dayOf, holds, longDay } from '../sql.ts'

/** A review that is closed; texts are null where nothing was written. */
const review = item({
  heldOn: aDay,
  strengths: text,
  weaknesses: text,
  wayForward: z.enum(['go-on', 'change', 'stop']),
  /** Whether these are the right partners, and what changes. */
  membership: text,
  membershipChanges: text,
  costs: text,
  costsInKind: text,
  benefits: text,
  /** What was found: how many actions came of each, and how many of them are late. */
  findings: z.array(item({ actions: count, late: count })),
  /** Objectives that stood on its day. */
  objectives: z.array(item({ marked: z.boolean() })),
  /** Partners of its day: whether each has spoken, and what it gained. */
  partners: z.array(item({ said: z.boolean(), gained: text })),
})
export type Review = Of<typeof review>

/** A review with everything asked of it. */
export const exemplaryReview: Review = {
  id: 'review-1',
  label: 'Review of 3 June 2026',
  heldOn: day('2026-06-03'),
  strengths: 'Meals arrive warm.',
  weaknesses: 'Too few drivers in winter.',
  wayForward: 'change',
  membership: 'The taxi firms are missing.',
  membershipChanges: 'Two firms are asked.',
  costs: '£4,000 of fuel',
  costsInKind: '600 hours of drivers',
  benefits: 'Two hundred meals a week, and company',
  findings: [{ id: 'finding-1', label: 'Too few drivers', actions: 1, late: 0 }],
  objectives: [
    { id: 'objective-1', label: 'Meals on Sundays', marked: true },
    { id: 'objective-2', label: 'Forty more people fed', marked: true },
  ],
  partners: [
    { id: 'partner-1', label: 'Wendle Vale Council', said: true, gained: 'Fewer hospital stays' },
    { id: 'partner-2', label: 'Wendle Voluntary Action', said: true, gained: 'Forty new members' },
  ],
}

const findings = `(
  select coalesce(json_agg(json_build_object('id', f.id, 'label', left(f.text, 120),
    'actions', (select count(*) from action a where a.source_kind = 'review_finding' and a.source_id = f.id),
    'late', (select count(*) from action a where a.source_kind = 'review_finding' and a.source_id = f.id
      and a.state = 'open' and coalesce(a.due_on, as_of.day) < as_of.day)) order by f.created_at), '[]')
  from review_finding f where f.partnership_review_id = r.id)`

const objectives = `(
  select coalesce(json_agg(json_build_object('id', o.id, 'label', left(o.text, 120), 'marked', m.id is not null)
    order by o.due_on, o.created_at), '[]')
  from objective o left join review_objective m on m.objective_id = o.id and m.partnership_review_id = r.id
  where o.partnership_id = subject.id and ${dayOf('o.created_at')} <= r.closed_on
    and coalesce(o.dropped_on, 'infinity') >= r.held_on)`

const partners = `(
  select coalesce(json_agg(json_build_object('id', partner.id, 'label', o.name, 'said', w.id is not null,
    'gained', nullif(w.gained, '')) order by o.name), '[]')
  from partner join organisation o on o.id = partner.organisation_id
  left join review_partner w on w.partner_id = partner.id and w.partnership_review_id = r.id
  where partner.partnership_id = subject.id and r.held_on between partner.from_day and coalesce(partner.to_day, 'infinity'))`

/** Closed reviews, the latest last. */
export const reviews = factPart('partnership', 'reviews', {
  sql: `(
  select json_agg(json_build_object('id', r.id, 'label', 'Review of ' || ${longDay('r.held_on')}, 'heldOn', r.held_on, 'strengths', nullif(r.strengths, ''),
    'weaknesses', nullif(r.weaknesses, ''), 'wayForward', r.way_forward, 'membership', nullif(r.membership, ''),
    'membershipChanges', nullif(r.membership_changes, ''), 'costs', nullif(r.costs, ''),
    'costsInKind', nullif(r.costs_in_kind, ''), 'benefits', nullif(r.benefits, ''), 'findings', ${findings},
    'objectives', ${objectives}, 'partners', ${partners}) order by r.held_on, r.created_at)
  from partnership_review r where r.partnership_id = subject.id and r.closed_on is not null)`,
  shape: z.array(review),
  example: [exemplaryReview],
})

const ofToday = `partner.partnership_id = subject.id and ${holds('partner')}`

/** Lessons with how many of today's partners took each home or said why not. */
export const lessons = factPart('partnership', 'lessons', {
  sql: `(
  select json_agg(json_build_object('id', l.id, 'label', left(l.text, 120),
    'partners', (select count(*) from partner where ${ofToday}),
    'answered', (select coalesce(json_agg(case when a.adopted then to_json(true) else to_json(a.note) end), '[]') from lesson_adoption a join partner on partner.id = a.partner_id
      where a.lesson_id = l.id and ${ofToday})) order by l.created_at)
  from lesson l where l.subject_kind = 'partnership' and l.subject_id = subject.id)`,
  shape: z.array(item({ partners: count, answered: countSaid })),
  example: [{ id: 'lesson-1', label: 'Begin with the drivers', partners: 2, answered: 2 }],
})

export const successes = factPart('partnership', 'successes', {
  sql: `(
  select json_agg(json_build_object('id', id, 'label', left(what, 120), 'on', happened_on, 'credit', credit) order by happened_on)
  from success where partnership_id = subject.id)`,
  shape: z.array(item({ on: aDay, credit: text })),
  example: [
    {
      id: 'success-1',
      label: 'The thousandth Sunday meal',
      on: day('2026-05-03'),
      credit: 'The Sunday cooks of St Ann’s',
    },
  ],
})
