/** Writing down what a review found, with what is done about it, by whom and by when. */

import { runsPartnership } from '../../../access/access.ts'
import { newId } from '../../../db/ids.ts'
import { dayField, passage, pick } from '../../../web/fields.ts'
import { definePage, redirect, refuse } from '../../../web/page.ts'
import { setAction } from '../actions.ts'
import { isSeatOf, seatItems } from '../seats/seat-items.ts'
import { addressOf, subjectOf } from '../subject.ts'
import { openReview, reviewCrumbs, reviewParams } from './review-here.ts'

const form = {
  text: passage({ label: 'partnerships.reviews.finding', max: 2000 }),
  what: passage({
    label: 'partnerships.reviews.action',
    hint: 'partnerships.reviews.action-hint',
    max: 1000,
    optional: true,
  }),
  owner_seat_id: pick({ label: 'partnerships.health.action-owner', optional: true }),
  due_on: dayField({ future: true, label: 'partnerships.health.action-due', optional: true }),
}

export const reviewFindingPage = definePage({
  path: '/partnerships/:slug/reviews/:review/findings',
  access: runsPartnership,
  audit: 'partnership.review-found',
  publishes: 'nothing',
  template: 'partnerships/form.njk',
  params: reviewParams,
  form,
  subject: openReview,
  async show({ db, subject: { partnership, review }, today, t }) {
    return {
      title: t('partnerships.reviews.add-finding'),
      breadcrumbs: reviewCrumbs(t, partnership, review),
      fields: Object.keys(form),
      items: { owner_seat_id: await seatItems(db, partnership.id, today) },
      button: t('partnerships.reviews.finding-button'),
    }
  },
  async submit({ db, subject: { partnership, review }, form: { text, ...action }, today, audit }) {
    if (!(await isSeatOf(db, partnership.id, action.owner_seat_id, today)))
      return refuse({ owner_seat_id: 'partnerships.objectives.problem.owner' })
    if (action.what !== '' && (action.owner_seat_id === null || action.due_on === null))
      return refuse({ what: 'partnerships.reviews.problem.action' })
    const id = newId()
    await db.insertInto('review_finding').values({ id, partnership_review_id: review.id, text }).execute()
    if (action.what !== '') await setAction(db, partnership.id, { kind: 'review_finding', id }, action)
    await audit({
      action: 'partnership.review-found',
      subject: subjectOf(partnership),
      record: { kind: 'review_finding', id },
      after: { text, ...action },
    })
    return redirect(addressOf(partnership, `reviews/${review.id}#findings`), 'partnerships.done.saved')
  },
})
