/** The frame of a partnership's pages for whoever sits on it or looks after it: where it stands, and what waits next. */
import { anyOf, secretariat, sitsOnPartnership } from '../../access/access.ts'
import type { Handle } from '../../db/open.ts'
import { type Day, longDay } from '../../kernel/day.ts'
import type { Translate } from '../../web/catalogue.ts'
import type { NextStep, Workspace } from '../../web/workspace.ts'
import { findPartnershipById, type Partnership } from './partnership.queries.ts'
import { takeStock } from './plan/plan.page.ts'
import { type PlanStage, type PlanTask, planStages, type Stock, tasksOf } from './plan/tasks.ts'
import { nextMeeting } from './register/entry.queries.ts'

/** The colour of a partnership's state; the word says it too. */
const stateColours: Readonly<Record<Partnership['state'], string>> = {
  scoping: 'govuk-tag--yellow',
  forming: 'govuk-tag--light-blue',
  running: 'govuk-tag--green',
  reviewing: 'govuk-tag--purple',
  ended: 'govuk-tag--grey',
  'not-formed': 'govuk-tag--grey',
}

const stageNow: Readonly<Record<Partnership['state'], PlanStage>> = {
  scoping: 'scope',
  forming: 'form',
  running: 'run',
  reviewing: 'review',
  ended: 'end',
  'not-formed': 'scope',
}

export const partnershipWorkspace: Workspace = {
  kind: 'partnership',
  below: '/partnerships/:slug',
  home: '/partnerships/:slug/plan',
  works: anyOf(sitsOnPartnership, secretariat),
  publishes: 'nothing',
  stages: [...planStages, 'kept'].map(name => ({ name, label: `partnerships.stage.${name}` })),
  async standing(db, { id }, { t, today }) {
    const partnership = await findPartnershipById(db, id)
    if (!partnership) return null
    const stock = await takeStock(db, partnership, today)
    const tasks = tasksOf(stock)
    return {
      title: partnership.name,
      slug: partnership.slug,
      state: { text: t(`partnerships.state.${partnership.state}`), colour: stateColours[partnership.state] },
      stage: stageNow[partnership.state],
      public: partnership.public,
      next: await nextStep(db, id, tasks, stock, today, t),
      progress: new Map(
        tasks.map(task => [
          task.name,
          { count: waiting(task, stock), done: task.state === 'done', later: task.state === 'later' },
        ]),
      ),
    }
  },
}

/** How much waits for an answer on the page of a task. */
function waiting({ name }: PlanTask, stock: Stock): number {
  if (name === 'join-requests') return stock.requestsWaiting
  if (name === 'concerns') return stock.concernsWaiting
  if (name === 'seats') return stock.vacant
  return name === 'terms' ? stock.termsWaiting : 0
}

/** What people wait for first, then the first open task, then the next meeting. */
async function nextStep(
  db: Handle,
  id: string,
  tasks: readonly PlanTask[],
  stock: Stock,
  today: Day,
  t: Translate,
): Promise<NextStep | null> {
  const open = tasks.filter(({ state }) => state === 'to-do' || state === 'begun')
  const task = open.find(({ name }) => name === 'concerns' || name === 'join-requests') ?? open[0]
  if (task) {
    const { name, page } = task
    const waits =
      name === 'concerns' || name === 'join-requests' || name === 'terms'
        ? t(`partnerships.waits.${name}`, { count: waiting(task, stock) })
        : null
    return { text: t(`partnerships.task.${name}`), page, by: null, waits }
  }
  const meeting = await nextMeeting(db, id, today)
  if (!meeting) return null
  const text = t('partnerships.waits.meeting', { day: longDay(meeting.held_on) })
  return { text, page: `/meetings/${meeting.id}`, by: null, waits: null }
}
