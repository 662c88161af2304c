/** Reads an OpenDocument text (.odt) into blocks: the words and numbers that its program prints, in reading order. */
import type { SourceBlock } from '../../blocks.ts'
import { refuseTooLong, stopReading } from '../../limits.ts'
import type { Reading } from '../docx/read-docx.ts'
import { defined } from '../docx/styles.ts'
import { isHeadingLike } from '../heading-words.ts'
import { mostOf, withLargeHeadings } from '../large-words.ts'
import { plainSpans, writeSpans } from '../spans.ts'
import { tellReading } from '../tell-reading.ts'
import { child, childrenOf, type Element, parseXml, within, wordsOf } from '../xml.ts'
import { openArchive } from '../zip.ts'
import { count, type List, type Marker } from './counting.ts'
import { readStyles, type Style } from './styles.ts'
import { type Inline, type Reader, readWords, shapes } from './words.ts'

/** The state of one reading. */
type Story = Reader & {
  /** True when some paragraph has the style Title: then the first outline level is the second depth. */
  readonly titled: boolean
  /** The size in which most of a paragraph stands, in points. */
  readonly sizes: WeakMap<SourceBlock, number>
  readonly lists: { readonly byId: Map<string, List>; readonly byStyle: Map<string, List>; made: number }
  line: number
}

/** Where a block stands: in which list, on which level, and whether in the table of contents. */
type Place = { readonly list: List | null; readonly level: number; readonly contents: boolean }

/** Reads an .odt. Throws `ReadingStopped` when it is damaged, locked, too large or no text. */
export function readOdt(bytes: Uint8Array): Reading {
  const archive = openArchive(bytes)
  const [content, look] = ['content.xml', 'styles.xml'].map(name => archive.part(name))
  if (!content) return refuse()
  const root = parseXml(content)
  const text = child(child(root, 'office:body'), 'office:text')
  if (!text) return refuse()
  const styled = look ? parseXml(look) : undefined
  const styles = readStyles(styled ? [root, styled] : [root])
  const titled = within(text, 'text:p').some(one => styles.style(one.attributes['text:style-name']).name === 'title')
  const story: Story = {
    styles,
    titled,
    counted: { hidden: 0, struck: 0, comments: 0, pictures: 0, embedded: 0 },
    noteNumbers: { footnote: 0, endnote: 0 },
    sizes: new WeakMap(),
    lists: { byId: new Map(), byStyle: new Map(), made: 0 },
    line: 0,
  }
  const changes = childrenOf(child(text, 'text:tracked-changes')).flatMap(region => childrenOf(region))
  const kinds = (kind: string) => changes.filter(({ name }) => name === `text:${kind}`).length
  const read = readBlocks(text, story, { list: null, level: -1, contents: false })
  const large = withLargeHeadings(read, block => (block.contents ? 0 : (story.sizes.get(block) ?? 0)))
  const blocks = [...large, ...readRunning(styled, story)]
  const counted = { ...story.counted, insertions: kinds('insertion'), deletions: kinds('deletion') }
  return { blocks, notes: tellReading(counted) }
}

function refuse(): never {
  return stopReading(
    'damaged',
    'This file holds no text, or its inside is damaged. Open it, save it again and add that copy.',
  )
}

const containers = new Set(['text:section', 'text:index-body', 'text:index-title', 'draw:text-box', 'text:list-header'])

/** Reads everything in a body, a cell, a frame or a note. */
function readBlocks(parent: Element, story: Story, place: Place): SourceBlock[] {
  return childrenOf(parent).flatMap((one): SourceBlock[] => {
    if (one.name === 'text:p' || one.name === 'text:h') return readParagraph(one, story, place, null)
    if (one.name === 'text:list') return readList(one, story, place)
    if (one.name === 'text:numbered-paragraph') return readNumbered(one, story)
    if (one.name === 'table:table') return readTable(one, story)
    if (one.name === 'text:table-of-content') return readBlocks(one, story, { ...place, contents: true })
    if (/^text:(?:alphabetical|illustration|table|object|user|bibliography)-?index$/.test(one.name))
      return readBlocks(one, story, place)
    if (one.name === 'draw:frame') return childrenOf(one, 'draw:text-box').flatMap(box => readBlocks(box, story, place))
    if (shapes.test(one.name) || one.name === 'draw:g') return readBlocks(one, story, place)
    if (one.attributes['text:display'] === 'none' && one.name === 'text:section') {
      story.counted.hidden += wordsWithin(one) === '' ? 0 : 1
      return []
    }
    return containers.has(one.name) ? readBlocks(one, story, place) : []
  })
}

const wordsWithin = (element: Element): string => within(element, 'text:p').map(wordsOf).join('').trim()

/** A list goes on the one that it names, or the last of its style where it says so; otherwise it begins. */
function readList(element: Element, story: Story, { list: outer, level, contents }: Place): SourceBlock[] {
  const { attributes: own } = element
  const list = outer ?? listFor(element, own['text:style-name'] ?? '', story)
  const inner: Place = { list, level: level + 1, contents }
  return childrenOf(element).flatMap(item => {
    if (item.name !== 'text:list-item') return item.name === 'text:list-header' ? readBlocks(item, story, inner) : []
    const start = item.attributes['text:start-value']
    let first = true
    return childrenOf(item).flatMap((one): SourceBlock[] => {
      if (one.name !== 'text:p' && one.name !== 'text:h') return readBlocks(wrapping(one), story, inner)
      const marker = first ? count(list, story.styles, inner.level, start === undefined ? null : Number(start)) : null
      first = false
      return readParagraph(one, story, inner, marker)
    })
  })
}

const wrapping = (one: Element): Element => ({ name: 'text:section', attributes: {}, children: [one] })

function listFor(element: Element, style: string, { lists }: Story): List {
  const { attributes: own } = element
  const named = lists.byId.get(own['text:continue-list'] ?? '')
  const last = own['text:continue-numbering'] === 'true' ? lists.byStyle.get(style) : undefined
  const list = named ?? last ?? { key: `${style} ${++lists.made}`, style, counts: [] }
  lists.byStyle.set(style, list)
  const id = own['xml:id']
  if (id !== undefined) lists.byId.set(id, list)
  return list
}

/** One paragraph that says by itself which list and level it stands on. */
function readNumbered(element: Element, story: Story): SourceBlock[] {
  const { attributes: own } = element
  const id = own['text:list-id'] ?? ''
  const style = own['text:style-name'] ?? ''
  const list = story.lists.byId.get(id) ?? listFor(element, style, story)
  story.lists.byId.set(id, list)
  const level = Math.max(0, Number(own['text:level'] ?? 1) - 1)
  const start = own['text:start-value']
  const marker = count(list, story.styles, level, start === undefined ? null : Number(start))
  return childrenOf(element).flatMap(one => readParagraph(one, story, { list, level, contents: false }, marker))
}

function readParagraph(element: Element, story: Story, place: Place, given: Marker): SourceBlock[] {
  story.line += 1
  refuseTooLong(story.line)
  const { line } = story
  const style = story.styles.style(element.attributes['text:style-name'])
  const outline = outlineOf(element, style)
  const speaks = outline > 0 || isQuote(style) || /^(?:title|subtitle|caption)$/.test(style.name)
  const inline = readWords(element, speaks ? { ...style, bold: false, italic: false } : style, story)
  const words = plainSpans(inline.spans).trim()
  const marker = given ?? (element.name === 'text:h' && !place.list ? outlineNumber(element, outline, story) : null)
  const printed = marker && 'printed' in marker ? marker.printed : undefined
  const heading = headingDepth({ style, outline, words, numbered: printed !== undefined, titled: story.titled })
  const inList = printed !== undefined && place.list ? { key: place.list.key, level: place.level } : undefined
  const block: SourceBlock = {
    text: writeSpans(inline.spans).trim() + writeNotes(inline, story),
    line,
    ...defined({
      marker: printed,
      heading,
      bullet: marker !== null && 'bullet' in marker && words !== '' ? true : undefined,
      quote: isQuote(style) ? true : undefined,
      indent: marker === null ? undefined : Math.max(0, place.level),
      list: inList,
      contents: place.contents && !/^contents heading$/.test(style.name) ? true : undefined,
    }),
  }
  const hanging = [
    ...inline.boxes.flatMap(box => readBlocks(box, story, { list: null, level: -1, contents: false })),
    ...inline.pictures.map(text => ({ text, furniture: true, line })),
  ]
  story.sizes.set(block, mostOf(inline.sizes))
  return block.text === '' && block.marker === undefined ? hanging : [block, ...hanging]
}

/** Level of a heading from 1, by its element or by the name of its style; 0 for any other paragraph. */
function outlineOf({ name, attributes }: Element, style: Style): number {
  if (name === 'text:h') return Math.max(1, Number(attributes['text:outline-level'] ?? 1))
  return Number(/^heading ([1-9])$/.exec(style.name)?.[1] ?? 0)
}

function isQuote({ name }: Style): boolean {
  return /\bquot(?:e|ations?)\b/.test(name)
}

/** Headings are numbered by their outline where its style says how. */
function outlineNumber(heading: Element, outline: number, story: Story): Marker {
  if (heading.attributes['text:is-list-header'] === 'true') return null
  const { outline: style } = story.styles
  const list = story.lists.byId.get(style) ?? { key: style, style, counts: [] }
  story.lists.byId.set(style, list)
  return count(list, story.styles, outline - 1, null)
}

type About = {
  readonly style: Style
  readonly outline: number
  readonly words: string
  readonly numbered: boolean
  readonly titled: boolean
}

function headingDepth({ style, outline, words, numbered, titled }: About): SourceBlock['heading'] {
  if (style.name === 'title' && words !== '') return 1
  if (outline === 0 || !isHeadingLike(words, numbered)) return undefined
  return Math.min(6, outline + (titled ? 1 : 0)) as SourceBlock['heading']
}

/** Notes stand under the paragraph that holds their mark. */
function writeNotes({ notes }: Inline, story: Story): string {
  return notes
    .map(({ mark, body }) => {
      const words = readBlocks(body, story, { list: null, level: -1, contents: false }).map(
        ({ text, table, marker }) =>
          table
            ? `${table.map(row => row.filter(cell => cell !== '').join(', ')).join('; ')}.`
            : `${marker ?? ''} ${text.replaceAll('\n', ' ')}`.trim(),
      )
      return `\n${mark} ${words.filter(text => text !== '').join(' ')}`
    })
    .join('')
}

/** Most cells that a repeated empty one stands for: programs fill the rest of a row with thousands. */
const mostRepeated = 64

function readTable(table: Element, story: Story): SourceBlock[] {
  const rows = rowsOf(table)
  const line = ++story.line
  const cells = rows.map(row =>
    childrenOf(row)
      .filter(({ name }) => name === 'table:table-cell' || name === 'table:covered-table-cell')
      .flatMap(cell => {
        const times = Math.min(mostRepeated, Number(cell.attributes['table:number-columns-repeated'] ?? 1) || 1)
        return Array<Element>(times).fill(cell)
      }),
  )
  if (cells.every(row => row.length <= 1))
    return cells.flat().flatMap(cell => readBlocks(cell, story, { list: null, level: -1, contents: false }))
  const read = cells.map(row => row.map(cell => cellWords(cell, story)))
  const width = Math.max(...read.map(row => row.length))
  const level = read.map(row => [...row, ...Array<string>(width - row.length).fill('')])
  return level.every(row => row.every(cell => cell === '')) ? [] : [{ text: '', table: level, line }]
}

function rowsOf(table: Element): Element[] {
  return childrenOf(table).flatMap(one =>
    one.name === 'table:table-row'
      ? [one]
      : /^table:table-(?:header-)?rows?(?:-group)?$/.test(one.name)
        ? rowsOf(one)
        : [],
  )
}

function cellWords(cell: Element, story: Story): string {
  return readBlocks(cell, story, { list: null, level: -1, contents: false })
    .map(({ text, marker, bullet, table }) =>
      table
        ? table.map(row => row.filter(one => one !== '').join('; ')).join('\n')
        : `${marker ?? (bullet ? '•' : '')} ${text}`.trim(),
    )
    .join('\n')
}

/** Headers and footers stand at the end, each once, marked as furniture. */
function readRunning(styled: Element | undefined, story: Story): SourceBlock[] {
  const pages = styled ? within(styled, 'style:master-page') : []
  const said = new Set<string>()
  return pages
    .flatMap(page => childrenOf(page).filter(({ name }) => /^style:(?:header|footer)/.test(name)))
    .flatMap(part => readBlocks(part, story, { list: null, level: -1, contents: false }))
    .flatMap(({ text, table, line }) => {
      const words = table ? table.map(row => row.join('\t')).join('\n') : text
      if (words.trim() === '' || said.has(words)) return []
      said.add(words)
      return [{ text: words, furniture: true, line }]
    })
}
