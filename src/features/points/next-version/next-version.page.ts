/** The documents of the pack with their changes, and whether the next version of each has been made. */
import { leadsConsultation, reviewsResponses } from '../../../access/access.ts'
import { definePage } from '../../../web/page.ts'
import { below, refOf, slugParams, teamConsultation, trail } from '../subject.ts'
import { loadNext } from './next.queries.ts'

export const nextVersionPage = definePage({
  path: '/consultations/:slug/next-version',
  workspace: { stage: 'answer', label: 'consultations.task.next-version' },
  access: reviewsResponses,
  audit: 'reads only',
  publishes: 'nothing',
  template: 'points/next-version/next-version.njk',
  params: slugParams,
  subject: teamConsultation,
  async show({ db, subject: consultation, actor, t }) {
    return {
      title: t('points.next.title'),
      breadcrumbs: trail(t, consultation),
      base: below(consultation),
      leads: leadsConsultation.allows(actor, refOf(consultation)),
      documents: await loadNext(db, consultation),
    }
  },
})
