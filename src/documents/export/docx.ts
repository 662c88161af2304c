/** A tree as a Word document: real styles for title and headings, real lists, tables with header rows, a language. */

import type { FileChild, ParagraphChild } from 'docx'
import type { DocumentTree } from '../tree.ts'
import type { DocxOptions } from './docx-options.ts'
import { bulletLevels, styles } from './docx-styles.ts'
import { type InlineRun, parseInline } from './inline.ts'
import { headingLevel, holdsTitle, type List, type Nested, nest, type Part, titleOf } from './nest.ts'
import { parseTable } from './table.ts'

type Docx = typeof import('docx')

/**
 * Writes a tree as .docx. Printed numbers are words before the text, so that no word processor counts them anew; items
 * without a number are bullets of the word processor's own.
 */
export async function treeToDocx(tree: DocumentTree, options: DocxOptions = {}): Promise<Uint8Array> {
  const docx = await import('docx')
  const title = titleOf(tree)
  const document = new docx.Document({
    title,
    creator: '',
    lastModifiedBy: '',
    styles: styles(options),
    numbering: { config: [{ reference: 'bullets', levels: bulletLevels(docx) }] },
    sections: [
      {
        properties: { page: { size: { width: 11906, height: 16838 } } },
        children: [
          ...(holdsTitle(tree) ? [] : [titleParagraph(docx, title)]),
          ...nest(tree).flatMap(nested => blocksOf(docx, nested, 0)),
          ...glossary(docx, options),
        ],
      },
    ],
  })
  return new Uint8Array(await docx.Packer.toBuffer(document))
}

function titleParagraph(docx: Docx, title: string): FileChild {
  return new docx.Paragraph({ heading: docx.HeadingLevel.TITLE, children: [new docx.TextRun(clean(title))] })
}

function blocksOf(docx: Docx, nested: Nested, depth: number): FileChild[] {
  if (nested.kind === 'list') return listBlocks(docx, nested, depth)
  return [...ownBlocks(docx, nested, depth), ...nested.inner.flatMap(inner => blocksOf(docx, inner, depth))]
}

function listBlocks(docx: Docx, list: List, depth: number): FileChild[] {
  return list.items.flatMap(item => {
    const numbering = { reference: 'bullets', level: Math.min(8, depth) }
    const indent = { left: 560 * (depth + 1), hanging: 460 }
    const children = wordsOf(docx, item)
    const own = new docx.Paragraph(list.numbered ? { children, indent } : { children, numbering })
    return [own, ...item.inner.flatMap(inner => blocksOf(docx, inner, depth + 1))]
  })
}

function ownBlocks(docx: Docx, part: Part, depth: number): FileChild[] {
  const { kind, text } = part.paragraph
  if (kind === 'table') return [tableOf(docx, text)]
  const children = wordsOf(docx, part)
  const left = depth === 0 ? {} : { indent: { left: 560 * depth } }
  switch (kind) {
    case 'heading':
      // The title has its own style, so headings begin at 1.
      return [new docx.Paragraph({ heading: headings(docx)[headingLevel(part, 1) - 1]!, children })]
    case 'quote':
      return [new docx.Paragraph({ style: 'Quote', indent: { left: 720 }, children })]
    default:
      return [new docx.Paragraph({ children, ...left })]
  }
}

function headings({ HeadingLevel }: Docx) {
  const { HEADING_1, HEADING_2, HEADING_3, HEADING_4, HEADING_5, HEADING_6 } = HeadingLevel
  return [HEADING_1, HEADING_2, HEADING_3, HEADING_4, HEADING_5, HEADING_6] as const
}

function wordsOf(docx: Docx, { paragraph }: Part): ParagraphChild[] {
  const number = paragraph.printed === '' ? [] : [new docx.TextRun(clean(`${paragraph.printed} `))]
  return [...number, ...runsOf(docx, parseInline(paragraph.text))]
}

function runsOf(docx: Docx, runs: readonly InlineRun[]): ParagraphChild[] {
  return runs.flatMap((run): ParagraphChild[] => {
    // A mark written as absent would undo what the style of a heading says.
    const marks = { ...(run.strong ? { bold: true } : {}), ...(run.emphasis ? { italics: true } : {}) }
    const lines = run.text.split('\n').map((line, at) => ({ text: clean(line), break: at === 0 ? 0 : 1, ...marks }))
    if (run.href === undefined || /^[/#]/.test(run.href)) return lines.map(line => new docx.TextRun(line))
    const children = lines.map(line => new docx.TextRun({ ...line, style: 'Hyperlink' }))
    return [new docx.ExternalHyperlink({ link: run.href, children })]
  })
}

function tableOf(docx: Docx, markdown: string): FileChild {
  const rows = parseTable(markdown)
  const width = rows[0]?.length ?? 1
  return new docx.Table({
    width: { size: 100, type: docx.WidthType.PERCENTAGE },
    columnWidths: Array<number>(width).fill(Math.floor(9000 / width)),
    rows: rows.map((row, at) => {
      const cells = row.map(cell => new docx.TableCell({ children: [cellParagraph(docx, cell, at)] }))
      return new docx.TableRow({ tableHeader: at === 0, cantSplit: true, children: cells })
    }),
  })
}

/** Header cells are bold by their style, so that their words carry no mark of their own. */
function cellParagraph(docx: Docx, cell: string, row: number) {
  const children = runsOf(docx, parseInline(cell))
  return new docx.Paragraph(row === 0 ? { style: 'TableHeader', children } : { children })
}

function glossary(docx: Docx, { glossary: terms = [] }: DocxOptions): FileChild[] {
  if (terms.length === 0) return []
  const heading = new docx.Paragraph({ heading: docx.HeadingLevel.HEADING_1, children: [new docx.TextRun('Glossary')] })
  const rows = terms.map(({ term, meaning }) => {
    const name = new docx.TextRun({ text: clean(`${term}: `), bold: true })
    return new docx.Paragraph({ children: [name, ...runsOf(docx, parseInline(meaning))] })
  })
  return [heading, ...rows]
}

/** A text without the characters that XML cannot hold: a Word file with one does not open. */
export function clean(text: string): string {
  return text.toWellFormed().replace(/[\u0000-\u0008\u000b-\u001f\ufffe\uffff]/g, '')
}
