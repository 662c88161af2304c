/** A tree as tagged PDF. */
import type { DocumentTree } from '../tree.ts'
import { parseInline } from './inline.ts'
import { holdsTitle, type Nested, nest, type Part, titleOf } from './nest.ts'
import type { PdfBlock, PdfContent } from './pdf/content.ts'
import { renderPdf } from './pdf/index.ts'
import { parseTable } from './table.ts'

/** The blocks that show a tree, so that a report can hold a document. */
export function treeToBlocks(tree: DocumentTree): PdfContent {
  return nest(tree).flatMap(blocksOf)
}

/** Writes a tree as PDF/UA-1; `largePrint` gives 18 point. */
export function treeToPdf(
  tree: DocumentTree,
  options: { readonly lang?: string; readonly largePrint?: boolean } = {},
): Promise<Uint8Array> {
  return renderPdf(treeToBlocks(tree), { ...options, title: titleOf(tree), isTitled: holdsTitle(tree) })
}

function blocksOf(nested: Nested): PdfBlock[] {
  if (nested.kind === 'part') return [ownBlock(nested), ...nested.inner.flatMap(blocksOf)]
  const items = nested.items.map(({ paragraph, inner }) => ({
    label: paragraph.printed,
    words: parseInline(paragraph.text),
    blocks: inner.flatMap(blocksOf),
  }))
  return [{ kind: 'list', items }]
}

function ownBlock({ paragraph, depth }: Part): PdfBlock {
  const number = paragraph.printed
  const words = parseInline(paragraph.text)
  switch (paragraph.kind) {
    case 'heading':
      return { kind: 'heading', level: depth + 1, words, number }
    case 'table': {
      const [header = [], ...rows] = parseTable(paragraph.text).map(row => row.map(parseInline))
      return { kind: 'table', header, rows }
    }
    case 'quote':
      return { kind: 'quote', blocks: [{ kind: 'paragraph', words, number }] }
    default:
      return { kind: 'paragraph', words, number }
  }
}
