/** Letters in the order of the Welsh alphabet, as the Welsh texts of laws and codes of Wales number with them: (c), (ch), (d), (dd). */
import type { Line } from './line.ts'
import type { Marker } from './marker.ts'

const alphabet = 'a b c ch d dd e f ff g ng h i j l ll m n o p ph r rh s t th u w y'.split(' ')
const doubleForm = /^(\(?)(ch|dd|ff|ng|ll|ph|rh|th)([.)])\s+(?=\S)/i

const double = ({ block, bullet, whole, furniture }: Line): { reading: Marker; rest: string } | null => {
  const found = bullet || furniture || block.table || block.quote ? null : doubleForm.exec(whole.slice(0, 12))
  if (!found) return null
  const [all, open, label, close] = [found[0], found[1]!, found[2]!, found[3]!]
  if ((open === '(') !== (close === ')') && open === '(') return null
  const upper = label !== label.toLowerCase()
  const value = alphabet.indexOf(label.toLowerCase()) + 1
  const style = `${open}${upper ? 'A' : 'a'}${close}`
  const reading: Marker = { scheme: 'alpha', printed: all.trim(), style, value, label, above: null }
  return { reading, rest: whole.slice(all.length).trim() }
}

const letterOf = (line: Line | undefined): string | null =>
  line?.readings.find(({ scheme }) => scheme === 'alpha')?.label.toLowerCase() ?? null

/** Lines whose letters count in Welsh, where somewhere in the file a double letter stands between its neighbours of that alphabet. */
export const withWelshLetters = (lines: readonly Line[]): Line[] => {
  const doubles = lines.map(double)
  const lettered = lines.flatMap((line, at) =>
    doubles[at] || letterOf(line) !== null ? [doubles[at]?.reading.label.toLowerCase() ?? letterOf(line)!] : [],
  )
  const between = (label: string, at: number): boolean =>
    label.length === 2 &&
    lettered[at - 1] === alphabet[alphabet.indexOf(label) - 1] &&
    lettered[at + 1] === alphabet[alphabet.indexOf(label) + 1]
  if (!lettered.some((label, at) => alphabet.includes(label) && between(label, at))) return [...lines]
  return lines.map((line, at) => {
    const found = doubles[at]
    return found
      ? { ...line, rest: found.rest, readings: [found.reading] }
      : { ...line, readings: line.readings.map(inWelsh) }
  })
}

const inWelsh = (reading: Marker): Marker => {
  const value = alphabet.indexOf(reading.label.toLowerCase()) + 1
  return reading.scheme === 'alpha' && value > 0 ? { ...reading, value } : reading
}
