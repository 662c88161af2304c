/**
 * Reads one row of a file as the response it stands for: its cells fill in the form, and the form is read as everybody's is. So a row is
 * held to the same rules, and what is wrong with it is told by its column. Pure.
 */
import type { Day } from '../../../kernel/day.ts'
import { nameOf, questionsOf, typeOf } from '../../../questions/form.ts'
import type { Message } from '../../../web/catalogue.ts'
import type { Row } from '../../../web/table/book/table.ts'
import { paragraphsOfNumber } from '../form/comment-rows.ts'
import { type Problems, readSaid, type Said } from '../form/reading.ts'
import type { PackParagraph, Responding } from '../form/responding.queries.ts'
import { type Choosing, cellsOf, type Miss } from './cells.ts'
import { type Arrival, readArrival, readOwn, type Usually } from './own-cells.ts'
import { short, type Told } from './told.ts'

/** How the columns of a file are to be read, and what holds for rows that do not say it themselves. */
export type Plan = Choosing & Usually

/** What a row says. `said` is null where anything in it is wrong; `notes`: what to know of one that is taken all the same. */
export type ReadRow = Arrival & {
  readonly said: Said | null
  readonly notes: readonly Told[]
  readonly misses: readonly Miss[]
}

/** What a row is read against. */
export type Against = Pick<Responding, 'form' | 'opens_on' | 'closes_on'> & {
  readonly today: Day
  /** The paragraphs that rows comment on, by the id of their document. */
  readonly paragraphs: Commented
}

/** Documents of the pack with their paragraphs, by id. */
export type Commented = ReadonlyMap<string, { readonly title: string; readonly paragraphs: readonly PackParagraph[] }>

type Say = (key: string, values?: Readonly<Record<string, string | number>>) => string

/** Reads a row. */
export function readRow(row: Row, plan: Plan, of: Against, t: Say): ReadRow {
  const faults: Told[] = []
  const misses: Miss[] = []
  const values: Record<string, readonly string[]> = {}
  for (const question of questionsOf(of.form)) {
    const name = nameOf(question)
    const cells = cellsOf(row, plan, name, t)
    for (const [field, filled] of Object.entries(typeOf(question).fill(cells, question.settings, name)))
      values[field] = [filled].flat()
    misses.push(...cells.misses)
    faults.push(...cells.faults)
  }
  const own = readOwn(row, plan.columns, t)
  const arrival = readArrival(own, plan, of, of.today)
  faults.push(...misses.map(missed), ...own.faults, ...arrival.faults, ...(row.faults ?? []).map(ofWhole))
  const placed = placeComments(row, of.paragraphs, own.values, t)
  const raw = { values: { ...values, ...own.values, ...placed.values }, files: {} }
  const said = readSaid(of.form, raw, placed.on, false)
  if (!said.ok && faults.length === 0) faults.push(...atColumns(said.problem, plan))
  return {
    ...arrival,
    said: said.ok && faults.length === 0 ? withSignatures(said.value, own.signatures) : null,
    faults,
    notes: [...(said.ok ? notesOf(row, said.value) : []), ...placed.notes, ...(row.notes ?? []).map(ofWhole)],
    misses,
  }
}

/**
 * Comments of a row beside their paragraphs, as if they had been typed there. One whose number is that of no paragraph, or of several,
 * stands with what else was said.
 */
function placeComments({ comments = [] }: Row, commented: Commented, own: Record<string, readonly string[]>, t: Say) {
  const values: Record<string, readonly string[]> = {}
  const on = new Set<string>()
  const notes: Told[] = []
  for (const { document, number, words } of comments) {
    const { title = '', paragraphs = [] } = commented.get(document) ?? {}
    const [paragraph, ...more] = number === '' ? [] : paragraphsOfNumber(paragraphs, number)
    if (paragraph && more.length === 0) {
      const name = `p-${paragraph.id}`
      on.add(paragraph.id)
      values[name] = [[...(values[name] ?? []), words].join('\n\n')]
      continue
    }
    const heading = [t('responses.before.comment-on', { title }), number].filter(Boolean).join(', ')
    const before = (values['free_text'] ?? own['free_text'])?.[0] ?? ''
    values['free_text'] = [[before, `${heading}: ${words}`].filter(Boolean).join('\n\n')]
    const told = { number: short(number) || '?' }
    notes.push({ column: null, key: 'responses.import.told.comment-unplaced', values: told })
  }
  return { values, on, notes }
}

function withSignatures(said: Said, signatures: number): Said {
  return signatures === 0 ? said : { ...said, signatures }
}

/** Something that is told of the whole row. */
const ofWhole = ({ key, values }: Message): Told => ({ column: null, key, ...(values ? { values } : {}) })

const missed = ({ column, typed }: Miss): Told => ({
  column,
  key: 'responses.import.told.no-choice',
  values: { typed: short(typed) },
})

/** Problems of the form, each at the column that its control was filled from. */
function atColumns(problems: Problems, { columns }: Plan): Told[] {
  return Object.entries(problems).map(([control, { key, values }]) => ({
    column: key === 'responses.problem.nothing' ? null : columnOf(control, columns),
    key: key === 'responses.problem.nothing' ? 'responses.import.told.nothing' : key,
    ...(values ? { values } : {}),
  }))
}

function columnOf(control: string, columns: Plan['columns']): number | null {
  const whole = columns.indexOf(control)
  if (whole >= 0) return whole
  const question = /^q-[0-9a-f-]{36}/.exec(control)?.[0]
  const within = question ? columns.findIndex(target => target?.startsWith(`${question}-`)) : -1
  return within >= 0 ? within : null
}

/** A spreadsheet holds no longer text in one cell. */
const FULL_CELL = 32_767

/** Answers that the way through the form leaves out, and texts that a spreadsheet may have cut. */
function notesOf({ cells }: Row, said: Said): Told[] {
  const aside = Object.values(said.not_asked).filter(answer => answer !== null && answer !== undefined).length
  return [
    ...(aside > 0 ? [{ column: null, key: 'responses.import.told.aside', values: { count: aside } }] : []),
    ...cells.flatMap((cell, column) =>
      cell.length === FULL_CELL ? [{ column, key: 'responses.import.told.full-cell' }] : [],
    ),
  ]
}
