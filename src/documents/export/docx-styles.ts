/** How a Word document looks. */
import type { DocxOptions } from './docx-options.ts'

type Docx = typeof import('docx')

/** Styles of title, headings, text and header cells, in 12 point or 18. */
export function styles({ lang = 'en-GB', largePrint = false }: DocxOptions) {
  const size = largePrint ? 36 : 24
  const heading = (share: number) => ({
    run: { size: Math.round(size * share), bold: true, color: '000000' },
    paragraph: { spacing: { before: 280, after: 120 }, keepNext: true },
  })
  return {
    default: {
      document: {
        run: { size, font: 'Arial', language: { value: lang } },
        paragraph: { spacing: { after: 160, line: 300 } },
      },
      title: heading(1.6),
      heading1: heading(1.35),
      heading2: heading(1.2),
      heading3: heading(1.1),
      heading4: heading(1),
      heading5: heading(1),
      heading6: heading(1),
    },
    paragraphStyles: [{ id: 'TableHeader', name: 'Table header', basedOn: 'Normal', run: { bold: true } }],
  }
}

/** Nine levels of bullets, the most that Word has. */
export function bulletLevels(docx: Docx) {
  return Array.from({ length: 9 }, (_, level) => ({
    level,
    format: docx.LevelFormat.BULLET,
    text: '•',
    alignment: docx.AlignmentType.START,
    style: { paragraph: { indent: { left: 560 * (level + 1), hanging: 360 } } },
  }))
}
