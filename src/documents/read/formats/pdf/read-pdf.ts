/** Reads a PDF that holds its words as text into blocks: by its own structure where it is tagged, else by its layout. */
import type { SourceBlock } from '../../blocks.ts'
import { refuseTooLong, stopReading } from '../../limits.ts'
import type { Reading } from '../docx/read-docx.ts'
import { withDrawnSigns } from './drawn-signs.ts'
import { writeWords } from './joining.ts'
import { layOut } from './layout.ts'
import { type Line, linesOf } from './lines.ts'
import type { PdfPage } from './page.ts'
import { openPages } from './pages.ts'
import { fromTheRight } from './right-to-left.ts'
import { runningLines } from './running.ts'
import { isWellTagged, readTagged } from './tagged.ts'

/** Reads a PDF. Throws `ReadingStopped` when it is locked, damaged, too long or has no words in it. */
export async function readPdf(bytes: Uint8Array): Promise<Reading> {
  const pages = (await openPages(bytes)).map(fromTheRight)
  const notes = checkWords(pages)
  const tagged = isWellTagged(pages)
  const lines = (tagged ? pages : pages.map(withDrawnSigns)).map(linesOf)
  refuseTooLong(lines.reduce((sum, page) => sum + page.length, 0) / 4)
  const running = runningLines(lines)
  const blocks = tagged ? readTagged(pages) : layOut(lines.flat().filter(line => !running.has(line)))
  const furniture = furnitureOf([...running].filter(([line]) => line.artifact || !tagged))
  notes.push(
    tagged
      ? 'Headings, lists and tables were read from the structure that this PDF carries.'
      : 'This PDF does not say where its paragraphs and headings begin: they were found by the look of the page. Check them, or add the Word document it was made from.',
  )
  return {
    blocks: [...blocks, ...furniture.map((block, index) => ({ ...block, line: blocks.length + index + 1 }))],
    notes,
  }
}

/** What stood on page after page is kept once. */
function furnitureOf(running: readonly (readonly [Line, string])[]): Omit<SourceBlock, 'line'>[] {
  const said = new Set<string>()
  return running.flatMap(([line, words]) => {
    if (said.has(words)) return []
    said.add(words)
    return [{ text: writeWords(line.spans, true), furniture: true, page: line.page }]
  })
}

function checkWords(pages: readonly PdfPage[]): string[] {
  const lengths = pages.map(page => page.pieces.reduce((sum, piece) => sum + piece.text.replace(/\s/g, '').length, 0))
  const all = lengths.reduce((sum, length) => sum + length, 0)
  if (all < 10)
    stopReading(
      'no-text',
      'This PDF holds pictures of pages and no words that can be read. Send the document that it was made from, or have the words recognised (OCR) and add the result.',
    )
  const odd = pages.reduce(
    (sum, page) =>
      sum + page.pieces.reduce((inner, piece) => inner + (piece.text.match(/[\p{Co}\p{Cn}\ufffd]/gu)?.length ?? 0), 0),
    0,
  )
  if (odd > all * 0.3)
    stopReading(
      'no-text',
      'The letters of this PDF are only drawn: it does not say which letters they are. Send the document that it was made from.',
    )
  const bare = pages.filter((_, index) => lengths[index] === 0).map(page => page.number)
  if (bare.length === 0) return []
  return [
    `No words were found on ${bare.length === 1 ? 'page' : 'pages'} ${bare.slice(0, 20).join(', ')}${bare.length > 20 ? ' and more' : ''}: what is shown there is not in the text.`,
  ]
}
