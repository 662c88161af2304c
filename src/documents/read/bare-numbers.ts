/** Reads numbers and letters that stand without a full stop or bracket before a wide gap: "4⇥Members pay a fee", "b⇥the lights". */
import type { SourceBlock } from './blocks.ts'
import { letterValue, romanValue } from './mark-values.ts'

const form = /^(\*{0,2})(\d{1,3}|[a-z]|[A-Z]|[ivxl]{2,6}|[IVXL]{2,6})(\*{0,2})\t+(?=\s*\S)/
/** How far ahead the next one may stand. */
const ahead = 40

type Found = { readonly printed: string; readonly ways: readonly string[]; readonly rest: string }

const read = ({ text, marker, bullet, table, furniture, heading, contents, verbatim }: SourceBlock): Found | null => {
  if (verbatim || marker || bullet || table || furniture || heading || contents || /\t[.…\s]*\d{1,4}$/.test(text))
    return null
  const found = form.exec(text)
  if (!found) return null
  const printed = found[2]!
  const rest = (found[3] === '' ? found[1]! : '') + text.slice(found[0].length).trimStart()
  return { printed, rest, ways: waysOf(printed) }
}

/** What it may count: the kind of number and the count, "a 3" for a letter, "i 3" for a roman number. */
const waysOf = (printed: string): string[] => {
  if (/\d/.test(printed)) return [`1 ${Number(printed)}`]
  const lower = printed.toLowerCase()
  const [upper, letter, roman] = [lower === printed ? '' : 'great ', letterValue(lower), romanValue(lower)]
  return [...(letter === null ? [] : [`${upper}a ${letter}`]), ...(roman === null ? [] : [`${upper}i ${roman}`])]
}

const step = (way: string, by: number): string => way.replace(/\d+$/, count => String(Number(count) + by))

/** "1 Welcome", "2 Minutes of the last meeting": a figure and a capital letter. */
const plainForm = /^(\*{0,2})(\d{1,2})(\*{0,2})[ \u00a0]+(?=\p{Lu})/u
/** So many of them one directly after the other, from 1, are a list; fewer may be words. */
const RUN = 3

/** Whether a block stands in such a run. */
const plainRuns = (blocks: readonly SourceBlock[]): ReadonlySet<number> => {
  const found = new Set<number>()
  let from = 0
  const count = (at: number): number => {
    const { text, marker, bullet, table, furniture, heading, contents, verbatim } = blocks[at]!
    const none = marker || bullet || table || furniture || heading || contents || verbatim || text.includes('\n')
    return none || text.length > 120 ? 0 : Number(plainForm.exec(text)?.[2] ?? 0)
  }
  for (let at = 0; at < blocks.length; at = from) {
    from = at + 1
    if (count(at) !== 1) continue
    while (from < blocks.length && count(from) === from - at + 1) from++
    if (from - at >= RUN) for (let one = at; one < from; one++) found.add(one)
  }
  return found
}

const takePlain = (block: SourceBlock): SourceBlock => {
  const [whole, open, marker, close] = plainForm.exec(block.text)!
  return { ...block, marker: marker!, text: (close === '' ? open! : '') + block.text.slice(whole.length) }
}

/** Blocks whose bare numbers are numbers: those that count on from 1 or a, one after the other. One alone is a word of a form or a table. */
export const withBareNumbers = (blocks: readonly SourceBlock[]): SourceBlock[] => {
  const found = blocks.map(read)
  const counted = new Set<string>()
  const runs = plainRuns(blocks)
  return blocks.map((block, at) => {
    const one = found[at]
    if (!one) return runs.has(at) ? takePlain(block) : block
    const goesOn = one.ways.find(way => counted.has(step(way, -1)))
    const begins = one.ways.find(
      way =>
        way.endsWith(' 1') &&
        found.slice(at + 1, at + ahead).some(other => other?.ways.includes(step(way, 1)) ?? false),
    )
    const way = goesOn ?? begins
    if (!way) return block
    counted.add(way)
    return { ...block, text: one.rest, marker: one.printed }
  })
}
