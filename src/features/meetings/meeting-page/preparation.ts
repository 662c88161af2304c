/** What is to be done for a meeting, from the records alone: nothing is ticked by hand. Pure. */
import type { Day } from '../../../kernel/day.ts'

/** What the list of tasks needs to know. */
export type Prepared = {
  readonly state: 'planned' | 'agenda-out' | 'held' | 'cancelled'
  readonly heldOn: Day
  readonly today: Day
  readonly asked: boolean
  readonly unanswered: number
  readonly accepted: number
  readonly published: boolean
  readonly papers: number
  readonly unsent: number
  readonly minutesPublished: boolean
  readonly minutesApproved: boolean
}

/** `later`: not its turn yet, and refused until it is. `open`: it can be done already, though something else comes first. */
export type TaskState = 'done' | 'to-do' | 'open' | 'later'

/** A task of the preparation; `page` is its address below the meeting. */
export type Task = { readonly name: TaskName; readonly page: string; readonly state: TaskState }
type TaskName = 'ask' | 'answer' | 'publish' | 'papers' | 'send' | 'run' | 'minutes' | 'approve'

/** The tasks in the order they fall due; none for a meeting that was cancelled. */
export function preparation(of: Prepared): Task[] {
  if (of.state === 'cancelled') return []
  const isHeld = of.state === 'held'
  const state = (done: boolean, now = true): TaskState => (done ? 'done' : now ? 'to-do' : 'later')
  const before: Task[] = [
    { name: 'ask', page: 'call-for-items', state: state(of.asked) },
    {
      name: 'answer',
      page: 'agenda',
      state: of.unanswered > 0 ? 'to-do' : of.asked || of.accepted > 0 ? 'done' : 'open',
    },
    { name: 'publish', page: 'agenda', state: of.published ? 'done' : of.accepted > 0 ? 'to-do' : 'open' },
    { name: 'papers', page: 'papers', state: of.papers > 0 ? 'done' : of.accepted > 0 ? 'to-do' : 'open' },
    { name: 'send', page: 'papers/sending', state: state(of.papers > 0 && of.unsent === 0, of.unsent > 0) },
  ]
  const after: Task[] = [
    { name: 'run', page: 'running', state: state(isHeld, of.today >= of.heldOn) },
    { name: 'minutes', page: 'minutes/draft', state: state(of.minutesPublished, isHeld) },
    { name: 'approve', page: 'minutes/approval', state: state(of.minutesApproved, of.minutesPublished) },
  ]
  return isHeld ? after : [...before, ...after]
}

/** What comes next for everybody, as a key and the day it is due. */
export type NextStep = { readonly key: string; readonly on: Day | null }

type Ahead = Pick<Prepared, 'state' | 'heldOn' | 'today' | 'published' | 'minutesPublished' | 'minutesApproved'> & {
  readonly proposalsCloseOn: Day | null
}

/** The next step of a meeting as its public page tells it; null once all is done. */
export function whatIsNext(of: Ahead): NextStep | null {
  if (of.state === 'cancelled') return null
  if (of.state === 'held') {
    if (!of.minutesPublished) return { key: 'minutes', on: null }
    return of.minutesApproved ? null : { key: 'approval', on: null }
  }
  if (!of.published && of.proposalsCloseOn !== null && of.today <= of.proposalsCloseOn)
    return { key: 'proposals', on: of.proposalsCloseOn }
  return of.published ? { key: 'meeting', on: of.heldOn } : { key: 'agenda', on: null }
}
