/** The task list of a consultation: its stages, and how far each task has come. Worked out from the records each time. */

import type { Day } from '../../../kernel/day.ts'
import type { Clock } from '../../../kernel/open-period.ts'
import type { Consultation } from '../consultation.queries.ts'
import { type Standing, standingOn } from '../timetable.ts'
import { checksOf, mayPublish, type Stock } from './readiness.ts'

export const stages = ['prepare', 'set-up', 'open', 'gather', 'answer'] as const
export type Stage = (typeof stages)[number]

/** `later`: cannot be done yet. `open`: there to be used, never finished. `idle`: nothing waits to be done there. */
export type TaskState = 'to-do' | 'begun' | 'done' | 'later' | 'open' | 'idle'

/** A task. Its words are `consultations.task.<name>`; `page` is the address below the consultation's own. */
export type Task = {
  readonly name: string
  readonly stage: Stage
  readonly state: TaskState
  readonly page: string
  /** The fields that are empty, as `consultations.field.<name>`, where some are filled in. */
  readonly missing?: readonly string[]
  /** How many things wait there, where they are counted. */
  readonly count?: number
}

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
  /** Responses nobody has read, points without an action, changes not yet in a next version. */
  readonly unread: number
  readonly undecided: number
  readonly unapplied: number
  readonly told: boolean
  /** Respondents who can be reached and have not been told, and questions that wait for an answer. */
  readonly untold: number
  readonly explanationsWaiting: number
}

/** The tasks of a consultation on a day, by stage. */
export function tasksOf(counted: Counted, at: Clock): Task[] {
  const { consultation: c } = counted
  const standing = standingOn(c, at)
  return [
    ...preparing(counted),
    ...settingUp(counted, c),
    ...opening(counted, standing, at),
    ...after(counted, standing),
  ]
}

function preparing(counted: Counted): Task[] {
  const { consultation: c } = counted
  const task = (name: string, page: string, fields: Fields): Task => ({
    name,
    stage: 'prepare',
    ...filledIn(fields),
    page,
  })
  return [
    task('basics', 'plan/basics', {
      title: c.title,
      summary: c.summary,
      topic: c.topic,
      places: c.places,
      deciding: c.deciding_body,
    }),
    task('about', 'plan/about', { aims: c.aims, issue: c.issue, affected: c.affected, evidence: c.evidence }),
    task('scope', 'plan/scope', {
      'can-change': c.can_change,
      'cannot-change': c.cannot_change,
      'decisions-made': c.decisions_made,
    }),
    task('planning', 'plan/planning', {
      'planning-link': c.planning_link,
      barriers: c.barriers,
      resources: c.resources,
      'equality-on': c.equality_impact_on,
    }),
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
  const fielded = (name: string, page: string, fields: Fields): Task => ({
    name,
    stage: 'set-up',
    ...filledIn(fields),
    page,
  })
  const formState = counted.questions === 0 ? 'to-do' : counted.formProblems > 0 ? 'begun' : 'done'
  return [
    fielded('timetable', 'plan/timetable', {
      'opens-on': c.opens_on,
      'closes-on': c.closes_on,
      'decision-on': c.decision_on,
      'feedback-on': c.feedback_on,
    }),
    task('documents', 'plan/documents', counted.documents > 0 ? 'done' : 'to-do'),
    task('form', 'form', formState),
    task('languages', 'plan/languages', 'open'),
    fielded('taking-part', 'plan/taking-part', {
      consultees: c.consultees,
      formats: c.formats_offered,
      languages: c.languages_offered,
      'next-steps': c.next_steps,
    }),
    task(
      'wording',
      'plan/wording',
      counted.documents === 0 ? 'later' : counted.worded < counted.documents ? 'to-do' : 'done',
    ),
    task('contact', 'plan/contact', filled([c.contact_name, c.contact_email || c.contact_phone || c.contact_address])),
  ]
}

function opening(counted: Counted, standing: Standing, at: Clock): Task[] {
  const { consultation: c } = counted
  const published = c.published_at !== null
  const ready = mayPublish(checksOf(counted, at))
  const ahead = standing === 'planning' || standing === 'coming'
  return [
    { name: 'rehearsal', stage: 'open', state: ahead ? 'open' : 'later', page: 'rehearsal' },
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
  return [
    gather('responses', 'responses'),
    gather('keying', 'keying'),
    waiting('format-requests', 'gather', counted.formatRequestsWaiting, 'idle'),
    waiting('challenges', 'gather', counted.challengesWaiting, 'idle'),
    interimReview(counted, standing),
    gather('seal', 'seal'),
    ...answering(counted, standing),
    evaluation(counted, standing),
  ]
}

/** A task with how much waits there; `none` where nothing does. */
function waiting(name: string, stage: Stage, count: number, none: TaskState): Task {
  return count > 0 ? { name, stage, state: 'to-do', page: name, count } : { name, stage, state: none, page: name }
}

/** After the close: each task is to do, with how much is left, or done. */
function answering(counted: Counted, standing: Standing): Task[] {
  const { told, unread, undecided, unapplied, untold, explanationsWaiting } = counted
  const reported = counted.consultation.state === 'reported' || counted.consultation.state === 'evaluated'
  const none: TaskState = reported ? 'done' : 'idle'
  const tasks = [
    waiting('points', 'answer', unread + undecided, none),
    waiting('next-version', 'answer', unapplied, none),
    { name: 'analysis', stage: 'answer', state: reported ? 'done' : 'to-do', page: 'analysis' },
    { name: 'report', stage: 'answer', state: told ? 'done' : 'to-do', page: 'report' },
    told
      ? waiting('feedback', 'answer', untold, 'done')
      : { name: 'feedback', stage: 'answer', state: 'idle', page: 'feedback' },
    waiting('explanations', 'answer', explanationsWaiting, 'idle'),
    { name: 'decisions', stage: 'answer', state: 'open', page: 'decisions' },
  ] as const satisfies readonly Task[]
  return standing === 'closed'
    ? [...tasks]
    : tasks.map(({ name, stage, page }) => ({ name, stage, page, state: 'later' }))
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

type Fields = Readonly<Record<string, string | Day | null>>

/** How far fields are filled in, and which are empty where it has begun. */
function filledIn(fields: Fields): Pick<Task, 'state' | 'missing'> {
  const state = filled(Object.values(fields))
  const empty = Object.entries(fields).flatMap(([name, text]) => (text === null || text.trim() === '' ? [name] : []))
  return state === 'begun' ? { state, missing: empty } : { state }
}

function filled(texts: readonly (string | null)[]): TaskState {
  const there = texts.filter(text => text !== null && text.trim() !== '').length
  return there === texts.length ? 'done' : there === 0 ? 'to-do' : 'begun'
}
