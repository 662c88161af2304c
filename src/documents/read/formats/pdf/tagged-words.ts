/** Words of one part of a tagged PDF, with what the ends of its lines mean. */
import type { Vocabulary } from '../hyphens.ts'
import { endsOnPurpose, joinLine, joinLines, sameLine, writeWords } from './joining.ts'
import type { PdfPage, Piece, Role } from './page.ts'

/** The page that is being read. */
export type TaggedPage = {
  readonly page: PdfPage
  /** Its pieces by the mark that the structure refers to. */
  readonly pieces: ReadonlyMap<string, Piece[]>
  readonly vocabulary: Vocabulary
  /** Marks whose words have been read. */
  readonly used: Set<string>
}

/** Marks of everything under a role, in reading order. */
export function marksIn(role: Role): string[] {
  return role.children.flatMap(child => (typeof child === 'string' ? [child] : marksIn(child)))
}

/** The words under a role. A mark without letters at the end of a line is a hyphen that only the line made. */
export function wordsIn(role: Role, context: TaggedPage, plain: boolean): string {
  const lines: Piece[][] = []
  const soft = new Set<number>()
  for (const mark of marksIn(role)) {
    context.used.add(mark)
    if (context.page.emptyMarks.has(mark) && lines.length > 0) soft.add(lines.length - 1)
    for (const piece of context.pieces.get(mark) ?? []) {
      const before = lines.at(-1)?.at(-1)
      if (before && sameLine(before, piece)) {
        lines.at(-1)?.push(piece)
        soft.delete(lines.length - 1)
      } else lines.push([piece])
    }
  }
  const spans = lines.map(line => joinLine(line))
  return writeWords(joinLines(spans, context.vocabulary, { soft, breaks: plain ? new Set() : breaksOf(lines) }), plain)
}

/** Lines that end before the room does. */
function breaksOf(lines: readonly (readonly Piece[])[]): Set<number> {
  const rightOf = (line: readonly Piece[]) =>
    Math.max(...line.filter(piece => piece.text.trim() !== '').map(piece => piece.x + piece.width))
  const right = Math.max(...lines.map(rightOf))
  const breaks = new Set<number>()
  lines.slice(0, -1).forEach((line, index) => {
    const next = lines[index + 1]?.map(piece => piece.text).join('') ?? ''
    if (endsOnPurpose({ right: rightOf(line), size: line[0]?.size ?? 0 }, next, right)) breaks.add(index)
  })
  return breaks
}
