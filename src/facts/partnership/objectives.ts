/** What a partnership wants to reach, how far it has come, and what its partners agreed to. */
import { z } from 'zod'
import { day } from '../../kernel/day.ts'
import { factPart, type Of } from '../part.ts'
import { aDay, dayOrNone, item, text } from '../shared.ts'
import { dayOf } from '../sql.ts'
import { agreement, agreementsTo, exemplaryAgreements } from './agreements.ts'

/** What is done towards an objective. `label` is its first words. */
const activity = item({ owner: text, dueOn: aDay })
export type Activity = Of<typeof activity>

/** An objective not dropped; texts are null where nothing was written. */
const objective = item({
  dueOn: dayOrNone,
  measure: text,
  baseline: z.number().nullable(),
  /** The number or the words to reach. */
  target: text,
  /** What shows that it is needed. */
  need: text,
  methods: text,
  /** How the methods fit those who take part; why there is only one, where there is. */
  methodsFit: text,
  /** The day on which what partners agree to last changed. */
  settledOn: dayOrNone,
  /** Months between two values of the measure, and the day of the latest value. */
  readingMonths: z.int(),
  lastReadOn: dayOrNone,
  activities: z.array(activity),
})
export type Objective = Of<typeof objective>

/** An objective with everything that shows whether it is reached. */
export const exemplaryObjective: Objective = {
  id: 'objective-1',
  label: 'Meals on Sundays',
  dueOn: day('2026-12-01'),
  measure: 'Meals served on Sundays',
  baseline: 0,
  target: '60',
  need: 'Two in five members eat alone on Sundays.',
  methods: 'Cooking together, and lifts',
  methodsFit: 'Members asked for company as well as food.',
  settledOn: day('2025-09-10'),
  readingMonths: 6,
  lastReadOn: day('2026-06-30'),
  activities: [
    { id: 'activity-1', label: 'Train three cooks', owner: 'Seat of Wendle Vale Council', dueOn: day('2026-10-01') },
  ],
}

const activities = `(
  select coalesce(json_agg(json_build_object('id', a.id, 'label', left(a.what, 120), 'owner', seat.name, 'dueOn', a.due_on)
    order by a.due_on, a.created_at), '[]')
  from plan_step a left join seat on seat.id = a.owner_seat_id
  where a.objective_id = o.id and a.kind = 'activity' and a.state <> 'dropped')`

export const objectives = factPart('partnership', 'objectives', {
  sql: `(
  select json_agg(json_build_object('id', o.id, 'label', left(o.text, 120), 'dueOn', o.due_on,
    'measure', nullif(o.measure, ''), 'baseline', o.baseline, 'target', coalesce(nullif(o.target, ''), o.target_value::text),
    'need', nullif(o.need, ''), 'methods', nullif(o.methods, ''), 'methodsFit', nullif(o.methods_fit, ''),
    'settledOn', coalesce(o.settled_on, ${dayOf('o.created_at')}), 'readingMonths', o.reading_months,
    'lastReadOn', (select max(read_on) from reading where objective_id = o.id), 'activities', ${activities})
    order by o.due_on, o.created_at)
  from objective o where o.partnership_id = subject.id and o.dropped_on is null)`,
  shape: z.array(objective),
  example: [
    exemplaryObjective,
    { ...exemplaryObjective, id: 'objective-2', label: 'Forty more people fed', dueOn: day('2028-03-31') },
  ],
})

/** What each partner says to the objectives. */
export const objectivesAgreed = factPart('partnership', 'objectivesAgreed', {
  sql: agreementsTo('objectives'),
  shape: z.array(agreement),
  example: exemplaryAgreements,
})

/** Milestones not dropped. */
export const milestones = factPart('partnership', 'milestones', {
  sql: `(
  select json_agg(json_build_object('id', id, 'label', left(what, 120), 'dueOn', due_on, 'done', state = 'done')
    order by due_on, created_at)
  from plan_step where partnership_id = subject.id and kind = 'milestone' and state <> 'dropped')`,
  shape: z.array(item({ dueOn: aDay, done: z.boolean() })),
  example: [
    { id: 'milestone-1', label: 'Kitchen inspected', dueOn: day('2026-03-01'), done: true },
    { id: 'milestone-2', label: 'First Sunday', dueOn: day('2026-10-04'), done: false },
  ],
})

/** Objectives dropped, by their days; the record asks for each one's reason. */
export const dropped = factPart('partnership', 'dropped', {
  sql: `(
  select json_agg(json_build_object('id', id, 'label', left(text, 120), 'on', dropped_on) order by dropped_on)
  from objective where partnership_id = subject.id and dropped_on is not null)`,
  shape: z.array(item({ on: aDay })),
  example: [],
})
