/** What would become of each row of a list of organisations: a new one, one that is there, perhaps one that is there, or a fault. Pure. */
import { fold } from '../../../kernel/fold.ts'
import type { Message } from '../../../web/catalogue.ts'
import { readAddress } from '../../../web/mail-address.ts'
import { type Columns, cellOf } from '../../../web/table/columns.ts'
import type { TableRow } from '../../../web/table/read-table.ts'
import { type Identifier, isScheme, readIdentifier } from '../identifiers.ts'
import { distance, tellingWords } from '../likeness.ts'
import { readSector, type Sector } from '../sectors.ts'
import { type WantedName, wantedNames } from './wanted.ts'

/** An organisation of the directory, as far as a row can be told to be it. */
export type Known = {
  readonly slug: string
  readonly name: string
  readonly formerNames: readonly string[]
  readonly identifiers: readonly Identifier[]
}

/** What a row says of an organisation. */
export type RowDetails = {
  readonly name: string
  readonly sector: Sector
  readonly kind: string
  readonly serves: string
  readonly places: string
  readonly website: string
  readonly email: string
  readonly phone: string
}

/** The organisation that a row is, or may be. A row above in the same list has no slug yet. */
export type Of = { readonly name: string; readonly slug: string | null; readonly line: number | null }

/**
 * `new`: nobody like it is there. `there`: its number or its whole name is there. `like`: its name is like that of one that is
 * there, so somebody must say whether it is another. `fault`: it cannot be taken as it is.
 */
export type Judged = { readonly line: number; readonly name: string } & (
  | { readonly outcome: 'new'; readonly details: RowDetails; readonly identifiers: readonly Identifier[] }
  | {
      readonly outcome: 'like'
      readonly details: RowDetails
      readonly identifiers: readonly Identifier[]
      readonly of: Of
    }
  | { readonly outcome: 'there'; readonly of: Of }
  | { readonly outcome: 'fault'; readonly faults: readonly Message[] }
)

type Candidate = Of & { readonly words: readonly (readonly string[])[]; readonly names: readonly string[] }

/** Judges rows one after the other, each also against those before it. */
export function judging(
  columns: Columns<WantedName>,
  sector: Sector,
  known: readonly Known[],
): (row: TableRow) => Judged {
  const index = indexOf(known)
  return ({ line, cells }) => {
    const read = readRow(cells, columns, sector)
    if ('faults' in read) return { line, name: read.name, outcome: 'fault', faults: read.faults }
    const { details, identifiers } = read
    const found = index.find(details.name, identifiers)
    if (found?.sure) return { line, name: details.name, outcome: 'there', of: found.of }
    index.add({ name: details.name, slug: null, line }, [details.name], identifiers)
    const taken = { line, name: details.name, details, identifiers }
    return found ? { ...taken, outcome: 'like', of: found.of } : { ...taken, outcome: 'new' }
  }
}

/** The directory by number, by whole name and by each telling word, so that ten thousand rows are judged against as many. */
function indexOf(known: readonly Known[]) {
  const byNumber = new Map<string, Of>()
  const byName = new Map<string, Of>()
  const byWord = new Map<string, Candidate[]>()
  const key = ({ scheme, identifier }: Identifier) => `${scheme} ${identifier}`
  const add = (of: Of, names: readonly string[], identifiers: readonly Identifier[]): void => {
    for (const identifier of identifiers) if (!byNumber.has(key(identifier))) byNumber.set(key(identifier), of)
    for (const name of names) if (!byName.has(fold(name))) byName.set(fold(name), of)
    const candidate = { ...of, names, words: names.map(tellingWords) }
    for (const word of new Set(candidate.words.flat())) {
      const list = byWord.get(word)
      if (list) list.push(candidate)
      else byWord.set(word, [candidate])
    }
  }
  for (const { name, slug, formerNames, identifiers } of known)
    add({ name, slug, line: null }, [name, ...formerNames], identifiers)
  const find = (name: string, identifiers: readonly Identifier[]): { of: Of; sure: boolean } | null => {
    for (const identifier of identifiers) {
      const of = byNumber.get(key(identifier))
      if (of) return { of, sure: true }
    }
    const same = byName.get(fold(name))
    if (same) return { of: same, sure: true }
    const own = tellingWords(name)
    // The rarest of its words has the fewest to compare with; whatever is like it shares more than one of them.
    const lists = own.map(word => byWord.get(word) ?? []).toSorted((a, b) => a.length - b.length)
    for (const list of lists.slice(0, Math.max(1, lists.length - 1))) {
      const like = list.find(({ words }) => words.some(each => distance(own, each) < 2))
      if (like) return { of: { name: like.name, slug: like.slug, line: like.line }, sure: false }
    }
    return null
  }
  return { add, find }
}

type ReadRow =
  | { readonly details: RowDetails; readonly identifiers: readonly Identifier[] }
  | { readonly name: string; readonly faults: readonly Message[] }

const LONGEST: Readonly<Partial<Record<WantedName, number>>> = { serves: 1000, places: 300, email: 254, phone: 40 }

function readRow(cells: readonly string[], columns: Columns<WantedName>, usual: Sector): ReadRow {
  const cell = (name: WantedName) => cellOf(cells, columns, name).replace(/\s+/g, ' ')
  const faults: Message[] = []
  const name = cell('name')
  if (fold(name) === '') faults.push({ key: 'organisations.import.fault.name' })
  const sector = cell('sector') === '' ? usual : readSector(cell('sector'))
  if (sector === null) faults.push({ key: 'organisations.import.fault.sector', values: { typed: cell('sector') } })
  const email = cell('email') === '' ? '' : readAddress(cell('email'))
  if (email === null) faults.push({ key: 'organisations.import.fault.email', values: { typed: cell('email') } })
  const website = webAddress(cell('website'))
  if (website === null) faults.push({ key: 'organisations.import.fault.website', values: { typed: cell('website') } })
  const identifiers: Identifier[] = []
  for (const scheme of wantedNames.filter(each => isScheme(each))) {
    const typed = cell(scheme)
    if (typed === '') continue
    const identifier = readIdentifier(scheme, typed)
    if (identifier === null) faults.push({ key: 'organisations.import.fault.number', values: { scheme, typed } })
    else identifiers.push({ scheme, identifier })
  }
  for (const each of wantedNames) {
    const most = LONGEST[each] ?? 200
    const { length } = cell(each)
    if (length > most) faults.push({ key: 'organisations.import.fault.long', values: { field: each, length, most } })
  }
  if (faults.length > 0 || sector === null || website === null) return { name, faults }
  const [kind, serves, places, phone] = [cell('kind'), cell('serves'), cell('places'), cell('phone')]
  return { details: { name, sector, kind, serves, places, website, email: email ?? '', phone }, identifiers }
}

/** An address as a link can hold it: "fenaid.example" gets its beginning; null where it can be none. */
function webAddress(typed: string): string | null {
  if (typed === '') return ''
  const whole = /^https?:\/\//i.test(typed) ? typed : `https://${typed}`
  return URL.canParse(whole) && /^[^\s.]+(\.[^\s.]+)+$/.test(new URL(whole).hostname) ? whole : null
}
