/** Whether what somebody was sent is what they need: two texts, compared by the formats that they name. */
import { fold } from '../kernel/fold.ts'

/** Formats by the ways in which people name them, folded. */
const formats: readonly (readonly string[])[] = [
  ['braille'],
  ['large print', 'large type', 'big print', 'larger print'],
  ['easy read', 'easyread'],
  ['audio', 'spoken', 'cd', 'read aloud', 'recording'],
  ['sign language', 'bsl', 'signed'],
  ['screen reader', 'accessible pdf', 'tagged pdf'],
  ['email', 'electronic', 'word', 'plain text', 'text only'],
  ['coloured paper', 'yellow paper', 'cream paper', 'blue paper'],
  ['ordinary print', 'standard print', 'print', 'paper', 'letter', 'post'],
]

/**
 * Whether a format that was sent fits the need on record: it names a format that the need names, or it repeats the need.
 * A need in words that name no format known here is met only by the same words.
 */
export function fits(need: string, sent: string): boolean {
  const [needs, has] = [named(need), named(sent)]
  if (needs.size > 0) return [...needs].some(format => has.has(format))
  const [wanted, given] = [fold(need), fold(sent)]
  return wanted !== '' && ` ${given} `.includes(` ${wanted} `)
}

/** The formats that a text names; "large print" is not "print". */
function named(text: string): ReadonlySet<number> {
  let rest = ` ${fold(text)} `
  const found = new Set<number>()
  for (const [at, names] of formats.entries())
    for (const name of names)
      if (rest.includes(` ${name} `)) {
        found.add(at)
        rest = rest.replaceAll(` ${name} `, ' | ')
      }
  return found
}
