/** All questions of a form as rows of one page: those that are there, to put right in place and to move by number, and empty ones to add. Pure. */
import { questionTypes } from '../../../questions/registry.ts'
import { choice, type FormSpec, hidden, line, passage, tick, versionField, whole } from '../../../web/fields.ts'
import type { BuilderQuestion } from './builder.queries.ts'
import { type Setting, settingsOf, writeSettings } from './settings.ts'

/** Most rows of the page, and how many of them are empty. A longer form is changed question by question. */
export const MOST_ROWS = 60
export const EMPTY_ROWS = 10

const names = (row: number) => ({
  id: `id_${row}`,
  number: `number_${row}`,
  section: `section_${row}`,
  type: `type_${row}`,
  text: `text_${row}`,
  help: `help_${row}`,
  choices: `choices_${row}`,
  required: `required_${row}`,
})
export type RowNames = ReturnType<typeof names>

/** The names of every row's fields, in order. */
export const rows: readonly RowNames[] = Array.from({ length: MOST_ROWS }, (_, at) => names(at + 1))

const typeNames: Readonly<Record<string, string>> = Object.fromEntries(
  questionTypes.map(({ name, title }) => [name, 'key' in title ? title.key : title.text]),
)

const everyRow: FormSpec = Object.fromEntries(
  rows.flatMap(row => [
    [row.id, hidden()],
    [row.number, whole({ label: 'consultations.at-once.number', optional: true, min: 1, max: MOST_ROWS })],
    [row.section, line({ label: 'consultations.at-once.section', optional: true, max: 150 })],
    [row.type, choice({ label: 'consultations.at-once.type', options: typeNames, optional: true, as: 'select' })],
    [row.text, passage({ label: 'consultations.question.text', optional: true, max: 1000 })],
    [row.help, passage({ label: 'consultations.question.hint', optional: true, max: 1000 })],
    [row.choices, passage({ label: 'consultations.at-once.choices', optional: true, max: 20_000 })],
    [row.required, tick({ label: 'consultations.question.required' })],
  ]),
)

/** The fields of every row; the form quotes a version, so that each box carries what it held when the page was opened. */
export const rowFields: FormSpec = { ...everyRow, version: versionField() }

/** The settings of a type that are lists of words, in order: their words stand in one box, with an empty line between two lists. */
export function listsOfType(type: string): readonly Setting[] {
  return settingsOf(type).filter(({ kind }) => kind === 'options' || kind === 'lines')
}

/** The lists of a question as they stand in its box. */
export function choicesOf({ type, settings }: Pick<BuilderQuestion, 'type' | 'settings'>): string {
  const written = writeSettings(type, settings)
  return listsOfType(type)
    .map(({ field }) => written[field]?.[0] ?? '')
    .filter(Boolean)
    .join('\n\n')
}

/** What was typed into a box, list by list, by the fields of their settings. */
export function listsIn(type: string, typed: string): Readonly<Record<string, string>> {
  const lists = listsOfType(type)
  const parts = lists.length > 1 ? typed.split(/\n[ \t]*\n+/) : [typed]
  return Object.fromEntries(lists.map(({ field }, at) => [field, parts[at] ?? '']))
}

/** The settings of a question as values of its form: `readSettings` makes the same settings of them. */
export function settingValues(type: string, settings: unknown): Record<string, unknown> {
  const known = (settings ?? {}) as Readonly<Record<string, unknown>>
  const written = writeSettings(type, settings)
  return Object.fromEntries(
    settingsOf(type).map(({ name, field, kind }) => [
      field,
      kind === 'options' || kind === 'lines' ? (written[field]?.[0] ?? '') : (known[name] ?? null),
    ]),
  )
}
