/** Reads the words of one OpenDocument paragraph: runs, links, spaces, notes, frames. */
import type { Span } from '../spans.ts'
import { child, childrenOf, type Element, within, wordsOf } from '../xml.ts'
import type { Style, Styles } from './styles.ts'

/** What people are told about when the reading is done. */
export type Counted = { hidden: number; struck: number; comments: number; pictures: number; embedded: number }

/** What the words of one paragraph are made of. */
export type Inline = {
  readonly spans: Span[]
  /** Size of each piece, in points, and how many letters stand in it. */
  readonly sizes: [size: number, letters: number][]
  /** Frames with text that hang on the paragraph. */
  readonly boxes: Element[]
  readonly pictures: string[]
  /** Notes whose marks stand in it. */
  readonly notes: { readonly mark: string; readonly body: Element }[]
}

/** What the whole reading shares. */
export type Reader = {
  readonly styles: Styles
  readonly counted: Counted
  readonly noteNumbers: { footnote: number; endnote: number }
}

type Look = { readonly bold: boolean; readonly italic: boolean; readonly size: number; readonly link?: string }

/** Containers whose content simply stands in the text. */
const skipped = new Set(['office:annotation-end', 'text:tracked-changes', 'office:event-listeners', 'text:ruby-text'])

/** What may be drawn with words in it (OpenDocument 1.3, 10.3). */
export const shapes =
  /^draw:(?:custom-shape|rect|ellipse|circle|polygon|polyline|path|line|connector|caption|measure|regular-polygon)$/

/** Reads a paragraph or heading. `style` is what it looks like by itself. */
export function readWords(paragraph: Element, style: Pick<Style, 'bold' | 'italic' | 'size'>, reader: Reader): Inline {
  const inline: Inline = { spans: [], sizes: [], boxes: [], pictures: [], notes: [] }
  const { bold = false, italic = false, size = reader.styles.standardSize } = style
  visit(paragraph, { bold, italic, size }, reader, inline)
  const [first] = inline.spans
  if (first) inline.spans[0] = { ...first, text: first.text.replace(/^ +/, '') }
  return inline
}

function visit(parent: Element, look: Look, reader: Reader, inline: Inline): void {
  for (const one of parent.children) {
    if (typeof one === 'string') say(one.replace(/[ \t\r\n]+/g, ' '), look, inline)
    else if (!skipped.has(one.name)) visitElement(one, look, reader, inline)
  }
}

function say(text: string, { size, ...look }: Look, inline: Inline): void {
  inline.sizes.push([size, text.length])
  inline.spans.push({ text: text.replaceAll('\u00ad', ''), ...look })
}

function visitElement(one: Element, look: Look, reader: Reader, inline: Inline): void {
  const { attributes: own } = one
  if (one.name === 'text:s') say(' '.repeat(Math.min(200, Number(own['text:c'] ?? 1) || 1)), look, inline)
  else if (one.name === 'text:tab') say('\t', look, inline)
  else if (one.name === 'text:line-break') say('\n', look, inline)
  else if (one.name === 'text:span') readRun(one, look, reader, inline)
  else if (one.name === 'text:a') visit(one, linked(look, own['xlink:href']), reader, inline)
  else if (one.name === 'text:note') readNote(one, reader, inline)
  else if (one.name === 'office:annotation') reader.counted.comments += 1
  else if (one.name === 'draw:frame') readFrame(one, reader, inline)
  // A shape that is drawn holds its words itself.
  else if (shapes.test(one.name) && childrenOf(one, 'text:p').length > 0) inline.boxes.push(one)
  else if (one.name === 'draw:object') reader.counted.embedded += 1
  else visit(one, look, reader, inline)
}

function linked(look: Look, href: string | undefined): Look {
  return href && /^(https?:|mailto:|tel:)/i.test(href) ? { ...look, link: href } : look
}

function readRun(run: Element, look: Look, reader: Reader, inline: Inline): void {
  const style = reader.styles.style(run.attributes['text:style-name'])
  const words = wordsOf(run).trim()
  if (style.hidden) {
    if (words !== '') reader.counted.hidden += 1
    return
  }
  if (style.struck && words !== '') reader.counted.struck += 1
  const { bold = look.bold, italic = look.italic, size = look.size } = style
  visit(run, { ...look, bold, italic, size }, reader, inline)
}

function readNote(note: Element, reader: Reader, inline: Inline): void {
  const kind = note.attributes['text:note-class'] === 'endnote' ? 'endnote' : 'footnote'
  const body = child(note, 'text:note-body')
  if (!body) return
  const mark = `[${kind === 'footnote' ? 'note' : 'endnote'} ${++reader.noteNumbers[kind]}]`
  const before = inline.spans.at(-1)?.text ?? ''
  inline.spans.push({ text: before === '' || /\s$/.test(before) ? mark : ` ${mark}` })
  inline.notes.push({ mark, body })
}

function readFrame(frame: Element, reader: Reader, inline: Inline): void {
  const boxes = childrenOf(frame, 'draw:text-box')
  inline.boxes.push(...boxes)
  if (boxes.length > 0) return
  reader.counted.pictures += 1
  const words = [...within(frame, 'svg:desc'), ...within(frame, 'svg:title')]
    .map(wordsOf)
    .find(text => text.trim() !== '')
  if (words) inline.pictures.push(words.trim().replace(/\s+/g, ' '))
}
