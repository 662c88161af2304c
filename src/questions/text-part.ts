/** The free text inside an answer: read from its field, held to its length, written on paper lines. */
import { cleanText, type Fields, typedText, valuesOf } from './fields.ts'
import type { QuestionProblem } from './question-type.ts'
import type { Wording } from './wording.ts'

/** The most characters any free text may be set to hold: about a long report. */
export const LONGEST_TEXT = 100_000

/** Reads a text; too long a one is a problem that says by how much, and stays in the form for its writer to shorten. */
export function readText(
  fields: Fields,
  field: string,
  most: number,
  clean: (typed: string) => string = cleanText,
): { readonly text: string; readonly problems: readonly QuestionProblem[] } {
  const text = clean(valuesOf(fields, field).join('\n'))
  const over = text.length - most
  const problems = over > 0 ? [{ field, key: 'questions.problem.too-long', values: { most, over } }] : []
  return { text, problems }
}

/** A text as a textarea must hold it: browsers drop a line break right after the opening tag, so a second one is put there. */
export function textareaValue(fields: Fields, field: string): string {
  const typed = typedText(fields, field)
  return typed.startsWith('\n') ? `\n${typed}` : typed
}

/** How many ruled lines of handwriting a text of that length needs, within what fits on a page. */
export function paperLines(most: number): number {
  return Math.min(20, Math.max(1, Math.ceil(most / 150)))
}

/** Whether the text can have come from `readText`: nothing left to clean. */
export function isClean(text: string): boolean {
  return cleanText(text) === text
}

/** Wording of an answer's text, or of nothing. */
export function textCell(text: string | null | undefined): Wording {
  return { text: text ?? '' }
}
