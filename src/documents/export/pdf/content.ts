/** What a PDF can hold: a small list of blocks, enough for receipts, reports, minutes, codes and forms to print. */
import type { InlineRun } from '../inline.ts'
import { languageOf } from './language.ts'
import { typefaces } from './typefaces.ts'

/** Words: plain, or runs with marks. */
export type Words = string | readonly InlineRun[]

/** An item of a list. `label` is shown exactly as given ("a)", "iv."); without one the item has a bullet. */
export type PdfItem = { readonly label?: string; readonly words: Words; readonly blocks?: readonly PdfBlock[] }

export type PdfBlock =
  /** Level 1 is the first below the title. A level that would be skipped is closed up, as PDF/UA asks (7.4.2). */
  | { readonly kind: 'heading'; readonly level: number; readonly words: Words; readonly number?: string }
  /** `number` stands before the words as printed; `indent` counts steps to the right; `stays` keeps it with what follows. */
  | {
      readonly kind: 'paragraph'
      readonly words: Words
      readonly number?: string
      readonly indent?: number
      readonly stays?: boolean
    }
  | { readonly kind: 'list'; readonly items: readonly PdfItem[]; readonly indent?: number }
  | { readonly kind: 'table'; readonly header: readonly Words[]; readonly rows: readonly (readonly Words[])[] }
  /** Names with what belongs to them: a summary list, a glossary. */
  | { readonly kind: 'summary'; readonly rows: readonly { readonly term: Words; readonly words: Words }[] }
  | { readonly kind: 'quote'; readonly blocks: readonly PdfBlock[] }
  /** Words that stand out, set off by a bar. */
  | { readonly kind: 'note'; readonly words: Words }
  /** Boxes to tick by hand, below what is asked. */
  | { readonly kind: 'ticks'; readonly asked: Words; readonly options: readonly Words[] }
  /** Ruled lines to write on by hand, below their label; a single line stands beside a short one. */
  | { readonly kind: 'write'; readonly label: Words; readonly lines: number }
  /** A drawing (SVG) in the middle of the line, with the words that stand for it where it is not seen; `width` in centimetres. */
  | { readonly kind: 'picture'; readonly svg: string; readonly alt: string; readonly width: number }
  /** What follows stands on a sheet of its own, also where both sides are printed. */
  | { readonly kind: 'sheet' }

export type PdfContent = readonly PdfBlock[]

export type PdfOptions = {
  /** Title of the document: shown as its first heading and in the window's title bar. */
  readonly title: string
  /** Language as a BCP 47 tag; "en-GB" unless told otherwise. */
  readonly lang?: string
  /** 18 point instead of 12. */
  readonly largePrint?: boolean
  /** True for one sheet on a wall: a large title, and no number of the page. */
  readonly poster?: boolean
  /** True when the content has the title among its headings: it is then not shown a second time. */
  readonly isTitled?: boolean
}

/** The content as the layout reads it. `replace` stands in for signs that no typeface here can show. */
export function contentForLayout(content: PdfContent, options: PdfOptions, replace: (text: string) => string): string {
  const [lang = 'en', region] = (options.lang ?? 'en-GB').split('-')
  // Where the title is shown, it is the heading of level 1, and the content's own begin at 2.
  const isTitled = options.isTitled ?? false
  const headings: Headings = { last: isTitled ? 0 : 1, first: isTitled ? 0 : 1 }
  return JSON.stringify({
    title: replace(options.title),
    lang: /^[a-z]{2,3}$/.test(lang) ? lang : 'en',
    region: region && /^[A-Z]{2}$/.test(region) ? region : null,
    large: options.largePrint ?? false,
    titled: isTitled,
    poster: options.poster ?? false,
    families: typefaces.map(face => face.family),
    blocks: content.flatMap(block => blockForLayout(block, headings, { replace, lang })),
  })
}

/** Most letters of a label that leave room to write beside it, in large print too. */
const SHORT_LABEL = 30

function isShort(label: Words): boolean {
  const text = textOf(label)
  return text !== '' && text.length <= SHORT_LABEL && !text.includes('\n')
}

/** Whether boxes to tick with their words take less than half a page in large print, so that no page break parts them. */
function fitsTogether(options: readonly Words[]): boolean {
  const lines = options.map(option => Math.ceil(textOf(option).length / 45) + textOf(option).split('\n').length - 1)
  return lines.reduce((sum, each) => sum + Math.max(1, each), 0) <= 12
}

function textOf(words: Words): string {
  return typeof words === 'string' ? words : words.map(run => run.text).join('')
}

/** How words are set: what stands in for signs that cannot be shown, and the language of the document. */
type Setting = { readonly replace: (text: string) => string; readonly lang: string }
type Headings = { last: number; readonly first: 0 | 1 }

function blockForLayout(block: PdfBlock, headings: Headings, setting: Setting): object[] {
  const { replace } = setting
  const words = (of: Words) => wordsForLayout(of, setting)
  const inner = (blocks: readonly PdfBlock[]) => blocks.flatMap(one => blockForLayout(one, headings, setting))
  switch (block.kind) {
    case 'heading': {
      const level = Math.max(headings.first + 1, Math.min(6, block.level + headings.first, headings.last + 1))
      headings.last = level
      return [{ kind: 'heading', level, number: replace(block.number ?? ''), runs: words(block.words) }]
    }
    case 'paragraph':
      return [
        {
          kind: 'paragraph',
          indent: block.indent ?? 0,
          number: replace(block.number ?? ''),
          runs: words(block.words),
          stays: block.stays ?? false,
        },
      ]
    case 'list': {
      const items = block.items.map(item => ({
        label: replace(item.label ?? '') || '•',
        runs: words(item.words),
        blocks: inner(item.blocks ?? []),
      }))
      return items.length === 0 ? [] : [{ kind: 'list', indent: block.indent ?? 0, items }]
    }
    case 'table': {
      const width = Math.max(block.header.length, ...block.rows.map(row => row.length))
      const row = (cells: readonly Words[]) => Array.from({ length: width }, (_, at) => words(cells[at] ?? ''))
      return width === 0 ? [] : [{ kind: 'table', header: row(block.header), rows: block.rows.map(row) }]
    }
    case 'summary': {
      const rows = block.rows.map(row => ({ term: words(row.term), runs: words(row.words) }))
      return rows.length === 0 ? [] : [{ kind: 'summary', rows }]
    }
    case 'quote':
      return [{ kind: 'quote', blocks: inner(block.blocks) }]
    case 'note':
      return [{ kind: 'note', runs: words(block.words) }]
    case 'ticks':
      return [
        {
          kind: 'ticks',
          runs: words(block.asked),
          options: block.options.map(words),
          together: fitsTogether(block.options),
        },
      ]
    case 'write':
      return [
        {
          kind: 'write',
          runs: block.label === '' ? [] : words(block.label),
          lines: Math.max(1, block.lines),
          beside: block.lines <= 1 && isShort(block.label),
        },
      ]
    case 'picture':
      return [{ kind: 'picture', svg: block.svg, alt: replace(block.alt), width: block.width }]
    case 'sheet':
      return [{ kind: 'sheet' }]
  }
}

function wordsForLayout(words: Words, { replace, lang: own }: Setting): object[] {
  const runs = typeof words === 'string' ? [{ text: words }] : words
  const lang = languageOf(textOf(words), own)
  return runs.map((run: InlineRun) => ({
    lang,
    lines: replace(run.text).split('\n'),
    strong: run.strong ?? false,
    emphasis: run.emphasis ?? false,
    // Addresses inside the site or the document lead nowhere on paper: their words stay.
    href: run.href !== undefined && /^(?:https?|mailto|tel):/i.test(run.href) ? run.href : null,
  }))
}
