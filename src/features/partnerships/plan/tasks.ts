/** The task list of a partnership: its stages, and how far each task has come. Worked out from the records each time. */

export const planStages = ['scope', 'form', 'run', 'review', 'end'] as const
export type PlanStage = (typeof planStages)[number]

/** `later`: not its turn yet. `open`: there to be used, never finished. */
export type TaskState = 'to-do' | 'begun' | 'done' | 'later' | 'open'

/** A task. Its words are `partnerships.task.<name>`; `page` is the address below the partnership's own. */
export type PlanTask = {
  readonly name: string
  readonly stage: PlanStage
  readonly state: TaskState
  readonly page: string
}

/** What the list is worked out from. */
export type Stock = {
  readonly state: 'scoping' | 'forming' | 'running' | 'reviewing' | 'ended' | 'not-formed'
  readonly small: boolean
  readonly gate: readonly string[]
  readonly searched: boolean
  readonly similarOpen: number
  readonly decided: boolean
  readonly stakeholders: number
  readonly stakeholdersOpen: number
  readonly partners: number
  readonly partnersWithWords: number
  readonly seats: number
  readonly vacant: number
  readonly withoutSubstitute: number
  readonly rules: readonly string[]
  readonly termsAsked: boolean
  readonly termsWaiting: number
  readonly objectives: number
  readonly meetings: number
  readonly rounds: number
  readonly reviews: number
  readonly requestsWaiting: number
  readonly concernsWaiting: number
  readonly ended: boolean
}

/** The tasks of a partnership. A small one is asked only the essentials: the rest stands open. */
export function tasksOf(stock: Stock): PlanTask[] {
  const stop = stock.state === 'not-formed' || stock.state === 'ended'
  return [
    ...scoping(stock),
    ...(stock.state === 'not-formed' ? [] : [...forming(stock), ...running(stock), ...lasting(stock)]),
  ].map(task => (stop && task.state === 'to-do' && task.stage !== 'end' ? { ...task, state: 'open' } : task))
}

function scoping(stock: Stock): PlanTask[] {
  const similar = !stock.searched ? 'to-do' : stock.similarOpen > 0 ? 'begun' : 'done'
  const stakeholders = stock.stakeholders === 0 ? 'to-do' : stock.stakeholdersOpen > 0 ? 'begun' : 'done'
  return [
    { name: 'gate', stage: 'scope', state: filled(stock.gate), page: 'scope' },
    { name: 'similar', stage: 'scope', state: similar, page: 'scope/similar' },
    {
      name: 'stakeholders',
      stage: 'scope',
      state: stock.small && stakeholders === 'to-do' ? 'open' : stakeholders,
      page: 'stakeholders',
    },
    { name: 'decision', stage: 'scope', state: stock.decided ? 'done' : 'to-do', page: 'scope/decision' },
  ]
}

function forming(stock: Stock): PlanTask[] {
  const task = (name: string, page: string, state: TaskState): PlanTask => ({
    name,
    stage: 'form',
    state: stock.state === 'scoping' && state === 'to-do' ? 'later' : state,
    page,
  })
  const partners = stock.partners === 0 ? 'to-do' : stock.partnersWithWords < stock.partners ? 'begun' : 'done'
  const seats = stock.seats === 0 ? 'to-do' : stock.vacant + stock.withoutSubstitute > 0 ? 'begun' : 'done'
  const terms = !stock.termsAsked ? 'to-do' : stock.termsWaiting > 0 ? 'begun' : 'done'
  const objectives = stock.objectives > 0 ? 'done' : 'to-do'
  return [
    ...(stock.seats === 0 ? [task('membership', 'membership', 'open')] : []),
    task('partners', 'partners', partners),
    task('seats', 'seats', seats),
    task('rules', 'settings', filled(stock.rules)),
    task('terms', 'terms', terms),
    { name: 'answers', stage: 'form', state: 'open', page: 'answers' },
    { name: 'profiles', stage: 'form', state: 'open', page: 'profiles' },
    { name: 'ties', stage: 'form', state: 'open', page: 'ties' },
    { name: 'people', stage: 'form', state: 'open', page: 'people' },
    task('objectives', 'objectives', stock.small && objectives === 'to-do' ? 'open' : objectives),
  ]
}

function running({ state, meetings, requestsWaiting, concernsWaiting }: Stock): PlanTask[] {
  const began = state === 'running' || state === 'reviewing' || state === 'ended'
  return [
    { name: 'begin', stage: 'run', state: began ? 'done' : state === 'forming' ? 'to-do' : 'later', page: 'settings' },
    { name: 'meetings', stage: 'run', state: meetings > 0 ? 'open' : began ? 'to-do' : 'later', page: 'meetings' },
    { name: 'join-requests', stage: 'run', state: requestsWaiting > 0 ? 'to-do' : 'open', page: 'join-requests' },
    { name: 'concerns', stage: 'run', state: concernsWaiting > 0 ? 'to-do' : 'open', page: 'concerns' },
    { name: 'dates', stage: 'run', state: 'open', page: 'dates' },
    { name: 'reach', stage: 'run', state: 'open', page: 'reach' },
    { name: 'sent-out', stage: 'run', state: 'open', page: 'sent-out' },
    { name: 'voice', stage: 'run', state: 'open', page: 'voice' },
    { name: 'engagement', stage: 'run', state: 'open', page: 'engagement' },
    { name: 'contributions', stage: 'run', state: 'open', page: 'contributions' },
    { name: 'risks', stage: 'run', state: 'open', page: 'risks' },
    { name: 'outlook', stage: 'run', state: 'open', page: 'outlook' },
    { name: 'team', stage: 'run', state: 'open', page: 'team' },
  ]
}

function lasting({ state, rounds, reviews, ended }: Stock): PlanTask[] {
  const began = state === 'running' || state === 'reviewing'
  return [
    { name: 'health', stage: 'review', state: rounds > 0 ? 'done' : began ? 'to-do' : 'later', page: 'health-check' },
    { name: 'reviews', stage: 'review', state: reviews > 0 ? 'done' : 'open', page: 'reviews' },
    { name: 'learning', stage: 'review', state: 'open', page: 'learning' },
    { name: 'ending', stage: 'end', state: ended ? 'done' : 'open', page: 'ending' },
  ]
}

function filled(texts: readonly string[]): TaskState {
  const there = texts.filter(text => text.trim() !== '').length
  return there === texts.length ? 'done' : there === 0 ? 'to-do' : 'begun'
}
