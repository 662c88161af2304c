/** Answering the scorecard: either side by whoever speaks for one of its signatories; both together once each has answered. */
import { secretariat } from '../../../access/access.ts'
import { longDay } from '../../../kernel/day.ts'
import type { Translate } from '../../../web/catalogue.ts'
import { choice, passage, pick, versionField, writeForm } from '../../../web/fields.ts'
import { definePage, redirect, refuse, stale } from '../../../web/page.ts'
import { speaksAs } from './review.queries.ts'
import { organisationsOf, REVIEWS, reviewOfAddress, reviewParams, scores, trail } from './review.subject.ts'
import { best, type Question, questions, type Side, sumOf } from './scorecard.ts'
import { bothAnswered, countScores, findScores, keepScores } from './scores.queries.ts'
import { holdOpen, lapseSignOffs } from './sign-offs.queries.ts'

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
  version: versionField(),
}

/** What the form carries before anything is answered. */
const carried = { side: form.side, version: form.version }

export const scorecardPage = definePage({
  path: `${REVIEWS}/:review/scorecard`,
  access: scores,
  audit: 'compact.review-scored',
  publishes: 'nothing',
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
            : bothAnswered(await findScores(db, subject.id))
              ? 'compact.review.score-fixed'
              : 'compact.review.score-not-yet',
      ),
      fields: may.length > 0 && !subject.closedOn ? Object.keys(form) : [],
      choices: { side: may.map(side => ({ value: side, text: t(`compact.review.side.${side}`) })) },
      ...(may.length > 0 && !subject.closedOn ? { button: t('compact.review.score-save') } : {}),
      lists: subject.closedOn ? [] : [...replaced(may, await findScores(db, subject.id), t)],
      form: writeForm(carried, {
        side: may.length === 1 ? may[0]! : '',
        version: (await countScores(db, subject.id, may)) + 1,
      }),
    }
  },
  async submit({ db, hub, subject, form: { side, comment, version, ...typed }, actor, area, today, now, t, audit }) {
    // One answer after the other: what is fixed once both sides have answered must not slip past the other's.
    if (!(await holdOpen(db, subject.id))) return refuse({ side: 'compact.review.is-closed' })
    const may = await sidesOf(db, subject.id, actor, today)
    const chosen = may.find(one => one === side)
    if (!chosen) return refuse({ side: 'compact.review.problem.side' })
    const count = (await countScores(db, subject.id, may)) + 1
    if (version !== count) return stale(writeForm(carried, { side, version: count }), count)
    const before = (await findScores(db, subject.id)).find(one => one.side === chosen)
    const given = questions.map(question => Number(typed[question]))
    await keepScores(db, subject.id, { side: chosen, scores: given, comment, on: today }, { by: actor.person!.id, now })
    await audit({
      action: 'compact.review-scored',
      subject: { kind: 'area', id: area.id },
      record: { kind: 'compact_review', id: subject.id },
      ...(before ? { before: { scores: before.scores, comment: before.comment, by: before.by, on: before.on } } : {}),
      after: { side: chosen, scores: given, comment, signaturesLapsed: await lapseSignOffs(db, { hub, today, t }) },
    })
    return redirect(`${REVIEWS}/${subject.id}`, 'compact.done.review-scored')
  },
})

/** What an answer takes the place of, for whoever gives it: the side's own earlier one, with who gave it and when. */
function replaced(may: readonly Side[], scored: Awaited<ReturnType<typeof findScores>>, t: Translate) {
  return scored
    .filter(({ side }) => may.includes(side))
    .map(({ side, scores, comment, by, on }) => ({
      heading: t('compact.review.replaces', {
        side: t(`compact.review.side.${side}`),
        by: by ?? t('compact.review.somebody'),
        day: longDay(on),
      }),
      items: [
        {
          title: t('compact.review.sum-of', { sum: sumOf(scores), most: questions.length * best }),
          lines: [
            ...questions.map((question, at) => `${t(`compact.review.question.${question}`)} ${scores[at] ?? ''}`),
            comment,
          ],
        },
      ],
    }))
}

/** The sides that somebody may answer for now: its own until both have answered, both together from then on. */
async function sidesOf(
  db: Parameters<typeof findScores>[0],
  review: string,
  actor: Parameters<typeof organisationsOf>[0],
  today: Parameters<typeof speaksAs>[2],
): Promise<Side[]> {
  if (bothAnswered(await findScores(db, review))) return secretariat.allows(actor, null) ? ['joint'] : []
  return [...new Set((await speaksAs(db, organisationsOf(actor), today)).map(({ side }) => side))]
}
