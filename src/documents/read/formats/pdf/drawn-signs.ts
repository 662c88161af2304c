/** Finds list signs that are drawn and not written, as browsers print them: small round or square marks before a line. */
import type { DrawnMark, PdfPage, Piece } from './page.ts'

/** The instructions of a page, as pdfjs gives them, with the codes of those that matter here. */
export type Instructions = { readonly fnArray: readonly number[]; readonly argsArray: readonly unknown[] }
export type Codes = {
  readonly save: number
  readonly restore: number
  readonly transform: number
  readonly constructPath: number
  readonly endPath: number
  /** Those that draw the outline of a path. */
  readonly strokes: readonly number[]
  readonly showText: number
}

type Matrix = readonly [number, number, number, number, number, number]
const mostMarks = 5000

/** The small marks that a page draws, at most some thousands. */
export function drawnMarks(instructions: Instructions, codes: Codes): DrawnMark[] {
  const marks: DrawnMark[] = []
  for (const { now, args } of placesOf(instructions, codes)) {
    const [left = 0, bottom = 0, right = 0, top = 0] = numbersOf(args[2])
    const [one, other] = [place(now, left, bottom), place(now, right, top)]
    const [width, height] = [Math.abs(one.x - other.x), Math.abs(one.y - other.y)]
    if (width > 1.2 && width < 9 && Math.abs(width - height) < 1)
      marks.push({ x: (one.x + other.x) / 2, y: (one.y + other.y) / 2, side: Math.max(width, height) })
    if (marks.length >= mostMarks) break
  }
  return marks
}

/** Every path that is drawn, with the place and measure that hold for it then. */
export function* placesOf({ fnArray, argsArray }: Instructions, codes: Codes) {
  const kept: Matrix[] = []
  let now: Matrix = [1, 0, 0, 1, 0, 0]
  for (let at = 0; at < fnArray.length; at++) {
    const args = argsArray[at]
    if (fnArray[at] === codes.save) kept.push(now)
    else if (fnArray[at] === codes.restore) now = kept.pop() ?? now
    else if (fnArray[at] === codes.transform) now = times(now, numbersOf(args))
    else if (fnArray[at] === codes.constructPath && Array.isArray(args)) yield { now, args: args as readonly unknown[] }
  }
}

/** The page with a list sign before each line that has such a mark a little to its left and no words left of that. */
export function withDrawnSigns(page: PdfPage): PdfPage {
  if (page.marks.length === 0) return page
  const pieces: Piece[] = []
  for (const piece of page.pieces) {
    const before = pieces.at(-1)
    const first = before === undefined || Math.abs(before.y - piece.y) > piece.size * 0.5 || before.x > piece.x
    const sign = first && piece.text.trim() !== '' && page.marks.some(mark => signs(mark, piece))
    if (sign)
      pieces.push({ ...piece, text: '• ', x: piece.x - piece.size, width: piece.size, bold: false, italic: false })
    pieces.push(piece)
  }
  return { ...page, pieces }
}

/** Whether a mark stands where a list sign stands: half way up the small letters, within two letters of the words. */
function signs({ x, y, side }: DrawnMark, { x: from, y: base, size }: Piece): boolean {
  const [left, up] = [from - x, y - base]
  return side < size * 0.7 && left > size * 0.3 && left < size * 2.2 && up > size * 0.1 && up < size * 0.6
}

/** Numbers, however the reader packs them. */
export function numbersOf(args: unknown): number[] {
  const list: unknown[] = ArrayBuffer.isView(args) || Array.isArray(args) ? Array.from(args as ArrayLike<unknown>) : []
  return list.map(Number)
}

function times([a, b, c, d, e, f]: Matrix, [g = 1, h = 0, i = 0, j = 1, k = 0, l = 0]: readonly number[]): Matrix {
  return [a * g + c * h, b * g + d * h, a * i + c * j, b * i + d * j, a * k + c * l + e, b * k + d * l + f]
}

/** Where a place of a path stands on the page. */
export function place([a, b, c, d, e, f]: Matrix, x: number, y: number): { x: number; y: number } {
  return { x: a * x + c * y + e, y: b * x + d * y + f }
}
