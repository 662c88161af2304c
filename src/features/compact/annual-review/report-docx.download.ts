/** A review of the Compact as a Word file, for whoever works on its words with others. */
import { anyone } from '../../../access/access.ts'
import { type DocumentTree, type Paragraph, plainAsInline } from '../../../documents/index.ts'
import { longDay } from '../../../kernel/day.ts'
import type { Translate } from '../../../web/catalogue.ts'
import { defineDownload } from '../../../web/page.ts'
import { writeAs } from '../../documents/index.ts'
import { REVIEWS, reviewOfAddress, reviewParams } from './review.subject.ts'
import { viewReview } from './review.view.ts'
import { sides } from './scorecard.ts'

type View = Awaited<ReturnType<typeof viewReview>>

/** A review as a document: a heading for each part, a paragraph for each thing it says. */
function treeOf(view: View, title: string, t: Translate): DocumentTree {
  const { review, figures, figureWords, scorecard, actions, signOffs, without } = view
  const paragraphs: Paragraph[] = []
  const add = (kind: Paragraph['kind'], level: number, parent: string | null, text: string): string => {
    const key = `p-${paragraphs.length}`
    paragraphs.push({ key, parent, path: key, printed: '', kind, level, text: plainAsInline(text) })
    return key
  }
  const part = (heading: string, texts: readonly string[]): void => {
    const own = add('heading', 0, null, heading)
    for (const text of texts) add('paragraph', 1, own, text)
  }
  const shown = (score: number | null | undefined) => (score === null || score === undefined ? '–' : String(score))
  const scores = (of: readonly (number | null)[]) =>
    sides.map((side, at) => `${t(`compact.review.side.${side}`)} ${shown(of[at])}`).join(', ')
  part(t('compact.review.figures'), [
    t(review.closedOn ? 'compact.review.figures-closed' : 'compact.review.figures-now'),
    ...figureWords,
    ...figures.successes.map(({ title }) => title),
  ])
  part(
    t('compact.review.report'),
    (review.report || t('compact.review.report-none')).split(/\n\s*\n/).map(text => text.trim()),
  )
  part(
    t('compact.review.scorecard'),
    scorecard
      ? [
          ...scorecard.rows.map(one => `${t(`compact.review.question.${one.question}`)} ${scores(one.scores)}`),
          `${t('compact.review.sum', { most: scorecard.most })}: ${scores(scorecard.sums)}`,
        ]
      : [t('compact.review.scorecard-waits', { count: view.answered.length })],
  )
  part(
    t('compact.review.actions', { count: actions.length }),
    actions.length > 0 ? actions.map(({ what, when }) => `${what}. ${when}`) : [t('compact.review.actions-none')],
  )
  part(
    t('compact.review.signed-off'),
    signOffs.length > 0
      ? signOffs.map(
          ({ side, organisation, on }) => `${t(`compact.review.side.${side}`)}: ${organisation}, ${longDay(on)}`,
        )
      : [t('compact.review.signed-off-none')],
  )
  if (without.length > 0) part(t('compact.review.closed-without'), [...without, review.because])
  return { title, version: null, paragraphs, faults: [] }
}

export const reviewDocx = defineDownload({
  path: `${REVIEWS}/:review/report.docx`,
  access: anyone,
  audit: 'reads only',
  publishes: 'nothing',
  params: reviewParams,
  subject: reviewOfAddress,
  async respond({ db, subject, area, today, t }) {
    const covers = t('compact.review.covers', { from: longDay(subject.from), to: longDay(subject.to) })
    const tree = treeOf(await viewReview(db, subject, { t, today }), `${area.compactName}: ${covers}`, t)
    const about = { largePrint: false, lang: 'en-GB', glossary: [], work: `${REVIEWS}/${subject.id}`, date: today }
    const written = await writeAs('docx', tree, { ...about, author: area.compactName })
    return { ...written, filename: `review-${subject.to}.docx` }
  },
})
