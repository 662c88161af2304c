/** Verdicts over texts that should be written down. */

import { says } from '../kernel/says.ts'
import { sayList } from './each-of.ts'
import { type Mark, met, notMet, partly, provenBy, type Verdict } from './verdict.ts'

/** Who states something, and how to say that it does or does not. */
export type Speaker = { readonly who: string; readonly does: string; readonly doesNot: string }

/**
 * Judges what a document states. `parts` names each thing that should be there ("the closing date") with its text, or
 * with whether it is there: met if all are, partly if some, not met if none. The body states it of itself, so that is
 * the proof unless a mark says otherwise.
 */
export function stated(
  speaker: string | Speaker,
  parts: Readonly<Record<string, string | boolean | null>>,
  ...more: readonly Mark[]
): Verdict {
  const marks = [provenBy('stated'), ...more]
  const { who, does, doesNot } =
    typeof speaker === 'string' ? { who: speaker, does: 'states', doesNot: 'does not state' } : speaker
  const there = (name: string, part: string | boolean | null) => (typeof part === 'boolean' ? part : says(part, name))
  const names = Object.keys(parts)
  const has = names.filter(name => there(name, parts[name] ?? null))
  const lacks = names.filter(name => !has.includes(name))
  if (lacks.length === 0) return met(`${who} ${does} ${sayList(has, 99)}.`, ...marks)
  if (has.length === 0) return notMet(`${who} ${doesNot} ${sayOr(lacks)}.`, ...marks)
  return partly(
    `${who} ${does} ${has.length} of ${names.length} things asked for. Missing: ${sayList(lacks, 99)}.`,
    ...marks,
  )
}

function sayOr(names: readonly string[]): string {
  return names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} or ${names.at(-1)}`
}
