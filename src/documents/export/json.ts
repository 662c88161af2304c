/** A tree as JSON: the shape that `read --json` prints, with keys. */
import type { DocumentTree } from '../tree.ts'

/** The tree as a plain object for an API or a file. */
export function treeToObject(tree: DocumentTree) {
  return {
    title: tree.title,
    version: tree.version,
    paragraphs: tree.paragraphs.map(({ key, parent, path, printed, kind, level, text, ...other }) => ({
      key,
      parent,
      path,
      printed,
      kind,
      level,
      text,
      ...other,
    })),
    faults: tree.faults,
  }
}

/** The tree as JSON text, in a list of documents as `read --json` prints it. */
export function treeToJson(...trees: readonly DocumentTree[]): string {
  return `${JSON.stringify({ documents: trees.map(treeToObject) }, null, 2)}\n`
}
