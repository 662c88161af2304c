/** The frame of a consultation's pages for its team: where it stands, and what waits next. */
import { reviewsResponses, worksOnConsultation } from '../../access/access.ts'
import type { Translate } from '../../web/catalogue.ts'
import type { NextStep, Progress, Workspace } from '../../web/workspace.ts'
import { type Consultation, findConsultationById } from './consultation.queries.ts'
import { takeStock } from './plan/stock.queries.ts'
import { type Counted, type Stage, stages, type Task, tasksOf } from './plan/tasks.ts'
import { isPublic, type Standing, stageOf, standingOn } from './timetable.ts'

/** The colour of where a consultation stands; the word says it too. */
export const standingColours: Readonly<Record<string, string>> = {
  open: 'govuk-tag--green',
  coming: 'govuk-tag--blue',
  closed: 'govuk-tag--grey',
  reading: 'govuk-tag--grey',
  results: 'govuk-tag--turquoise',
  planning: 'govuk-tag--yellow',
  withdrawn: 'govuk-tag--red',
}

export const consultationWorkspace: Workspace = {
  kind: 'consultation',
  below: '/consultations/:slug',
  home: '/consultations/:slug/plan',
  works: worksOnConsultation,
  publishes: ['work left'],
  stages: [...stages, 'kept'].map(name => ({ name, label: `consultations.stage.${name}` })),
  async standing(db, { id }, { hub, actor, t, area, today, now }) {
    const consultation = await findConsultationById(db, id)
    if (!consultation) return null
    const counted = await takeStock(db, consultation, { hub, actor, area, today })
    const standing = standingOn(consultation, { now, today, area })
    const tasks = tasksOf(counted, { now, today, area })
    const shown = stageOf(standing, { state: consultation.state, told: counted.told })
    return {
      title: consultation.title,
      slug: consultation.slug,
      state: { text: t(`consultations.standing.${shown}`), colour: standingColours[shown] ?? '' },
      stage: stageNow(standing, consultation),
      public: isPublic(consultation),
      next: nextStep(tasks, counted, standing, t),
      progress: new Map([
        ...tasks.map(
          ({ name, state, count = 0 }) =>
            [name, { count, done: state === 'done', later: state === 'later', ...notYet(name, counted) }] as const,
        ),
        ...beside(standing, counted).map(
          ([name, shown]) => [name, { later: !shown, ...notYet(name, counted) }] as const,
        ),
      ]),
    }
  },
}

/** Public pages that only those who read the responses can open until they are published. */
function notYet(name: string, { consultation: { state }, told }: Counted): Pick<Progress, 'only'> {
  const evaluated = state === 'evaluated'
  const out = name === 'evaluation' ? evaluated : told && (evaluated || state === 'reported')
  return ['report', 'register', 'evaluation'].includes(name) && !out ? { only: reviewsResponses } : {}
}

/** Pages that are no task of their own, and whether there is anything on them now. */
function beside(standing: Standing, { consultation: { published_at, state }, told }: Counted): [string, boolean][] {
  const closed = standing === 'closed'
  const begun = closed || standing === 'open'
  const isOut = published_at !== null
  const runs = begun || standing === 'coming'
  return [
    ['rescheduling', isOut && (standing === 'open' || standing === 'coming')],
    ['withdrawal', runs && state !== 'reported' && state !== 'evaluated'],
    ['interest', isOut],
    ['tell-others', isOut && (standing === 'open' || standing === 'coming')],
    ['response', isOut],
    ['keyed', begun],
    ['imports', begun],
    ['kiosk', standing === 'open' || standing === 'coming'],
    ['late', closed],
    ['readings', closed],
    ['codebook', begun],
    ['register', closed],
    ['outcome', told],
    ['lessons-learnt', closed],
    ['part', isOut],
  ]
}

function stageNow(standing: Standing, { published_at }: Consultation): Stage {
  if (standing === 'planning') return 'prepare'
  if (standing === 'closed') return 'answer'
  return published_at ? 'gather' : 'open'
}

/** Stages whose tasks can be next, by where the consultation stands, the most pressing first. */
const pressing: Readonly<Record<Standing, readonly Stage[]>> = {
  planning: ['prepare', 'set-up', 'open'],
  coming: ['prepare', 'set-up', 'open'],
  open: ['gather', 'open'],
  closed: ['gather', 'answer'],
  withdrawn: [],
}

/** The first task that somebody can do now: what people wait for before what nobody waits for. */
function nextStep(tasks: readonly Task[], counted: Counted, standing: Standing, t: Translate): NextStep | null {
  const open = pressing[standing].flatMap(stage =>
    tasks.filter(task => task.stage === stage && (task.state === 'to-do' || task.state === 'begun')),
  )
  const task = open.find(({ count = 0 }) => count > 0) ?? open.find(({ state }) => state === 'to-do') ?? open[0]
  if (!task) return null
  const c = counted.consultation
  const by =
    standing === 'closed' ? (counted.told ? null : c.feedback_on) : standing === 'open' ? c.closes_on : c.opens_on
  return {
    text: t(`consultations.task.${task.name}`),
    page: task.page,
    by,
    waits: whoWaits(task, counted, standing, t),
  }
}

/** Who waits for a task, where somebody does. */
function whoWaits({ name, count = 0 }: Task, counted: Counted, standing: Standing, t: Translate): string | null {
  if (name === 'format-requests' || name === 'challenges' || name === 'explanations')
    return t(`consultations.waits.${name}`, { count })
  if (standing === 'closed' && counted.untold > 0)
    return t('consultations.waits.respondents', { count: counted.untold })
  return standing === 'coming' ? t('consultations.waits.readers') : null
}
