/** A code as a document, for what reads documents. Pure. */
import type { Code } from '../../../codes/index.ts'
import { type DocumentTree, type Paragraph, plainAsInline } from '../../../documents/index.ts'

/** The tree of a code: a heading for each section, a numbered paragraph for each clause. */
export function treeOfCode(code: Code): DocumentTree {
  const paragraphs = code.sections.flatMap(({ number, title, clauses }): Paragraph[] => {
    const key = `section-${number}`
    const heading: Paragraph = {
      key,
      parent: null,
      path: key,
      printed: number,
      kind: 'heading',
      level: 0,
      text: plainAsInline(title),
    }
    return [
      heading,
      ...clauses.map(
        ({ id, gist }): Paragraph => ({
          key: id,
          parent: key,
          path: id,
          printed: id,
          kind: 'paragraph',
          level: 1,
          text: plainAsInline(gist),
        }),
      ),
    ]
  })
  return { title: code.title, version: null, paragraphs, faults: [] }
}
