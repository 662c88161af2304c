/** Writes made-up documents as Word files, each in a look of its own. */
import * as docx from 'docx'
import { asLetters, asRoman } from '../../../src/documents/read/formats/counts.ts'
import type { Level, Look } from './looks.ts'
import { type Words, wordsFrom } from './words.ts'

type Writing = { readonly look: Look; readonly words: Words; readonly counts: number[]; notes: number }

/** The bytes of a Word document of five sections or so, set as the look says. */
export async function writeDocument(look: Look, seed: number): Promise<Uint8Array> {
  const writing: Writing = { look, words: wordsFrom(seed), counts: [0, 0, 0, 0], notes: 0 }
  const titles = Array.from({ length: 5 + writing.words.under(4) }, () => writing.words.title())
  const children = [
    ...titlePage(writing),
    ...(look.contents ? contents(writing, titles) : []),
    ...titles.flatMap(title => section(writing, title)),
  ]
  const { landscape, columns, header, footer } = look
  const document = new docx.Document({
    title: look.name,
    features: { updateFields: false },
    hyphenation: { autoHyphenation: look.hyphenated ?? false },
    styles: {
      default: {
        document: {
          run: { size: look.size ?? 22, font: look.font ?? 'Liberation Sans', language: { value: 'en-GB' } },
          paragraph: { spacing: { line: look.line ?? 264, lineRule: docx.LineRuleType.AUTO } },
        },
      },
    },
    numbering: { config: [{ reference: 'all', levels: levels(look) }] },
    footnotes: Object.fromEntries(
      Array.from({ length: writing.notes }, (_, at) => [
        at + 1,
        { children: [new docx.Paragraph(` ${writing.words.sentence(1)}`)] },
      ]),
    ),
    sections: [
      {
        properties: {
          page: {
            size: {
              width: 11906,
              height: 16838,
              orientation: landscape ? docx.PageOrientation.LANDSCAPE : docx.PageOrientation.PORTRAIT,
            },
          },
          ...(columns ? { column: { count: columns, space: 500 } } : {}),
        },
        ...(header
          ? {
              headers: {
                default: new docx.Header({ children: [new docx.Paragraph('Northside Forum: code of good practice')] }),
              },
            }
          : {}),
        ...(footer ? { footers: { default: new docx.Footer({ children: [pageNumber()] }) } } : {}),
        children,
      },
    ],
  })
  return new Uint8Array(await docx.Packer.toBuffer(document))
}

const pageNumber = () =>
  new docx.Paragraph({
    alignment: docx.AlignmentType.CENTER,
    children: [new docx.TextRun({ children: ['Page ', docx.PageNumber.CURRENT, ' of ', docx.PageNumber.TOTAL_PAGES] })],
  })

const formats = {
  figures: docx.LevelFormat.DECIMAL,
  letters: docx.LevelFormat.LOWER_LETTER,
  capitals: docx.LevelFormat.UPPER_LETTER,
  romans: docx.LevelFormat.LOWER_ROMAN,
  'great-romans': docx.LevelFormat.UPPER_ROMAN,
}

/** Levels of Word's list: headings at 0, paragraphs at 1 (a second heading there has none below), points at 2 and 3. */
const levelsOf = ({ headings, paragraph, points }: Look): readonly (Level | undefined)[] => [
  headings[0],
  paragraph.number ? paragraph : headings[1],
  points[0],
  points[1],
]

function levels(look: Look) {
  return levelsOf(look).flatMap((level, at) => {
    if (!level?.number) return []
    return [
      {
        level: at,
        format: level.number.includes('%') ? formats[level.counts ?? 'figures'] : docx.LevelFormat.BULLET,
        text: level.number,
        alignment: docx.AlignmentType.START,
        style: {
          run: level.bold ? { bold: true } : {},
          paragraph: { indent: { left: level.left ?? 0, hanging: level.hanging ?? 0 } },
        },
      },
    ]
  })
}

function titlePage({ words, look }: Writing) {
  const title = new docx.Paragraph({
    alignment: docx.AlignmentType.CENTER,
    spacing: { after: 400 },
    children: [
      new docx.TextRun({ text: `Code of ${words.title()}`, bold: true, size: Math.round((look.size ?? 22) * 1.8) }),
    ],
  })
  return [title]
}

function contents({ look, words }: Writing, titles: readonly string[]) {
  const head = new docx.Paragraph({
    spacing: { after: 120 },
    children: [new docx.TextRun({ text: 'Contents', bold: true })],
  })
  const tabStops = [{ type: docx.TabStopType.RIGHT, position: 9000, leader: docx.LeaderType.DOT }]
  let page = 1
  const rows = titles.map((title, at) => {
    page += words.under(2)
    const number = look.headings[0]?.number ? `${look.headings[0].number.replace('%1', String(at + 1))} ` : ''
    return new docx.Paragraph({ tabStops, children: [new docx.TextRun(`${number}${title}\t${page}`)] })
  })
  return [head, ...rows]
}

function section(writing: Writing, title: string) {
  const { look, words } = writing
  const parts: docx.FileChild[] = [set(writing, 0, look.headings[0]!, title)]
  const count = 2 + words.under(4)
  for (let at = 0; at < count; at++) {
    if (look.headings[1]) parts.push(set(writing, 1, look.headings[1], `${words.title()} ${at + 1}`))
    const opens = words.under(3) === 0
    const lead = look.runIn ? `${words.title()}. ` : ''
    parts.push(
      set(
        writing,
        look.headings[1] ? -1 : 1,
        look.paragraph,
        words.sentence(1 + words.under(4), opens ? ':' : '.'),
        lead,
      ),
    )
    if (opens) parts.push(...points(writing))
    if (look.quotes && words.under(3) === 0)
      parts.push(set(writing, -1, { left: 900, italic: true, after: 160 }, `“${words.sentence(2)}”`))
  }
  if (look.table && words.under(2) === 0) parts.push(table(writing), new docx.Paragraph(''))
  return parts
}

function points(writing: Writing) {
  const { look, words } = writing
  const parts: docx.Paragraph[] = []
  for (let at = 0; at < 2 + words.under(4); at++) {
    const deeper = look.points[1] !== undefined && words.under(4) === 0
    parts.push(set(writing, 2, look.points[0]!, words.sentence(1 + words.under(2), deeper ? ':' : ';')))
    if (deeper)
      for (let under = 0; under < 2; under++) parts.push(set(writing, 3, look.points[1]!, words.sentence(1, ';')))
  }
  return parts
}

/** One paragraph of a level. */
function set(writing: Writing, at: number, level: Level, text: string, lead = '') {
  const { look } = writing
  const words = level.capitals ? text.toUpperCase() : text
  const run = { bold: level.bold ?? false, italics: level.italic ?? false, ...(level.size ? { size: level.size } : {}) }
  const typed = look.typed && level.number && at >= 0 ? numberOf(writing, at, level) + look.typed : ''
  const counted =
    level.number && at >= 0 && typed === '' ? { numbering: { reference: 'all', level: numbering(level, at) } } : {}
  const notes =
    look.notes && at === 1 && writing.words.under(3) === 0 ? [new docx.FootnoteReferenceRun(++writing.notes)] : []
  return new docx.Paragraph({
    ...counted,
    alignment: level.centred
      ? docx.AlignmentType.CENTER
      : look.justified
        ? docx.AlignmentType.BOTH
        : docx.AlignmentType.START,
    spacing: { before: level.before ?? 0, after: level.after ?? 0 },
    keepNext: at === 0,
    indent: { left: level.left ?? 0, ...(level.first ? { firstLine: level.first } : { hanging: level.hanging ?? 0 }) },
    children: [
      new docx.TextRun({ ...run, text: typed }),
      ...(lead ? [new docx.TextRun({ ...run, text: lead, bold: true })] : []),
      new docx.TextRun({ ...run, text: words }),
      ...notes,
    ],
  })
}

/** Word counts a level anew under each one above it; what runs on is counted at the top, where nothing is above. */
const numbering = (level: Level, at: number) => (level.runsOn ? 1 : at)

function numberOf({ counts }: Writing, at: number, level: Level): string {
  counts[at] = (counts[at] ?? 0) + 1
  counts.fill(0, at + 1)
  const value = counts[at]!
  const count =
    level.counts === 'letters' ? asLetters(value) : level.counts === 'romans' ? asRoman(value) : String(value)
  const text = level.number!.includes('%') ? level.number! : level.number!.replace(/[ai]/, count)
  return text.replace(/%(\d)/g, (_, which: string) =>
    Number(which) === at + 1 ? count : String(counts[Number(which) - 1]),
  )
}

function table({ look, words }: Writing) {
  const edge = {
    style: look.table === 'ruled' ? docx.BorderStyle.SINGLE : docx.BorderStyle.NONE,
    size: 4,
    color: '000000',
  }
  const rows = [
    ['Who', 'What', 'When'],
    ...Array.from({ length: 3 }, () => [
      words.title(),
      words.sentence(1),
      words.pick(['every year', 'in May', 'at once']),
    ]),
  ]
  return new docx.Table({
    width: { size: 9000, type: docx.WidthType.DXA },
    columnWidths: [2500, 4500, 2000],
    borders: { top: edge, bottom: edge, left: edge, right: edge, insideHorizontal: edge, insideVertical: edge },
    rows: rows.map(
      row =>
        new docx.TableRow({ children: row.map(cell => new docx.TableCell({ children: [new docx.Paragraph(cell)] })) }),
    ),
  })
}
