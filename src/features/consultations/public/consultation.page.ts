/** The public page of a consultation: what it is about, until when, how to answer, what happens next. */
import { anyone, worksOnConsultation } from '../../../access/access.ts'
import { definePage } from '../../../web/page.ts'
import { crumbs, slugParams, subjectOf, visibleConsultation } from '../subject.ts'
import { viewConsultation } from './consultation.view.ts'

export const consultationPage = definePage({
  path: '/consultations/:slug',
  showsRecord: ['consultation'],
  access: anyone,
  audit: 'reads only',
  template: 'consultations/public/consultation.njk',
  params: slugParams,
  subject: visibleConsultation,
  sameForAll: true,
  async show({ db, subject, actor, area, now, today, t }) {
    const works = worksOnConsultation.allows(actor, subjectOf(subject))
    return {
      title: subject.title,
      breadcrumbs: crumbs(t),
      works,
      mayChallenge: actor.grants.some(grant => grant.kind === 'organisation'),
      ...(await viewConsultation(db, subject, { area, now, today, whole: works })),
    }
  },
})
