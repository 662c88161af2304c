/** A document as its reading page shows it: nested parts with their words, and its list of contents. Pure. */
import type { InlineRun } from '../../../documents/export/inline.ts'
import { parseInline, plainText } from '../../../documents/export/inline.ts'
import { renderInline, renderRuns } from '../../../documents/export/inline-html.ts'
import { headingLevel, type Nested, nest, type Part } from '../../../documents/export/nest.ts'
import { parseTable } from '../../../documents/export/table.ts'
import type { DocumentTree } from '../../../documents/tree.ts'

/** A paragraph ready to be drawn. `html` holds inline marks only; `path` is its id in the page. */
export type Piece = {
  readonly key: string
  readonly path: string
  readonly printed: string
  readonly kind: string
  readonly html: string
  /** Level of a heading, 2 to 6. */
  readonly heading: number
  /** How far in it is drawn, 0 to 5. */
  readonly depth: number
  /** Cells of a table as HTML, the first row its header. */
  readonly rows: readonly (readonly string[])[]
  readonly canBeAnswered: boolean
  /** What a link about it says: its number, or its address. */
  readonly name: string
  readonly inner: readonly (Piece | List)[]
}

/** Neighbouring items; `isList` tells it from a piece in a template. */
export type List = { readonly isList: true; readonly items: readonly Piece[] }

/** A heading in the list of contents. */
export type Entry = { readonly path: string; readonly printed: string; readonly text: string; readonly depth: number }

type Runs = ReadonlyMap<string, readonly InlineRun[]>

/** The pieces of a document, nested as they hang under one another. */
export function piecesOf(tree: DocumentTree, runs: Runs): (Piece | List)[] {
  return nest(tree).map(nested => pieceOf(nested, runs, 0))
}

function pieceOf(nested: Nested, runs: Runs, depth: number): Piece | List {
  if (nested.kind === 'list') return { isList: true, items: nested.items.map(item => partOf(item, runs, depth)) }
  return partOf(nested, runs, depth)
}

/** Kinds that nobody would comment on by themselves. */
const mute: ReadonlySet<string> = new Set(['contents', 'furniture', 'contact'])

function partOf(part: Part, runs: Runs, depth: number): Piece {
  const { key, path, printed, kind, text } = part.paragraph
  const words = runs.get(key)
  return {
    key,
    path,
    printed,
    kind,
    html: kind === 'table' ? '' : renderRuns(words ?? parseInline(text), 'govuk-link'),
    heading: headingLevel(part, 2),
    depth: Math.min(5, depth),
    rows: kind === 'table' ? parseTable(text).map(row => row.map(renderInline)) : [],
    canBeAnswered: !mute.has(kind) && (kind !== 'heading' || part.inner.length > 0),
    name: printed === '' || !/\d/.test(printed) ? path : printed.replace(/[.)]+$/, ''),
    inner: part.inner.map(each => pieceOf(each, runs, kind === 'heading' ? depth : depth + 1)),
  }
}

/** Depth of headings up to which they are listed. */
const DEEPEST = 2

/** The headings of a document, for its list of contents. */
export function contentsOf(tree: DocumentTree): Entry[] {
  const depths = new Map<string | null, number>()
  const parents = new Set(tree.paragraphs.map(({ parent }) => parent))
  return tree.paragraphs.flatMap(({ key, parent, kind, path, printed, text }) => {
    const above = depths.get(parent) ?? 0
    depths.set(key, kind === 'heading' ? above + 1 : above)
    // Lines of a title page are headings with nothing under them.
    const isListed = kind === 'heading' && above < DEEPEST && (printed !== '' || parents.has(key))
    return isListed ? [{ path, printed, text: plainText(text), depth: above }] : []
  })
}
