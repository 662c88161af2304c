/** A tree as tagged PDF. */
import type { DocumentTree } from '../tree.ts'
import { parseInline } from './inline.ts'
import { holdsTitle, type Nested, nest, type Part, titleOf } from './nest.ts'
import type { PdfBlock, PdfContent } from './pdf/content.ts'
import { renderPdf } from './pdf/index.ts'
import { parseTable } from './table.ts'

/** The blocks that show a tree, so that a report can hold a document. */
export function treeToBlocks(tree: DocumentTree): PdfContent {
  return nest(tree).flatMap(nested => blocksOf(nested, 0))
}

/** Writes a tree as PDF/UA-1; `largePrint` gives 18 point. */
export function treeToPdf(
  tree: DocumentTree,
  options: { readonly lang?: string; readonly largePrint?: boolean } = {},
): Promise<Uint8Array> {
  return renderPdf(treeToBlocks(tree), { ...options, title: titleOf(tree), isTitled: holdsTitle(tree) })
}

/** `indent` counts the numbered paragraphs above: what hangs under a number stands under its words. */
function blocksOf(nested: Nested, indent: number): PdfBlock[] {
  if (nested.kind === 'part') {
    const { kind, printed } = nested.paragraph
    const deeper = kind !== 'heading' && printed !== '' ? indent + 1 : indent
    return [ownBlock(nested, indent), ...nested.inner.flatMap(inner => blocksOf(inner, deeper))]
  }
  const items = nested.items.map(({ paragraph, inner }) => ({
    label: paragraph.printed,
    words: parseInline(paragraph.text),
    blocks: inner.flatMap(block => blocksOf(block, 0)),
  }))
  return [{ kind: 'list', items, indent }]
}

function ownBlock({ paragraph, depth }: Part, indent: number): PdfBlock {
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
      return { kind: 'paragraph', words, number, indent }
  }
}
