import { letterValue, romanValue } from './mark-values.ts'
import type { Marked } from './marker.ts'

const actForm = /^(\d{1,3}(?:\.\d{1,3}){0,7})((?:\((?:[a-z]{1,5}|\d{1,2})\)){1,4})(?=\s|$)/

/** "12(3)(b)", "3.1(a)(ii)": numbers as acts and leases print them, with the addresses 12.3b and 3.1a.ii. */
export const actNumber = (text: string): Marked | null => {
  const found = actForm.exec(text)
  if (!found) return null
  const [printed, base, brackets] = [found[0], found[1]!, found[2]!]
  let above = base
  let label = base
  let value: number | null = 0
  for (const part of brackets.slice(1, -1).split(')(')) {
    const underLetter = /[a-z]$/.test(label)
    const roman = underLetter || part.length > 1 ? romanValue(part) : null
    value = /^\d/.test(part) ? Number(part) : (roman ?? letterValue(part))
    if (value === null) return null
    above = label
    label += underLetter || roman !== null || /^\d/.test(part) ? `.${part}` : part
  }
  const style = `act ${brackets.replace(/[a-z]+/g, 'a').replace(/\d+/g, '1')}`
  const reading = { scheme: 'decimal', printed, style, value, label, above } as const
  return { readings: [reading], rest: text.slice(printed.length).trim() }
}
