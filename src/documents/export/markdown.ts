/** A tree as Markdown that any reader of Markdown shows right: printed numbers are words, never counted by the reader. */
import type { DocumentTree, Paragraph } from '../tree.ts'
import { headingLevel, holdsTitle, type Nested, type NestOptions, nest, type Part, titleOf } from './nest.ts'
import { parseTable, writeTable } from './table.ts'

/** The tree as CommonMark with tables. */
export function treeToMarkdown(tree: DocumentTree, options: NestOptions = {}): string {
  const isTitled = holdsTitle(tree)
  const title = isTitled ? [] : [`# ${closed(escapeStart(escapeWords(titleOf(tree))))}`]
  const blocks = [...title, ...nest(tree, options).map(nested => nestedMarkdown(nested, isTitled ? 1 : 2))]
  return `${blocks.join('\n\n')}\n`
}

type First = 1 | 2

function nestedMarkdown(nested: Nested, first: First): string {
  if (nested.kind === 'part') return partMarkdown(nested, first)
  return nested.items.map(item => `- ${indent(partMarkdown(item, first, true), '  ')}`).join('\n')
}

function indent(text: string, by: string): string {
  return text.replace(/\n(?=[^\n])/g, `\n${by}`)
}

function partMarkdown(part: Part, first: First, isItem = false): string {
  const own = ownMarkdown(part, first)
  const inner = part.inner.map(nested => nestedMarkdown(nested, first))
  // A list right under its item belongs to it without a blank line; anything else needs one.
  return [own, ...inner].reduce((text, block, at) => {
    const tight = isItem && part.inner[at - 1]?.kind === 'list' && at === 1
    return `${text}${tight ? '\n' : '\n\n'}${block}`
  })
}

function ownMarkdown(part: Part, first: First): string {
  const { kind, text } = part.paragraph
  if (kind === 'table') return writeTable(parseTable(text), escapeWords)
  const words = numberedWords(part.paragraph)
  if (kind === 'heading') return headingMarkdown(words, headingLevel(part, first))
  if (kind === 'quote') return `> ${words.replaceAll('\n', '\n> ')}`
  return words
}

function numberedWords({ printed, text }: Paragraph): string {
  const words = [escapeWords(printed), escapeWords(text.trim())].filter(part => part !== '').join(' ')
  return words.split('\n').map(escapeStart).join('\\\n')
}

/** Signs that Markdown would take for marks, code or HTML, but that are words here. Bold, italic and links stay. */
function escapeWords(text: string): string {
  return text
    .replace(/\]\([^()\s]*\)|\\[*[\]\\]|[\\<`_~&]/g, found => (found.length > 1 ? found : `\\${found}`))
    .replace(/\\&(?![#\w]+;)/g, '&')
}

/** What at the start of a line would make it a heading, a list, a quotation, a rule or code. */
function escapeStart(line: string): string {
  return line
    .replace(/^\s+/, '')
    .replace(/^(#{1,6}(?=\s|$)|>|[-+](?=\s|$)|[-=]+\s*$)/, '\\$1')
    .replace(/^\*(?=\s|$)/, '\\*')
    .replace(/^(\d{1,9})([.)])(?=\s|$)/, '$1\\$2')
}

/** A heading of level 1 or 2 can hold a line break when it is underlined; others are one line. */
function headingMarkdown(words: string, level: number): string {
  if (level <= 2 && words.includes('\n') && !/^\s*$/m.test(words)) return `${words}\n${level === 1 ? '===' : '---'}`
  return `${'#'.repeat(level)} ${closed(words)}`
}

/** Words of a heading: one line, and signs at its end stay words. */
function closed(words: string): string {
  return words.replace(/\\\n/g, ' ').replace(/(?<![\\#])(#+)$/, '\\$1')
}
