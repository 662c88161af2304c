/** The reviews of a partnership: the closed ones for everybody; and beginning one. */
import { anyone, runsPartnership } from '../../../access/access.ts'
import { newId } from '../../../db/ids.ts'
import { dayField, writeForm } from '../../../web/fields.ts'
import { definePage, redirect, refuse } from '../../../web/page.ts'
import { addressOf, anyPartnership, crumbs, slugParams, subjectOf, visiblePartnership } from '../subject.ts'
import { reviewCrumbs, seesOpenReview } from './review-here.ts'
import { findReviews } from './reviews.queries.ts'

export const reviewsPage = definePage({
  path: '/partnerships/:slug/reviews',
  showsRecord: ['review-finding'],
  workspace: { stage: 'review', label: 'partnerships.task.reviews' },
  access: anyone,
  audit: 'reads only',
  publishes: 'nothing',
  template: 'partnerships/reviews/reviews.njk',
  params: slugParams,
  sameForAll: true,
  subject: visiblePartnership,
  async show({ db, subject, actor, t }) {
    const ref = subjectOf(subject)
    const reviews = await findReviews(db, subject.id)
    const seesOpen = seesOpenReview.allows(actor, ref)
    return {
      title: t('partnerships.reviews.title'),
      breadcrumbs: crumbs(t, subject),
      partnership: subject,
      reviews: reviews.filter(({ closed_on }) => closed_on !== null || seesOpen),
      runs: runsPartnership.allows(actor, ref),
    }
  },
})

const form = { held_on: dayField({ past: true, label: 'partnerships.reviews.held-on' }) }

export const newReviewPage = definePage({
  path: '/partnerships/:slug/reviews/new',
  mends: ['reviews'],
  access: runsPartnership,
  audit: 'partnership.review-begun',
  publishes: 'nothing',
  template: 'partnerships/form.njk',
  params: slugParams,
  form,
  subject: anyPartnership,
  async show({ subject, today, t }) {
    return {
      title: t('partnerships.reviews.begin'),
      breadcrumbs: reviewCrumbs(t, subject),
      intro: t('partnerships.reviews.begin-intro'),
      fields: ['held_on'],
      button: t('partnerships.reviews.begin'),
      form: writeForm(form, { held_on: today }),
    }
  },
  async submit({ db, subject, form: typed, audit }) {
    await db.selectFrom('partnership').select('id').where('id', '=', subject.id).forUpdate().execute()
    if ((await findReviews(db, subject.id)).some(({ closed_on }) => closed_on === null))
      return refuse({ held_on: 'partnerships.reviews.problem.open' })
    const id = newId()
    await db
      .insertInto('partnership_review')
      .values({ id, partnership_id: subject.id, ...typed })
      .execute()
    await audit({
      action: 'partnership.review-begun',
      subject: subjectOf(subject),
      record: { kind: 'partnership_review', id },
      after: typed,
    })
    return redirect(addressOf(subject, `reviews/${id}`), 'partnerships.done.review-begun')
  },
})
