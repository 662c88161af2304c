/** A whole form, read and written by its fields. */
import type { Message } from '../catalogue.ts'
import type { About } from './day-relation.ts'
import type { AnyField, FormSpec, FormValues, RawForm } from './field.ts'

/** What a form must be judged by: nothing where no field of it asks for a day. */
type JudgedBy<F extends FormSpec> =
  Extract<F[keyof F], Required<Pick<AnyField, 'judge'>>> extends never ? readonly [] : readonly [about: About]

/**
 * Reads a whole form: all values, or every problem by field, in the order of the form. Each value is read by itself, then
 * judged beside the others and the record (`about`): a day that cannot be is a problem of its field.
 */
export function readForm<F extends FormSpec>(
  spec: F,
  raw: RawForm,
  ...judgedBy: JudgedBy<F>
): { ok: true; values: FormValues<F> } | { ok: false; problems: Record<string, Message> } {
  const values: Record<string, unknown> = {}
  const about: About | undefined = judgedBy[0]
  const faults = new Map<string, Message>()
  for (const [name, field] of Object.entries(spec)) {
    const read = field.read(raw, name)
    if (read.ok) values[name] = read.value
    else faults.set(name, read.problem)
  }
  const others = { values, labels: Object.fromEntries(Object.entries(spec).map(([name, { label }]) => [name, label])) }
  for (const [name, field] of Object.entries(spec)) {
    const fault = about && name in values ? (field.judge?.(values[name], others, about) ?? null) : null
    if (fault !== null) faults.set(name, fault)
  }
  const problems = Object.fromEntries(
    Object.keys(spec).flatMap(name => (faults.has(name) ? [[name, faults.get(name)!]] : [])),
  )
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
