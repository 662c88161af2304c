/** Answering the scorecard: either side by whoever speaks for one of its signatories; both together once each has answered. */
import { secretariat } from '../../../access/access.ts'
import { choice, passage, pick, writeForm } from '../../../web/fields.ts'
import { definePage, redirect, refuse } from '../../../web/page.ts'
import { findScores, keepScores, speaksAs } from './review.queries.ts'
import { organisationsOf, REVIEWS, reviewOfAddress, reviewParams, scores, trail } from './review.subject.ts'
import { type Question, questions, type Side } from './scorecard.ts'

const answers = {
  '0': 'compact.review.answer.0',
  '1': 'compact.review.answer.1',
  '2': 'compact.review.answer.2',
  '3': 'compact.review.answer.3',
} as const
const asked = (question: Question) => choice({ label: `compact.review.question.${question}`, options: answers })
const form = {
  side: pick({ label: 'compact.review.for-side', as: 'radios' }),
  ...(Object.fromEntries(questions.map(question => [question, asked(question)])) as Record<
    Question,
    ReturnType<typeof asked>
  >),
  comment: passage({ label: 'compact.review.comment', max: 2000, optional: true }),
}

export const scorecardPage = definePage({
  path: `${REVIEWS}/:review/scorecard`,
  access: scores,
  audit: 'compact.review-scored',
  template: 'components/records.njk',
  params: reviewParams,
  form,
  subject: reviewOfAddress,
  async show({ db, subject, actor, area, today, t }) {
    const may = await sidesOf(db, subject.id, actor, today)
    return {
      title: t('compact.review.scorecard'),
      breadcrumbs: trail(area, t, subject),
      intro: t(
        subject.closedOn
          ? 'compact.review.is-closed'
          : may.length > 0
            ? 'compact.review.score-lead'
            : 'compact.review.score-not-yet',
      ),
      fields: may.length > 0 && !subject.closedOn ? Object.keys(form) : [],
      choices: { side: may.map(side => ({ value: side, text: t(`compact.review.side.${side}`) })) },
      ...(may.length > 0 && !subject.closedOn ? { button: t('compact.review.score-save') } : {}),
      ...(may.length === 1 ? { form: writeForm({ side: form.side }, { side: may[0]! }) } : {}),
    }
  },
  async submit({ db, subject, form: { side, comment, ...typed }, actor, area, today, audit }) {
    if (subject.closedOn) return refuse({ side: 'compact.review.is-closed' })
    const may = await sidesOf(db, subject.id, actor, today)
    const chosen = may.find(one => one === side)
    if (!chosen) return refuse({ side: 'compact.review.problem.side' })
    const given = questions.map(question => Number(typed[question]))
    await keepScores(db, subject.id, { side: chosen, scores: given, comment, on: today }, actor.person!.id)
    await audit({
      action: 'compact.review-scored',
      subject: { kind: 'area', id: area.id },
      record: { kind: 'compact_review', id: subject.id },
      after: { side: chosen, scores: given },
    })
    return redirect(`${REVIEWS}/${subject.id}`, 'compact.done.review-scored')
  },
})

/** The sides that somebody may answer for now. */
async function sidesOf(
  db: Parameters<typeof findScores>[0],
  review: string,
  actor: Parameters<typeof organisationsOf>[0],
  today: Parameters<typeof speaksAs>[2],
): Promise<Side[]> {
  const own = new Set<Side>((await speaksAs(db, organisationsOf(actor), today)).map(({ side }) => side))
  const answered = new Set((await findScores(db, review)).map(({ side }) => side))
  if (secretariat.allows(actor, null) && answered.has('public') && answered.has('sector')) own.add('joint')
  return [...own]
}
