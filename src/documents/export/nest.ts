/** A tree as nested parts, the way every format writes it: headings with what stands under them, items gathered in lists. */
import type { DocumentTree, Paragraph } from '../tree.ts'
import { plainText } from './inline.ts'

/** A paragraph and what hangs under it. `depth` counts the headings above it. */
export type Part = {
  readonly kind: 'part'
  readonly paragraph: Paragraph
  readonly depth: number
  readonly inner: readonly Nested[]
}

/** Neighbouring items of one list: all with printed numbers, or all with bullets. */
export type List = { readonly kind: 'list'; readonly numbered: boolean; readonly items: readonly Part[] }

export type Nested = Part | List

/** What may be left out of an export. Page furniture is out unless asked for. */
export type NestOptions = { readonly furniture?: boolean }

type Growing = { readonly paragraph: Paragraph; readonly depth: number; readonly inner: Growing[] }

/**
 * Nests the paragraphs of a tree, always in document order. What hangs under a left-out paragraph stays, in its place.
 */
export function nest(tree: DocumentTree, options: NestOptions = {}): Nested[] {
  const top: Growing[] = []
  const open: Growing[] = []
  const standsFor = new Map<string | null, Growing | undefined>()
  for (const paragraph of tree.paragraphs) {
    const parent = standsFor.get(paragraph.parent)
    if (!isShown(paragraph, options)) {
      standsFor.set(paragraph.key, parent)
      continue
    }
    const isFurniture = paragraph.kind === 'furniture'
    if (!isFurniture) while (open.length > 0 && open.at(-1) !== parent) open.pop()
    const above = open.at(-1)
    const depth = above ? above.depth + (above.paragraph.kind === 'heading' ? 1 : 0) : 0
    const part: Growing = { paragraph, depth, inner: [] }
    const siblings = above?.inner ?? top
    siblings.push(part)
    standsFor.set(paragraph.key, part)
    if (!isFurniture) open.push(part)
  }
  return gather(top)
}

function isShown({ kind, text, printed }: Paragraph, options: NestOptions): boolean {
  return (options.furniture || kind !== 'furniture') && (text !== '' || printed !== '')
}

/** Puts neighbouring items into lists, all the way down. */
function gather(growing: readonly Growing[]): Nested[] {
  const gathered: Nested[] = []
  for (const { paragraph, depth, inner } of growing) {
    const part: Part = { kind: 'part', paragraph, depth, inner: gather(inner) }
    if (paragraph.kind !== 'item') {
      gathered.push(part)
      continue
    }
    const numbered = paragraph.printed !== ''
    const last = gathered.at(-1)
    if (last?.kind === 'list' && last.numbered === numbered) {
      gathered[gathered.length - 1] = { ...last, items: [...last.items, part] }
    } else gathered.push({ kind: 'list', numbered, items: [part] })
  }
  return gathered
}

/** Level of a heading, 1 to 6, where those that stand under no other have level `first`. */
export function headingLevel(part: Part, first: 1 | 2): 1 | 2 | 3 | 4 | 5 | 6 {
  return Math.min(6, part.depth + first) as 1 | 2 | 3 | 4 | 5 | 6
}

/** The title of a tree, or the nearest thing to one: no format likes a document without a title. */
export function titleOf(tree: DocumentTree): string {
  const heading = tree.paragraphs.find(paragraph => paragraph.kind === 'heading')
  return plainText(tree.title).trim() || plainText(heading?.text ?? '').trim() || 'Untitled document'
}

/**
 * Whether the title stands among the headings, in one or spread over several, as in most documents. Then it is not
 * written a second time, and headings begin at level 1; else the title is the one heading of level 1.
 */
export function holdsTitle(tree: DocumentTree): boolean {
  const squeeze = (text: string) => plainText(text).replace(/\s/g, '').toLowerCase()
  const title = squeeze(titleOf(tree))
  const headings = tree.paragraphs
    .filter(({ kind, printed }) => kind === 'heading' && printed === '')
    .map(({ text }) => squeeze(text))
  return headings.some((_, from) => {
    let read = ''
    for (let at = from; at < headings.length && read.length < title.length; at += 1) read += headings[at]!
    return read === title
  })
}
