/**
 * Reads one row of a file as the response it stands for: its cells fill in the form, and the form is read as everybody's is. So a row is
 * held to the same rules, and what is wrong with it is told by its column. Pure.
 */
import type { Day } from '../../../kernel/day.ts'
import { nameOf, questionsOf, typeOf } from '../../../questions/form.ts'
import type { Message } from '../../../web/catalogue.ts'
import type { Row } from '../../../web/table/book/table.ts'
import { type Problems, readSaid, type Said } from '../form/reading.ts'
import type { Responding } from '../form/responding.queries.ts'
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
export type Against = Pick<Responding, 'form' | 'opens_on' | 'closes_on'> & { readonly today: Day }

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
  const said = readSaid(of.form, { values: { ...values, ...own.values }, files: {} }, new Set(), false)
  if (!said.ok && faults.length === 0) faults.push(...placed(said.problem, plan))
  return {
    ...arrival,
    said: said.ok && faults.length === 0 ? said.value : null,
    faults,
    notes: [...(said.ok ? notesOf(row, said.value) : []), ...(row.notes ?? []).map(ofWhole)],
    misses,
  }
}

/** Something that is told of the whole row. */
const ofWhole = ({ key, values }: Message): Told => ({ column: null, key, ...(values ? { values } : {}) })

const missed = ({ column, typed }: Miss): Told => ({
  column,
  key: 'responses.import.told.no-choice',
  values: { typed: short(typed) },
})

/** Problems of the form, each at the column that its control was filled from. */
function placed(problems: Problems, { columns }: Plan): Told[] {
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
