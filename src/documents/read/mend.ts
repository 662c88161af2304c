import type { Line } from './line.ts'
import { endsOpen, endsSentence, looksLikeHeading } from './look.ts'
import type { Marker } from './marker.ts'

/** Mend what pages have broken: numbers on a line of their own, then sentences cut in two. */
export const mend = (lines: readonly Line[]): Line[] => rejoin(placeLoneNumbers(lines))

const isLoneNumber = (line: Line): boolean => line.readings.length > 0 && line.rest === '' && !line.block.table

/**
 * A number alone on its line is the number of the heading or paragraph after it, or the number of a page. It belongs
 * to what follows when it is the next section, or when its own paragraphs (2.1 for 2) follow.
 */
const placeLoneNumbers = (lines: readonly Line[]): Line[] => {
  const parts = sectionsWithParts(lines)
  const out: Line[] = []
  let section = 0
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at]!
    const first = line.readings[0]
    if (!isLoneNumber(line)) {
      if (first?.scheme === 'integer' && looksLikeHeading(line.rest) && first.value === section + 1) section++
      out.push(line)
      continue
    }
    const next = lines[at + 1]
    const free = next && next.readings.length === 0 && !next.furniture && !next.block.table && !next.bullet
    const page = first?.scheme === 'integer' && !line.block.heading
    const belongs = free && (page ? isNextSection(first, next, section, parts) : true)
    if (belongs && next) {
      if (page) section = first.value
      out.push(takeNumber(line, next))
      at++
    } else {
      if (page && first.style === '1' && !line.block.marker) line.furniture = true
      out.push(line)
    }
  }
  return out
}

const isNextSection = (marker: Marker, next: Line, section: number, parts: ReadonlySet<string>): boolean => {
  if (!looksLikeHeading(next.rest)) return false
  if (parts.size > 0) return parts.has(marker.label) && marker.value > section
  return marker.value === section + 1
}

/** First numbers of all decimal and lettered numbers: the sections that have numbered paragraphs. */
const sectionsWithParts = (lines: readonly Line[]): ReadonlySet<string> => {
  const found = new Set<string>()
  for (const { readings } of lines) {
    const above = readings[0]?.above
    if (above) found.add(above.split('.')[0]!)
  }
  return found
}

const takeNumber = (number: Line, next: Line): Line => ({
  ...next,
  block: { ...next.block, fresh: number.block.fresh !== false, ...(number.bullet ? { bullet: true } : {}) },
  whole: `${number.whole} ${next.whole}`,
  readings: number.readings,
  bullet: number.bullet,
  alone: true,
})

/** Join sentences that a page break has cut in two, looking past page furniture. */
const rejoin = (lines: readonly Line[]): Line[] => {
  const out: Line[] = []
  // Pieces are gathered and joined once, so that a file of nothing but halves stays linear.
  let pieces: string[] = []
  let open: Line | null = null
  const close = (): void => {
    if (!open || pieces.length < 2) return
    const rest = pieces.join(' ')
    const marker = open.whole.slice(0, open.whole.length - open.rest.length)
    Object.assign(open, { whole: marker + rest, rest, joined: true })
  }
  for (const line of lines) {
    if (open && continues(open, pieces.at(-1)!, line)) {
      pieces.push(line.rest)
      continue
    }
    out.push(line)
    if (line.furniture) continue
    close()
    open = line
    pieces = [line.rest]
  }
  close()
  return out
}

const continues = (before: Line, half: string, line: Line): boolean => {
  if (line.readings.length > 0 || line.bullet || line.furniture || line.block.table || line.block.heading) return false
  if (before.block.table || before.block.heading || line.block.quote || line.block.fresh === false) return false
  // Lines broken on purpose (addresses, names) are whole.
  if (half.includes('\n') || line.rest.includes('\n')) return false
  const tail = half.slice(-200)
  if (endsSentence(tail) || endsOpen(tail) || tail.includes('@') || half.length < 40) return false
  if (/^\p{Ll}/u.test(line.rest)) return half.length >= 60 || !looksLikeHeading(half)
  const prose = before.readings.length === 0 && !before.bullet && half.length >= 100 && line.rest.length >= 40
  return prose && /[\p{L},]$/u.test(tail) && /^[\p{Lu}\p{N}]/u.test(line.rest) && !looksLikeHeading(line.rest)
}
