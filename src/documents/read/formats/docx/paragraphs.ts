/** Reads the paragraphs of a Word document, each with its computed number, in reading order. */
import type { SourceBlock } from '../../blocks.ts'
import { isHeadingLike } from '../heading-words.ts'
import { mostOf } from '../large-words.ts'
import { plainSpans, type Span, writeSpans } from '../spans.ts'
import { child, childrenOf, type Element, numberSetting, setting, switchSetting, within } from '../xml.ts'
import type { Marker } from './counting.ts'
import { closeLostFields, insideContents, simpleInstruction } from './fields.ts'
import type { List } from './numbering.ts'
import { oneAlternative, readInline } from './runs.ts'
import { type Inline, keepsWords, newInline, nextLine, type Story } from './story.ts'
import { defined, type Style } from './styles.ts'
import { readTable } from './tables.ts'

/** Reads everything in a body, a cell, a text box or a note. */
export function readBlocks(parent: Element, story: Story, contents = false): SourceBlock[] {
  const blocks: SourceBlock[] = []
  for (const element of childrenOf(parent)) {
    if (element.name === 'w:p') blocks.push(...readParagraph(element, story, contents))
    else if (element.name === 'w:tbl') blocks.push(...readTable(element, story, readBlocks))
    else if (element.name === 'w:sdt')
      blocks.push(...readBlocks(child(element, 'w:sdtContent') ?? element, story, contents || holdsContents(element)))
    else if (element.name === 'mc:AlternateContent')
      blocks.push(...readBlocks(oneAlternative(element), story, contents))
    else if (element.name === 'w:customXml' || element.name === 'w:ins' || element.name === 'w:moveTo')
      blocks.push(...readBlocks(element, story, contents))
    else if (element.name === 'w:altChunk') story.counted.embedded += 1
  }
  return blocks
}

function holdsContents(control: Element): boolean {
  return /table of contents/i.test(setting(child(child(control, 'w:sdtPr'), 'w:docPartObj'), 'w:docPartGallery') ?? '')
}

function readParagraph(element: Element, story: Story, contents: boolean): SourceBlock[] {
  const properties = child(element, 'w:pPr')
  const style = story.styles.find(setting(properties, 'w:pStyle') ?? story.styles.standardParagraph)
  const inline = newInline()
  const inContents = contents || insideContents(story)
  readInline(element, story, inline, speaking(style))
  closeLostFields(story)
  if (runsOn(properties)) {
    story.carried.push(...inline.spans)
    return hangingBlocks(inline, story)
  }
  const spans = [...story.carried.splice(0), ...inline.spans]
  const line = nextLine(story)
  const list = listOf(properties, style, story)
  // An empty paragraph that is hidden, or only ends a section, has no number and is not counted.
  const unseen = switchSetting(child(properties, 'w:rPr'), 'w:vanish') || child(properties, 'w:sectPr') !== undefined
  if (plainSpans(spans).trim() === '' && unseen) return hangingBlocks(inline, story)
  const marker = list && story.count(list.list, list.level)
  const block = blockOf(spans, marker, { properties, style, story, line, list, inline })
  const isContents =
    inContents ||
    insideContents(story) ||
    hasContentsField(element) ||
    /^(toc|table of figures)\b/.test(style?.name ?? '')
  if (isContents) story.contents.add(block)
  story.sizes.set(block, mostOf(inline.sizes))
  return [block, ...hangingBlocks(inline, story)].filter(keepsWords)
}

/** Headings, captions and quotations look as they do because of what they are: only what single words are given besides is meant. */
function speaking(style: Style | undefined): Style | undefined {
  if (
    !style ||
    !(isQuote(style) || (style.outline ?? 9) < 9 || /^(title|subtitle|caption|heading \d)$/.test(style.name))
  )
    return style
  return { ...style, bold: false, italic: false }
}

function isQuote(style: Style | undefined): boolean {
  return /\bquot(?:e|ations?)\b|^block text$/.test(style?.name ?? '')
}

/** An end of paragraph that was deleted or moved away, or a drop capital: the words belong to the next paragraph. */
function runsOn(properties: Element | undefined): boolean {
  const mark = child(properties, 'w:rPr')
  const drop = child(properties, 'w:framePr')?.attributes['w:dropCap']
  return Boolean(child(mark, 'w:del') || child(mark, 'w:moveFrom') || drop === 'drop' || drop === 'margin')
}

function listOf(properties: Element | undefined, style: Style | undefined, story: Story) {
  const own = child(properties, 'w:numPr')
  const numId = numberSetting(own, 'w:numId') ?? style?.numId
  // Number 0 takes a paragraph out of the list of its style.
  if (numId === undefined || numId === 0) return null
  const list = story.findList(numId)
  if (!list) return null
  const level = numberSetting(own, 'w:ilvl') ?? list.levelOfStyle(style?.line ?? []) ?? style?.level ?? 0
  return { list, level: Math.min(8, Math.max(0, level)) }
}

type About = {
  readonly properties: Element | undefined
  readonly style: Style | undefined
  readonly story: Story
  readonly line: number
  readonly list: { readonly list: List; readonly level: number } | null
  readonly inline: Inline
}

function blockOf(spans: readonly Span[], marker: Marker, about: About): SourceBlock {
  const { style, story, line, list, inline } = about
  const words = plainSpans(spans).trim()
  const printed = marker && 'printed' in marker ? marker.printed : undefined
  const heading = words === '' ? undefined : headingDepth(about, words, printed !== undefined)
  const text = writeSpans(spans).trim()
  const bullet = marker !== null && 'bullet' in marker && words !== '' ? true : undefined
  const quote = isQuote(style) ? true : undefined
  const indent = marker === null ? undefined : Math.max(list?.level ?? 0, depthOfName(style))
  const inList = printed !== undefined && list ? { key: list.list.key, level: list.level } : undefined
  return {
    text: text + writeNotes(inline, story),
    line,
    ...defined({ marker: printed, heading, bullet, quote, indent, list: inList }),
  }
}

/** Word's own styles "List Bullet 2" and "List Number 3" have lists of their own: only the name tells their depth. */
function depthOfName(style: Style | undefined): number {
  return Number(/^list (?:bullet|number) ([2-5])$/.exec(style?.name ?? '')?.[1] ?? 1) - 1
}

/** Depth of a heading from 1, or undefined. */
function headingDepth({ properties, style, story }: About, words: string, numbered: boolean): SourceBlock['heading'] {
  const name = style?.name ?? ''
  if (name === 'title') return 1
  const byName = /^heading ([1-9])$/.exec(name)?.[1]
  const outline =
    numberSetting(properties, 'w:outlineLvl') ?? style?.outline ?? (byName === undefined ? 9 : Number(byName) - 1)
  if (outline >= 9 || !isHeadingLike(words, numbered)) return undefined
  return Math.min(6, outline + (story.titled ? 2 : 1)) as SourceBlock['heading']
}

/** Notes stand under the paragraph that holds their mark, so that they stay with it wherever it goes. */
function writeNotes(inline: Inline, story: Story): string {
  return inline.noted
    .map(({ mark, note, target }) => {
      const before = story.target
      story.target = target
      const words = readBlocks(note, story).map(inNote)
      story.target = before
      return `\n${mark} ${words.filter(text => text !== '').join(' ')}`
    })
    .join('')
}

/** A note is one line: its lists keep their signs, its tables become rows with a semicolon after each. */
function inNote({ text, table, marker, bullet }: SourceBlock): string {
  if (table) return `${table.map(row => row.filter(cell => cell !== '').join(', ')).join('; ')}.`
  return `${marker ?? (bullet ? '•' : '')} ${text.replaceAll('\n', ' ')}`.trim()
}

function hangingBlocks(inline: Inline, story: Story): SourceBlock[] {
  return [
    ...inline.boxes.flatMap(box => readBlocks(box, story)),
    ...inline.pictures.map(text => ({ text, furniture: true, line: story.line })),
  ]
}

function hasContentsField(element: Element): boolean {
  return within(element, 'w:fldSimple').some(field => /^\s*TOC\b/i.test(simpleInstruction(field)))
}
