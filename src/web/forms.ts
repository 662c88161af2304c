/** A form on its way to and from the page: problems in words, controls ready for the templates, stale edits side by side. */
import type { Message, Translate } from './catalogue.ts'
import type { AnyField, Control, FormSpec, RawForm } from './fields.ts'
import { dropName } from './held-files.ts'
import { digestsOf, wasName } from './merging.ts'

/** What a template needs of one field. */
export type ControlView = {
  readonly name: string
  readonly control: Control
  readonly label: string
  readonly hint: string | null
  readonly max: number | null
  readonly attributes: Readonly<Record<string, string>>
  readonly options: readonly { readonly value: string; readonly text: string; readonly hint: string | null }[]
  readonly value: string
  readonly values: readonly string[]
  readonly parts: { readonly day: string; readonly month: string; readonly year: string }
  readonly error: string | null
  /** The file that is kept for it while the form comes back. */
  readonly kept: {
    readonly token: string
    readonly name: string
    readonly size: string
    readonly dropped: boolean
  } | null
}

export type FormView = {
  readonly fields: Readonly<Record<string, ControlView>>
  readonly raw: Readonly<Record<string, readonly string[]>>
  readonly errors: Readonly<Record<string, string>>
  /** For the error summary, in the order of the form. */
  readonly summary: readonly { readonly text: string; readonly href: string }[]
  readonly stale: readonly { readonly label: string; readonly theirs: string; readonly yours: string }[] | null
  /** Whether anything is typed into it at all, or it only does something. */
  readonly typed: boolean
  /** What each field held when the form was opened, by the name under which the form carries it. */
  readonly was: Readonly<Record<string, string>>
  readonly repeat: boolean
  /** Whether Enter was pressed in a box of a form that needs its button; nothing was done. */
  readonly enter: boolean
}

/** What came of a form, for showing it again. `names`: words for the values of lists that only the page knows. */
export type FormState = {
  problems?: Readonly<Record<string, Message>>
  /** What the record says now, where somebody else changed it meanwhile. */
  theirs?: RawForm
  repeat?: boolean
  enter?: boolean
  names?: ReadonlyMap<string, string>
}

/** Words of a problem; a label or an event inside it is a key and is put into words too. */
export function say(t: Translate, message: Message): string {
  const keys = ['label', 'event'].flatMap(name => {
    const key = message.values?.[name]
    return typeof key === 'string' ? [[name, t(key)]] : []
  })
  return t(message.key, { ...message.values, ...Object.fromEntries(keys) })
}

/** Everything the templates need of a form: first opened, come back with problems, or stale. */
export function viewForm(t: Translate, spec: FormSpec, raw: RawForm | null, state: FormState = {}): FormView {
  const errors = Object.fromEntries(
    Object.entries({ ...unkept(spec, raw), ...state.problems }).map(([name, problem]) => [name, say(t, problem)]),
  )
  const fields = Object.fromEntries(
    Object.entries(spec).map(([name, field]) => [name, viewControl(t, name, field, raw, errors[name] ?? null)]),
  )
  const summary = Object.entries(errors).map(([name, text]) => ({ text, href: `#${controlId(name, spec[name])}` }))
  return {
    fields,
    raw: raw?.values ?? {},
    errors,
    summary,
    stale: state.theirs ? differences(t, spec, raw, state.theirs, state.names ?? new Map()) : null,
    typed:
      Object.values(spec).some(({ control }) => control !== 'hidden') ||
      Object.keys(raw?.values ?? {}).some(name => name.startsWith(wasName(''))),
    was: Object.fromEntries(
      Object.entries(digestsOf(spec, raw)).map(([name, now]) => [name, raw?.values[name]?.[0] ?? now]),
    ),
    repeat: state.repeat ?? false,
    enter: state.enter ?? false,
  }
}

/** Files that were chosen and could not be kept: never without a word. */
function unkept(spec: FormSpec, raw: RawForm | null): Record<string, Message> {
  const lost = Object.entries(raw?.files ?? {}).filter(([name, { fault }]) => name in spec && fault === 'not-kept')
  return Object.fromEntries(
    lost.map(([name, { name: file }]) => [name, { key: 'web.errors.file-not-kept', values: { file } }]),
  )
}

const MEGABYTE = 1024 * 1024

/** "120 KB" or "1.2 MB". */
function sizeInWords(t: Translate, bytes: number): string {
  return bytes < MEGABYTE
    ? t('web.kept.kilobytes', { size: Math.max(1, Math.round(bytes / 1024)) })
    : t('web.kept.megabytes', { size: Math.round((bytes / MEGABYTE) * 10) / 10 })
}

function controlId(name: string, field: AnyField | undefined): string {
  return field?.control === 'date' ? `${name}-day` : name
}

function viewControl(
  t: Translate,
  name: string,
  field: AnyField,
  raw: RawForm | null,
  error: string | null,
): ControlView {
  const values = raw?.values[name] ?? []
  const part = (which: string): string => raw?.values[`${name}-${which}`]?.[0] ?? ''
  return {
    name,
    control: field.control,
    label:
      field.optional && !['checkboxes', 'hidden'].includes(field.control)
        ? t('web.optional', { label: t(field.label) })
        : t(field.label),
    hint: field.hint ? t(field.hint) : null,
    max: field.max ?? null,
    attributes: field.attributes ?? {},
    options: (field.options ?? []).map(option => ({
      value: option.value,
      text: t(option.label),
      hint: option.hint ? t(option.hint) : null,
    })),
    value: values[0] ?? '',
    values,
    parts: { day: part('day'), month: part('month'), year: part('year') },
    error,
    kept: viewKept(t, name, raw),
  }
}

function viewKept(t: Translate, name: string, raw: RawForm | null): ControlView['kept'] {
  const file = raw?.files[name]
  if (!file?.kept) return null
  const { token, size } = file.kept
  return {
    token,
    name: file.name,
    size: sizeInWords(t, size),
    dropped: raw?.values[dropName(name)]?.includes('yes') ?? false,
  }
}

function differences(
  t: Translate,
  spec: FormSpec,
  yours: RawForm | null,
  theirs: RawForm,
  names: ReadonlyMap<string, string>,
): { label: string; theirs: string; yours: string }[] {
  return Object.entries(spec)
    .filter(([name, field]) => field.control !== 'hidden' && (name in theirs.values || `${name}-day` in theirs.values))
    .map(([name, field]) => {
      const word = (value: string): string => wordOf(t, field, value, names)
      return { label: t(field.label), theirs: shown(theirs, name, word), yours: shown(yours, name, word) }
    })
    .filter(row => row.theirs !== row.yours)
}

/** A value as the page calls it: the words of the option, not what is kept for it. */
function wordOf(t: Translate, field: AnyField, value: string, names: ReadonlyMap<string, string>): string {
  const option = field.options?.find(one => one.value === value)
  if (option) return t(option.label)
  return ['radios', 'checkboxes', 'select'].includes(field.control) ? (names.get(value) ?? value) : value
}

function shown(raw: RawForm | null, name: string, word: (value: string) => string): string {
  if (!raw) return ''
  const parts = ['day', 'month', 'year'].map(part => raw.values[`${name}-${part}`]?.[0] ?? '')
  return parts.some(Boolean) ? parts.join(' ') : (raw.values[name] ?? []).map(word).join(', ')
}
