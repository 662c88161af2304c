/** A whole form, read and written by its fields. */
import type { Message } from '../catalogue.ts'
import type { FormSpec, FormValues, RawForm } from './field.ts'

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
