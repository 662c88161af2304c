/** Files, and values that a form carries along. */
import { z } from 'zod'
import { base, type Common, type Field, first, type UploadedFile } from './field.ts'

type FileSpec = Common & { several?: boolean }
/** A file to send, or with `several` as many as are chosen together. What is in them is judged by their reader, not by their names. */
export function fileField(spec: FileSpec & { optional: true }): Field<UploadedFile | null>
export function fileField(spec: FileSpec): Field<UploadedFile>
export function fileField(spec: FileSpec & { optional?: boolean }): Field<UploadedFile | null> {
  return {
    control: 'file',
    ...(spec.several ? { several: true, attributes: { multiple: 'multiple' } } : {}),
    ...base(spec, spec.optional ?? false),
    schema: z.unknown(),
    read(raw, name) {
      const file = raw.files[name]
      if (file?.fault === 'too-large' || file?.fault === 'gone')
        return {
          ok: false,
          problem: { key: `web.errors.file-${file.fault}`, values: { label: spec.label, file: file.name } },
        }
      if (file && (file.name !== '' || file.bytes.length > 0)) return { ok: true, value: file }
      return spec.optional
        ? { ok: true, value: null }
        : { ok: false, problem: { key: 'web.errors.file', values: { label: spec.label } } }
    },
    write: () => ({}),
  }
}

/** The files that were chosen together, each by itself. */
export function filesIn({
  name,
  bytes,
  parts,
}: UploadedFile): readonly { readonly name: string; readonly bytes: Buffer }[] {
  if (!parts) return [{ name, bytes }]
  let from = 0
  return parts.map(part => {
    const start = from
    from += part.size
    return { name: part.name, bytes: bytes.subarray(start, from) }
  })
}

/** The largest version that a record can have. */
const LARGEST = 2_147_483_647

/** The version of the record that the form was filled from: an edit quotes it, so that a stale one is noticed. */
export function versionField(): Field<number> {
  return {
    control: 'hidden',
    label: 'web.version',
    optional: false,
    schema: z.coerce.number().int().positive(),
    read(raw, name) {
      const value = Number(first(raw, name))
      return Number.isInteger(value) && value > 0 && value <= LARGEST
        ? { ok: true, value }
        : { ok: false, problem: { key: 'web.errors.version' } }
    },
    write: (value, name) => ({ [name]: [String(value)] }),
  }
}

/** A value the page carries along, not shown, of at most so many signs. */
export function hidden(spec: { optional?: boolean; max?: number } = {}): Field<string> {
  return {
    control: 'hidden',
    label: 'web.version',
    optional: spec.optional ?? true,
    schema: z.string(),
    read: (raw, name) => ({ ok: true, value: first(raw, name).slice(0, spec.max ?? 2000) }),
    write: (value, name) => ({ [name]: [value] }),
  }
}
