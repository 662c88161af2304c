/**
 * Writes trees as a Word document the way people make them: with automatic multilevel lists, heading styles, tables and
 * quotations, or with every number typed by hand and no style at all.
 */
import type { DocumentTree, Paragraph } from '../../../tree.ts'
import { startNumbers } from './number-fixture.ts'
import { definition, inList, level, makeWord, para, run, style, styled } from './word-fixture.ts'

/** A Word document of all trees in a row, and how many of its numbers Word itself computes. */
export type WordOfTrees = { readonly bytes: Uint8Array; readonly automatic: number; readonly typed: number }

const styles = [
  ...[1, 2, 3, 4].map(depth =>
    style(
      `Heading${depth}`,
      `heading ${depth}`,
      `<w:pPr><w:outlineLvl w:val="${depth - 1}"/></w:pPr><w:rPr><w:b/></w:rPr>`,
    ),
  ),
  style('Quote', 'Quote', '<w:rPr><w:i/></w:rPr>'),
  style('TOC1', 'toc 1', ''),
].join('')

/** Bullets stand in a definition of their own, number 0; every document has a definition for its numbers. */
const bulletList = 1

/** Writes trees with automatic numbers and styles. */
export function automaticWord(trees: readonly DocumentTree[]): WordOfTrees {
  const definitions = [definition(0, Array.from({ length: 9 }, (_, depth) => level(depth, 'bullet', '•')).join(''))]
  const lists = [`<w:num w:numId="${bulletList}"><w:abstractNumId w:val="0"/></w:num>`]
  let automatic = 0
  let typed = 0
  const body = trees.map((tree, index) => {
    const byKey = new Map(tree.paragraphs.map(each => [each.key, each]))
    const numbers = startNumbers(index + 1, lists.length + 1, tree)
    const written = tree.paragraphs.map(each => {
      const number = each.printed === '' ? null : numbers.place(each)
      if (number) automatic++
      else if (each.printed !== '') typed++
      const bullet = each.kind === 'item' && each.printed === '' ? inList(bulletList, bulletDepth(each, byKey)) : ''
      return paragraphOf(
        each,
        `${styleOf(each)}${number ? inList(number.numId, number.level) : bullet}`,
        number !== null,
      )
    })
    const { definitions: own, lists: more } = numbers.written()
    definitions.push(own)
    lists.push(...more)
    return written.join('')
  })
  return {
    bytes: makeWord({ body: body.join(''), styles, numbering: definitions.join('') + lists.join('') }),
    automatic,
    typed,
  }
}

/** Writes trees with typed numbers, bullets and contents lists of Word and no other styles. */
export function typedWord(trees: readonly DocumentTree[]): Uint8Array {
  const numbering = `${definition(0, level(0, 'bullet', '•'))}<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>`
  const body = trees.flatMap(tree =>
    tree.paragraphs.map(each => {
      const bullet = each.kind === 'item' && each.printed === '' ? inList(1, 0) : ''
      return paragraphOf(each, bullet || (each.kind === 'contents' ? styled('TOC1') : ''), false)
    }),
  )
  return makeWord({ body: body.join(''), numbering, styles })
}

function styleOf({ kind, level: depth }: Paragraph): string {
  if (kind === 'heading') return styled(`Heading${Math.min(4, depth + 1)}`)
  if (kind === 'quote') return styled('Quote')
  return kind === 'contents' ? styled('TOC1') : ''
}

function paragraphOf({ kind, printed, text }: Paragraph, properties: string, numbered: boolean): string {
  if (kind === 'table') return tableOf(text)
  const number = numbered || printed === '' ? '' : `<w:r><w:t>${printed}</w:t><w:tab/></w:r>`
  return para(`${number}${runsOf(text)}` || '<w:r/>', properties)
}

/** Inline Markdown as runs. */
function runsOf(text: string): string {
  const look = /\*\*(?<bold>[^*]+)\*\*|(?<![\w*])\*(?<italic>[^\s*](?:[^*]*[^\s*])?)\*(?![\w*])/g
  let runs = ''
  let from = 0
  for (const found of text.matchAll(look)) {
    const { bold, italic } = found.groups ?? {}
    runs += wordsOf(text.slice(from, found.index)) + (bold ? wordsOf(bold, '<w:b/>') : wordsOf(italic ?? '', '<w:i/>'))
    from = found.index + found[0].length
  }
  return runs + wordsOf(text.slice(from))
}

function wordsOf(text: string, look = ''): string {
  return text
    .split(/(\n|\t)/)
    .map(part =>
      part === '\n' ? '<w:r><w:br/></w:r>' : part === '\t' ? '<w:r><w:tab/></w:r>' : part && run(part, look),
    )
    .join('')
}

function tableOf(markdown: string): string {
  const rows = markdown.split('\n').filter((_, at) => at !== 1)
  const cells = rows.map(row => row.slice(2, -2).split(' | '))
  const cell = (text: string) =>
    `<w:tc>${text
      .split('<br>')
      .map(line => para(runsOf(line) || '<w:r/>'))
      .join('')}</w:tc>`
  return `<w:tbl>${cells.map(row => `<w:tr>${row.map(cell).join('')}</w:tr>`).join('')}</w:tbl>`
}

function bulletDepth(paragraph: Paragraph, byKey: ReadonlyMap<string, Paragraph>): number {
  let depth = 0
  for (let at = byKey.get(paragraph.parent ?? ''); at; at = byKey.get(at.parent ?? ''))
    if (at.kind === 'item' && at.printed === '') depth++
  return Math.min(8, depth)
}
