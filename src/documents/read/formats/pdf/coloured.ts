/** Headings that nothing but the colour of their letters tells from the text, as programs print those of the deeper ranks. */
import type { Line } from './lines.ts'
import { listed } from './signs.ts'

/** The colours in which programs set links. */
const ofLinks = new Set(['#0563c1', '#0000ff', '#0000ee', '#1155cc', '#467886', '#000080', '#0000cc', '#0066cc'])
/** No heading has more letters than this. */
const longest = 110

/**
 * The lines that are headings by their colour and are not bold, which tells a heading already, each with a number for its look: those in larger letters first. A colour counts where hardly
 * any line of it is anything but short words that end in no full stop; `usual` is the size of most letters.
 */
export function colouredHeadings(lines: readonly Line[], usual: number): ReadonlyMap<Line, number> {
  const plain = inkOfMost(lines)
  const other = lines.filter(
    line => line.ink !== undefined && line.ink !== plain && !line.bold && !ofLinks.has(line.ink) && !line.table,
  )
  const looks = [...Map.groupBy(other, lookOf).values()].filter(
    own => own[0]!.size >= usual * 0.95 && areHeadings(own, lines),
  )
  const ordered = looks.toSorted((one, two) => two[0]!.size - one[0]!.size)
  return new Map(ordered.flatMap((own, rank) => own.map(line => [line, rank] as const)))
}

function lookOf({ size, ink, spans }: Line): string {
  return `${size} ${ink} ${spans.every(({ italic, text }) => italic || text.trim() === '')}`
}

function areHeadings(own: readonly Line[], lines: readonly Line[]): boolean {
  const inLook = new Set(own)
  const fit = own.filter(line => {
    const text = line.text.trim()
    return (
      text.length <= longest &&
      !/[.;,]$/.test(text) &&
      !/^[<[(]/.test(text) &&
      !listed.test(text) &&
      /\p{L}{2}/u.test(text)
    )
  })
  const stretches = own.filter(line => !inLook.has(lines[lines.indexOf(line) - 1]!)).length
  return (
    stretches > 1 && fit.length >= own.length * 0.8 && stretches * 2 >= own.length && own.length <= lines.length * 0.2
  )
}

function inkOfMost(lines: readonly Line[]): string | undefined {
  const weights = new Map<string | undefined, number>()
  for (const { ink, text } of lines) weights.set(ink, (weights.get(ink) ?? 0) + text.length)
  return [...weights].toSorted(([, one], [, two]) => two - one)[0]?.[0]
}
