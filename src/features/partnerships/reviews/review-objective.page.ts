/** What becomes of an objective after a review: it is kept, changed or dropped, with the reason. */
import { z } from 'zod'
import { runsPartnership } from '../../../access/access.ts'
import { newId } from '../../../db/ids.ts'
import { choice, passage, writeForm } from '../../../web/fields.ts'
import { definePage, redirect } from '../../../web/page.ts'
import { under } from '../../../web/under.ts'
import { addressOf, subjectOf } from '../subject.ts'
import { openReview, reviewCrumbs, reviewParams } from './review-here.ts'
import { findMarks } from './reviews.queries.ts'

const form = {
  mark: choice({ label: 'partnerships.reviews.mark', options: ['keep', 'change', 'drop'] }),
  reason: passage({ label: 'partnerships.reviews.mark-reason', max: 2000 }),
}

const markOfAddress = under(openReview, 'objective', (db, { review }) => findMarks(db, review))

export const reviewObjectivePage = definePage({
  path: '/partnerships/:slug/reviews/:review/objectives/:objective',
  access: runsPartnership,
  audit: 'partnership.objective-reviewed',
  publishes: 'nothing',
  template: 'partnerships/form.njk',
  params: reviewParams.extend({ objective: z.uuid() }),
  form,
  subject: markOfAddress,
  async show({ subject: { partnership, review, objective }, t }) {
    return {
      title: t('partnerships.reviews.mark-title'),
      breadcrumbs: reviewCrumbs(t, partnership, review),
      intro: objective.text,
      fields: Object.keys(form),
      button: t('partnerships.save'),
      form: writeForm(form, {
        ...(objective.mark ? { mark: objective.mark } : {}),
        reason: objective.reason ?? '',
      }),
    }
  },
  async submit({ db, subject: { partnership, review, objective }, form: typed, audit }) {
    await db
      .insertInto('review_objective')
      .values({ id: newId(), partnership_review_id: review.id, objective_id: objective.id, ...typed })
      .onConflict(conflict => conflict.columns(['partnership_review_id', 'objective_id']).doUpdateSet(typed))
      .execute()
    await audit({
      action: 'partnership.objective-reviewed',
      subject: subjectOf(partnership),
      record: { kind: 'objective', id: objective.id },
      before: { mark: objective.mark, reason: objective.reason },
      after: typed,
    })
    return redirect(addressOf(partnership, `reviews/${review.id}#objectives`), 'partnerships.done.saved')
  },
})
