import type { DocumentTree, Paragraph } from '../tree.ts'
import type { SourceBlock } from './blocks.ts'
import { faultsOf } from './faults.ts'
import { documentsIn } from './files.ts'
import { toLines } from './lines.ts'
import type { Draft } from './outline.ts'
import { pathsOf } from './paths.ts'
import { outlineOf } from './place.ts'
import { shapesOf } from './shapes.ts'
import { titleOf } from './title.ts'

/**
 * Turn the blocks of one file into the documents it holds. Never fails: what is not understood becomes plain
 * paragraphs, with a fault that says so. A file without words gives no document.
 */
export const structure = (blocks: readonly SourceBlock[]): DocumentTree[] => {
  const lines = toLines(blocks)
  const shapes = shapesOf(lines)
  const spans = lines.length === 0 ? [] : documentsIn(lines, shapes)
  return spans.map(({ from, to }) => treeOf(outlineOf(lines.slice(from, to), shapes.slice(from, to)).drafts))
}

const treeOf = (drafts: readonly Draft[]): DocumentTree => {
  const paths = pathsOf(drafts)
  const keys = new Map(drafts.map((draft, at) => [draft, `k${at + 1}`]))
  const paragraphs = drafts.map(
    (draft): Paragraph => ({
      key: keys.get(draft)!,
      parent: draft.parent ? keys.get(draft.parent)! : null,
      path: paths.get(draft)!,
      printed: draft.marker?.printed ?? '',
      kind: draft.kind,
      level: draft.level,
      text: draft.text,
    }),
  )
  return { ...titleOf(drafts), paragraphs, faults: faultsOf(drafts, paths) }
}
