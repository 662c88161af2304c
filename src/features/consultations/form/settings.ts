/**
 * The settings of every question type as fields of a form. They are read from the schema that each type declares, so
 * that a new type brings its own: a tick for yes or no, a number, a line, a list with one entry on each line.
 */
import { z } from 'zod'
import type { QuestionType } from '../../../questions/question-type.ts'
import { questionTypes } from '../../../questions/registry.ts'
import { type AnyField, line, passage, type RawForm, tick, whole } from '../../../web/fields.ts'

/** How a setting is asked. `options`: a list of choices, each with a lasting value beside its label. */
type Kind = 'yes-no' | 'number' | 'line' | 'lines' | 'options'

/** A setting of a type. `field` is its name in the form; its words are `consultations.setting.<field>`. */
export type Setting = { readonly name: string; readonly field: string; readonly kind: Kind; readonly control: AnyField }

type Schema = {
  readonly type?: string
  readonly minimum?: number
  readonly maximum?: number
  readonly anyOf?: readonly Schema[]
  readonly items?: Schema
  readonly properties?: Readonly<Record<string, Schema>>
}

function settingsOfType(type: QuestionType): Setting[] {
  const schema = z.toJSONSchema(type.settings, { io: 'input', unrepresentable: 'any' }) as Schema
  return Object.entries(schema.properties ?? {}).map(([name, property]) => {
    const core = property.anyOf?.find(each => each.type !== 'null') ?? property
    const field = `${type.name}-${name}`
    const kind = kindOf(core)
    return { name, field, kind, control: controlOf(kind, `consultations.setting.${field}`, core) }
  })
}

function kindOf(schema: Schema): Kind {
  if (schema.type === 'boolean') return 'yes-no'
  if (schema.type === 'integer') return 'number'
  if (schema.type === 'array') return schema.items?.type === 'object' ? 'options' : 'lines'
  return 'line'
}

function controlOf(kind: Kind, label: string, { minimum, maximum }: Schema): AnyField {
  switch (kind) {
    case 'yes-no':
      return tick({ label })
    case 'number':
      return whole({ label, optional: true, min: minimum ?? 0, max: maximum ?? 100_000 })
    case 'line':
      return line({ label, optional: true, max: 300 })
    default:
      return passage({ label, hint: 'consultations.setting.one-each-line', optional: true, max: 20_000 })
  }
}

const byType = new Map(questionTypes.map(type => [type.name, settingsOfType(type)]))

/** The settings of a type, in the order of its schema. */
export function settingsOf(type: string): readonly Setting[] {
  return byType.get(type) ?? []
}

/** The fields of every setting of every type: the page shows those of the type in hand. */
export const settingFields: Readonly<Record<string, AnyField>> = Object.fromEntries(
  [...byType.values()].flat().map(setting => [setting.field, setting.control]),
)

/** Settings as they were typed, for the type's schema to check. A blank one is left out, so that its default holds. */
export function readSettings(
  type: string,
  values: Readonly<Record<string, unknown>>,
  before: unknown,
): Record<string, unknown> {
  const typed: Record<string, unknown> = {}
  for (const { name, field, kind } of settingsOf(type)) {
    const value = values[field]
    if (kind === 'yes-no') typed[name] = value === true
    else if (value === null || value === '' || value === undefined) continue
    else if (kind === 'lines') typed[name] = linesOf(String(value))
    else if (kind === 'options') typed[name] = optionsOf(linesOf(String(value)), optionsBefore(before, name))
    else typed[name] = value
  }
  return typed
}

/** The form values that show these settings. */
export function writeSettings(type: string, settings: unknown): RawForm['values'] {
  const known = isRecord(settings) ? settings : {}
  return Object.fromEntries(
    settingsOf(type).flatMap(({ name, field, kind, control }) => {
      const value = known[name]
      if (value === null || value === undefined) return []
      if (kind === 'lines' && Array.isArray(value)) return [[field, [value.join('\n')]]]
      if (kind === 'options')
        return [
          [
            field,
            [
              optionsBefore(known, name)
                .map(each => each.label)
                .join('\n'),
            ],
          ],
        ]
      return Object.entries(control.write(value, field))
    }),
  )
}

type Option = { readonly value: string; readonly label: string }

const optionShape = z.array(z.object({ value: z.string(), label: z.string() }))

function optionsBefore(settings: unknown, name: string): readonly Option[] {
  const read = optionShape.safeParse(isRecord(settings) ? settings[name] : null)
  return read.success ? read.data : []
}

/** Options by their labels. One that was there before keeps its value: answers refer to it. */
function optionsOf(labels: readonly string[], before: readonly Option[]): Option[] {
  const made: Option[] = []
  for (const label of labels) {
    const taken = new Set([...made, ...before].map(each => each.value).concat('other'))
    const kept = before.find(each => each.label === label && !made.some(other => other.value === each.value))
    made.push({ value: kept?.value ?? freeValue(label, taken), label })
  }
  return made
}

function freeValue(label: string, taken: ReadonlySet<string>): string {
  const words = label
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+/, '')
  const base = words.slice(0, 32).replace(/-+$/, '') || 'option'
  if (!taken.has(base)) return base
  let number = 2
  while (taken.has(`${base}-${number}`)) number++
  return `${base}-${number}`
}

function linesOf(text: string): string[] {
  return text
    .split('\n')
    .map(each => each.trim())
    .filter(Boolean)
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
