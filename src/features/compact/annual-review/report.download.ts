/** A review of the Compact as a file: a tagged PDF, and a Word file for whoever works on its words with others. */
import { anyone } from '../../../access/access.ts'
import { longDay } from '../../../kernel/day.ts'
import { defineDownload } from '../../../web/page.ts'
import { writeAs } from '../../documents/index.ts'
import { treeOf } from './report.tree.ts'
import { REVIEWS, reviewOfAddress, reviewParams } from './review.subject.ts'
import { viewReview } from './review.view.ts'

const reviewAs = (format: 'pdf' | 'docx') =>
  defineDownload({
    path: `${REVIEWS}/:review/report.${format}`,
    access: anyone,
    audit: 'reads only',
    publishes: 'nothing',
    params: reviewParams,
    subject: reviewOfAddress,
    async respond({ db, subject, area, today, t }) {
      const covers = t('compact.review.covers', { from: longDay(subject.from), to: longDay(subject.to) })
      const tree = treeOf(await viewReview(db, subject, { t, today }), `${area.compactName}: ${covers}`, t)
      const about = { largePrint: false, lang: 'en-GB', glossary: [], work: `${REVIEWS}/${subject.id}`, date: today }
      const written = await writeAs(format, tree, { ...about, author: area.compactName })
      return { ...written, filename: `review-${subject.to}.${format}` }
    },
  })

export const reviewPdf = reviewAs('pdf')
export const reviewDocx = reviewAs('docx')
