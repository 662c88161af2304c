/** A draft as a document: each section a heading, each clause a paragraph under the number it has. Pure. */
import { type DocumentTree, type Paragraph, plainAsInline } from '../../../documents/index.ts'
import type { DraftHead, DraftSection } from './draft.ts'

/** The tree of a draft. A clause that is a paragraph of `known` keeps its identity; every other is told by its own id. */
export function treeOf(
  { title }: Pick<DraftHead, 'title'>,
  sections: readonly DraftSection[],
  known: ReadonlySet<string> = new Set(),
): DocumentTree {
  const paths = new Set<string>()
  const paragraphs = sections
    .filter(({ clauses }) => clauses.length > 0)
    .flatMap(section => {
      const heading: Paragraph = {
        key: section.id,
        parent: null,
        path: free(`s-${pathOf(section.number)}`, paths),
        printed: section.number,
        kind: 'heading',
        level: 0,
        text: plainAsInline(section.title),
      }
      const clauses = section.clauses.map(
        ({ id, number, gist, kind, paragraphId }): Paragraph => ({
          key: paragraphId !== null && known.has(paragraphId) ? paragraphId : id,
          parent: section.id,
          path: free(pathOf(number), paths),
          printed: number,
          kind: kind === 'definition' ? 'definition' : 'paragraph',
          level: 1,
          text: plainAsInline(gist),
        }),
      )
      return [heading, ...clauses]
    })
  return { title: plainAsInline(title), version: null, paragraphs, faults: [] }
}

function pathOf(number: string): string {
  return number.trim().replace(/\s+/g, '-')
}

/** An address that no paragraph before has. */
function free(wanted: string, taken: Set<string>): string {
  let path = wanted
  for (let at = 2; taken.has(path); at++) path = `${wanted}_${at}`
  taken.add(path)
  return path
}
