/** The rows of the page beside the questions as they are: what their boxes hold, and who changed which of them meanwhile. Pure. */
import type { RawForm } from '../../../web/fields.ts'
import { digestOfBox, mergeIn, wasName } from '../../../web/merging.ts'
import { choicesOf, EMPTY_ROWS, MOST_ROWS, type RowNames, rows } from './at-once.ts'
import type { BuilderQuestion } from './builder.queries.ts'

const boxes = ['number', 'text', 'help', 'choices', 'required'] as const
/** A box of a row that holds a question. */
export type Box = (typeof boxes)[number]

type Numbered = { readonly question: BuilderQuestion; readonly number: number }

function heldBy({ question, number }: Numbered): Readonly<Record<Box, readonly string[]>> {
  const choices = choicesOf(question)
  return {
    number: [String(number)],
    text: [question.text],
    help: question.hint === '' ? [] : [question.hint],
    choices: choices === '' ? [] : [choices],
    required: question.required ? ['yes'] : [],
  }
}

function inRow(row: RowNames, held: Readonly<Record<Box, readonly string[]>>): RawForm['values'] {
  return Object.fromEntries(boxes.map(box => [row[box], held[box]]))
}

/** How many changes the questions have had: what the page was opened with. */
function versionOf(questions: readonly BuilderQuestion[]): number {
  return 1 + questions.reduce((sum, { version }) => sum + version, 0)
}

/** The rows as the page shows them: a question each, then empty ones. */
export function writeRows(questions: readonly BuilderQuestion[]): RawForm {
  const held = questions.slice(0, MOST_ROWS - EMPTY_ROWS).map((question, at) => {
    const row = rows[at]!
    return { [row.id]: [question.id], ...inRow(row, heldBy({ question, number: at + 1 })) }
  })
  return { values: Object.assign({ version: [String(versionOf(questions))] }, ...held), files: {} }
}

/** The question of a row that came in, with its number now; null where the row is for a new one, or its question is gone. */
export function questionIn(raw: RawForm, row: RowNames, questions: readonly BuilderQuestion[]): Numbered | null {
  const at = questions.findIndex(({ id }) => id === raw.values[row.id]?.[0])
  return at < 0 ? null : { question: questions[at]!, number: at + 1 }
}

/** What was changed in a row; `clash`: somebody else changed the same box meanwhile. What only they changed stays as they left it. */
export type RowChanges = { readonly changed: ReadonlySet<Box>; readonly clash: boolean }

/** Lays a row that came in over its question as it is now. */
export function changesIn(raw: RawForm, row: RowNames, now: Numbered): RowChanges {
  const held = heldBy(now)
  const merged = boxes.map(box => ({ box, ...mergeIn(raw, row[box], held[box]) }))
  return {
    changed: new Set(merged.filter(({ box, values }) => values !== held[box]).map(({ box }) => box)),
    clash: merged.some(({ clash }) => clash),
  }
}

/** Whether anything in a row is not as it was when the page was opened. */
export function isTouched(raw: RawForm, row: RowNames): boolean {
  return boxes.some(box => digestOfBox(raw.values[row[box]] ?? []) !== raw.values[wasName(row[box])]?.[0])
}

/** What the rows that came in hold now, for whoever was overtaken, and the version that goes with it. */
export function rowsNow(raw: RawForm, questions: readonly BuilderQuestion[]): { theirs: RawForm; version: number } {
  const values = rows.flatMap(row => {
    const now = questionIn(raw, row, questions)
    return now ? [inRow(row, heldBy(now))] : []
  })
  return { theirs: { values: Object.assign({}, ...values), files: {} }, version: versionOf(questions) }
}

/** The rows to draw: which hold a question, and which are for a new one. Of a page that came back, those that were on it. */
export function rowsToDraw(raw: RawForm | null, questions: readonly BuilderQuestion[]) {
  const sent = raw ?? writeRows(questions)
  const kept = rows.flatMap(row => {
    const now = questionIn(sent, row, questions)
    return now ? [{ row, ...now }] : []
  })
  const others = rows.filter(row => !kept.some(each => each.row === row))
  // What was changed in a question that somebody removed meanwhile can still be asked as a new one.
  const drawn = raw
    ? others.filter(row => row.text in raw.values && (!raw.values[row.id]?.[0] || isTouched(raw, row)))
    : others.slice(0, EMPTY_ROWS)
  return { kept, empty: drawn }
}
