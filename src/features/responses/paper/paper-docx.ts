/** A paper form as a Word document: to print, or to fill in on screen, with boxes that can be ticked and rooms that grow. */
import type { FileChild, ISectionOptions, Paragraph } from 'docx'
import { clean } from '../../../documents/export/docx.ts'
import { bulletLevels, styles } from '../../../documents/export/docx-styles.ts'
import type { Words } from '../../../documents/export/pdf/index.ts'
import type { PaperBlock } from './paper-block.ts'
import type { PaperForm } from './paper-form.ts'

type Docx = typeof import('docx')

/** A4 with the margins that Word itself gives; in twentieths of a point. */
const PAGE = { size: { width: 11906, height: 16838 }, margin: { top: 1440, right: 1440, bottom: 1440, left: 1440 } }
const TEXT_WIDTH = PAGE.size.width - PAGE.margin.left - PAGE.margin.right

/** Longest name of a box that word processors take. */
const LONGEST_NAME = 60

/** Writes the form as .docx; `largePrint` gives 18 point. */
export async function paperDocx(
  form: PaperForm,
  { largePrint }: { readonly largePrint: boolean },
): Promise<Uint8Array> {
  const docx = await import('docx')
  const line = largePrint ? 620 : 540
  const title = new docx.Paragraph({ heading: docx.HeadingLevel.TITLE, children: runs(docx, form.title) })
  const [first = [], ...others] = sheetsOf(form.blocks).map(blocks =>
    blocks.flatMap(block => childrenOf(docx, block, line)),
  )
  const document = new docx.Document({
    title: clean(form.title),
    creator: '',
    lastModifiedBy: '',
    styles: styles({ largePrint }),
    numbering: { config: [{ reference: 'bullets', levels: bulletLevels(docx) }] },
    sections: [
      sectionOf(docx, [title, ...first], docx.SectionType.NEXT_PAGE),
      ...others.map(children => sectionOf(docx, children, docx.SectionType.ODD_PAGE)),
    ],
  })
  return new Uint8Array(await docx.Packer.toBuffer(document))
}

/** The blocks, parted where a new sheet begins. */
function sheetsOf(blocks: readonly PaperBlock[]): PaperBlock[][] {
  const sheets: PaperBlock[][] = [[]]
  for (const block of blocks) {
    if (block.kind === 'sheet') sheets.push([])
    else sheets.at(-1)!.push(block)
  }
  return sheets
}

function sectionOf(
  docx: Docx,
  children: FileChild[],
  type: (typeof docx.SectionType)[keyof typeof docx.SectionType],
): ISectionOptions {
  const { CURRENT, TOTAL_PAGES } = docx.PageNumber
  const place = new docx.TextRun({ children: [CURRENT, ' / ', TOTAL_PAGES] })
  const footer = new docx.Paragraph({ alignment: docx.AlignmentType.CENTER, children: [place] })
  return { properties: { type, page: PAGE }, footers: { default: new docx.Footer({ children: [footer] }) }, children }
}

function childrenOf(docx: Docx, block: PaperBlock, line: number): FileChild[] {
  const { Paragraph } = docx
  switch (block.kind) {
    case 'heading': {
      const { HEADING_1, HEADING_2 } = docx.HeadingLevel
      return [new Paragraph({ heading: block.level === 1 ? HEADING_1 : HEADING_2, children: runs(docx, block.words) })]
    }
    case 'paragraph':
      return [new Paragraph({ keepNext: block.stays ?? false, children: runs(docx, block.words) })]
    case 'list':
      return block.items.map(
        ({ words }) => new Paragraph({ numbering: { reference: 'bullets', level: 0 }, children: runs(docx, words) }),
      )
    case 'summary':
      return block.rows.flatMap(({ term, words }) => [
        new Paragraph({ keepNext: true, spacing: { after: 0 }, children: runs(docx, term, true) }),
        new Paragraph({ children: runs(docx, words) }),
      ])
    case 'note': {
      const bar = { style: docx.BorderStyle.SINGLE, size: 24, space: 8, color: '595959' }
      return [new Paragraph({ border: { left: bar }, indent: { left: 240 }, children: runs(docx, block.words) })]
    }
    case 'ticks':
      return [
        new Paragraph({ keepNext: true, children: runs(docx, block.asked) }),
        ...block.options.map(option => tickBox(docx, option)),
      ]
    case 'write':
      return writingRoom(docx, block.label, line * block.lines)
    case 'sheet':
      return []
  }
}

function tickBox(docx: Docx, option: Words): Paragraph {
  const box = new docx.CheckBox({ checked: false, alias: clean(textOf(option)).slice(0, LONGEST_NAME).toWellFormed() })
  const gap = new docx.TextRun({ children: [new docx.Tab()] })
  return new docx.Paragraph({
    indent: { left: 560, hanging: 560 },
    children: [box, gap, ...runs(docx, option)],
  })
}

/** A frame below its label: high enough for a pen, and growing with what is typed. */
function writingRoom(docx: Docx, label: Words, height: number): FileChild[] {
  const cell = new docx.TableCell({
    width: { size: TEXT_WIDTH, type: docx.WidthType.DXA },
    children: [new docx.Paragraph({})],
  })
  const frame = new docx.Table({
    width: { size: TEXT_WIDTH, type: docx.WidthType.DXA },
    columnWidths: [TEXT_WIDTH],
    rows: [new docx.TableRow({ height: { value: height, rule: docx.HeightRule.ATLEAST }, children: [cell] })],
  })
  const above = new docx.Paragraph({ keepNext: true, spacing: { before: 240 }, children: runs(docx, label) })
  return [above, frame]
}

/** Bold is only written where it is: written as absent, it would undo what the style of a heading says. */
function runs(docx: Docx, words: Words, bold = false) {
  const parts = typeof words === 'string' ? [{ text: words, strong: false }] : words
  return parts.flatMap(part => {
    const marks = bold || part.strong ? { bold: true } : {}
    return part.text
      .split('\n')
      .map((text, at) => new docx.TextRun({ text: clean(text), break: at === 0 ? 0 : 1, ...marks }))
  })
}

function textOf(words: Words): string {
  return typeof words === 'string' ? words : words.map(run => run.text).join('')
}
