/**
 * Pictures and PDFs that say more than words: the step at the door, the letter from the surgery. An answer names files that are kept apart,
 * sealed; what is chosen on a form is taken in before the form is read, and stands in it from then on by a sign that no one can guess.
 */
import { z } from 'zod'
import { ok, problem } from '../../kernel/result.ts'
import { valuesOf } from '../fields.ts'
import { countOf, defineQuestionType } from '../question-type.ts'
import { own, type Wording, word } from '../wording.ts'

const settings = z.object({
  most: z.int().min(1).max(5).default(3),
  /** Largest size of one file, in megabytes. */
  megabytes: z.int().min(1).max(8).default(8),
})
type Settings = z.output<typeof settings>

/** What a file can be. */
export const fileKinds = ['picture', 'pdf'] as const
export type FileKind = (typeof fileKinds)[number]

/** A file as an answer names it; where answers are counted nothing but its kind is left. `size`: in bytes. */
const named = z.object({ id: z.uuid().default(''), kind: z.enum(fileKinds), size: z.int().min(0).default(0) })
export type NamedFile = z.output<typeof named>

const answer = z.object({ files: z.array(named).min(1).max(5).readonly() })
type Answer = z.output<typeof answer>

/** How a file stands in a form. */
export const signOf = ({ id, kind, size }: NamedFile): string => `${id}.${kind}.${size}`

/** The file that stands in a form; null where it is none. */
export function fileOf(sign: string): NamedFile | null {
  const [, id, kind, size] =
    /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.(picture|pdf)\.(\d{1,9})$/.exec(sign) ?? []
  return id ? { id, kind: kind as FileKind, size: Number(size) } : null
}

const said = ({ kind, size }: NamedFile): Wording =>
  word(`questions.file.${kind}`, { size: Math.max(1, Math.round(size / 1024)) })

const countKind = ({ files }: Answer, kind: FileKind): number => files.filter(file => file.kind === kind).length

/** File. */
export const file = defineQuestionType<Settings, Answer>({
  name: 'file',
  title: word('questions.type.file'),
  closed: false,
  settings,
  answer,
  template: 'questions/types/file.njk',
  takesFiles: ({ most, megabytes }) => ({ most, megabytes }),
  read(fields, { most }, name) {
    const signs = [...new Set(valuesOf(fields, name))].filter(sign => sign !== '')
    const files = signs.flatMap(sign => fileOf(sign) ?? [])
    if (files.length < signs.length || new Set(files.map(({ id }) => id)).size < files.length)
      return problem([{ field: name, key: 'questions.problem.unknown-option', values: {} }])
    if (files.length > most)
      return problem([{ field: name, key: 'questions.problem.too-many-files', values: { most, chosen: files.length } }])
    return ok(files.length === 0 ? null : { files })
  },
  write: ({ files }, _settings, name) => ({ [name]: files.map(signOf) }),
  lacks: (given, _settings, name) => (given ? null : { field: name, key: 'questions.problem.no-file', values: {} }),
  view: ({ most, megabytes }, fields, name) => {
    const files = valuesOf(fields, name).flatMap(sign => fileOf(sign) ?? [])
    return {
      files: `${name}-files`,
      most,
      megabytes,
      kept: files.map((each, at) => ({ sign: signOf(each), id: each.id, number: at + 1, label: said(each) })),
    }
  },
  show: ({ files }) => files.map(each => ({ label: null, value: said(each) })),
  texts: () => [],
  tally(answered) {
    const rows = fileKinds.map(kind => ({
      value: kind,
      label: word(`questions.file.any-${kind}`),
      count: countOf(answered, given => countKind(given, kind) > 0),
    }))
    return { tables: [{ exclusive: false, of: countOf(answered), rows }], texts: [] }
  },
  paper: ({ most }) => [{ kind: 'say', words: word('questions.file.on-paper', { most }) }],
  columns: () => fileKinds.map(kind => ({ key: kind, heading: word(`questions.file.column-${kind}`), figures: true })),
  cells: given => fileKinds.map(kind => own(given ? String(countKind(given, kind)) : '')),
  // A table holds no files.
  fill: () => ({}),
  example: {
    settings: { most: 3, megabytes: 8 },
    answer: { files: [{ id: '019ad000-0000-7000-8000-000000000001', kind: 'picture', size: 250_000 }] },
  },
})
