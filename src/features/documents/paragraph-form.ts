/** The form that corrects one paragraph, of a file that was read or of a draft version: its fields and what they ask for. */
import type { Edit } from '../../documents/edit/index.ts'
import { excerpt, plainText } from '../../documents/export/inline.ts'
import { faultKinds, type Paragraph, paragraphKinds } from '../../documents/tree.ts'
import { ok, problem, type Result } from '../../kernel/result.ts'
import { choice, hidden, line, passage, pick, versionField, writeForm } from '../../web/fields.ts'
import { placesToSplit, type Settle } from './bring-in/correct.ts'

/** Longest text of one paragraph: a long table. */
const LONGEST = 200_000

/** The fields of every act on a paragraph; each button of the page sends those of its own form. */
export const paragraphForm = {
  act: hidden(),
  text: passage({
    label: 'documents.paragraph.text',
    hint: 'documents.paragraph.text-hint',
    max: LONGEST,
    optional: true,
  }),
  printed: line({
    label: 'documents.paragraph.printed',
    hint: 'documents.paragraph.printed-hint',
    max: 40,
    optional: true,
  }),
  kind: choice({ label: 'documents.paragraph.kind', options: paragraphKinds, as: 'select', optional: true }),
  place: pick({ label: 'documents.paragraph.place', as: 'radios', optional: true }),
  starts: line({
    label: 'documents.paragraph.starts',
    hint: 'documents.paragraph.starts-hint',
    max: 500,
    optional: true,
  }),
  version: versionField(),
}

/** The raw form that shows a paragraph. */
export function writeParagraph(paragraph: Paragraph, version: number) {
  const { text, printed, kind } = paragraph
  return writeForm(paragraphForm, { text, printed, kind, version })
}

/** A paragraph as people would name it: its number or address, and its first words. */
export function nameOf({ printed, path, text }: Paragraph): string {
  return `${/\d/.test(printed) ? printed : path} ${excerpt(text, 60)}`.trim()
}

/** The control that a problem with an act is shown at. */
export function controlOf(act: string): string {
  if (act === 'split') return 'place'
  return act === 'words' ? 'text' : 'place-in-document'
}

/** The values of the form. */
export type TypedParagraph = {
  readonly act: string
  readonly text: string
  readonly printed: string
  readonly kind: Paragraph['kind'] | null
  readonly place: string | null
  readonly starts: string
}

/** The corrections that a form asks for, or what is missing in it, by field. */
export function editsOf(
  paragraph: Paragraph,
  typed: TypedParagraph,
): Result<(Edit | Settle)[], Record<string, string>> {
  const { key, level, path } = paragraph
  const [verb, detail = ''] = typed.act.split(' ')
  switch (verb) {
    case 'words':
      return typed.text === ''
        ? problem({ text: 'documents.paragraph.problem.empty' })
        : ok(rewording(paragraph, typed))
    case 'in':
      return ok([{ do: 'level', key, level: level + 1 }])
    case 'out':
      return level === 0 ? ok([]) : ok([{ do: 'level', key, level: level - 1 }])
    case 'join':
      return ok([{ do: 'join', key }])
    case 'remove':
      return ok([{ do: 'remove', key }])
    case 'settle': {
      const kind = faultKinds.find(known => known === detail)
      return kind ? ok([{ do: 'settle', path, kind }]) : problem({ text: 'documents.review.problem.choose' })
    }
    case 'split': {
      const at = typed.starts === '' ? Number(typed.place ?? 0) : paragraph.text.indexOf(typed.starts)
      if (at > 0) return ok([{ do: 'split', key, at }])
      const missing = typed.starts === '' ? 'documents.paragraph.problem.place' : 'documents.paragraph.problem.starts'
      return problem({ [typed.starts === '' ? 'place' : 'starts']: missing })
    }
    default:
      return problem({ text: 'documents.review.problem.choose' })
  }
}

/** The corrections of words, number and kind that were typed. */
export function rewording(paragraph: Paragraph, { text, printed, kind }: TypedParagraph): Edit[] {
  const { key } = paragraph
  const edits: Edit[] = []
  if (kind !== null && kind !== paragraph.kind) edits.push({ do: 'mark', key, kind })
  if (printed !== paragraph.printed) edits.push({ do: 'number', key, printed })
  if (text !== paragraph.text.trim()) edits.push({ do: 'text', key, text })
  return edits
}

/** Where a paragraph may be divided, as the options of a list. */
export function placeOptions(text: string): { readonly value: string; readonly text: string }[] {
  return placesToSplit(text).map(place => ({
    value: String(place.at),
    text: `… ${plainText(place.before)}  ▏ ${plainText(place.after)} …`,
  }))
}
