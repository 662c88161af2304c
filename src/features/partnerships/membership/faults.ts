/** What is wrong with a row of a membership list, and what somebody should know of it. Pure. */
import type { BoardRules } from '../../../governance/rules.ts'
import type { Day } from '../../../kernel/day.ts'
import { fold } from '../../../kernel/fold.ts'
import type { Message } from '../../../web/catalogue.ts'
import { readAddress } from '../../../web/mail-address.ts'
import { lastDayOf, termProblem } from '../seats/term-rules.ts'
import { isBlank, type Row, type RowPart } from './proposal.ts'

/** An organisation of the directory that a name may mean. `same`: it has this very name. */
export type Candidate = {
  readonly slug: string
  readonly name: string
  readonly formerly: string | null
  readonly same: boolean
}

/** What rows are checked against. */
export type Known = {
  /** By the name as it stands in the row. */
  readonly organisations: ReadonlyMap<string, readonly Candidate[]>
  /** People who have sat in this partnership, by their address in small letters: of anybody else nobody is told that the Hub knows them. */
  readonly people: ReadonlyMap<string, Sitting>
  /** Names of the seats there are, folded. */
  readonly seats: ReadonlySet<string>
}

/** Somebody of the board and the seats they hold, or have held. */
export type Sitting = {
  readonly name: string
  readonly holds: readonly { readonly seat: string; readonly from: Day; readonly to: Day | null }[]
}

/** The day from which a list is taken over, and the rules of the board. */
export type Beginning = { readonly from: Day; readonly rules: BoardRules }

/** Faults by the box they are in, and notes that stop nothing. */
export type Checked = {
  readonly faults: ReadonlyMap<RowPart, Message>
  readonly notes: readonly Message[]
}

/** Words that stand for an organisation that is to be added: where others are of like name, that it is another one. */
export const added = ['new', 'another'] as const

/** What may be chosen for a row's organisation: those of like name, and that it is to be added. */
export function choicesFor(row: Pick<Row, 'organisation'>, known: Known): readonly string[] {
  if (row.organisation === '') return []
  const found = known.organisations.get(row.organisation) ?? []
  return found.length === 0 ? ['new'] : [...found.map(({ slug }) => slug), 'another']
}

/**
 * The row with its organisation settled where that is plain: the only one that has this very name, or, where nothing is like it, a new
 * one. Where a name is merely alike somebody has to say.
 */
export function settle(row: Row, known: Known): Row {
  const choices = choicesFor(row, known)
  if (choices.includes(row.match)) return row
  const same = (known.organisations.get(row.organisation) ?? []).filter(one => one.same)
  if (same.length === 1) return { ...row, match: same[0]!.slug }
  return { ...row, match: choices.length === 1 ? 'new' : '' }
}

/** All rows settled; the sector of an organisation to be added is said once for all its rows. */
export function settleAll(rows: readonly Row[], known: Known): Row[] {
  const settled = rows.map(row => settle(row, known))
  const said = settled.filter(row => isAdded(row) && row.sector !== '')
  const sectors = new Map(said.map(row => [nameOf(row), row.sector]))
  return settled.map(row =>
    isAdded(row) && row.sector === '' ? { ...row, sector: sectors.get(nameOf(row)) ?? '' } : row,
  )
}

/** Whether the organisation of a row is to be added to the directory. */
export function isAdded({ organisation, match }: Pick<Row, 'organisation' | 'match'>): boolean {
  return organisation !== '' && added.some(word => word === match)
}

/** An organisation to be added, however its rows write it. */
export function nameOf({ organisation }: Pick<Row, 'organisation'>): string {
  return fold(organisation)
}

/** Checks every row by itself and beside the others; rows left out and blank ones have nothing wrong. */
export function checkRows(rows: readonly Row[], known: Known, beginning: Beginning): Checked[] {
  const live = rows.map(row => !row.out && !isBlank(row))
  return rows.map((_, at) =>
    live[at]
      ? { faults: faultsOf(rows, at, live, known, beginning), notes: notesOf(rows, at, live, known) }
      : { faults: new Map(), notes: [] },
  )
}

const key = (name: string): string => `partnerships.membership.problem.${name}`

function faultsOf(
  rows: readonly Row[],
  at: number,
  live: readonly boolean[],
  known: Known,
  beginning: Beginning,
): ReadonlyMap<RowPart, Message> {
  const row = rows[at]!
  const faults = new Map<RowPart, Message>()
  const fault = (part: RowPart, name: string, values: Record<string, string | number> = {}) => {
    if (!faults.has(part)) faults.set(part, { key: key(name), values: { row: at + 1, ...values } })
  }
  if (row.organisation !== '' && !choicesFor(row, known).includes(row.match))
    fault('match', 'match', { name: row.organisation })
  if (row.sector === '' && (row.organisation === '' || isAdded(row))) fault('sector', 'sector')
  const differs = rows.findIndex(
    (other, index) => live[index] && isAdded(other) && nameOf(other) === nameOf(row) && other.sector !== row.sector,
  )
  if (isAdded(row) && differs >= 0 && differs < at)
    fault('sector', 'sector-differs', { other: differs + 1, name: row.organisation })
  if (row.seat === '') fault('seat', 'seat')
  const first = rows.findIndex((other, index) => live[index] && fold(other.seat) === fold(row.seat))
  if (row.seat !== '' && first < at) fault('seat', 'seat-twice', { other: first + 1, name: row.seat })
  if (row.seat !== '' && known.seats.has(fold(row.seat))) fault('seat', 'seat-there', { name: row.seat })
  personFaults(row, 'holder', fault)
  personFaults(row, 'deputy', fault)
  termFaults(rows, at, live, known, beginning, fault)
  if (row.organisation_email !== '' && !isEmail(row.organisation_email)) fault('organisation_email', 'email')
  const hasHolder = row.holder !== '' || row.holder_email !== ''
  const hasDeputy = row.deputy !== '' || row.deputy_email !== ''
  if (hasDeputy && !hasHolder) fault('deputy', 'deputy-alone')
  if (hasDeputy && hasHolder && personKey(row, 'deputy') === personKey(row, 'holder')) fault('deputy', 'deputy-self')
  for (const [part, name] of [
    ['holder', row.holder],
    ['deputy', row.deputy],
  ] as const) {
    const email = row[`${part}_email`].toLowerCase()
    const other = rows.findIndex((one, index) => live[index] && otherName(one, email, name))
    if (email !== '' && other >= 0 && other <= at) fault(`${part}_email`, 'address-twice', { other: other + 1, email })
  }
  for (const part of ['organisation', 'seat', 'holder', 'deputy'] as const)
    if (row[part].length > 120 && !(part === 'organisation' && row[part].length <= 200)) fault(part, 'long')
  return faults
}

/** Whether a row has an address under another name. */
function otherName(row: Row, email: string, name: string): boolean {
  return (['holder', 'deputy'] as const).some(
    part =>
      row[`${part}_email`].toLowerCase() === email && row[part] !== '' && name !== '' && fold(row[part]) !== fold(name),
  )
}

const isEmail = (text: string): boolean => readAddress(text) !== null

function personFaults(row: Row, part: 'holder' | 'deputy', fault: (part: RowPart, name: string) => void): void {
  const email = row[`${part}_email`]
  if (email === '') return
  if (!isEmail(email)) fault(`${part}_email`, 'email')
  else if (row[part] === '') fault(part, 'name')
}

/** What the rules of the board say about the term of a holder: judged as where a seat is filled by itself. */
function termFaults(
  rows: readonly Row[],
  at: number,
  live: readonly boolean[],
  known: Known,
  { from, rules }: Beginning,
  fault: (part: RowPart, name: string, values: Record<string, string>) => void,
): void {
  const row = rows[at]!
  if (row.holder === '' && row.holder_email === '') return
  const to = lastDayOf(rules, from)
  const person = personKey(row, 'holder')
  const held = known.people.get(row.holder_email.toLowerCase())?.holds ?? []
  const elsewhere = [
    ...held
      .filter(one => (one.to === null || one.to >= from) && (to === null || one.from <= to))
      .map(({ seat }) => seat),
    ...rows
      .slice(0, at)
      .flatMap((other, index) => (live[index] && personKey(other, 'holder') === person ? [other.seat] : [])),
  ]
  if (termProblem(rules, { person, from, to }, { terms: [], elsewhere }))
    fault('holder', 'second-seat', { name: row.holder || row.holder_email, seats: elsewhere.join(', ') })
}

/** Who somebody of a row is: by address, else by name. People of one name without an address are one person. */
export function personKey(row: Row, part: 'holder' | 'deputy'): string {
  const email = row[`${part}_email`].toLowerCase()
  return email === '' ? `name ${fold(row[part])}` : `email ${email}`
}

function notesOf(rows: readonly Row[], at: number, live: readonly boolean[], known: Known): Message[] {
  const row = rows[at]!
  const notes: Message[] = []
  const note = (name: string, values: Record<string, string | number> = {}) =>
    notes.push({ key: `partnerships.membership.note.${name}`, values })
  const found = (known.organisations.get(row.organisation) ?? []).find(({ slug }) => slug === row.match)
  if (found?.formerly) note('formerly', { name: found.name, formerly: found.formerly })
  if (row.holder === '' && row.holder_email === '') note('vacant')
  for (const part of ['holder', 'deputy'] as const) {
    const email = row[`${part}_email`]
    if (row[part] !== '' && email === '') note('no-address', { name: row[part] })
    const there = known.people.get(email.toLowerCase())
    if (there !== undefined && row[part] !== '' && fold(there.name) !== fold(row[part]))
      note('known-as', { email, name: there.name })
    if (row[part] === '' && email === '') continue
    const others = rows.flatMap((other, index) =>
      live[index] && index !== at && personKey(other, 'holder') === personKey(row, part) ? [index + 1] : [],
    )
    if (others.length > 0) note('several', { name: row[part] || email, rows: others.join(', ') })
  }
  return notes
}
