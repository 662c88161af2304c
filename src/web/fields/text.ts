/** Fields that are typed: text of one line or many, email addresses, whole numbers. */
import { z } from 'zod'
import { says } from '../../kernel/says.ts'
import { readAddress } from '../mail-address.ts'
import { base, type Common, type Field, first } from './field.ts'

/** Text as it is kept: control characters out, line ends as one kind, no space around it. */
export function cleanText(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g, '')
    .replace(OVERRIDES, '')
    .trim()
}

/** Signs that make the text after them read the other way round, and so another name or number than it is. */
const OVERRIDES = /[\u202d\u202e]/g

/** A text of one line, whatever was sent. */
function oneLine(text: string): string {
  return text.replace(/\s*\n\s*/g, ' ')
}

/** Whether a text is an address of the web, so that a link made of it can run nothing. */
function isWebAddress(text: string): boolean {
  return URL.canParse(text) && ['http:', 'https:'].includes(new URL(text).protocol)
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
      const typed = cleanText(first(raw, name))
      const text = control === 'input' ? oneLine(typed) : typed
      if (text === '' && !spec.optional)
        return { ok: false, problem: { key: 'web.errors.missing', values: { label: spec.label } } }
      if (!schema.safeParse(text).success) {
        return {
          ok: false,
          problem: { key: 'web.errors.too-long', values: { label: spec.label, max: spec.max, length: text.length } },
        }
      }
      if (spec.type === 'url' && text !== '' && !isWebAddress(text)) {
        return { ok: false, problem: { key: 'web.errors.address', values: { label: spec.label } } }
      }
      return { ok: true, value: text }
    },
    write: (value, name) => ({ [name]: [value] }),
  }
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
  return {
    ...inner,
    read(raw, name) {
      const text = inner.read(raw, name)
      if (!text.ok || text.value === '') return text
      const value = readAddress(text.value)
      if (value !== null) return { ok: true, value }
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

/**
 * What is said to somebody who asked, challenged or complained: it counts as an answer wherever answers are counted, so it must
 * say something. A floor, and no judge: whoever asked is the judge.
 */
export function reply(spec: Common & { max?: number; optional?: boolean }): Field<string> {
  const inner = passage(spec)
  return {
    ...inner,
    replies: true,
    read(raw, name) {
      const read = inner.read(raw, name)
      if (!read.ok || read.value === '' || says(read.value)) return read
      return { ok: false, problem: { key: 'web.errors.says-nothing', values: { label: spec.label } } }
    },
  }
}
