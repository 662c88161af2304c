/** One review as its page and its file show it. */
import type { Handle } from '../../../db/open.ts'
import { type Day, longDay } from '../../../kernel/day.ts'
import type { Translate } from '../../../web/catalogue.ts'
import { sayFigures } from './draft-report.ts'
import { findActions, findFigures, type Review } from './review.queries.ts'
import { apart, best, mayShowScores, questions, sides, sumOf } from './scorecard.ts'
import { findScores } from './scores.queries.ts'
import { findSignOffs, standing } from './sign-offs.queries.ts'

/** Everything a review shows. The sides' answers are shown once both have answered, so that neither follows the other. */
export async function viewReview(db: Handle, review: Review, { t, today }: { t: Translate; today: Day }) {
  const [scored, actions, signOffs, figures] = await Promise.all([
    findScores(db, review.id),
    findActions(db, review.id),
    findSignOffs(db, review.id),
    review.figures ?? findFigures(db, review.from, review.to),
  ])
  const of = (side: string) => scored.find(one => one.side === side) ?? null
  const [ofPublic, ofSector] = [of('public'), of('sector')]
  return {
    review,
    figures,
    figureWords: sayFigures(figures, t),
    without: review.without.map(one => t(`compact.review.missing.${one}`)),
    waits: review.closedOn === null && review.answerBy !== null ? longDay(review.answerBy) : '',
    passed: review.answerBy !== null && review.answerBy < today,
    answered: sides.filter(side => of(side) !== null),
    scorecard: mayShowScores(scored, review.closedOn !== null)
      ? {
          rows: questions.map((question, at) => ({
            question,
            scores: sides.map(side => of(side)?.scores[at] ?? null),
          })),
          sums: sides.map(side => (of(side) ? sumOf(of(side)!.scores) : null)),
          most: questions.length * best,
          apart:
            ofPublic && ofSector
              ? apart(ofPublic.scores, ofSector.scores).map(({ question, by }) => ({ question, by }))
              : [],
          comments: scored.filter(({ comment }) => comment !== '').map(({ side, comment }) => ({ side, comment })),
        }
      : null,
    actions: actions.map(one => ({
      ...one,
      late: one.state === 'open' && one.due < today,
      earlier: one.review !== review.id,
      when: t('compact.review.action-when', { owner: one.owner, day: longDay(one.due) }),
    })),
    signOffs: standing(signOffs),
    lapsed: signOffs.filter(({ lapsedOn }) => lapsedOn !== null),
  }
}
