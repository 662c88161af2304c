/** What was made of the responses: points and actions, report, explanations, evaluation. */
import { z } from 'zod'
import { day } from '../../kernel/day.ts'
import { says } from '../../kernel/says.ts'
import { factPart, type Of } from '../part.ts'
import { count, dayOrNone, item, request, text } from '../shared.ts'
import { dayOf, longDay, written } from '../sql.ts'

const pointsGiven = `point p join response r on r.id = p.response_id and r.state <> 'withdrawn'
    left join point_action a on a.point_id = p.id
  where p.consultation_id = subject.id`

const action = (name: string) => `coalesce(sum(n) filter (where action = '${name}'), 0)`

/** The most letters of a reason that may say nothing ("x", "to be confirmed"): those that are longer are not read one by one. */
const SHORT = 60

/** Points with no action, and those whose reason says nothing, told by the short reasons as SQL gives them. */
const withoutAction = z.union([
  count,
  z
    .strictObject({ none: count, short: z.array(z.strictObject({ reason: z.string(), points: count })) })
    .transform(({ none, short }) => none + short.reduce((sum, each) => sum + (says(each.reason) ? 0 : each.points), 0)),
])

/** Points and what was done with each. */
export const points = factPart('consultation', 'points', {
  sql: `(
    select json_build_object('unreadResponses', (select count(*) from response where consultation_id = subject.id
        and state <> 'withdrawn' and read_at is null and not exists (select from point where point.response_id = response.id)),
      'total', coalesce(sum(n), 0), 'byAction', json_build_object('noted', ${action('noted')}, 'amended', ${action('amended')},
        'notAccepted', ${action('not-accepted')}, 'passedOn', ${action('passed-on')}),
      'withoutAction', json_build_object('none', coalesce(sum(n) filter (where action is null), 0),
        'short', coalesce(json_agg(json_build_object('reason', reason, 'points', n)) filter (where reason is not null), '[]')))
    from (select a.action, case when length(a.reason) <= ${SHORT} then a.reason end as reason, count(*) as n from ${pointsGiven} group by 1, 2) decided)`,
  shape: z.strictObject({
    /** Responses given that nobody has split into points yet. */
    unreadResponses: count,
    total: count,
    byAction: z.strictObject({ noted: count, amended: count, notAccepted: count, passedOn: count }),
    withoutAction,
  }),
  example: {
    unreadResponses: 0,
    total: 300,
    byAction: { noted: 180, amended: 40, notAccepted: 70, passedOn: 10 },
    withoutAction: 0,
  },
})

/**
 * Points outside the scope that were not made in confidence, by their numbers in the register. `passedTo` needs `permission`; otherwise `keptBecause` says why it stays.
 */
export const offTopic = factPart('consultation', 'offTopic', {
  // Their numbers are counted among all points, which is done only where there is one.
  sql: `case when exists (select from point where consultation_id = subject.id and off_topic) then (
    select json_agg(json_build_object('id', told.id, 'label', 'point ' || told.number, 'passedTo', nullif(told.passed_to, ''),
      'permission', told.may_pass_on, 'keptBecause', case when told.action <> 'passed-on' then told.reason end) order by told.number)
    from (select p.id, p.off_topic, a.passed_to, a.action, a.reason, r.may_pass_on, row_number() over (order by p.number) as number
      from ${pointsGiven} and not r.confidential) told where told.off_topic) end`,
  shape: z.array(item({ passedTo: text, permission: z.boolean(), keptBecause: text })),
  example: [
    { id: 'point-9', label: 'Litter at stops', passedTo: 'Street cleaning', permission: true, keptBecause: null },
  ],
})

/** The last day on which a point got its action; null where no point has one. */
export const lastActionOn = factPart('consultation', 'lastActionOn', {
  sql: `(
    select max(${dayOf('a.decided_at')}) from point p join point_action a on a.point_id = p.id where p.consultation_id = subject.id)`,
  shape: dayOrNone,
  example: day('2026-05-15'),
})

/** The report; null before there is one. Texts are null or blank where nothing was written. */
export const report = factPart('consultation', 'report', {
  sql: `(
    select json_build_object('publishedOn', ${dayOf('published_at')}, 'process', process, 'views', what_we_heard,
      'nextSteps', what_happens_next)
    from consultation_report where consultation_id = subject.id)`,
  shape: z.strictObject({ publishedOn: dayOrNone, process: text, views: text, nextSteps: text }).nullable(),
  example: {
    publishedOn: day('2026-05-20'),
    process: 'A survey and four evenings.',
    views: 'Most ask for a later bus.',
    nextSteps: 'The committee decides on 10 June.',
  },
})

/** What the published report says of how the needs of those who are often left out were taken into account; null where nothing. */
export const diverseNeeds = factPart('consultation', 'diverseNeeds', {
  sql: `(
    select ${written('diverse_needs')} from consultation_report where consultation_id = subject.id and published_at is not null)`,
  shape: text,
  example: 'Shift workers, of whom few answered, were asked again at the depot; the last bus is later for them.',
})

/** What the published report says, on their own, of bodies that speak for others and of those most affected; null where nothing. */
export const bodiesSaid = factPart('consultation', 'bodiesSaid', {
  sql: `(
    select ${written('bodies_said')} from consultation_report where consultation_id = subject.id and published_at is not null)`,
  shape: text,
  example:
    'The tenants’ federation, after a vote of its 14 groups, asks for the last bus at midnight; so do the night shifts of the depot.',
})

/** The day the register of points and actions became public; null before. */
export const registerPublishedOn = factPart('consultation', 'registerPublishedOn', {
  sql: dayOf('subject.reported_at'),
  shape: dayOrNone,
  example: day('2026-05-20'),
})

/** How many of the reachable senders were told of the report, and whether somebody said of any of them that a letter was posted. */
export const feedbackSent = factPart('consultation', 'feedbackSent', {
  sql: `(
    select json_build_object('told', count(k.feedback_sent_at),
      'byLetter', coalesce(bool_or(k.feedback_by_letter) filter (where k.feedback_sent_at is not null), false))
    from response r join respondent_contact k on k.response_id = r.id and k.reachable
    where r.consultation_id = subject.id and r.state <> 'withdrawn')`,
  shape: z.strictObject({ told: count, byLetter: z.boolean() }),
  example: { told: 90, byLetter: false },
})

/** Requests to explain what was made of a response. */
export const explanationRequests = factPart('consultation', 'explanationRequests', {
  sql: `(
    select json_agg(json_build_object('id', e.id, 'label', 'the question of ' || ${longDay(dayOf('e.created_at'))},
      'askedOn', ${dayOf('e.created_at')}, 'answeredOn', ${dayOf('e.answered_at')}) order by e.created_at)
    from response r join explanation_request e on e.response_id = r.id where r.consultation_id = subject.id)`,
  shape: z.array(request),
  example: [
    { id: 'explanation-1', label: 'Why not midnight', askedOn: day('2026-05-25'), answeredOn: day('2026-06-01') },
  ],
})

/** The eight elements of an evaluation, and the column that each stands in. */
const elementColumns = {
  objectives: 'objectives',
  audience: 'audience',
  methods: 'methods',
  publicity: 'publicity',
  timescale: 'timescales',
  information: 'information',
  costs: 'costs',
  outcomes: 'outcomes',
} as const
/** An element of an evaluation. */
export type EvaluationElement = keyof typeof elementColumns
/** The eight elements of an evaluation. */
export const evaluationElements = [
  'objectives',
  'audience',
  'methods',
  'publicity',
  'timescale',
  'information',
  'costs',
  'outcomes',
] as const satisfies readonly EvaluationElement[]

const evaluated = z.strictObject({
  elements: z.strictObject({
    objectives: text,
    audience: text,
    methods: text,
    publicity: text,
    timescale: text,
    information: text,
    costs: text,
    outcomes: text,
  }),
  /** Cost in the area's currency; null where not counted. */
  directCost: z.number().nullable(),
  indirectCost: z.number().nullable(),
})

/** An evaluation on all eight elements. */
export const exemplaryEvaluation: Of<typeof evaluated> = {
  elements: {
    objectives: 'Met',
    audience: 'Young people under-reached',
    methods: 'Visits worked best',
    publicity: 'Posters early enough',
    timescale: 'Long enough',
    information: 'Clear',
    costs: 'Within budget',
    outcomes: 'Timetable changed',
  },
  directCost: 3900,
  indirectCost: 6200,
}

/** The evaluation; null before there is one. Each element's finding, null where it was not looked at. */
export const evaluation = factPart('consultation', 'evaluation', {
  sql: `(
    select json_build_object('elements', json_build_object(
        ${evaluationElements.map(name => `'${name}', ${written(`e.${elementColumns[name]}`)}`).join(', ')}),
      'directCost', e.direct_cost, 'indirectCost', e.indirect_cost)
    from evaluation e where e.consultation_id = subject.id)`,
  shape: evaluated.nullable(),
  example: exemplaryEvaluation,
})
