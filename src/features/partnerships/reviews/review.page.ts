/** One review: what went well and what not, what becomes of the objectives, what partners gained, and the way forward. */
import { anyone, runsPartnership } from '../../../access/access.ts'
import { definePage } from '../../../web/page.ts'
import { partnersOf } from '../agreeing/partners-of.ts'
import { subjectOf } from '../subject.ts'
import { reviewCrumbs, reviewParams, reviewTitle, visibleReview } from './review-here.ts'
import { findFindings, findMarks, findWords } from './reviews.queries.ts'

export const reviewPage = definePage({
  path: '/partnerships/:slug/reviews/:review',
  mendsRecord: { review: ['reviews'] },
  showsRecord: ['review'],
  access: anyone,
  audit: 'reads only',
  publishes: 'nothing',
  template: 'partnerships/reviews/review.njk',
  params: reviewParams,
  sameForAll: true,
  subject: visibleReview,
  async show({ db, subject: { partnership, review }, actor, today, t }) {
    const open = review.closed_on === null
    return {
      title: reviewTitle(t, review),
      breadcrumbs: reviewCrumbs(t, partnership),
      partnership,
      review,
      findings: await findFindings(db, review.id),
      objectives: await findMarks(db, review),
      partners: await findWords(db, review),
      runs: open && runsPartnership.allows(actor, subjectOf(partnership)),
      mayAnswer: open && (await partnersOf(db, actor, partnership.id, today)).length > 0,
    }
  },
})
