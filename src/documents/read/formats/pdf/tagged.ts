/** Reads a tagged PDF by its own structure (ISO 32000-1, 14.8): headings, paragraphs, lists, tables, quotations. */
import type { SourceBlock } from '../../blocks.ts'
import { collectWords } from '../hyphens.ts'
import { takeListSign, writeWords } from './joining.ts'
import { linesOf } from './lines.ts'
import type { PdfPage, Piece, Role } from './page.ts'
import { marksIn, type TaggedPage, wordsIn } from './tagged-words.ts'

/** True when the structure covers nearly all words of the document, so that it can be trusted with them. */
export function isWellTagged(pages: readonly PdfPage[]): boolean {
  let all = 0
  let covered = 0
  for (const page of pages) {
    const marks = new Set(page.structure ? marksIn(page.structure) : [])
    for (const piece of page.pieces) {
      if (piece.artifact || piece.text.trim() === '') continue
      all += piece.text.length
      if (piece.mark !== null && marks.has(piece.mark)) covered += piece.text.length
    }
  }
  return all > 0 && covered / all > 0.97
}

/** Roles that stand in the line of their parent. */
const inline = new Set([
  'Span',
  'Link',
  'Em',
  'Strong',
  'Quote',
  'Code',
  'Reference',
  'Annot',
  'Sub',
  'NonStruct',
  'Artifact',
  'Ruby',
  'RB',
])
const lists = new Set(['L', 'TOC'])

/** Browsers wrap whole pages in parts that say nothing (NonStruct): what holds paragraphs is no part of a line. */
function inLine(role: Role): boolean {
  return inline.has(role.role) && role.children.every(child => typeof child === 'string' || inLine(child))
}

type Context = TaggedPage & { readonly blocks: SourceBlock[] }

/** Turns the pages of a tagged PDF into blocks. */
export function readTagged(pages: readonly PdfPage[]): SourceBlock[] {
  const vocabulary = collectWords(
    pages.flatMap(page => page.pieces.map(piece => piece.text.replace(/[\p{L}\p{N}]+[-‐]?$/u, ''))),
  )
  const blocks: SourceBlock[] = []
  for (const page of pages) {
    const pieces = new Map<string, Piece[]>()
    for (const piece of page.pieces)
      if (piece.mark !== null) pieces.set(piece.mark, [...(pieces.get(piece.mark) ?? []), piece])
    const here: SourceBlock[] = []
    const used = new Set<string>()
    if (page.structure) readRole(page.structure, { page, pieces, vocabulary, used, blocks: here }, -1)
    here.push(...leftOver(page, used))
    mendCut(blocks, here)
    blocks.push(...here.map((block, index) => ({ ...block, line: blocks.length + index + 1 })))
  }
  return blocks
}

/** Words that the structure leaves out stand at the end of their page. */
function leftOver(page: PdfPage, used: ReadonlySet<string>): SourceBlock[] {
  const pieces = page.pieces.filter(
    ({ mark, artifact, text }) => !artifact && text.trim() !== '' && (mark === null || !used.has(mark)),
  )
  return linesOf({ ...page, pieces, rules: [] }).map(({ spans }) => ({
    text: writeWords(spans),
    page: page.number,
    line: 0,
  }))
}

/** A page ends in the middle of a paragraph when the next one goes on with a small letter and no number. */
function mendCut(before: SourceBlock[], after: SourceBlock[]): void {
  const last = before.at(-1)
  const next = after[0]
  if (
    !last ||
    !next ||
    last.table ||
    next.table ||
    next.marker !== undefined ||
    next.bullet ||
    last.heading ||
    next.heading
  )
    return
  if (/[.!?:;…]["'”’)\]*]*$/.test(last.text) || !/^\p{Ll}{2}/u.test(next.text)) return
  before[before.length - 1] = { ...last, text: `${last.text} ${next.text}` }
  after.shift()
}

function readRole(role: Role, context: Context, depth: number): void {
  if (role.role === 'Table') readTable(role, context)
  else if (role.role === 'LI') readItem(role, context, depth)
  else if (role.role === 'Figure') readFigure(role, context)
  else if (role.children.some(child => typeof child !== 'string' && !inLine(child))) {
    const deeper = lists.has(role.role) ? depth + 1 : depth
    for (const part of partsOf(role)) readRole(part, context, deeper)
  } else sayRole(role, context, aboutRole(role.role))
}

/** A figure has a description, and may be drawn with words of its own. */
function readFigure(figure: Role, context: Context): void {
  if (figure.alt.trim() !== '') push(context, { text: figure.alt.trim(), furniture: true })
  sayRole(figure, context, { furniture: true })
}

/** Words between block parts are a part of their own. */
function partsOf(role: Role): Role[] {
  const parts: Role[] = []
  let loose: (Role | string)[] = []
  const close = () => {
    if (loose.length > 0) parts.push({ role: role.role === 'Document' ? 'P' : role.role, alt: '', children: loose })
    loose = []
  }
  for (const child of role.children) {
    if (typeof child === 'string' || inLine(child)) loose.push(child)
    else {
      close()
      parts.push(child)
    }
  }
  close()
  return parts
}

function aboutRole(role: string): Partial<SourceBlock> {
  if (role === 'Title') return { heading: 1 }
  const depth = /^H([1-9])?$/.exec(role)
  if (depth) return { heading: Math.min(6, Number(depth[1] ?? 1)) as NonNullable<SourceBlock['heading']> }
  return role === 'BlockQuote' ? { quote: true } : {}
}

function sayRole(role: Role, context: Context, about: Partial<SourceBlock>): void {
  const text = wordsIn(role, context, about.heading !== undefined)
  if (text !== '') push(context, { ...about, ...(about.furniture ? { text } : takeListSign(text)) })
}

function push(context: Context, block: Omit<SourceBlock, 'line' | 'page'>): void {
  context.blocks.push({ ...block, page: context.page.number, line: 0 })
}

/** A label is the number as printed, or a bullet; the first words of the body stand beside it. */
function readItem(item: Role, context: Context, depth: number): void {
  const from = context.blocks.length
  const label = item.children.find(child => typeof child !== 'string' && child.role === 'Lbl')
  const printed = label && typeof label !== 'string' ? wordsIn(label, context, true) : ''
  for (const child of partsOf({ ...item, children: item.children.filter(one => one !== label) }))
    readRole({ ...child, role: child.role === 'LI' ? 'P' : child.role }, context, depth)
  const first = context.blocks[from]
  if (!first || first.table || first.marker !== undefined || first.bullet) {
    if (printed !== '' && /[\p{L}\p{N}]/u.test(printed))
      context.blocks.splice(from, 0, { text: '', marker: printed, page: context.page.number, line: 0 })
    return
  }
  // Browsers draw their list signs: then the label is there and holds no words.
  if (label === undefined) return
  const sign = /[\p{L}\p{N}]/u.test(printed) && printed !== 'o' ? { marker: printed } : { bullet: true }
  context.blocks[from] = { ...first, ...sign, indent: Math.max(0, depth) }
}

function readTable(table: Role, context: Context): void {
  for (const caption of rolesIn(table, 'Caption')) readRole({ ...caption, role: 'P' }, context, -1)
  const rows = rolesIn(table, 'TR').map(row =>
    row.children.flatMap(cell =>
      typeof cell !== 'string' && /^T[HD]$/.test(cell.role) ? [wordsOfCell(cell, context)] : [],
    ),
  )
  const width = Math.max(0, ...rows.map(row => row.length))
  const cells = rows.map(row => [...row, ...Array<string>(width - row.length).fill('')])
  if (cells.some(row => row.some(cell => cell !== ''))) push(context, { text: '', table: cells })
}

function wordsOfCell(cell: Role, context: Context): string {
  const inside: Context = { ...context, blocks: [] }
  for (const part of partsOf({ ...cell, role: 'P' })) readRole(part, inside, -1)
  return inside.blocks.map(writeInCell).join('\n')
}

function writeInCell({ table, marker, bullet, text }: SourceBlock): string {
  if (table) return table.map(row => row.filter(cell => cell !== '').join('; ')).join('\n')
  return [marker ?? (bullet ? '•' : ''), text].join(' ').trim()
}

function rolesIn(role: Role, name: string): Role[] {
  return role.children.flatMap(child =>
    typeof child === 'string' ? [] : child.role === name ? [child] : rolesIn(child, name),
  )
}
