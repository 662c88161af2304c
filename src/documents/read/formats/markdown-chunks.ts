/**
 * The time of the Markdown parser grows with the square of the number of blocks or of brackets. Ordinary files are read
 * in one piece; large ones piece by piece, cut where a paragraph begins; pieces that consist of signs are marked.
 */
export type Chunk = {
  readonly source: string
  /** Lines before it in the file. */
  readonly line: number
  /** More signs than words: to be read as plain text. */
  readonly wild: boolean
}

const whole = 150_000
const size = 8_000
const largest = 64_000

/** Cut a file of Markdown into pieces that are read quickly, in order and without loss. */
export const chunksOf = (text: string): Chunk[] => {
  const lines = text.split(/\r\n|\n|\r/)
  if (text.length <= whole && lines.length <= 4000) {
    const chunk = chunkOf(lines, 0)
    if (!chunk.wild) return [chunk]
  }
  const chunks: Chunk[] = []
  let from = 0
  let length = 0
  let fence = false
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at]!
    if (/^ {0,3}(?:```|~~~)/.test(line)) fence = !fence
    const begins = !fence && at > 0 && lines[at - 1]!.trim() === '' && /^[^\s\-*+>|]/.test(line)
    if (at > from && ((length > size && begins) || length > largest)) {
      chunks.push(chunkOf(lines.slice(from, at), from))
      from = at
      length = 0
    }
    length += line.length + 1
  }
  chunks.push(chunkOf(lines.slice(from), from))
  return chunks
}

const chunkOf = (lines: readonly string[], line: number): Chunk => {
  const source = lines.join('\n')
  return { source, line, wild: isWild(source) || lines.length > 4000 || source.length > whole }
}

const nested = /(?:[ \t]{0,8}(?:[-*+>]|\d{1,9}[.)])){40}/

/** Deep nesting, or so many brackets and stars that they cannot be the marks of words. */
const isWild = (source: string): boolean => {
  let signs = 0
  let deepest = 0
  let spaces = 0
  let start = true
  for (let at = 0; at < source.length; at++) {
    const sign = source.charCodeAt(at)
    if (sign === 91 || sign === 42 || sign === 95 || sign === 96 || sign === 60 || sign === 93) signs++
    if (sign === 10) {
      start = true
      spaces = 0
    } else if (start && sign === 32) deepest = Math.max(deepest, ++spaces)
    else start = false
  }
  return signs > 400 + source.length / 12 || deepest > 80 || nested.test(source)
}
