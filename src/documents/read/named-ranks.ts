import type { Marker } from './marker.ts'
import { chain, type Draft, type Outline } from './outline.ts'

/** What holds what among numbers with a word before them. Articles and sections hold each other, whichever came first in the document. */
const ranks: Readonly<Record<string, number>> = {
  schedule: 0,
  appendix: 0,
  annex: 0,
  part: 1,
  chapter: 2,
  article: 3,
  section: 3,
  subsection: 4,
  'sub-section': 4,
  regulation: 4,
  rule: 4,
  clause: 4,
  // Words of other languages for the same.
  atodiad: 0,
  annexe: 0,
  anexo: 0,
  allegato: 0,
  rhan: 1,
  pennod: 2,
  chapitre: 2,
  kapitel: 2,
  hoofdstuk: 2,
  capítulo: 2,
  capitulo: 2,
  capitolo: 2,
  bab: 2,
  adran: 3,
  erthygl: 3,
  artikel: 3,
  artículo: 3,
  articulo: 3,
  artigo: 3,
  articolo: 3,
  pasal: 3,
  编: 1,
  編: 1,
  章: 2,
  节: 3,
  節: 3,
  条: 4,
  條: 4,
}

const wordOf = ({ scheme, style }: Marker): string | null =>
  scheme === 'named' && style.startsWith('named ') ? style.slice('named '.length).replace(/\.$/, '') : null

/** Whether the word of a number says what it holds: "Principle 2" and "R3" stand where they are printed and hold what follows. */
export const isRanked = (marker: Marker): boolean => ranks[wordOf(marker) ?? ''] !== undefined

/** Where a number with a word before it stands, and which one it goes on from. */
export type NamedPlace = { readonly parent: Draft | null; readonly previous: Draft | null }

/**
 * The open number with a greater word holds it: a chapter in its part, a section in its article. A count goes on through the greater ones
 * ("Chapter 3" begins Part 2), or begins again in each. A part stands in a schedule only where its count began there.
 */
export const namedPlace = (outline: Outline, marker: Marker): NamedPlace => {
  const word = wordOf(marker)
  const last = outline.numbers.get(`after ${marker.style}`) ?? null
  if (word === null) return { parent: null, previous: last }
  const open = chain(outline)
  // "Section 5.1" stands under Section 5 where that is open.
  const whole = marker.label.replace(/\.\d+$/, '')
  const named = whole === marker.label ? undefined : open.find(draft => draft.marker?.label === whole)
  const above = named ?? open.find(draft => draft.marker !== null && holds(outline, draft.marker, word)) ?? null
  const within =
    above === null ? null : (outline.numbers.get(`after ${marker.style} in ${above.marker!.label}`) ?? null)
  if (within?.parent === above && within !== null) return { parent: above, previous: within }
  if (above !== null && isOutermost(above.marker!) && marker.value > 1 && last)
    return { parent: last.parent, previous: last }
  const beginsAgain = last !== null && last.parent !== above && marker.value === 1
  return { parent: above, previous: beginsAgain ? null : last }
}

/** Remembers it as the last of its kind, in the document and in what holds it. */
export const rememberNamed = (outline: Outline, draft: Draft): void => {
  const { marker, parent } = draft
  if (!marker) return
  outline.numbers.set(`after ${marker.style}`, draft)
  if (parent?.marker) outline.numbers.set(`after ${marker.style} in ${parent.marker.label}`, draft)
}

const isOutermost = (marker: Marker): boolean => ranks[wordOf(marker) ?? ''] === 0

const holds = (outline: Outline, marker: Marker, word: string): boolean => {
  const other = wordOf(marker)
  if (other === null || other === word) return false
  const [theirs, own] = [ranks[other] ?? 0, ranks[word] ?? 0]
  if (theirs !== own || own === 0) return theirs < own
  return !outline.numbers.has(`after named ${word}`) || outline.numbers.get(`after named ${word}`)!.parent !== null
}
