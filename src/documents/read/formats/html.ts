import type { Element, Nodes, Root } from 'hast'
import rehypeParse from 'rehype-parse'
import { unified } from 'unified'
import type { SourceBlock } from '../blocks.ts'
import { isContentsHeading } from '../contents-lines.ts'
import { isHostile, wordsAlone } from './html-hostile.ts'
import { altOf, dropped, inlineText, isBlock, isKnown, literalTag, textOf, wordsIn } from './html-inline.ts'
import { listMarker } from './html-lists.ts'
import { isContentsList, isWayRound, leaveShown } from './html-parts.ts'
import { applySheets } from './html-sheet.ts'
import { cellsOf } from './html-tables.ts'
import { takeWordMarker, wordHeading } from './html-word.ts'
import type { CountedThings } from './tell-reading.ts'
import { readTextBlocks } from './text.ts'

type State = {
  readonly blocks: SourceBlock[]
  readonly inline: string[]
  /** What stands for the pictures of the open paragraph: kept after it, so that they do not cut it in two. */
  readonly pictures: string[]
  depth: number
  quote: boolean
  /** Inside the list of contents that pages carry for finding one's way. */
  contents: boolean
  /** Inside the ways round the site that stand beside a page's own words. */
  furniture: boolean
  /** Inside an article or the main part of a page. */
  within: boolean
  line: number
}

/** What was read, and how many things were decided while reading. */
export type HtmlReading = { readonly blocks: SourceBlock[]; readonly counted: CountedThings }

/** Elements nest deeper than this only in hostile files; what is deeper is read as text alone. */
const deepest = 200

/**
 * Read HTML into blocks. Only words and their structure are taken: scripts, styles, handlers, frames and forms' inner
 * workings cannot survive because no markup is copied. An unknown element without a hyphen (`<insert name>`) is words.
 */
export const readHtmlPage = (html: string): HtmlReading => {
  if (isHostile(html)) return { blocks: readTextBlocks(wordsAlone(html)), counted: {} }
  const state: State = {
    blocks: [],
    inline: [],
    pictures: [],
    depth: -1,
    quote: false,
    contents: false,
    furniture: false,
    within: false,
    line: 1,
  }
  const root: Root = unified().use(rehypeParse).parse(html)
  // What is not shown is not counted either.
  const counted = leaveShown(root)
  applySheets(root)
  walk(state, root, 0)
  flush(state)
  return { blocks: state.blocks, counted }
}

/** The blocks of HTML alone. */
export const readHtmlBlocks = (html: string): SourceBlock[] => readHtmlPage(html).blocks

const walk = (state: State, node: Nodes, level: number): void => {
  if ('position' in node && node.position) state.line = node.position.start.line
  if (node.type === 'text') {
    state.inline.push(wordsIn(node.value))
    return
  }
  if (node.type === 'root') {
    for (const child of node.children) walk(state, child, level + 1)
    return
  }
  if (node.type !== 'element' || dropped.has(node.tagName)) return
  if (level > deepest) {
    state.inline.push(textOf(node))
    return
  }
  if (!isKnown(node.tagName)) {
    state.inline.push(literalTag(node))
    for (const child of node.children) walk(state, child, level + 1)
    return
  }
  if (node.tagName === 'img') {
    state.pictures.push(altOf(node))
    return
  }
  if (isBlock(node)) {
    walkBlock(state, node, level)
    return
  }
  if (containsBlock(node)) {
    for (const child of node.children) walk(state, child, level + 1)
    return
  }
  state.inline.push(inlineText(node))
}

const containsBlock = (node: Element): boolean =>
  node.children.some(child => child.type === 'element' && (isBlock(child) || containsBlock(child)))

const walkBlock = (state: State, node: Element, level: number): void => {
  flush(state)
  const { tagName } = node
  const heading = /^h([1-6])$/.exec(tagName)?.[1]
  if (tagName === 'table' && !containsTable(node)) {
    table(state, node)
    return
  }
  if (tagName === 'ul' || tagName === 'ol' || tagName === 'menu' || tagName === 'dir') {
    list(state, node, level)
    return
  }
  if (heading) {
    walkChildren(state, node, level)
    flush(state, { heading: Number(heading) as 1 | 2 | 3 | 4 | 5 | 6 }, node)
    return
  }
  const { quote, contents, furniture, within } = state
  if (tagName === 'blockquote') state.quote = true
  if (tagName === 'main' || tagName === 'article') state.within = true
  if (isContentsList(node)) state.contents = true
  else if (isWayRound(node, state.within)) state.furniture = true
  walkChildren(state, node, level, tagName === 'pre')
  const title = wordHeading(node)
  flush(state, title ? { heading: title } : {}, node)
  Object.assign(state, { quote, contents, furniture, within })
}

const walkChildren = (state: State, node: Element, level: number, verbatim = false): void => {
  for (const child of node.children) {
    if (verbatim && child.type === 'text') state.inline.push(child.value.trim().replace(/\n/g, '\u2028'))
    else walk(state, child, level + 1)
  }
}

const containsTable = (node: Element): boolean => {
  const rows = cellsOf(node)
  return rows.length === 0 || rows.every(row => row.length < 2)
}

const table = (state: State, node: Element): void => {
  state.blocks.push({ text: '', table: cellsOf(node), line: state.line })
}

const list = (state: State, node: Element, level: number): void => {
  state.depth++
  let number: number | null = null
  for (const child of node.children) {
    if (child.type !== 'element' || child.tagName !== 'li') {
      walk(state, child, level + 1)
      continue
    }
    flush(state)
    const { marker, count } = listMarker(node, child, number)
    number = count
    const before = state.blocks.length
    walkChildren(state, child, level + 1)
    const first = { indent: state.depth, ...(marker ? { marker } : { bullet: true }) }
    // The number belongs to the first block of the item; the rest are paragraphs of it.
    if (state.blocks.length === before) flush(state, first)
    else {
      flush(state)
      state.blocks[before] = { ...state.blocks[before]!, ...first }
    }
  }
  flush(state)
  state.depth--
}

/** Close the paragraph that is open, if it has words. */
const flush = (state: State, fields: Partial<SourceBlock> = {}, node: Element | null = null): void => {
  const words = state.inline
    .join('')
    .replace(/ {2,}/g, ' ')
    .replace(/ ?\u2028 ?/g, '\n')
    .trim()
  state.inline.length = 0
  const { text, ...sign } = takeWordMarker(words, node)
  const quote = {
    ...(state.quote ? { quote: true } : {}),
    ...(listsContents(state, text, fields) ? { contents: true } : {}),
    ...(state.furniture ? { furniture: true } : {}),
  }
  if (text !== '' || fields.marker !== undefined)
    state.blocks.push({ text, line: state.line, ...quote, ...sign, ...literalNumber(text, fields) })
  for (const alt of state.pictures.splice(0))
    if (alt) state.blocks.push({ text: alt, furniture: true, line: state.line })
}

/** Every line of a contents list but its own heading. */
const listsContents = ({ contents }: State, text: string, { heading }: Partial<SourceBlock>): boolean =>
  contents && heading === undefined && !isContentsHeading(text)

/** Where an item begins with its own number in words ("a) …"), that is the printed one; the sign is decoration. */
const literalNumber = (text: string, fields: Partial<SourceBlock>): Partial<SourceBlock> =>
  fields.marker !== undefined && text === '' ? { marker: fields.marker } : fields
