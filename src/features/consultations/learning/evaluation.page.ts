/** The evaluation, as it is read: by those who review the responses, and by everybody once it is published. */
import { type Actor, anyone, hasRole, reviewsResponses } from '../../../access/access.ts'
import type { Handle } from '../../../db/open.ts'
import type { Hub } from '../../../web/hub.ts'
import { definePage, type Found } from '../../../web/page.ts'
import type { Consultation } from '../consultation.queries.ts'
import { anyConsultation, crumbs, slugParams, subjectOf } from '../subject.ts'
import { standingOn } from '../timetable.ts'
import { findEvaluation } from './evaluation.queries.ts'
import { elements, isEvaluated } from './evaluation.ts'
import { findLessons } from './lessons.queries.ts'

export const evaluationPage = definePage({
  path: '/consultations/:slug/evaluation',
  workspace: { stage: 'answer', label: 'consultations.task.evaluation' },
  access: anyone,
  audit: 'reads only',
  publishes: 'nothing',
  template: 'consultations/learning/evaluation.njk',
  params: slugParams,
  subject: readableEvaluation,
  sameForAll: true,
  async show({ db, subject, actor, today, t, now, area }) {
    const evaluation = await findEvaluation(db, subject.id)
    return {
      title: t('consultations.evaluation.title'),
      breadcrumbs: crumbs(t, subject),
      consultation: subject,
      isPublic: isEvaluated(subject),
      closed: standingOn(subject, { now, today, area }) === 'closed',
      leads: hasRole('lead').allows(actor, subjectOf(subject)),
      reviews: reviewsResponses.allows(actor, subjectOf(subject)),
      evaluation,
      parts: evaluation ? elements.map(name => ({ name, text: evaluation[name] })) : [],
      lessons: await findLessons(db, subject.id),
    }
  },
})

/** The consultation, for everybody once its evaluation is published; before, for those who review its responses. */
async function readableEvaluation(
  db: Handle,
  params: { readonly slug: string },
  _hub: Hub,
  actor: Actor,
): Promise<Found<Consultation> | null> {
  const found = await anyConsultation(db, params)
  return found && (isEvaluated(found.record) || reviewsResponses.allows(actor, found.ref)) ? found : null
}
