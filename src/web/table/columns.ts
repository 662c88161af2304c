/** Which column of a table holds what: recognised by its heading, chosen by whoever brings the table in. */
import { fold } from '../../kernel/fold.ts'

/** What is looked for, each by the headings that people give it. */
export type Wanted<Name extends string> = Readonly<Record<Name, readonly string[]>>

/** Which column holds each thing, counted from 0; null where none does. */
export type Columns<Name extends string> = Readonly<Record<Name, number | null>>

/** Recognises columns by their headings: first those that say it whole, then those that hold it. Each column is used once. */
export function recogniseColumns<Name extends string>(header: readonly string[], wanted: Wanted<Name>): Columns<Name> {
  const folded = header.map(fold)
  const names = Object.keys(wanted) as Name[]
  const found = new Map<Name, number>()
  const used = new Set<number>()
  const take = (fits: (heading: string, alias: string) => boolean): void => {
    for (const name of names) {
      if (found.has(name)) continue
      for (const alias of wanted[name].map(fold)) {
        const at = folded.findIndex((heading, index) => heading !== '' && !used.has(index) && fits(heading, alias))
        if (at === -1) continue
        found.set(name, at)
        used.add(at)
        break
      }
    }
  }
  take((heading, alias) => heading === alias)
  take((heading, alias) => ` ${heading} `.includes(` ${alias} `))
  return Object.fromEntries(names.map(name => [name, found.get(name) ?? null])) as Columns<Name>
}

/** Whether a row names columns: at least one cell is a heading that is looked for, and no cell looks like an entry. */
export function namesColumns<Name extends string>(wanted: Wanted<Name>): (cells: readonly string[]) => boolean {
  const all = new Set(Object.values<readonly string[]>(wanted).flat().map(fold))
  return cells => cells.some(cell => all.has(fold(cell))) && !cells.some(cell => /@|\d{5}/.test(cell))
}

/** The cell of a row that holds something; '' where no column does. */
export function cellOf<Name extends string>(cells: readonly string[], columns: Columns<Name>, name: Name): string {
  const at = columns[name]
  return at === null || at === undefined ? '' : (cells[at] ?? '')
}

/** The columns to choose from, each with its heading and the first entry in it. */
export function columnChoices(
  header: readonly string[],
  rows: readonly { readonly cells: readonly string[] }[],
  say: (number: number, heading: string, example: string) => string,
): { value: string; text: string }[] {
  return header.map((heading, at) => {
    const example = rows.map(({ cells }) => cells[at] ?? '').find(cell => cell !== '') ?? ''
    return { value: String(at), text: say(at + 1, heading, example.slice(0, 40)) }
  })
}
