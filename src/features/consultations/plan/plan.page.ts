/** The workspace of a consultation: what there is to do, stage by stage, and how far it has come. */
import { type Role, secretariat, worksOnConsultation } from '../../../access/access.ts'
import type { Handle } from '../../../db/open.ts'
import { definePage } from '../../../web/page.ts'
import { type Consultation, findConsultationById } from '../consultation.queries.ts'
import { anyConsultation, crumbs, slugParams } from '../subject.ts'
import { daysLeft, lengthOf, standingOn } from '../timetable.ts'
import { takeStock } from './stock.queries.ts'
import { stages, type Task, type TaskState, tasksOf } from './tasks.ts'

/** The colour of a state's tag; the word says it too. */
const colours: Readonly<Partial<Record<TaskState, string>>> = {
  'to-do': 'govuk-tag--blue',
  begun: 'govuk-tag--light-blue',
  later: 'govuk-tag--grey',
}

/** Tasks that others than the lead may do. */
const forRoles: Readonly<Record<string, readonly Role[]>> = {
  responses: ['lead', 'reviewer'],
  points: ['lead', 'reviewer'],
  'next-version': ['lead', 'reviewer'],
  'interim-review': ['lead', 'reviewer'],
  evaluation: ['lead', 'reviewer'],
  keying: ['lead', 'clerk'],
  'format-requests': ['lead', 'clerk'],
}

export const planPageItself = definePage({
  path: '/consultations/:slug/plan',
  access: worksOnConsultation,
  audit: 'reads only',
  publishes: ['work left'],
  template: 'consultations/plan/plan.njk',
  params: slugParams,
  subject: anyConsultation,
  async show({ db, hub, subject, actor, area, today, t, now }) {
    const tasks = tasksOf(await takeStock(db, subject, { hub, actor, area, today }), { now, today, area })
    const own = actor.grants.filter(grant => grant.kind === 'consultation' && grant.id === subject.id)
    const leads = own.some(grant => grant.role === 'lead')
    const may = (task: Task): boolean =>
      task.state !== 'later' || task.name === 'opening'
        ? own.some(grant => (forRoles[task.name] ?? ['lead']).includes(grant.role)) ||
          (task.name === 'team' && secretariat.allows(actor, null))
        : false
    return {
      title: t('consultations.plan.title', { title: subject.title }),
      breadcrumbs: crumbs(t, subject),
      consultation: subject,
      standing: standingOn(subject, { now, today, area }),
      daysLeft: daysLeft(subject, { now, today, area }),
      length: lengthOf(subject, { today, area }),
      leads,
      copiedFrom: await copiedFrom(db, subject),
      tasksDone: tasks.filter(task => task.state === 'done').length,
      tasksCounted: tasks.filter(task => ['done', 'begun', 'to-do'].includes(task.state)).length,
      stages: stages.map(stage => ({
        name: stage,
        tasks: tasks
          .filter(task => task.stage === stage)
          .map(task => ({
            ...task,
            linked: may(task),
            missingFields: (task.missing ?? []).map(name => t(`consultations.field.${name}`)).join('; '),
            colour: colours[task.state] ?? null,
          })),
      })),
    }
  },
})

/** The title of the consultation that this one was begun like, while it is being planned. */
async function copiedFrom(db: Handle, { copied_from_id, published_at }: Consultation): Promise<string | null> {
  const earlier = copied_from_id && published_at === null ? await findConsultationById(db, copied_from_id) : null
  return earlier?.title ?? null
}
