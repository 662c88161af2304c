/** Reads the words of one paragraph: runs, links, fields, symbols, notes, tracked changes, text boxes and pictures. */
import {
  child,
  childrenOf,
  type Element,
  numberSetting,
  outermost,
  setting,
  switchSetting,
  within,
  wordsOf,
} from '../xml.ts'
import { changeField, countLostNumber, instructField, type Look, simpleInstruction } from './fields.ts'
import type { Inline, Story } from './story.ts'
import { fontOf, type Style } from './styles.ts'
import { symbolOf, textOf } from './symbols.ts'

/** Containers whose content simply stands in the text. */
const transparent = new Set([
  'w:smartTag',
  'w:customXml',
  'w:sdtContent',
  'w:bdo',
  'w:dir',
  'w:fldSimple',
  'w:ruby',
  'w:rubyBase',
  'mc:Choice',
  'mc:Fallback',
])

/** Reads what stands directly in a paragraph (or in a container in it) into `inline`. */
export function readInline(
  parent: Element,
  story: Story,
  inline: Inline,
  style: Style | undefined,
  link?: string,
): void {
  for (const element of childrenOf(parent)) {
    if (element.name === 'w:r') readRun(element, story, inline, style, link)
    else if (element.name === 'w:ins')
      countChange(element, story, 'insertions', () => readInline(element, story, inline, style, link))
    else if (element.name === 'w:moveTo')
      countChange(element, story, 'moves', () => readInline(element, story, inline, style, link))
    else if (element.name === 'w:del') countChange(element, story, 'deletions', () => {})
    else if (element.name === 'w:hyperlink')
      readInline(element, story, inline, style, linkTarget(element, story) ?? link)
    else if (element.name === 'w:sdt') readInline(child(element, 'w:sdtContent') ?? element, story, inline, style, link)
    else if (element.name === 'mc:AlternateContent') readInline(oneAlternative(element), story, inline, style, link)
    else if (element.name === 'm:oMath' || element.name === 'm:oMathPara')
      inline.spans.push({ text: within(element, 'm:t').map(wordsOf).join('') })
    else if (transparent.has(element.name)) {
      if (element.name === 'w:fldSimple') countLostNumber(simpleInstruction(element), story)
      readInline(element, story, inline, style, link)
    }
  }
}

/** A change holds words only when some run in it does: Word also marks empty places. */
function countChange(
  element: Element,
  story: Story,
  kind: 'insertions' | 'deletions' | 'moves',
  read: () => void,
): void {
  if (within(element, 'w:r').length > 0) story.counted[kind] += 1
  read()
}

/** The first choice is what a current Word shows; the fallback says the same for an old one. */
export function oneAlternative(element: Element): Element {
  return child(element, 'mc:Choice') ?? child(element, 'mc:Fallback') ?? element
}

function linkTarget(element: Element, story: Story): string | undefined {
  const id = element.attributes['r:id']
  const target = id === undefined ? undefined : story.target(id)
  return target && /^(https?:|mailto:|tel:)/i.test(target) ? target : undefined
}

function readRun(run: Element, story: Story, inline: Inline, style: Style | undefined, link: string | undefined): void {
  const properties = child(run, 'w:rPr')
  if (child(properties, 'w:del') || child(properties, 'w:moveFrom')) return
  const look = lookOf(properties, story, style, link)
  const size =
    numberSetting(properties, 'w:sz') ?? story.styles.find(setting(properties, 'w:rStyle'))?.size ?? style?.size
  inline.sizes.push([size ?? story.styles.standardSize, wordsOf(run).length])
  if (look.hidden) {
    if (wordsOf(run).trim() !== '') story.counted.hidden += 1
    return
  }
  const struck = switchSetting(properties, 'w:strike') || switchSetting(properties, 'w:dstrike')
  if (struck && wordsOf(run).trim() !== '') story.counted.struck += 1
  for (const part of childrenOf(run)) readRunPart(part, story, inline, look)
}

/** Marks of a paragraph's style and of a run's style cancel each other out; what the run says itself is final. */
function lookOf(
  properties: Element | undefined,
  story: Story,
  style: Style | undefined,
  link: string | undefined,
): Look {
  const own = story.styles.find(setting(properties, 'w:rStyle'))
  const font = fontOf(properties) ?? own?.font ?? style?.font
  return {
    bold: switchSetting(properties, 'w:b') ?? (style?.bold ?? false) !== (own?.bold ?? false),
    italic: switchSetting(properties, 'w:i') ?? (style?.italic ?? false) !== (own?.italic ?? false),
    hidden: switchSetting(properties, 'w:vanish') ?? own?.hidden ?? style?.hidden ?? false,
    ...(font === undefined ? {} : { font }),
    ...(link === undefined ? {} : { link }),
  }
}

function readRunPart(part: Element, story: Story, inline: Inline, look: Look): void {
  if (part.name === 'w:fldChar') changeField(part, story, inline)
  else if (part.name === 'w:instrText') instructField(wordsOf(part), story)
  // Between its instruction and its result a field shows nothing.
  else if (story.fields.every(field => field.showing)) readShown(part, story, inline, look)
}

function readShown(part: Element, story: Story, inline: Inline, look: Look): void {
  const say = (text: string) => inline.spans.push(spanOf(text, look, story))
  if (part.name === 'w:t') say(textOf(part, look.font))
  else if (part.name === 'w:tab' || part.name === 'w:ptab') say('\t')
  else if (part.name === 'w:br' || part.name === 'w:cr') say('\n')
  else if (part.name === 'w:noBreakHyphen') say('\u2011')
  else if (part.name === 'w:sym') say(symbolOf(part))
  else if (part.name === 'w:footnoteReference') readMark(part, 'footnote', story, inline)
  else if (part.name === 'w:endnoteReference') readMark(part, 'endnote', story, inline)
  else if (part.name === 'w:commentReference') story.counted.comments += 1
  else if (part.name === 'w:object') story.counted.embedded += 1
  else if (part.name === 'mc:AlternateContent')
    for (const one of childrenOf(oneAlternative(part))) readRunPart(one, story, inline, look)
  else if (part.name === 'w:drawing' || part.name === 'w:pict') readDrawing(part, story, inline)
  else if (part.name === 'w:ruby') readInline(child(part, 'w:rubyBase') ?? part, story, inline, undefined, look.link)
}

function spanOf(text: string, look: Look, story: Story) {
  const link = look.link ?? story.fields.findLast(field => field.link !== undefined)?.link
  return { text, bold: look.bold, italic: look.italic, ...(link === undefined ? {} : { link }) }
}

function readMark(part: Element, kind: 'footnote' | 'endnote', story: Story, inline: Inline): void {
  const id = part.attributes['w:id'] ?? ''
  const note = story.notes[kind].byId.get(id)
  if (!note) return
  const key = `${kind} ${id}`
  const known = story.noteNumbers.get(key)
  const number = known ?? ++story.notesMet[kind]
  story.noteNumbers.set(key, number)
  const mark = `[${kind === 'footnote' ? 'note' : 'endnote'} ${number}]`
  const before = inline.spans.at(-1)?.text ?? ''
  inline.spans.push({ text: before === '' || /\s$/.test(before) ? mark : ` ${mark}` })
  if (known === undefined) inline.noted.push({ mark, note, target: story.notes[kind].target })
}

function readDrawing(part: Element, story: Story, inline: Inline): void {
  // A box inside a box is read with the outer one.
  const outer = outermost(part, 'w:txbxContent')
  inline.boxes.push(...outer)
  if (outer.length > 0) return
  story.counted.pictures += 1
  const description = within(part, 'wp:docPr')[0]?.attributes['descr'] ?? within(part, 'v:shape')[0]?.attributes['alt']
  if (description?.trim()) inline.pictures.push(description.trim().replace(/\s+/g, ' '))
}
