import { isContentsHeading } from './contents-lines.ts'
import { allBold, isPicture, weightyWords } from './look.ts'
import { add, chain, type Draft, endLists, type Outline } from './outline.ts'
import { beginsCount, headsChapter, isAnnexHeading } from './regions.ts'
import { isCapitals } from './shapes.ts'
import type { Source } from './source.ts'

/** Place a heading that has no number. */
export const placeHeading = (outline: Outline, source: Source, at: number): void => {
  const line = source.lines[at]!
  const text = line.rest
  const look = isCapitals(text) && text.includes(' ') ? 'capitals' : allBold(text) ? 'bold' : 'plain'
  const rank = line.block.heading ?? 0
  const before = outline.drafts.at(-1)
  endLists(outline)
  outline.closed.clear()
  const checklist = isChecklist(text)
  const ofChecklist = !checklist && rank > 0 && isPartOfChecklist(outline, source, at, rank)
  const ranked = ofChecklist ? outline.checklist : rank > 0 ? aboveRank(outline, rank) : null
  // What is added at the end stands beside the sections, and its own may begin again.
  const chapter = headsChapter(outline, source.lines, at)
  const annex = chapter || (isAnnexHeading(text) && beginsCount(source.lines.slice(at + 1, at + 60)))
  if (annex) outline.section = null
  const title = isContentsHeading(text) ? (chain(outline).find(draft => draft.rank === 1) ?? null) : null
  const parent = rank > 0 ? ranked : annex ? null : (title ?? aboveByLook(outline, source, at, look, before))
  const part = !checklist && outline.checklist && parent === outline.checklist ? ++outline.parts : 0
  const added = add(outline, { kind: 'heading', text, look, rank, part, chapter }, parent)
  if (checklist) Object.assign(outline, { checklist: added, parts: 0 })
  else if (part === 0 && parent !== outline.checklist) outline.checklist = null
}

/** True for the heading of a checklist, whose parts and points are numbered CL1.1, CL1.2, … */
export const isChecklist = (text: string): boolean => /\bcheck-?list\b/i.test(text) && weightyWords(text).length <= 12

/** Many give a checklist and its parts headings of one size: points with list signs tell the parts. */
const isPartOfChecklist = (outline: Outline, source: Source, at: number, rank: number): boolean =>
  outline.checklist?.rank === rank &&
  chain(outline).includes(outline.checklist) &&
  source.lines[at + 1]?.bullet === true

const aboveRank = (outline: Outline, rank: number): Draft | null => {
  for (const draft of chain(outline)) {
    // The word over a list of contents holds that list alone.
    const holds = draft.kind === 'heading' && !isContentsHeading(draft.text)
    if (holds && rankOf(draft) < rank) return draft
  }
  return null
}

/** The depth of a heading. One that only looks like a heading is less than the one that the format marks above it. */
const rankOf = ({ rank, level, parent }: Draft): number => {
  if (rank > 0) return rank
  const above = parent?.kind === 'heading' ? rankOf(parent) : 0
  return Math.max(level, above) + 1
}

/**
 * Without ranks the look and the place decide: title pages stand at the top; the parts of a checklist under it; a
 * heading written like an open one beside that; one directly after a heading under it; one inside a section whose
 * numbers go on further down under that section; all others at the top.
 */
const aboveByLook = (
  outline: Outline,
  source: Source,
  at: number,
  look: string,
  before: Draft | undefined,
): Draft | null => {
  const text = source.lines[at]!.rest
  if (!outline.begun || isContentsHeading(text) || isPicture(text)) return null
  const open = chain(outline)
  if (outline.checklist && !isChecklist(text) && open.includes(outline.checklist)) return outline.checklist
  const like = open.find(draft => draft.kind === 'heading' && draft.marker === null && draft.look === look)
  const directly = before?.kind === 'heading' && before.marker !== null ? before : null
  if (like) return like.parent
  if (directly) return directly
  const section = outline.section
  const further = section ? (source.lastOf.get(section.marker!.label) ?? -1) : -1
  // Where the format marks headings, one that only looks like it is less than they are.
  const marked = open.find(draft => draft.kind === 'heading' && draft.rank > 0) ?? null
  return further > at ? section : marked
}
