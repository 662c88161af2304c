/** The reviews of the Compact: the list, opening one, and one as everybody reads it. */
import { anyone, secretariat } from '../../../access/access.ts'
import { longDay } from '../../../kernel/day.ts'
import { definePage, redirect, refuse } from '../../../web/page.ts'
import { beginReview } from './begin.ts'
import { findReviews } from './review.queries.ts'
import { REVIEWS, reviewOfAddress, reviewParams, trail } from './review.subject.ts'
import { viewReview } from './review.view.ts'

export const reviewsPage = definePage({
  path: REVIEWS,
  mends: ['compact-review-actions'],
  workspace: { stage: 'kept', label: 'compact.nav.reviews' },
  access: anyone,
  audit: 'reads only',
  publishes: 'nothing',
  template: 'components/records.njk',
  sameForAll: true,
  async show({ db, actor, area, t }) {
    const reviews = await findReviews(db)
    const may = secretariat.allows(actor, null) && !reviews.some(({ closedOn }) => closedOn === null)
    return {
      title: t('compact.review.title'),
      breadcrumbs: [{ text: area.compactName, href: '/compact' }],
      intro: t('compact.review.intro'),
      lists: [
        {
          heading: t('compact.review.count', { count: reviews.length }),
          empty: t('compact.review.empty'),
          items: reviews.map(one => ({
            title: t('compact.review.covers', { from: longDay(one.from), to: longDay(one.to) }),
            href: `${REVIEWS}/${one.id}`,
            tag: t(one.closedOn ? 'compact.review.closed' : 'compact.review.open'),
            colour: one.closedOn ? 'govuk-tag--green' : 'govuk-tag--blue',
            lines: [one.closedOn ? t('compact.review.closed-on', { day: longDay(one.closedOn) }) : ''],
          })),
        },
      ],
      ...(may ? { back: { href: `${REVIEWS}/new`, text: t('compact.review.begin') } } : {}),
    }
  },
})

export const newReviewPage = definePage({
  path: `${REVIEWS}/new`,
  mends: ['compact-review'],
  access: secretariat,
  audit: 'compact.review-opened',
  publishes: 'nothing',
  template: 'components/records.njk',
  form: {},
  async show({ db, area, t }) {
    // Whoever is led here while one is open goes on with it.
    const open = (await findReviews(db)).find(({ closedOn }) => closedOn === null)
    if (open) return redirect(`${REVIEWS}/${open.id}`)
    return {
      title: t('compact.review.begin'),
      breadcrumbs: trail(area, t),
      intro: t('compact.review.begin-lead'),
      fields: [],
      button: t('compact.review.begin'),
    }
  },
  async submit({ db, hub, area, today, t, audit }) {
    if ((await findReviews(db)).some(({ closedOn }) => closedOn === null))
      return refuse({ open: 'compact.review.problem.open' })
    const id = await beginReview(db, hub, today, t)
    await audit({
      action: 'compact.review-opened',
      subject: { kind: 'area', id: area.id },
      record: { kind: 'compact_review', id },
    })
    return redirect(`${REVIEWS}/${id}`, 'compact.done.review-opened')
  },
})

export const reviewPage = definePage({
  path: `${REVIEWS}/:review`,
  showsRecord: [{ kind: 'review-action', by: 'within' }],
  access: anyone,
  audit: 'reads only',
  publishes: 'nothing',
  template: 'compact/annual-review/review.njk',
  params: reviewParams,
  sameForAll: true,
  subject: reviewOfAddress,
  async show({ db, subject, actor, area, today, t }) {
    return {
      title: t('compact.review.covers', { from: longDay(subject.from), to: longDay(subject.to) }),
      breadcrumbs: trail(area, t),
      ...(await viewReview(db, subject, { t, today })),
      runs: secretariat.allows(actor, null),
      speaks: actor.grants.some(({ kind }) => kind === 'organisation'),
    }
  },
})
