/**
 * Form fields. A page declares each field once: from the declaration come how it is read and checked (zod), the type of
 * its value, its control, label and hint on the page, and the words of its error. `read` never throws and never loses
 * what was typed: the page shows the raw form again.
 */
import type { z } from 'zod'
import type { Message } from '../catalogue.ts'
import type { About, Others } from './day-relation.ts'

/** A form as it was sent: every name with its values, and the files. */
export type RawForm = {
  readonly values: Readonly<Record<string, readonly string[]>>
  readonly files: Readonly<Record<string, UploadedFile>>
}

/** A file as it was sent, whole in memory; its size is limited when the request is read. */
export type UploadedFile = {
  readonly name: string
  readonly declaredType: string
  readonly bytes: Buffer
  /** Where several were chosen together: `bytes` holds them one after the other (`filesIn`), and `name` names them all. */
  readonly parts?: readonly { readonly name: string; readonly size: number }[]
  /** Where it is kept while its form comes back (`held-files.ts`), and how many bytes it has. */
  readonly kept?: { readonly token: string; readonly size: number }
  /** Why there is no file although one was chosen: too large, no longer kept, or it could not be kept. */
  readonly fault?: 'too-large' | 'gone' | 'not-kept'
}

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
  /** True where several files may be chosen together. */
  readonly several?: boolean
  /**
   * True where the value speaks in somebody's name: a vote, a position, an agreement, a consent, a declaration. Never filled in
   * beforehand.
   */
  readonly speaksFor?: boolean
  /** True where the text is said to somebody who asked for it, and must say something. */
  readonly replies?: boolean
  read(raw: RawForm, name: string): ReadField<T>
  /** What is wrong with a value that was read, beside the others of its form and the record of the page; null if nothing. */
  judge?(value: T, others: Others, about: About): Message | null
  /** The raw values that show this value again in its control. */
  write(value: T, name: string): Record<string, readonly string[]>
  /** The schema that checks the value, for the documentation of the address. */
  readonly schema: z.ZodType
}

// biome-ignore lint/suspicious/noExplicitAny: fields of any value type stand together in a form
export type AnyField = Field<any>
export type FormSpec = Readonly<Record<string, AnyField>>
/** A field that is judged beside the record of its page. */
export type Judged<T> = Field<T> & Required<Pick<Field<T>, 'judge'>>

/** The values of a form that was read without problems. */
export type FormValues<F extends FormSpec> = { readonly [K in keyof F]: F[K] extends Field<infer T> ? T : never }

/** What every field is declared with: keys of the catalogue. */
export type Common = { label: string; hint?: string; speaksFor?: boolean }

/** The first value sent under a name, or ''. */
export const first = (raw: RawForm, name: string): string => raw.values[name]?.[0] ?? ''

/** The part of a field that every kind shares. */
export function base(
  spec: Common,
  optional: boolean,
): Pick<Field<never>, 'label' | 'optional'> & { hint?: string; speaksFor?: boolean } {
  return {
    label: spec.label,
    optional,
    ...(spec.hint === undefined ? {} : { hint: spec.hint }),
    ...(spec.speaksFor ? { speaksFor: true } : {}),
  }
}
