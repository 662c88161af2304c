/** The words of a review while it is being written, and its closing with the way forward. */

import { type SqlBool, sql, type Updateable } from 'kysely'
import { runsPartnership } from '../../../access/access.ts'
import { changeVersioned } from '../../../db/change-versioned.ts'
import type { Tx } from '../../../db/open.ts'
import type { PartnershipReviewTable } from '../../../db/tables.ts'
import { choice, passage, versionField, writeForm } from '../../../web/fields.ts'
import { definePage, redirect, stale } from '../../../web/page.ts'
import { addressOf, difference, subjectOf } from '../subject.ts'
import { openReview, reviewCrumbs, reviewParams } from './review-here.ts'

const words = (name: string) =>
  passage({
    label: `partnerships.reviews.${name}`,
    hint: `partnerships.reviews.${name}-hint`,
    max: 5000,
    optional: true,
  })

const wordsForm = {
  strengths: words('strengths'),
  weaknesses: words('weaknesses'),
  membership: words('membership'),
  membership_changes: words('membership-changes'),
  costs: words('costs'),
  costs_in_kind: words('costs-in-kind'),
  benefits: words('benefits'),
  version: versionField(),
}

async function changeReview(
  tx: Tx,
  id: string,
  version: number,
  change: Updateable<PartnershipReviewTable>,
): Promise<boolean> {
  return changeVersioned(tx, 'partnership_review', id, version, change, sql<SqlBool>`closed_on is null`)
}

export const reviewWordsPage = definePage({
  path: '/partnerships/:slug/reviews/:review/words',
  access: runsPartnership,
  audit: 'partnership.review-written',
  publishes: 'nothing',
  template: 'partnerships/form.njk',
  params: reviewParams,
  form: wordsForm,
  subject: openReview,
  async show({ subject: { partnership, review }, t }) {
    return {
      title: t('partnerships.reviews.write'),
      breadcrumbs: reviewCrumbs(t, partnership, review),
      fields: Object.keys(wordsForm),
      button: t('partnerships.save'),
      form: writeForm(wordsForm, review),
    }
  },
  async submit({ db, subject: { partnership, review }, form: { version, ...typed }, audit }) {
    if (!(await changeReview(db, review.id, version, typed))) return stale(writeForm(wordsForm, review), review.version)
    await audit({
      action: 'partnership.review-written',
      subject: subjectOf(partnership),
      record: { kind: 'partnership_review', id: review.id },
      ...difference(review, typed),
    })
    return redirect(addressOf(partnership, `reviews/${review.id}`), 'partnerships.done.saved')
  },
})

const closingForm = {
  way_forward: choice({ label: 'partnerships.reviews.way', options: ['go-on', 'change', 'stop'] }),
  way_forward_reason: passage({ label: 'partnerships.reviews.way-reason', max: 3000 }),
  version: versionField(),
}

export const reviewClosingPage = definePage({
  path: '/partnerships/:slug/reviews/:review/closing',
  access: runsPartnership,
  audit: 'partnership.review-closed',
  publishes: 'nothing',
  template: 'partnerships/form.njk',
  params: reviewParams,
  form: closingForm,
  subject: openReview,
  async show({ subject: { partnership, review }, t }) {
    return {
      title: t('partnerships.reviews.close'),
      breadcrumbs: reviewCrumbs(t, partnership, review),
      intro: t('partnerships.reviews.close-intro'),
      fields: Object.keys(closingForm),
      button: t('partnerships.reviews.close'),
      form: writeForm(closingForm, {
        version: review.version,
        ...(review.way_forward ? { way_forward: review.way_forward } : {}),
        way_forward_reason: review.way_forward_reason,
      }),
    }
  },
  async submit({ db, subject: { partnership, review }, form: { version, ...typed }, today, audit }) {
    if (!(await changeReview(db, review.id, version, { ...typed, closed_on: today })))
      return stale(writeForm(closingForm, { way_forward_reason: review.way_forward_reason }), review.version)
    await audit({
      action: 'partnership.review-closed',
      subject: subjectOf(partnership),
      record: { kind: 'partnership_review', id: review.id },
      after: typed,
    })
    return redirect(addressOf(partnership, `reviews/${review.id}`), 'partnerships.done.review-closed')
  },
})
