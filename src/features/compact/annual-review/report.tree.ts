/** A review as a document: a heading for each part, and what the part says. Every file of a review is written from it. */
import { type DocumentTree, type Paragraph, plainAsInline, writeTable } from '../../../documents/index.ts'
import { longDay } from '../../../kernel/day.ts'
import type { Translate } from '../../../web/catalogue.ts'
import type { viewReview } from './review.view.ts'
import { sides } from './scorecard.ts'

type View = Awaited<ReturnType<typeof viewReview>>
type Said = { readonly kind: 'paragraph' | 'item' | 'table'; readonly text: string }

const paragraph = (words: string): Said => ({ kind: 'paragraph', text: plainAsInline(words) })
const items = (list: readonly string[], none: string): Said[] =>
  list.length > 0 ? list.map(words => ({ kind: 'item', text: plainAsInline(words) })) : [paragraph(none)]

function scorecardOf({ scorecard, answered }: View, t: Translate): Said {
  if (!scorecard) return paragraph(t('compact.review.scorecard-waits', { count: answered.length }))
  const row = (words: string, scores: readonly (number | null)[]) => [
    words,
    ...scores.map(score => (score === null ? '–' : String(score))),
  ]
  const rows = [
    [t('compact.review.asked'), ...sides.map(side => t(`compact.review.side.${side}`))],
    ...scorecard.rows.map(({ question, scores }) => row(t(`compact.review.question.${question}`), scores)),
    row(t('compact.review.sum', { most: scorecard.most }), scorecard.sums),
  ]
  return { kind: 'table', text: writeTable(rows, plainAsInline) }
}

/** The document. */
export function treeOf(view: View, title: string, t: Translate): DocumentTree {
  const { review, figures, figureWords, actions, signOffs, without } = view
  const paragraphs: Paragraph[] = []
  const add = (parent: string | null, { kind, text }: { readonly kind: Paragraph['kind']; readonly text: string }) => {
    const key = `p-${paragraphs.length}`
    const printed = kind === 'item' ? '•' : ''
    paragraphs.push({ key, parent, path: key, printed, kind, level: parent === null ? 0 : 1, text })
    return key
  }
  const part = (heading: string, says: readonly Said[]): void => {
    const own = add(null, { kind: 'heading', text: plainAsInline(heading) })
    for (const said of says) add(own, said)
  }
  part(t('compact.review.figures'), [
    paragraph(t(review.closedOn ? 'compact.review.figures-closed' : 'compact.review.figures-now')),
    ...items([...figureWords, ...figures.successes.map(({ title: success }) => success)], ''),
  ])
  part(
    t('compact.review.report'),
    (review.report || t('compact.review.report-none')).split(/\n\s*\n/).map(text => paragraph(text.trim())),
  )
  part(t('compact.review.scorecard'), [scorecardOf(view, t)])
  part(
    t('compact.review.actions', { count: actions.length }),
    items(
      actions.map(({ what, when }) => `${what}. ${when}`),
      t('compact.review.actions-none'),
    ),
  )
  const signed = signOffs.map(
    ({ side, organisation, on }) => `${t(`compact.review.side.${side}`)}: ${organisation}, ${longDay(on)}`,
  )
  part(t('compact.review.signed-off'), items(signed, t('compact.review.signed-off-none')))
  if (without.length > 0) part(t('compact.review.closed-without'), [...items(without, ''), paragraph(review.because)])
  return { title, version: null, paragraphs, faults: [] }
}
