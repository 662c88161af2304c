/** The cells of one question in a row: texts, and choices by their value or their words. What names none is noted. Pure. */
import { fold } from '../../../kernel/fold.ts'
import type { Cells, Choice } from '../../../questions/question-type.ts'
import { say } from '../../../questions/wording.ts'
import type { Row } from '../../../web/table/book/table.ts'
import { short, type Told } from './told.ts'

/** What each column of a file holds, and what words in it were said to mean: by the column, counted from 0, and the words folded. */
export type Choosing = {
  readonly columns: readonly (string | null)[]
  /** The value of a choice; '' leaves the answer out. */
  readonly meanings: Readonly<Record<string, Readonly<Record<string, string>>>>
}

/** A cell that names none of the choices. */
export type Miss = { readonly column: number; readonly typed: string; readonly choices: readonly Choice[] }

/** The cells of a question, with what was noted while they were read. */
export type NotedCells = Cells & { readonly misses: Miss[]; readonly faults: Told[] }

type Say = (key: string, values?: Readonly<Record<string, string | number>>) => string

const placesKept = new WeakMap<readonly (string | null)[], ReadonlyMap<string, number>>()

/** Where each target stands among the columns. */
function placesOf(columns: readonly (string | null)[]): ReadonlyMap<string, number> {
  const kept = placesKept.get(columns)
  if (kept) return kept
  const places = new Map(columns.flatMap((target, at) => (target === null ? [] : [[target, at] as const])))
  placesKept.set(columns, places)
  return places
}

/** The cells of the question of that name. */
export function cellsOf({ cells }: Row, choosing: Choosing, name: string, t: Say): NotedCells {
  const places = placesOf(choosing.columns)
  const misses: Miss[] = []
  const faults: Told[] = []
  // What our own export says of a question that somebody was not asked is no answer to it.
  const unasked = t('questions.route.not-asked')
  const place = (column: string) => places.get(`${name}-${column}`) ?? null
  const text = (column: string): string => {
    const at = place(column)
    const typed = at === null ? '' : (cells[at] ?? '')
    return typed === unasked ? '' : typed
  }
  /** The value that words stand for; null for nothing, or where none does. */
  const meantBy = (at: number, typed: string, among: readonly Choice[]): string | null => {
    if (typed === '') return null
    const meant = choosing.meanings[at]?.[fold(typed)]
    if (meant !== undefined) return meant === '' ? null : meant
    const found = named(typed, among, t)
    if (found === null) misses.push({ column: at, typed, choices: among })
    return found
  }
  return {
    misses,
    faults,
    text,
    chosen(columns, among) {
      const values = columns.flatMap(column => {
        const value = meantBy(place(column) ?? -1, text(column), among)
        return value === null ? [] : [value]
      })
      if (new Set(values).size > 1)
        faults.push({ column: place(columns.at(-1)!), key: 'responses.import.told.contradicts' })
      return values[0] ?? null
    },
    several(column, among) {
      const typed = text(column)
      const whole = typed === '' ? null : named(typed, among, t)
      if (whole !== null) return [whole]
      const parts = partsOf(typed, among, t)
      return parts.flatMap(part => meantBy(place(column) ?? -1, part, among) ?? [])
    },
    ticked(column) {
      const typed = text(column)
      const yes = yesOrNo(typed)
      if (yes === null)
        faults.push({ column: place(column), key: 'responses.import.told.yes-or-no', values: { typed: short(typed) } })
      return yes === true
    },
  }
}

/** The choice that a text names: by its value, or its words, however they are written; null where none or more than one does. */
function named(typed: string, among: readonly Choice[], t: Say): string | null {
  const words = fold(typed)
  const found = among.filter(
    ({ value, label }) => value === typed.trim() || (words !== '' && fold(say(label, t)) === words),
  )
  return found.length === 1 ? found[0]!.value : null
}

/** The parts of a cell with several choices: parted by semicolons, bars or lines, or else by commas where each part then names one. */
function partsOf(typed: string, among: readonly Choice[], t: Say): string[] {
  const cut = (by: RegExp) => typed.split(by).flatMap(part => (part.trim() === '' ? [] : [part.trim()]))
  const parts = cut(/[;|\n]/)
  const byComma = cut(/[,;|\n]/)
  return parts.length < byComma.length && byComma.every(part => named(part, among, t) !== null) ? byComma : parts
}

/** Yes or no, as tables say it; null for anything else. Nothing is no: nobody agrees by leaving a cell empty. */
export function yesOrNo(text: string): boolean | null {
  const word = text.trim().toLowerCase()
  if (['', '0', 'no', 'n', 'false', '-'].includes(word)) return false
  return ['1', 'yes', 'y', 'true', 'x', '✓', '✔', 'ticked'].includes(word) ? true : null
}
