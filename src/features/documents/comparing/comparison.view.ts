/** A comparison as a page shows it: what happened to each paragraph in words, and its text before, after and tracked. Pure. */
import {
  type ChangeKind,
  type Comparison,
  changeKinds,
  type Row,
  type Span,
  trackWords,
} from '../../../documents/compare/index.ts'
import { plainText } from '../../../documents/export/inline.ts'
import type { Paragraph } from '../../../documents/tree.ts'
import type { Translate } from '../../../web/catalogue.ts'

/** One row of the page. `spans` hold plain words: marks of bold and italic are not compared. */
export type RowView = {
  readonly id: string
  /** Number or address, as people would name the paragraph. */
  readonly name: string
  readonly nameBefore: string
  readonly nameAfter: string
  readonly isHeading: boolean
  readonly isSame: boolean
  /** What happened to it, each in a few words. */
  readonly changes: readonly string[]
  readonly before: readonly Span[]
  readonly after: readonly Span[]
  readonly spans: readonly Span[]
}

/** Everything that the template of a comparison may know. */
export type ComparisonView = {
  readonly rows: readonly RowView[]
  /** How many paragraphs are in each version together. */
  readonly total: number
  /** How many paragraphs show each change, those that happened only. */
  readonly counts: readonly { readonly kind: ChangeKind; readonly text: string; readonly count: number }[]
  readonly isSame: boolean
}

/** Makes the rows; those without a change only when `all` is wanted. */
export function viewComparison(t: Translate, comparison: Comparison, all: boolean): ComparisonView {
  const rows = comparison.rows.filter(row => all || !row.changes.includes('same'))
  const counts = changeKinds
    .filter(kind => kind !== 'same' && comparison.counts[kind] > 0)
    .map(kind => ({
      kind,
      count: comparison.counts[kind],
      text: t(`documents.compare.count.${kind}`, { count: comparison.counts[kind] }),
    }))
  return {
    rows: rows.map((row, at) => viewRow(t, row, at)),
    total: comparison.rows.length,
    counts,
    isSame: counts.length === 0,
  }
}

function viewRow(t: Translate, row: Row, at: number): RowView {
  const spans = trackWords(wordsOf(row.old), wordsOf(row.fresh))
  const paragraph = row.fresh ?? row.old
  return {
    id: `row-${at + 1}`,
    name: nameOf(paragraph),
    nameBefore: row.old ? nameOf(row.old) : '',
    nameAfter: row.fresh ? nameOf(row.fresh) : '',
    isHeading: paragraph?.kind === 'heading',
    isSame: row.changes.includes('same'),
    changes: row.changes.filter(kind => kind !== 'same').map(kind => sayChange(t, kind, row, spans)),
    before: spans.filter(({ kind }) => kind !== 'ins'),
    after: spans.filter(({ kind }) => kind !== 'del'),
    spans,
  }
}

function sayChange(t: Translate, kind: ChangeKind, { old, fresh, related }: Row, spans: readonly Span[]): string {
  const from = nameOf(old)
  const to = nameOf(fresh)
  if (kind === 'renumbered')
    return t('documents.compare.change.renumbered', { from: old?.printed || '–', to: fresh?.printed || '–' })
  if (kind === 'split' && related) return t('documents.compare.change.split-from', { from: nameOf(related) })
  if (kind === 'joined' && related) return t('documents.compare.change.joined-to', { to: nameOf(related) })
  // Bold, italic or a link: the words are the same.
  if (kind === 'changed' && spans.every(span => span.kind === 'same')) return t('documents.compare.change.marks')
  return t(`documents.compare.change.${kind}`, { from, to })
}

function nameOf(paragraph: Paragraph | null): string {
  if (!paragraph) return ''
  return /\d/.test(paragraph.printed) ? paragraph.printed.replace(/[.)]+$/, '') : paragraph.path
}

/** Words of a paragraph without marks; a table row by row. */
function wordsOf(paragraph: Paragraph | null): string {
  if (!paragraph) return ''
  return paragraph.text.split('\n').map(plainText).join('\n')
}
