/** Closing a review: with all that both sides owe it, or once their day has passed without it, for a public reason. */
import { secretariat } from '../../../access/access.ts'
import { type Day, longDay } from '../../../kernel/day.ts'
import { given, says } from '../../../kernel/says.ts'
import { reply } from '../../../web/fields.ts'
import { definePage, redirect, refuse } from '../../../web/page.ts'
import { closeReview, findActions, findFigures, type Missing, type Review } from './review.queries.ts'
import { REVIEWS, reviewOfAddress, reviewParams, trail } from './review.subject.ts'
import { sides } from './scorecard.ts'
import { findScores, type Scored } from './scores.queries.ts'
import { findSignOffs, holdOpen, type SignOff, standing } from './sign-offs.queries.ts'

const form = {
  because: reply({
    label: 'compact.review.without-because',
    hint: 'compact.review.without-because-hint',
    max: 2000,
    optional: true,
  }),
}

/** What both sides owe a review and have not given. */
export function missingOf(scored: readonly Pick<Scored, 'side'>[], signed: readonly SignOff[]): Missing[] {
  return [
    ...sides.filter(side => !scored.some(one => one.side === side)).map(side => `score-${side}` as const),
    ...(['public', 'sector'] as const)
      .filter(side => !standing(signed).some(one => one.side === side))
      .map(side => `sign-${side}` as const),
  ]
}

/** Whether the day by which both sides were asked has passed. */
const hasPassed = ({ answerBy }: Review, today: Day): boolean => answerBy === null || answerBy < today

export const closingPage = definePage({
  path: `${REVIEWS}/:review/closing`,
  access: secretariat,
  audit: 'compact.review-closed',
  publishes: 'nothing',
  template: 'components/records.njk',
  params: reviewParams,
  form,
  subject: reviewOfAddress,
  async show({ db, subject, area, today, t }) {
    const missing = missingOf(await findScores(db, subject.id), await findSignOffs(db, subject.id))
    const without = missing.length > 0 && hasPassed(subject, today)
    return {
      title: t('compact.review.close'),
      breadcrumbs: trail(area, t, subject),
      intro: t('compact.review.close-lead'),
      lists:
        missing.length === 0
          ? []
          : [
              {
                heading:
                  without || subject.answerBy === null
                    ? t('compact.review.without')
                    : t('compact.review.without-from', { day: longDay(subject.answerBy) }),
                items: missing.map(one => ({ title: t(`compact.review.missing.${one}`) })),
              },
            ],
      fields: without ? Object.keys(form) : [],
      button: t('compact.review.close'),
    }
  },
  async submit({ db, subject, form: { because }, area, today, t, audit }) {
    if (!(await holdOpen(db, subject.id))) return refuse({ close: 'compact.review.is-closed' })
    const [scored, actions, signed] = await Promise.all([
      findScores(db, subject.id),
      findActions(db, subject.id),
      findSignOffs(db, subject.id),
    ])
    const missing = missingOf(scored, signed)
    const passed = hasPassed(subject, today)
    if (subject.report === '') return refuse({ close: 'compact.review.problem.report' })
    if (!says(subject.report, t('compact.review.report')))
      return refuse({ close: 'compact.review.problem.report-says' })
    if (scored.length < sides.length && !passed) return refuse({ close: 'compact.review.problem.scores' })
    const own = actions.filter(({ review }) => review === subject.id)
    if (own.length === 0) return refuse({ close: 'compact.review.problem.actions' })
    if (!own.some(({ what, owner }) => says(what, t('compact.review.action-what')) && given(owner)))
      return refuse({ close: 'compact.review.problem.actions-say' })
    if (missing.length > 0 && !passed) return refuse({ close: 'compact.review.problem.signed' })
    if (missing.length > 0 && because === '') return refuse({ because: 'compact.review.problem.because' })
    const figures = await findFigures(db, subject.from, subject.to)
    const without = { missing, because: missing.length > 0 ? because : '' }
    if (!(await closeReview(db, subject, { figures, ...without, today })))
      return refuse({ close: 'compact.review.problem.changed' })
    await audit({
      action: 'compact.review-closed',
      subject: { kind: 'area', id: area.id },
      record: { kind: 'compact_review', id: subject.id },
      after: { without: missing, because: without.because },
    })
    return redirect(`${REVIEWS}/${subject.id}`, 'compact.done.review-closed')
  },
})
