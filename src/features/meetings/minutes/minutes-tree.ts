/** Minutes as a document: what stands on their page, as headings, paragraphs and items. Pure. */
import { type DocumentTree, type Paragraph, plainAsInline } from '../../../documents/index.ts'
import type { MinutesBlock } from './blocks.ts'

/** The blocks of minutes as a tree; under each heading stands what follows it. */
export function treeOfMinutes(title: string, blocks: readonly MinutesBlock[]): DocumentTree {
  const paragraphs: Paragraph[] = []
  let under: string | null = null
  const add = (kind: 'heading' | 'paragraph' | 'item', text: string) => {
    const key = `${kind === 'heading' ? 'h' : kind === 'item' ? 'b' : 'p'}${paragraphs.length + 1}`
    const level = kind === 'heading' || under === null ? 0 : 1
    paragraphs.push({
      key,
      parent: kind === 'heading' ? null : under,
      path: key,
      printed: '',
      kind,
      level,
      text: plainAsInline(text),
    })
    if (kind === 'heading') under = key
  }
  for (const block of blocks) {
    if (block.kind === 'list') for (const item of block.items) add('item', item)
    else add(block.kind, block.text)
  }
  return { title, version: null, paragraphs, faults: [] }
}
