/** Fields that are chosen: of a fixed list, or of one that only the page knows. */
import { z } from 'zod'
import { base, type Common, type Field, first } from './field.ts'

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
