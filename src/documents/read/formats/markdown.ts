import type {
  BlockContent,
  DefinitionContent,
  List,
  ListItem,
  Nodes,
  Paragraph,
  PhrasingContent,
  Root,
  RootContent,
} from 'mdast'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import type { SourceBlock } from '../blocks.ts'
import { readHtmlBlocks } from './html.ts'
import { isKnown, tick } from './html-inline.ts'
import { chunksOf } from './markdown-chunks.ts'
import { phrases, sourceOf } from './markdown-inline.ts'
import { readTextBlocks } from './text.ts'

/** What the reading of one piece of Markdown needs. */
type State = {
  readonly source: string
  readonly blocks: SourceBlock[]
  /** Addresses that the file gives names to ("[code]: https://…"). */
  readonly links: ReadonlyMap<string, string>
  /** Names of addresses that links of the text use. */
  readonly named: ReadonlySet<string>
}
type Place = { readonly depth: number; readonly quote: boolean; readonly mark: Partial<SourceBlock> | null }

/** Read Markdown (with tables) into blocks. Angle brackets that are no HTML stay words. */
export const readMarkdownBlocks = (text: string): SourceBlock[] => {
  const { front, rest } = takeFront(text.replace(/^\ufeff/, ''))
  const blocks = chunksOf(rest).flatMap(({ source, line, wild }) => {
    // Plain text knows the same signs and cannot be made slow.
    const read = wild ? readTextBlocks(source) : parsed(source)
    return line === 0 ? read : read.map(each => ({ ...each, line: each.line + line }))
  })
  return front === '' ? blocks : [...blocks, { text: front, furniture: true, line: 1 }]
}

/** What programs keep about a file between lines of dashes, or of plus signs, at its very beginning. It is no part of the text. */
const takeFront = (text: string): { readonly front: string; readonly rest: string } => {
  const start = text.slice(0, 8000)
  const front = /^---[ \t]*\r?\n(?=\w[\w-]*:)/.test(text)
    ? start.search(/\n(?:---|\.\.\.)[ \t]*\r?\n/)
    : /^\+{3}[ \t]*\r?\n(?=\w[\w-]*\s*=)/.test(text)
      ? start.search(/\n\+{3}[ \t]*\r?\n/)
      : -1
  if (front < 0) return { front: '', rest: text }
  const end = text.indexOf('\n', front + 1)
  // Empty lines in its place keep the numbers of the lines.
  return { front: text.slice(3, front).trim(), rest: text.slice(0, end).replace(/[^\n]/g, '') + text.slice(end) }
}

const parsed = (source: string): SourceBlock[] => {
  const root = unified().use(remarkParse).use(remarkGfm, { singleTilde: false }).parse(source)
  const state: State = { source, blocks: [], ...linksIn(root) }
  for (const node of root.children) block(state, node, { depth: -1, quote: false, mark: null })
  return state.blocks
}

/** Addresses with names, and the names that the text uses. */
const linksIn = (root: Root) => {
  const links = new Map<string, string>()
  const named = new Set<string>()
  const left: Nodes[] = [root]
  for (let node = left.pop(); node; node = left.pop()) {
    if (node.type === 'definition' && !links.has(node.identifier)) links.set(node.identifier, node.url)
    else if (node.type === 'linkReference') named.add(node.identifier)
    if ('children' in node) left.push(...node.children)
  }
  return { links, named }
}

const push = (
  state: State,
  node: Nodes,
  place: Place,
  fields: Partial<SourceBlock> & { readonly text: string },
): void => {
  const line = node.position?.start.line ?? state.blocks.length + 1
  state.blocks.push({ line, ...(place.quote ? { quote: true } : {}), ...(place.mark ?? {}), ...fields })
}

const block = (state: State, node: RootContent | BlockContent | DefinitionContent, place: Place): void => {
  switch (node.type) {
    case 'heading':
      push(state, node, place, { text: phrases(state, node.children), heading: node.depth })
      return
    case 'paragraph':
      paragraph(state, node, place)
      return
    case 'blockquote':
      for (const child of node.children) block(state, child, { ...place, quote: true, mark: null })
      return
    case 'list':
      if (node.children.length > 1 && leadsWithin(node)) {
        contentsOf(state, node, place)
        return
      }
      for (const [at, item] of node.children.entries()) listItem(state, item, place, marks(state, node.children, at))
      return
    case 'table': {
      const table = node.children.map(row => row.children.map(cell => cellOf(state, cell.children)))
      push(state, node, place, { text: '', table })
      return
    }
    case 'code':
      // What stands between fences is shown as it is: nothing in it is a number or a heading.
      if (/^\s*(?:`{3}|~{3})/.test(sourceOf(state, node))) {
        if (node.value.trim() !== '') push(state, node, place, { text: node.value, quote: true, verbatim: true })
        return
      }
      // Four spaces are an accident of layout far more often than a program.
      for (const each of readTextBlocks(node.value)) push(state, node, place, each)
      return
    case 'html':
      html(state, node.value, node, place)
      return
    case 'definition':
      // The address of a link that is named in the text stands there.
      if (!state.named.has(node.identifier)) push(state, node, place, { text: sourceOf(state, node).trim() })
      return
    case 'footnoteDefinition':
      push(state, node, place, { text: sourceOf(state, node).trim() })
      return
    default:
      return
  }
}

const paragraph = (state: State, node: Paragraph, place: Place): void => {
  const only = node.children[0]
  if (node.children.length === 1 && only?.type === 'image') {
    push(state, node, place, { text: only.alt || only.url, furniture: true })
    return
  }
  const text = phrases(state, node.children)
  // "Area", and under it ": the whole county": a word with what it means, each a paragraph.
  const meant = /\n[ \t]{0,3}:[ \t]/.test(sourceOf(state, node)) ? text.split(/\s:\s/) : [text]
  for (const part of meant) if (part !== '' || meant.length === 1) push(state, node, place, { text: part })
}

const cellOf = (state: State, children: readonly PhrasingContent[]): string => phrases(state, children)

/** Blocks of HTML in Markdown: elements are read as HTML, words in angle brackets stay words. */
const html = (state: State, value: string, node: Nodes, place: Place): void => {
  const name = /^<\/?([a-z][\w:-]*)/i.exec(value)?.[1]?.toLowerCase()
  if (
    name !== undefined &&
    !isKnown(name) &&
    !/^(?:script|style|iframe|template|svg|object|embed|noscript|textarea)$/.test(name)
  ) {
    push(state, node, place, { text: value.trim() })
    return
  }
  const line = node.position?.start.line ?? 1
  for (const each of readHtmlBlocks(value)) push(state, node, place, { ...each, line })
}

/** The number of an item as typed; where all are typed alike ("1." throughout) as counted, which is what is shown. */
const marks = (state: State, items: readonly ListItem[], at: number): Partial<SourceBlock> => {
  const typed = typedNumber(state, items[at]!)
  if (!typed) return { bullet: true }
  const first = typedNumber(state, items[0]!)!
  const second = items[1] ? typedNumber(state, items[1]) : null
  if (second && second.value === first.value && items.length > 1) return { marker: `${first.value + at}${typed.sign}` }
  return { marker: `${typed.value}${typed.sign}` }
}

const typedNumber = (state: State, item: ListItem): { readonly value: number; readonly sign: string } | null => {
  const start = item.position?.start.offset ?? 0
  const found = /^\s{0,16}(\d{1,9})([.)])/.exec(state.source.slice(start, start + 28))
  return found ? { value: Number(found[1]), sign: found[2]! } : null
}

/** Whether every item of a list is a link to a place in the same file, as a list of contents is. */
const leadsWithin = (list: List): boolean =>
  list.children.every(({ children: [first, ...rest] }) => {
    const [link, ...others] = first?.type === 'paragraph' ? first.children : []
    const leads = link?.type === 'link' && link.url.startsWith('#') && others.length === 0
    return leads && rest.every(each => each.type === 'list' && leadsWithin(each))
  })

const contentsOf = (state: State, list: List, place: Place): void => {
  for (const item of list.children)
    for (const child of item.children) {
      if (child.type === 'paragraph')
        push(state, child, place, { text: phrases(state, child.children), contents: true })
      else if (child.type === 'list') contentsOf(state, child, place)
    }
}

const listItem = (state: State, item: ListItem, place: Place, mark: Partial<SourceBlock>): void => {
  const inner = { depth: place.depth + 1, quote: place.quote }
  const [first, ...rest] = item.children
  const signed = { ...mark, indent: inner.depth }
  const from = state.blocks.length
  if (!first) {
    push(state, item, { ...inner, mark: signed }, { text: '' })
    return
  }
  // "- 1. words": the outer sign is decoration, the number inside counts.
  block(state, first, { ...inner, mark: first.type === 'list' ? null : signed })
  for (const child of rest) block(state, child, { ...inner, mark: null })
  const own = state.blocks[from]
  if (own && typeof item.checked === 'boolean')
    state.blocks[from] = { ...own, text: `${tick(item.checked)} ${own.text}` }
}
