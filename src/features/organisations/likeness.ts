/** Whether two names are of the same organisation, as far as names can tell. Pure. */
import { fold } from '../../kernel/fold.ts'

/** Words that say nothing about which organisation it is. */
const NOTHING_SAID = new Set(['the', 'and', 'of', 'for', 'in', 'a', 'ltd', 'limited', 'cio', 'cic', 'plc', 'uk'])

/** The words of a name that tell which organisation it is, folded, each once. */
export function tellingWords(name: string): string[] {
  return [...new Set(fold(name).split(' '))].filter(word => word !== '' && !NOTHING_SAID.has(word))
}

const within = (few: readonly string[], many: readonly string[]) => few.every(word => many.includes(word))

/**
 * How close two names are by their telling words: 0 the same however it is written, 1 where one holds the other and that is
 * more than one word, 2 another name.
 */
export function distance(one: readonly string[], other: readonly string[]): 0 | 1 | 2 {
  if (one.length === 0 || other.length === 0) return 2
  if (one.length === other.length && within(one, other)) return 0
  const fewer = Math.min(one.length, other.length)
  return fewer > 1 && (within(one, other) || within(other, one)) ? 1 : 2
}
