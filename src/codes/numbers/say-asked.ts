/** Numbers that are asked, in words: who asks, and for how much. */
import { sayCount } from '../each-of.ts'
import type { AskedNumber, NumberSource } from './asked.ts'
import type { Unit } from './rules.ts'

/** "12 weeks", "1 day", "the age of 12", "75 in 100". */
export function sayNumber({ value, unit }: { readonly value: number; readonly unit: Unit }): string {
  switch (unit) {
    case 'share':
      return `${Math.round(value * 100)} in 100`
    case 'age':
      return `the age of ${value}`
    default:
      return sayCount(value, unit)
  }
}

/** Who asks, as the beginning of a sentence's part: "the code asks for", "the area's rule asks for", "the Hub suggests". */
export function sayWhoAsks({ kind }: NumberSource): string {
  switch (kind) {
    case 'clause':
      return 'the code asks for'
    case 'rule':
      return "the area's rule asks for"
    case 'suggestion':
      return 'the Hub suggests'
  }
}

/** "the code asks for 12 weeks": said of a code only where its clause carries the number. */
export function sayAsked(asked: AskedNumber): string {
  return `${sayWhoAsks(asked.source)} ${sayNumber(asked)}`
}
