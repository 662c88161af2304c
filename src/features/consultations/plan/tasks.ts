/** The task list of a consultation: its stages, and how far each task has come. Worked out from the records each time. */
import type { Day } from '../../../kernel/day.ts'
import type { Consultation } from '../consultation.queries.ts'
import { type Standing, standingOn } from '../timetable.ts'
import { checksOf, mayPublish, type Stock } from './readiness.ts'

export const stages = ['prepare', 'set-up', 'open', 'gather', 'answer'] as const
export type Stage = (typeof stages)[number]

/** `later`: cannot be done yet. `open`: there to be used, never finished. */
export type TaskState = 'to-do' | 'begun' | 'done' | 'later' | 'open'

/** A task. Its words are `consultations.task.<name>`; `page` is the address below the consultation's own. */
export type Task = { readonly name: string; readonly stage: Stage; readonly state: TaskState; readonly page: string }

/** What else the list counts. */
export type Counted = Stock & {
  readonly team: number
  readonly publicity: number
  readonly formatRequestsWaiting: number
  readonly challengesWaiting: number
  readonly interimReviews: number
  readonly evaluations: number
  readonly asked: number
  readonly invited: number
  /** Documents of the pack whose wording somebody from outside has read. */
  readonly worded: number
}

/** The tasks of a consultation on a day, by stage. */
export function tasksOf(counted: Counted, today: Day): Task[] {
  const { consultation: c } = counted
  const standing = standingOn(c, today)
  return [
    ...preparing(counted),
    ...settingUp(counted, c),
    ...opening(counted, standing, today),
    ...after(counted, standing),
  ]
}

function preparing(counted: Counted): Task[] {
  const { consultation: c } = counted
  const task = (name: string, page: string, ...texts: (string | Day | null)[]): Task => ({
    name,
    stage: 'prepare',
    state: filled(texts),
    page,
  })
  return [
    task('basics', 'plan/basics', c.title, c.summary, c.topic, c.places, c.deciding_body),
    task('about', 'plan/about', c.aims, c.issue, c.affected, c.evidence),
    task('scope', 'plan/scope', c.can_change, c.cannot_change, c.decisions_made),
    task('planning', 'plan/planning', c.planning_link, c.barriers, c.resources, c.equality_impact_on),
    { name: 'groups', stage: 'prepare', state: counted.groups > 0 ? 'done' : 'to-do', page: 'plan/groups' },
    { name: 'lessons', stage: 'prepare', state: 'open', page: 'plan/lessons' },
    { name: 'related', stage: 'prepare', state: 'open', page: 'plan/related' },
    { name: 'asking', stage: 'prepare', state: counted.asked > 0 ? 'begun' : 'to-do', page: 'plan/asking' },
    { name: 'invited', stage: 'prepare', state: counted.invited > 0 ? 'begun' : 'to-do', page: 'plan/invited' },
    { name: 'team', stage: 'prepare', state: counted.team > 1 ? 'done' : 'begun', page: 'plan/team' },
  ]
}

function settingUp(counted: Counted, c: Consultation): Task[] {
  const task = (name: string, page: string, state: TaskState): Task => ({ name, stage: 'set-up', state, page })
  const formState = counted.questions === 0 ? 'to-do' : counted.formProblems > 0 ? 'begun' : 'done'
  return [
    task('timetable', 'plan/timetable', filled([c.opens_on, c.closes_on, c.decision_on, c.feedback_on])),
    task('documents', 'plan/documents', counted.documents > 0 ? 'done' : 'to-do'),
    task('form', 'form', formState),
    task(
      'taking-part',
      'plan/taking-part',
      filled([c.consultees, c.formats_offered, c.languages_offered, c.next_steps]),
    ),
    task(
      'wording',
      'plan/wording',
      counted.documents === 0 ? 'later' : counted.worded < counted.documents ? 'to-do' : 'done',
    ),
    task('contact', 'plan/contact', filled([c.contact_name, c.contact_email || c.contact_phone || c.contact_address])),
  ]
}

function opening(counted: Counted, standing: Standing, today: Day): Task[] {
  const { consultation: c } = counted
  const published = c.published_at !== null
  const ready = mayPublish(checksOf(counted, today))
  return [
    { name: 'sign-off', stage: 'open', state: c.signed_off_on ? 'done' : 'to-do', page: 'plan/sign-off' },
    { name: 'opening', stage: 'open', state: published ? 'done' : ready ? 'to-do' : 'later', page: 'opening' },
    { name: 'publicity', stage: 'open', state: counted.publicity > 0 ? 'begun' : 'to-do', page: 'publicity' },
    ...(published && (standing === 'open' || standing === 'coming')
      ? [{ name: 'rescheduling', stage: 'open', state: 'open', page: 'rescheduling' } as const]
      : []),
  ]
}

function after(counted: Counted, standing: Standing): Task[] {
  const begun = standing === 'open' || standing === 'closed'
  const gather = (name: string, page: string): Task => ({
    name,
    stage: 'gather',
    state: begun ? 'open' : 'later',
    page,
  })
  const answer = (name: string, page: string): Task => ({
    name,
    stage: 'answer',
    state: standing === 'closed' ? 'open' : 'later',
    page,
  })
  return [
    gather('responses', 'responses'),
    gather('keying', 'keying'),
    {
      name: 'format-requests',
      stage: 'gather',
      state: counted.formatRequestsWaiting > 0 ? 'to-do' : 'open',
      page: 'format-requests',
    },
    {
      name: 'challenges',
      stage: 'gather',
      state: counted.challengesWaiting > 0 ? 'to-do' : 'open',
      page: 'challenges',
    },
    interimReview(counted, standing),
    gather('seal', 'seal'),
    answer('points', 'points'),
    answer('next-version', 'next-version'),
    answer('analysis', 'analysis'),
    answer('report', 'report'),
    answer('feedback', 'feedback'),
    answer('explanations', 'explanations'),
    answer('decisions', 'decisions'),
    evaluation(counted, standing),
  ]
}

/** Half way is past after the close: what was missed then is not owed for ever. */
function interimReview({ interimReviews }: Counted, standing: Standing): Task {
  const missing: TaskState = standing === 'open' ? 'to-do' : standing === 'closed' ? 'open' : 'later'
  return {
    name: 'interim-review',
    stage: 'gather',
    state: interimReviews > 0 ? 'done' : missing,
    page: 'interim-review',
  }
}

function evaluation({ consultation, evaluations }: Counted, standing: Standing): Task {
  const begun: TaskState = evaluations > 0 ? 'begun' : 'to-do'
  const state = consultation.state === 'evaluated' ? 'done' : standing === 'closed' ? begun : 'later'
  return { name: 'evaluation', stage: 'answer', state, page: 'evaluation' }
}

function filled(texts: readonly (string | null)[]): TaskState {
  const there = texts.filter(text => text !== null && text.trim() !== '').length
  return there === texts.length ? 'done' : there === 0 ? 'to-do' : 'begun'
}
