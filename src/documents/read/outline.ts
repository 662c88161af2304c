import type { Fault, ParagraphKind } from '../tree.ts'
import type { Marker } from './marker.ts'

/** A paragraph whose place is known and whose address is not yet. */
export type Draft = {
  readonly parent: Draft | null
  readonly level: number
  readonly kind: ParagraphKind
  readonly marker: Marker | null
  readonly text: string
  /** The member of the same list, or the same run of numbers, that stands before it. */
  readonly previous: Draft | null
  /** Style of the list it belongs to ("a)", "•0"), or '' outside lists. */
  readonly list: string
  /** Depth that the format gave a heading, or that its look gave it; 0 for paragraphs. */
  readonly rank: number
  /** How an unnumbered heading is written: capitals, bold or plain. */
  readonly look: string
  readonly notes: { readonly kind: Fault['kind']; readonly note: string }[]
  /** It heads a chapter in which numbers that were used before begin again. */
  readonly chapter: boolean
  /** Part of the checklist it heads, from 1; 0 elsewhere. */
  readonly part: number
}

/** Where the reading of one document stands. */
export type Outline = {
  readonly drafts: Draft[]
  /** The paragraph that what comes next may hang under. */
  current: Draft | null
  /** Last section with a whole number. */
  section: Draft | null
  /** Latest paragraph of every printed number. */
  readonly numbers: Map<string, Draft>
  /** Last member of lists that were interrupted by text, by style. */
  readonly closed: Map<string, Draft>
  /** Last paragraph of each level of every list that a word processor counts, by the list's key. */
  readonly lists: Map<string, readonly (Draft | undefined)[]>
  /** Schedules and other parts in which the numbers have begun again. */
  readonly again: Set<Draft>
  /** Body text has begun: the title page is over. */
  begun: boolean
  checklist: Draft | null
  parts: number
}

/** Lists nest at most this deep; deeper ones are kept as members of the deepest. */
const deepest = 12

/** An empty outline. */
export const newOutline = (): Outline => ({
  drafts: [],
  current: null,
  section: null,
  numbers: new Map(),
  closed: new Map(),
  lists: new Map(),
  again: new Set(),
  begun: false,
  checklist: null,
  parts: 0,
})

/** The open paragraphs from the deepest to the top. At most `deepest` and a few. */
export const chain = (outline: Outline): Draft[] => {
  const found: Draft[] = []
  for (let at = outline.current; at; at = at.parent) found.push(at)
  return found
}

/** Hang a paragraph into the outline. `opens` says whether what follows may hang under it. */
export const add = (
  outline: Outline,
  draft: Partial<Draft> & Pick<Draft, 'kind' | 'text'>,
  parent: Draft | null,
  opens = true,
): Draft => {
  let above = parent
  while (above && above.level >= deepest) above = above.parent
  const added: Draft = {
    marker: null,
    previous: null,
    list: '',
    rank: 0,
    look: '',
    notes: [],
    part: 0,
    chapter: false,
    ...draft,
    parent: above,
    level: above ? above.level + 1 : 0,
  }
  outline.drafts.push(added)
  if (opens) outline.current = added
  return added
}

/** True for headings and numbered paragraphs: what lists and unnumbered text belong to. */
export const holds = (draft: Draft): boolean => draft.kind === 'heading' || (draft.list === '' && draft.marker !== null)

/** Remember the lists that end here, so that they can go on after a paragraph of text. */
export const endLists = (outline: Outline): void => {
  for (let at = outline.current; at && !holds(at); at = at.parent) if (at.list) outline.closed.set(at.list, at)
}

/** The nearest open heading or numbered paragraph. */
export const holder = (outline: Outline): Draft | null => chain(outline).find(holds) ?? null
