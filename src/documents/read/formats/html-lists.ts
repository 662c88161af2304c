import type { Element } from 'hast'
import { readMarker } from '../numbering.ts'
import { asLetters, asRoman } from './counts.ts'
import { textOf } from './html-inline.ts'
import { countedMark } from './html-sheet.ts'

/** What a list item is marked with, and the count after it. */
export type ListMark = { readonly marker: string | null; readonly count: number }

const print = (value: number, type: string): string => {
  if (value < 1 || value > 3999) return `${value}.`
  if (type === 'a') return `${asLetters(value)}.`
  if (type === 'A') return `${asLetters(value).toUpperCase()}.`
  if (type === 'i') return `${asRoman(value)}.`
  if (type === 'I') return `${asRoman(value).toUpperCase()}.`
  return `${value}.`
}

const cssTypes: Readonly<Record<string, string>> = {
  'lower-alpha': 'a',
  'lower-latin': 'a',
  'upper-alpha': 'A',
  'upper-latin': 'A',
  'lower-roman': 'i',
  'upper-roman': 'I',
  decimal: '1',
}

const typeOf = (list: Element, item: Element): string => {
  const css = /list-style(?:-type)?\s*:\s*([\w-]+)/i.exec(String(list.properties?.['style'] ?? ''))?.[1]?.toLowerCase()
  if (css === 'none' || css === 'disc' || css === 'circle' || css === 'square') return ''
  return cssTypes[css ?? ''] ?? String(item.properties?.['type'] ?? list.properties?.['type'] ?? '1')
}

const whole = (value: unknown): number | null => {
  const number = Number(value)
  return value !== undefined && value !== null && Number.isInteger(number) && Math.abs(number) < 1e6 ? number : null
}

/**
 * The number a browser prints before an item of an ordered list, or null for a list of signs, a list printed without
 * signs, and an item that bears its number in its words. `before` is the count of the item before, null at the first.
 */
export const listMarker = (list: Element, item: Element, before: number | null): ListMark => {
  if (list.tagName !== 'ol') return { marker: markOf(item), count: 0 }
  const reversed = list.properties?.['reversed'] === true
  const start = (): number => whole(list.properties?.['start']) ?? (reversed ? sizeOf(list) : 1)
  const next = before === null ? start() : before + (reversed ? -1 : 1)
  const count = whole(item.properties?.['value']) ?? next
  const type = typeOf(list, item)
  const counted = markOf(item)
  if (counted !== null) return { marker: counted, count }
  const own = ownNumber(item)
  return { marker: type === '' || own ? null : print(count, type), count }
}

/** The number that a style sheet counts before an item. */
const markOf = ({ properties }: Element): string | null => {
  const counted = properties?.[countedMark]
  return typeof counted === 'string' ? counted : null
}

const sizeOf = (list: Element): number =>
  list.children.filter(child => child.type === 'element' && child.tagName === 'li').length

const ownNumber = (item: Element): boolean => {
  const { readings } = readMarker(textOf(item).trim().slice(0, 80))
  return readings.some(({ scheme, style }) => scheme !== 'named' && style !== '1')
}
