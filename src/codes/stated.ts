/** Verdicts over texts that should be written down. */
import { sayList } from './each-of.ts'
import { type Mark, met, notMet, partly, type Verdict } from './verdict.ts'

/** Whether a text says anything. */
export function says(text: string | null): boolean {
  return text !== null && text.trim() !== ''
}

/**
 * Judges what a document states. `parts` names each thing that should be there ("the closing date") with its text, or
 * with whether it is there: met if all are, partly if some, not met if none.
 */
export function stated(
  where: string,
  parts: Readonly<Record<string, string | boolean | null>>,
  ...marks: readonly Mark[]
): Verdict {
  const there = (part: string | boolean | null) => (typeof part === 'boolean' ? part : says(part))
  const names = Object.keys(parts)
  const has = names.filter(name => there(parts[name] ?? null))
  const lacks = names.filter(name => !has.includes(name))
  if (lacks.length === 0) return met(`${where} states ${sayList(has, 99)}.`, ...marks)
  if (has.length === 0) return notMet(`${where} does not state ${sayOr(lacks)}.`, ...marks)
  return partly(
    `${where} states ${has.length} of ${names.length} things asked for; ${sayList(lacks, 99)} ${lacks.length === 1 ? 'is' : 'are'} missing.`,
    ...marks,
  )
}

function sayOr(names: readonly string[]): string {
  return names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} or ${names.at(-1)}`
}
