/** A time of day, typed in one box. */
import { z } from 'zod'
import { type Hour, hour, readHour, sayHour } from '../../kernel/hour.ts'
import { base, type Common, type Field, first } from './field.ts'
import { cleanText } from './text.ts'

/** A time of day, as people type it: "5pm", "17:30", "noon". Empty gives null. */
export function hourField(spec: Common): Field<Hour | null> {
  return {
    control: 'input',
    ...base(spec, true),
    attributes: { classes: 'govuk-input--width-5' },
    schema: z.string().transform((text, context) => hour(text) ?? context.addIssue('not a time of day')),
    read(raw, name) {
      const typed = cleanText(first(raw, name))
      if (typed === '') return { ok: true, value: null }
      const value = readHour(typed)
      return value === null
        ? { ok: false, problem: { key: 'web.errors.hour', values: { label: spec.label } } }
        : { ok: true, value }
    },
    write: (value, name) => ({ [name]: [value === null ? '' : sayHour(value)] }),
  }
}
