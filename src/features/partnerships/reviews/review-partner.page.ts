/** What a partner says in a review: whether taking part still serves it, what pulls apart, what it gained. */
import { anyOf, sitsOnPartnership, speaksForOrganisation } from '../../../access/access.ts'
import { says } from '../../../codes/index.ts'
import { newId } from '../../../db/ids.ts'
import { choice, passage, pick, writeForm } from '../../../web/fields.ts'
import { definePage, redirect, refuse } from '../../../web/page.ts'
import { partnersOf } from '../agreeing/partners-of.ts'
import { addressOf, subjectOf } from '../subject.ts'
import { openReviewToAnswer, reviewCrumbs, reviewParams, seesOpenReview } from './review-here.ts'

const form = {
  partner_id: pick({ label: 'partnerships.agreeing.partner' }),
  serves: choice({ label: 'partnerships.reviews.still-serves', options: ['yes', 'no'] }),
  gains: choice({ label: 'partnerships.reviews.gains', options: ['yes', 'no'] }),
  gained: passage({
    label: 'partnerships.reviews.gained-what',
    hint: 'partnerships.reviews.gained-what-hint',
    max: 2000,
    optional: true,
  }),
  pulls_apart: passage({ label: 'partnerships.reviews.pulls-apart-what', max: 2000, optional: true }),
}

export const reviewPartnerPage = definePage({
  path: '/partnerships/:slug/reviews/:review/partner',
  access: anyOf(sitsOnPartnership, speaksForOrganisation),
  audit: 'partnership.review-answered',
  publishes: 'nothing',
  template: 'partnerships/form.njk',
  params: reviewParams,
  form,
  subject: openReviewToAnswer,
  async show({ db, subject: { partnership, review }, actor, today, t }) {
    const own = await partnersOf(db, actor, partnership.id, today)
    return {
      title: t('partnerships.reviews.partner-title'),
      breadcrumbs: reviewCrumbs(t, partnership, review),
      intro: t(own.length > 0 ? 'partnerships.reviews.partner-intro' : 'partnerships.terms.nobody-to-answer-for'),
      fields: own.length > 0 ? Object.keys(form) : [],
      items: { partner_id: own.map(({ id, organisation }) => ({ value: id, text: organisation })) },
      button: t('partnerships.agreeing.answer-button'),
      form: writeForm(form, own.length === 1 ? { partner_id: own[0]!.id } : {}),
    }
  },
  async submit({ db, subject: { partnership, review }, form: typed, actor, today, audit }) {
    const own = (await partnersOf(db, actor, partnership.id, today)).find(({ id }) => id === typed.partner_id)
    if (!own || !actor.person) return refuse({ partner_id: 'partnerships.terms.problem.partner' })
    if (typed.gains === 'yes' && !says(typed.gained)) return refuse({ gained: 'partnerships.reviews.problem.gained' })
    const said = {
      serves: typed.serves === 'yes',
      gained: typed.gains === 'yes' ? typed.gained : '',
      pulls_apart: typed.pulls_apart,
      given_on: today,
      given_by: actor.person.id,
    }
    await db
      .insertInto('review_partner')
      .values({ id: newId(), partnership_review_id: review.id, partner_id: own.id, ...said })
      .onConflict(conflict => conflict.columns(['partnership_review_id', 'partner_id']).doUpdateSet(said))
      .execute()
    await audit({
      action: 'partnership.review-answered',
      subject: subjectOf(partnership),
      record: { kind: 'partnership_review', id: review.id },
      after: { partner: own.organisation, serves: said.serves, gained: said.gained, pulls_apart: said.pulls_apart },
    })
    const page = seesOpenReview.allows(actor, subjectOf(partnership)) ? `reviews/${review.id}` : undefined
    return redirect(addressOf(partnership, page), 'partnerships.done.answered')
  },
})
