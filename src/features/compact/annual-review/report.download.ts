/** A review of the Compact as a tagged PDF. */
import { anyone } from '../../../access/access.ts'
import { type PdfBlock, renderPdf } from '../../../documents/export/pdf/index.ts'
import { longDay } from '../../../kernel/day.ts'
import { defineDownload } from '../../../web/page.ts'
import { sayFigures } from './draft-report.ts'
import { REVIEWS, reviewOfAddress, reviewParams } from './review.subject.ts'
import { viewReview } from './review.view.ts'
import { sides } from './scorecard.ts'

export const reviewPdf = defineDownload({
  path: `${REVIEWS}/:review/report.pdf`,
  access: anyone,
  audit: 'reads only',
  publishes: 'nothing',
  params: reviewParams,
  subject: reviewOfAddress,
  async respond({ db, subject, area, today, t }) {
    const view = await viewReview(db, subject, { t, today })
    const { figures, scorecard, actions, signOffs } = view
    const heading = (words: string): PdfBlock => ({ kind: 'heading', level: 1, words })
    const blocks: PdfBlock[] = [
      {
        kind: 'paragraph',
        words: t(subject.closedOn ? 'compact.review.figures-closed' : 'compact.review.figures-now'),
      },
      heading(t('compact.review.figures')),
      {
        kind: 'list',
        items: [...sayFigures(figures, t), ...figures.successes.map(({ title }) => title)].map(words => ({ words })),
      },
      heading(t('compact.review.report')),
      ...(subject.report || t('compact.review.report-none'))
        .split(/\n\s*\n/)
        .map((words): PdfBlock => ({ kind: 'paragraph', words: words.trim() })),
      heading(t('compact.review.scorecard')),
      scorecard
        ? {
            kind: 'table',
            header: [t('compact.review.asked'), ...sides.map(side => t(`compact.review.side.${side}`))],
            rows: [
              ...scorecard.rows.map(({ question, scores }) => [
                t(`compact.review.question.${question}`),
                ...scores.map(score => (score === null ? '–' : String(score))),
              ]),
              [
                t('compact.review.sum', { most: scorecard.most }),
                ...scorecard.sums.map(sum => (sum === null ? '–' : String(sum))),
              ],
            ],
          }
        : { kind: 'paragraph', words: t('compact.review.scorecard-waits', { count: view.answered.length }) },
      heading(t('compact.review.actions', { count: actions.length })),
      ...(actions.length > 0
        ? [{ kind: 'list' as const, items: actions.map(({ what, when }) => ({ words: `${what}. ${when}` })) }]
        : [{ kind: 'paragraph' as const, words: t('compact.review.actions-none') }]),
      heading(t('compact.review.signed-off')),
      ...(signOffs.length > 0
        ? [
            {
              kind: 'list' as const,
              items: signOffs.map(({ side, organisation, on }) => ({
                words: `${t(`compact.review.side.${side}`)}: ${organisation}, ${longDay(on)}`,
              })),
            },
          ]
        : [{ kind: 'paragraph' as const, words: t('compact.review.signed-off-none') }]),
      ...(view.without.length > 0
        ? [
            heading(t('compact.review.closed-without')),
            { kind: 'list' as const, items: view.without.map(words => ({ words })) },
            { kind: 'paragraph' as const, words: subject.because },
          ]
        : []),
    ]
    const covers = t('compact.review.covers', { from: longDay(subject.from), to: longDay(subject.to) })
    const body = await renderPdf(blocks, { title: `${area.compactName}: ${covers}` })
    return { type: 'application/pdf', body, filename: `review-${subject.to}.pdf` }
  },
})
