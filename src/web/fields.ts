/**
 * Form fields. A page declares each field once: from the declaration come how it is read and checked (zod), the type of
 * its value, its control, label and hint on the page, and the words of its error. `read` never throws and never loses
 * what was typed: the page shows the raw form again.
 */
import { z } from 'zod'
import { type Day, day, dayOf } from '../kernel/day.ts'
import type { Message } from './catalogue.ts'

/** A form as it was sent: every name with its values, and the files. */
export type RawForm = {
  readonly values: Readonly<Record<string, readonly string[]>>
  readonly files: Readonly<Record<string, UploadedFile>>
}

/** A file as it was sent, whole in memory; its size is limited when the request is read. */
export type UploadedFile = { readonly name: string; readonly declaredType: string; readonly bytes: Buffer }

/** A choice of a list, as radios, checkboxes and selects show it. */
export type Option = { readonly value: string; readonly text: string; readonly hint?: string }

export type Control = 'input' | 'textarea' | 'date' | 'radios' | 'checkboxes' | 'select' | 'file' | 'hidden'

export type ReadField<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: Message }

/** One field of a form. `label` and `hint` are keys of the catalogue; options carry keys unless `literal`. */
export type Field<T> = {
  readonly control: Control
  readonly label: string
  readonly hint?: string
  readonly options?: readonly { readonly value: string; readonly label: string; readonly hint?: string }[]
  readonly attributes?: Readonly<Record<string, string>>
  readonly optional: boolean
  readonly max?: number
  read(raw: RawForm, name: string): ReadField<T>
  /** The raw values that show this value again in its control. */
  write(value: T, name: string): Record<string, readonly string[]>
  /** The schema that checks the value, for the documentation of the address. */
  readonly schema: z.ZodType
}

// biome-ignore lint/suspicious/noExplicitAny: fields of any value type stand together in a form
export type AnyField = Field<any>
export type FormSpec = Readonly<Record<string, AnyField>>
/** The values of a form that was read without problems. */
export type FormValues<F extends FormSpec> = { readonly [K in keyof F]: F[K] extends Field<infer T> ? T : never }

type Common = { label: string; hint?: string }

const first = (raw: RawForm, name: string): string => raw.values[name]?.[0] ?? ''

/** Text as it is kept: control characters out, line ends as one kind, no space around it. */
export function cleanText(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g, '')
    .trim()
}

function textField(
  control: 'input' | 'textarea',
  spec: Common & { max: number; optional?: boolean; type?: string; autocomplete?: string },
): Field<string> {
  const schema = z.string().max(spec.max)
  const attributes: Record<string, string> = {}
  if (spec.type) attributes['type'] = spec.type
  if (spec.autocomplete) attributes['autocomplete'] = spec.autocomplete
  return {
    control,
    ...base(spec, spec.optional ?? false),
    attributes,
    max: spec.max,
    schema,
    read(raw, name) {
      const text = cleanText(first(raw, name))
      if (text === '' && !spec.optional)
        return { ok: false, problem: { key: 'web.errors.missing', values: { label: spec.label } } }
      if (!schema.safeParse(text).success) {
        return {
          ok: false,
          problem: { key: 'web.errors.too-long', values: { label: spec.label, max: spec.max, length: text.length } },
        }
      }
      return { ok: true, value: text }
    },
    write: (value, name) => ({ [name]: [value] }),
  }
}

function base(spec: Common, optional: boolean): Pick<Field<never>, 'label' | 'optional'> & { hint?: string } {
  return spec.hint === undefined ? { label: spec.label, optional } : { label: spec.label, hint: spec.hint, optional }
}

/** One line of text, required unless `optional`. */
export function line(
  spec: Common & { max?: number; optional?: boolean; type?: 'text' | 'tel' | 'url'; autocomplete?: string },
): Field<string> {
  return textField('input', { max: 200, ...spec })
}

/** Text of several lines, required unless `optional`. */
export function passage(spec: Common & { max?: number; optional?: boolean }): Field<string> {
  return textField('textarea', { max: 10_000, ...spec })
}

/** An email address; empty gives '' where optional. */
export function email(spec: Common & { optional?: boolean }): Field<string> {
  const inner = textField('input', { max: 254, type: 'email', autocomplete: 'email', ...spec })
  const schema = z.email()
  return {
    ...inner,
    schema,
    read(raw, name) {
      const text = inner.read(raw, name)
      if (!text.ok || text.value === '') return text
      if (schema.safeParse(text.value).success) return text
      return { ok: false, problem: { key: 'web.errors.email', values: { label: spec.label } } }
    },
  }
}

type WholeSpec = Common & { min?: number; max?: number }
/** A whole number. */
export function whole(spec: WholeSpec & { optional: true }): Field<number | null>
export function whole(spec: WholeSpec): Field<number>
export function whole(spec: WholeSpec & { optional?: boolean }): Field<number | null> {
  const schema = z.coerce
    .number()
    .int()
    .min(spec.min ?? 0)
    .max(spec.max ?? 1_000_000_000)
  return {
    control: 'input',
    ...base(spec, spec.optional ?? false),
    attributes: { inputmode: 'numeric', classes: 'govuk-input--width-5' },
    schema,
    read(raw, name) {
      const text = cleanText(first(raw, name)).replaceAll(',', '')
      if (text === '') {
        return spec.optional
          ? { ok: true, value: null }
          : { ok: false, problem: { key: 'web.errors.missing', values: { label: spec.label } } }
      }
      const read = schema.safeParse(text)
      if (read.success) return { ok: true, value: read.data }
      return {
        ok: false,
        problem: {
          key: 'web.errors.number',
          values: { label: spec.label, min: spec.min ?? 0, max: spec.max ?? 1_000_000_000 },
        },
      }
    },
    write: (value, name) => ({ [name]: [value === null ? '' : String(value)] }),
  }
}

/** A day, as three boxes: day, month, year (GOV.UK date input). A month may be a name. */
export function dayField(spec: Common & { optional: true }): Field<Day | null>
export function dayField(spec: Common): Field<Day>
export function dayField(spec: Common & { optional?: boolean }): Field<Day | null> {
  return {
    control: 'date',
    ...base(spec, spec.optional ?? false),
    schema: z.iso.date(),
    read(raw, name) {
      const parts = ['day', 'month', 'year'].map(part => cleanText(first(raw, `${name}-${part}`)))
      if (parts.every(part => part === '')) {
        return spec.optional
          ? { ok: true, value: null }
          : { ok: false, problem: { key: 'web.errors.missing', values: { label: spec.label } } }
      }
      const [dayOfMonth, month, year] = [Number(parts[0]), monthNumber(parts[1] ?? ''), Number(parts[2])]
      const value = year >= 1900 && year <= 2200 ? dayOf(year, month, dayOfMonth) : null
      return value === null
        ? { ok: false, problem: { key: 'web.errors.day', values: { label: spec.label } } }
        : { ok: true, value }
    },
    write(value, name) {
      const [year = '', month = '', dayOfMonth = ''] =
        value === null
          ? []
          : day(value)
              .split('-')
              .map(part => String(Number(part)))
      return { [`${name}-day`]: [dayOfMonth], [`${name}-month`]: [month], [`${name}-year`]: [year] }
    },
  }
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

function monthNumber(text: string): number {
  const named = MONTHS.indexOf(text.slice(0, 3).toLowerCase())
  return named >= 0 ? named + 1 : Number(text)
}

type ChoiceSpec<V extends string> = Common & {
  options: readonly V[] | Readonly<Record<V, string>>
  as?: 'radios' | 'select'
}
/**
 * One of a fixed list. `options` is the list of values, whose labels are the keys `<label>.options.<value>` unless a
 * record gives them.
 */
export function choice<V extends string>(spec: ChoiceSpec<V> & { optional: true }): Field<V | null>
export function choice<V extends string>(spec: ChoiceSpec<V>): Field<V>
export function choice<V extends string>(spec: ChoiceSpec<V> & { optional?: boolean }): Field<V | null> {
  const options = optionsOf(spec)
  const schema = z.enum(options.map(option => option.value) as [V, ...V[]])
  return {
    control: spec.as ?? 'radios',
    ...base(spec, spec.optional ?? false),
    options,
    schema,
    read(raw, name) {
      const text = first(raw, name)
      if (text === '' && spec.optional) return { ok: true, value: null }
      const read = schema.safeParse(text)
      if (read.success) return { ok: true, value: read.data }
      return { ok: false, problem: { key: 'web.errors.choose', values: { label: spec.label } } }
    },
    write: (value, name) => ({ [name]: [value ?? ''] }),
  }
}

function optionsOf<V extends string>(spec: ChoiceSpec<V>): { value: V; label: string }[] {
  return Array.isArray(spec.options)
    ? spec.options.map(value => ({ value: value as V, label: `${spec.label}-options.${value}` }))
    : Object.entries(spec.options).map(([value, label]) => ({ value: value as V, label: String(label) }))
}

/** Any of a fixed list. */
export function choices<V extends string>(spec: ChoiceSpec<V> & { atLeast?: number }): Field<readonly V[]> {
  const options = optionsOf(spec)
  const schema = z.array(z.enum(options.map(option => option.value) as [V, ...V[]])).min(spec.atLeast ?? 0)
  return {
    control: 'checkboxes',
    ...base(spec, !spec.atLeast),
    options,
    schema,
    read(raw, name) {
      const read = schema.safeParse(raw.values[name] ?? [])
      if (read.success) return { ok: true, value: read.data }
      return { ok: false, problem: { key: 'web.errors.choose', values: { label: spec.label } } }
    },
    write: (value, name) => ({ [name]: value }),
  }
}

/** A single box to tick: true or false. With `required`, it must be ticked. */
export function tick(spec: Common & { required?: boolean }): Field<boolean> {
  return {
    control: 'checkboxes',
    ...base(spec, !spec.required),
    options: [{ value: 'yes', label: spec.label }],
    schema: z.boolean(),
    read(raw, name) {
      const value = first(raw, name) === 'yes'
      return spec.required && !value
        ? { ok: false, problem: { key: 'web.errors.tick', values: { label: spec.label } } }
        : { ok: true, value }
    },
    write: (value, name) => ({ [name]: value ? ['yes'] : [] }),
  }
}

type PickSpec = Common & { as?: 'radios' | 'select' }
/** One of a list that only the page knows, such as an organisation by its id. The page checks that it is in the list. */
export function pick(spec: PickSpec & { optional: true }): Field<string | null>
export function pick(spec: PickSpec): Field<string>
export function pick(spec: PickSpec & { optional?: boolean }): Field<string | null> {
  return {
    control: spec.as ?? 'select',
    ...base(spec, spec.optional ?? false),
    schema: z.string(),
    read(raw, name) {
      const text = first(raw, name)
      if (text !== '') return { ok: true, value: text.slice(0, 200) }
      return spec.optional
        ? { ok: true, value: null }
        : { ok: false, problem: { key: 'web.errors.choose', values: { label: spec.label } } }
    },
    write: (value, name) => ({ [name]: [value ?? ''] }),
  }
}

/** Any of a list that only the page knows. */
export function picks(spec: Common): Field<readonly string[]> {
  return {
    control: 'checkboxes',
    ...base(spec, true),
    schema: z.array(z.string()),
    read: (raw, name) => ({ ok: true, value: (raw.values[name] ?? []).map(value => value.slice(0, 200)) }),
    write: (value, name) => ({ [name]: value }),
  }
}

/** A file to send. What is in it is judged by its reader, not by its name. */
export function fileField(spec: Common & { optional: true }): Field<UploadedFile | null>
export function fileField(spec: Common): Field<UploadedFile>
export function fileField(spec: Common & { optional?: boolean }): Field<UploadedFile | null> {
  return {
    control: 'file',
    ...base(spec, spec.optional ?? false),
    schema: z.unknown(),
    read(raw, name) {
      const file = raw.files[name]
      if (file && (file.name !== '' || file.bytes.length > 0)) return { ok: true, value: file }
      return spec.optional
        ? { ok: true, value: null }
        : { ok: false, problem: { key: 'web.errors.file', values: { label: spec.label } } }
    },
    write: () => ({}),
  }
}

/** The version of the record that the form was filled from: an edit quotes it, so that a stale one is noticed. */
export function versionField(): Field<number> {
  return {
    control: 'hidden',
    label: 'web.version',
    optional: false,
    schema: z.coerce.number().int().positive(),
    read(raw, name) {
      const value = Number(first(raw, name))
      return Number.isInteger(value) && value > 0
        ? { ok: true, value }
        : { ok: false, problem: { key: 'web.errors.version' } }
    },
    write: (value, name) => ({ [name]: [String(value)] }),
  }
}

/** A value the page carries along, not shown. */
export function hidden(spec: { optional?: boolean } = {}): Field<string> {
  return {
    control: 'hidden',
    label: 'web.version',
    optional: spec.optional ?? true,
    schema: z.string(),
    read: (raw, name) => ({ ok: true, value: first(raw, name).slice(0, 2000) }),
    write: (value, name) => ({ [name]: [value] }),
  }
}

/** Reads a whole form: all values, or every problem by field, in the order of the form. */
export function readForm<F extends FormSpec>(
  spec: F,
  raw: RawForm,
): { ok: true; values: FormValues<F> } | { ok: false; problems: Record<string, Message> } {
  const values: Record<string, unknown> = {}
  const problems: Record<string, Message> = {}
  for (const [name, field] of Object.entries(spec)) {
    const read = field.read(raw, name)
    if (read.ok) values[name] = read.value
    else problems[name] = read.problem
  }
  return Object.keys(problems).length > 0 ? { ok: false, problems } : { ok: true, values: values as FormValues<F> }
}

/** The raw form that shows values in their fields, as on first opening an edit page. */
export function writeForm<F extends FormSpec>(spec: F, values: Partial<FormValues<F>>): RawForm {
  const out: Record<string, readonly string[]> = {}
  for (const [name, field] of Object.entries(spec)) {
    if (name in values) Object.assign(out, field.write(values[name], name))
  }
  return { values: out, files: {} }
}
