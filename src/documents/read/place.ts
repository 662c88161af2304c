import { placeHeading } from './headings.ts'
import type { Line } from './line.ts'
import { endsOpen, endsSentence } from './look.ts'
import { add, chain, type Draft, endLists, holder, holds, newOutline, type Outline } from './outline.ts'
import { placeApart } from './place-apart.ts'
import { rememberInList } from './place-known.ts'
import { placeNumbered } from './place-numbers.ts'
import type { Shape } from './shapes.ts'
import { type Source, sourceOf } from './source.ts'

/** Put the lines of one document into a tree, in order. Every line becomes a paragraph; none is dropped. */
export const outlineOf = (lines: readonly Line[], shapes: readonly Shape[]): Outline => {
  const outline = newOutline()
  const source = sourceOf(lines, shapes)
  for (let at = 0; at < lines.length; at++) {
    place(outline, source, at)
    rememberInList(outline, lines[at]!)
    note(outline, lines[at]!)
  }
  return outline
}

const note = (outline: Outline, line: Line): void => {
  const draft = outline.drafts.at(-1)!
  if (line.joined) draft.notes.push({ kind: 'split', note: 'A sentence cut in two by a page break was put together.' })
  if (line.alone && draft.kind !== 'heading')
    draft.notes.push({ kind: 'split', note: 'The number stood on a line of its own.' })
}

const place = (outline: Outline, source: Source, at: number): void => {
  const line = source.lines[at]!
  const shape = source.shapes[at]!
  if (shape === 'furniture' || shape === 'contents' || shape === 'table' || shape === 'quote' || shape === 'contact') {
    placeApart(outline, line, shape)
    return
  }
  if (line.readings.length > 0 && placeNumbered(outline, source, at)) {
    outline.begun = true
    return
  }
  if (shape === 'heading' && line.readings.length === 0) {
    placeHeading(outline, source, at)
    return
  }
  if (shape === 'meta') {
    add(outline, { kind: 'paragraph', text: line.rest }, holder(outline))
    return
  }
  outline.begun = true
  if (line.bullet) {
    placeBullet(outline, source, at)
    return
  }
  placeText(outline, line, source.lines[at + 1])
}

const placeBullet = (outline: Outline, source: Source, at: number): void => {
  const line = source.lines[at]!
  if (isParagraphWithSign(outline, source, at)) {
    const parent = holder(outline)
    const draft = add(outline, { kind: 'paragraph', text: line.whole }, parent)
    draft.notes.push({
      kind: 'unnumbered',
      note: 'It stands among numbered paragraphs and has a list sign, no number.',
    })
    return
  }
  const list = `•${line.block.indent ?? 0}`
  let previous: Draft | null = null
  for (const draft of chain(outline)) {
    if (holds(draft)) break
    if (draft.list === list) previous = draft
    if (previous) break
  }
  const parent = previous ? previous.parent : outline.current
  add(outline, { kind: 'item', text: line.whole, list, previous }, parent)
}

/** One sign alone between numbered paragraphs that have signs too: a paragraph that has no number, not a list. */
const isParagraphWithSign = (outline: Outline, source: Source, at: number): boolean => {
  const [before, line, after] = [source.lines[at - 1], source.lines[at]!, source.lines[at + 1]]
  const signed = (each: Line | undefined): boolean => each?.bullet === true && each.readings[0]?.scheme === 'decimal'
  const current = outline.current
  return (
    signed(before) &&
    signed(after) &&
    current?.marker?.scheme === 'decimal' &&
    endsSentence(line.rest) &&
    !endsOpen(before!.rest)
  )
}

/** Text without a marker: after a list it belongs to what the list belongs to. */
const placeText = (outline: Outline, line: Line, next: Line | undefined): void => {
  const text = line.readings.length > 0 ? line.whole : line.rest
  const hadList = outline.current !== null && !holds(outline.current) && outline.current.list !== ''
  const above = holder(outline)
  endLists(outline)
  const opensList = endsOpen(text) && next !== undefined && (next.bullet || next.readings.length > 0)
  const complete = above?.kind === 'paragraph' && !hadList && endsSentence(above.text) && !endsOpen(above.text)
  add(outline, { kind: 'paragraph', text }, opensList && complete ? above.parent : above)
}
