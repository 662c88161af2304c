/** Opens a PDF and takes the pieces of text off its pages, each with its place, size and look. */
import { fileURLToPath } from 'node:url'
import { limits, stopReading } from '../../limits.ts'
import { type Codes, drawnMarks } from './drawn-signs.ts'
import type { PdfPage, Piece, Role } from './page.ts'
import { startMatching } from './right-to-left.ts'
import { drawnRules } from './rules.ts'
import { glyphsOf } from './spaced-letters.ts'

const damaged =
  'This PDF is damaged and cannot be read. Ask for it again, or open it, print it to a new PDF and add that one.'

/** A folder that comes with the PDF library, as it asks for it. */
function beside(folder: string): string {
  return fileURLToPath(new URL(`../../${folder}/`, import.meta.resolve('pdfjs-dist/legacy/build/pdf.mjs')))
}

/** Reads all pages. Stops the reading when the PDF is locked, damaged or too long. */
export async function openPages(bytes: Uint8Array): Promise<PdfPage[]> {
  // Loaded only when there is a PDF: it is large, and most files are not.
  const { getDocument, OPS, VerbosityLevel } = await import('pdfjs-dist/legacy/build/pdf.mjs')
  const task = getDocument({
    // A copy of plain bytes: the reader takes them over, and no Buffer.
    data: Uint8Array.from(bytes),
    verbosity: VerbosityLevel.ERRORS,
    // For scripts whose characters stand in tables beside the library, and fonts that a file names but does not carry.
    cMapUrl: beside('cmaps'),
    cMapPacked: true,
    standardFontDataUrl: beside('standard_fonts'),
    useSystemFonts: false,
    disableFontFace: true,
    // The names of fonts, which alone tell bold from plain.
    fontExtraProperties: true,
    enableXfa: false,
    maxImageSize: 1,
  })
  try {
    const document = await task.promise
    if (document.numPages > limits.pages)
      stopReading(
        'too-long',
        `This PDF has more than ${limits.pages} pages. Split it into several files and add them one by one.`,
      )
    const { stroke, closeStroke, fillStroke, eoFillStroke, closeFillStroke, closeEOFillStroke } = OPS
    const strokes = [stroke, closeStroke, fillStroke, eoFillStroke, closeFillStroke, closeEOFillStroke]
    const codes = { ...OPS, strokes }
    const pages: PdfPage[] = []
    for (let number = 1; number <= document.numPages; number++) {
      const page = await document.getPage(number)
      pages.push(await readPage(page, number, codes))
      page.cleanup()
    }
    return pages
  } catch (error) {
    return explain(error)
  } finally {
    await task.destroy()
  }
}

function explain(error: unknown): never {
  const name = error instanceof Error ? error.name : ''
  if (name === 'ReadingStopped') throw error
  if (name === 'PasswordException')
    return stopReading(
      'encrypted',
      'This PDF is locked with a password. Save a copy without the password and try again.',
    )
  return stopReading('damaged', damaged)
}

type PdfjsDocument = Awaited<ReturnType<typeof import('pdfjs-dist/legacy/build/pdf.mjs').getDocument>['promise']>
type PdfjsPage = Awaited<ReturnType<PdfjsDocument['getPage']>>

async function readPage(
  page: PdfjsPage,
  number: number,
  codes: Codes & { readonly setFillRGBColor: number },
): Promise<PdfPage> {
  const [left = 0, bottom = 0, right = 0, top = 0] = page.view
  const content = await page.getTextContent({ includeMarkedContent: true })
  // The names of the fonts, which alone tell bold from plain, come with the drawing instructions.
  const instructions = await page.getOperatorList()
  const drawn = drawnMarks(instructions, codes)
  const wordsOf = startMatching(glyphsOf(instructions, codes))
  const lookOf = fontLooks(page)
  const pieces: Piece[] = []
  const open: { mark: string | null; artifact: boolean }[] = []
  const marks = new Map<string, boolean>()
  for (const item of content.items) {
    if ('str' in item) {
      if (item.str === '') continue
      const [a = 1, b = 0, c = 0, d = 1, x = 0, y = 0] = item.transform as number[]
      const mark = open.findLast(one => one.mark !== null)?.mark ?? null
      if (mark !== null) marks.set(mark, true)
      pieces.push({
        ...wordsOf(item.str),
        x: x - left,
        y: y - bottom,
        width: item.width,
        size: Math.hypot(c, d) || Math.hypot(a, b),
        ...lookOf(item.fontName),
        mark,
        artifact: open.some(one => one.artifact),
      })
    } else if (item.type === 'endMarkedContent') open.pop()
    else {
      const mark = item.id ?? null
      if (mark !== null && !marks.has(mark)) marks.set(mark, false)
      open.push({ mark, artifact: 'tag' in item && item.tag === 'Artifact' })
    }
  }
  return {
    number,
    width: right - left,
    height: top - bottom,
    pieces,
    structure: roleOf(await page.getStructTree(), 0),
    marks: drawn.map(mark => ({ ...mark, x: mark.x - left, y: mark.y - bottom })),
    rules: drawnRules(instructions, codes).map(rule => {
      const [across, along] = rule.level ? [bottom, left] : [left, bottom]
      return { ...rule, at: rule.at - across, from: rule.from - along, to: rule.to - along }
    }),
    emptyMarks: new Set([...marks].filter(([, filled]) => !filled).map(([mark]) => mark)),
  }
}

function fontLooks(page: PdfjsPage): (font: string) => { bold: boolean; italic: boolean } {
  const known = new Map<string, { bold: boolean; italic: boolean }>()
  return font => {
    let look = known.get(font)
    if (!look) {
      const loaded: unknown = page.commonObjs.has(font) ? page.commonObjs.get(font) : null
      const name = loaded && typeof loaded === 'object' && 'name' in loaded ? String(loaded.name) : ''
      look = { bold: /bold|black|heavy|demi/i.test(name), italic: /italic|oblique/i.test(name) }
      known.set(font, look)
    }
    return look
  }
}

/** The structure as plain data; deeper than any document goes it is cut off. */
function roleOf(node: unknown, depth: number): Role | null {
  if (!node || typeof node !== 'object' || depth > limits.depth) return null
  const { role = '', alt = '', children = [] } = node as { role?: string; alt?: string; children?: unknown[] }
  return {
    role,
    alt,
    children: children.flatMap((child): (Role | string)[] => {
      if (!child || typeof child !== 'object') return []
      if ('type' in child && 'id' in child) return child.type === 'content' ? [String(child.id)] : []
      const inner = roleOf(child, depth + 1)
      return inner ? [inner] : []
    }),
  }
}
