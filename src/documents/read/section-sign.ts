import { letterValue } from './mark-values.ts'
import type { Marked } from './marker.ts'

const signForm = /^(§{1,2}[ \u00a0]?(\d{1,4}(?:[-–.]\d{1,4}){0,4})([a-z])?)([.:)]?)(?=\s|$)/

/** "§ 2", "§ 2a", "§ 10-105.": sections of statutes, with the address 2a. A letter comes after its number and before the next. */
export const sectionSign = (text: string): Marked | null => {
  const found = signForm.exec(text)
  if (!found) return null
  const [printed, , number, letter = ''] = found
  const rest = text.slice(printed.length).trim()
  // A sentence that speaks of a section ("§ 4 says …") is not that section.
  if (/^\p{Ll}/u.test(rest)) return null
  const value = Number(/\d+$/.exec(number!)![0]) + (letter === '' ? 0 : letterValue(letter)! / 100)
  const style = `named §${/[-–]/.test(number!) ? '-' : ''}`
  const reading = { scheme: 'named', printed, style, value, label: `${number}${letter}`, above: null } as const
  return { readings: [reading], rest }
}
