/**
 * Reading a printed marker: "7.6", "3.", "(iv)", "2b". A marker may have more than one reading ("i)" is a letter after
 * h and a roman number elsewhere); all are returned and the context decides.
 */

import { actNumber } from './act-number.ts'
import { articleSign } from './article-sign.ts'
import { letterValue, letterValues, romanValue } from './mark-values.ts'
import type { Marked, Marker } from './marker.ts'
import { sectionSign } from './section-sign.ts'

const decimalForm = /^(\d{1,3}(?:\.\d{1,3}){1,7})(?:\.?([a-z]))?([.):]?)(?=\s|$)/
const compoundForm = /^(\d{1,3})\.?([a-z]|[A-Z])([.)]?)(?=\s|$)/
const integerForm = /^(\(?)(\d{1,3})([.)]?|(?<!\(\d{1,3})-(?=$|\s+[*"“'‘(]{0,4}\p{L}))(?=\s|$)/u
const letterForm = /^(\(?)([a-z]{1,7}|[A-Z]{1,7})([.)])(?=\s|$)/
/** Welsh, French, German, Dutch, Spanish, Portuguese, Italian and Indonesian beside English. */
const namedForm =
  /^((?:appendix|annex|schedule|section|article|chapter|part|sub-?section|atodiad|adran|erthygl|pennod|rhan|annexe|chapitre|titre|artikel|kapitel|abschnitt|hoofdstuk|anexo|art[ií]culo|artigo|cap[ií]tulo|secci[oó]n|articolo|capitolo|allegato|pasal|bab|art\.)\s+(\d{1,3}(?:\.\d{1,3}){0,3}|[A-Z]|[IVX]{1,5})(?:er|[ºª°])?(?:[-\s]?(bis|ter|quater|quinquies|sexies|septies))?)(?=[\s:–-]|\.(?!\d)|$)/iu
/** What numbers are called that were put in behind another, in their order. */
const insertions = ['bis', 'ter', 'quater', 'quinquies', 'sexies', 'septies']
const units = /^(?:million|billion|per ?cent|percent|%|km|miles?|hours?|days?|weeks?|months?|years?|[ap]\.?m\.?)\b/i

const decimal = (text: string): Marked | null => {
  const found = decimalForm.exec(text)
  if (!found) return null
  const parts = found[1]!.split('.')
  // A clock or a date ("09.30", "28.10.2009") is not a number of a paragraph.
  if (parts.some(part => part.length > 1 && part.startsWith('0'))) return null
  const rest = text.slice(found[0].length).trim()
  if (units.test(rest)) return null
  const letter = found[2] ?? ''
  const last = parts.at(-1)!
  const above = letter ? found[1]! : parts.slice(0, -1).join('.')
  const value = letter ? letterValue(letter)! : Number(last)
  const style = letter ? `decimal${parts.length}a` : `decimal${parts.length}`
  return {
    readings: [{ scheme: 'decimal', printed: found[0], style, value, label: found[1]! + letter, above }],
    rest,
  }
}

const compound = (text: string): Marked | null => {
  const found = compoundForm.exec(text)
  if (!found) return null
  const value = letterValue(found[2]!.toLowerCase())!
  const label = found[1]! + found[2]!
  const style = /[a-z]/.test(found[2]!) ? '1a' : '1A'
  const reading: Marker = { scheme: 'compound', printed: found[0], style, value, label, above: found[1]! }
  return { readings: [reading], rest: text.slice(found[0].length).trim() }
}

/** "3.—(1) A key is lent.": a section whose first subsection begins on its line, as statutory instruments print it. */
const withSubsection = (text: string): Marked | null => {
  const found = /^(\d{1,3})\.?\s?[—–-]\s?(?=\(1\)\s)/.exec(text)
  if (!found) return null
  const printed = found[0].trim()
  const reading: Marker = {
    scheme: 'integer',
    printed,
    style: '1.',
    value: Number(found[1]),
    label: found[1]!,
    above: null,
  }
  return { readings: [reading], rest: text.slice(found[0].length) }
}

const integer = (text: string): Marked | null => {
  const found = integerForm.exec(text)
  if (!found) return null
  const [printed, open, digits, close] = [found[0], found[1]!, found[2]!, found[3]!]
  if ((open === '(') !== (close === ')') && open === '(') return null
  const rest = text.slice(printed.length).trim()
  if (close === '' && units.test(rest)) return null
  const value = Number(digits)
  const style = `${open}1${close}`
  return { readings: [{ scheme: 'integer', printed, style, value, label: String(value), above: null }], rest }
}

const letter = (text: string): Marked | null => {
  const found = letterForm.exec(text)
  if (!found) return null
  const [printed, open, word, close] = [found[0], found[1]!, found[2]!, found[3]!]
  if (open === '(' && close !== ')') return null
  const lower = word.toLowerCase()
  const upper = lower !== word
  const readings: Marker[] = []
  const style = (sign: string): string => `${open}${upper ? sign.toUpperCase() : sign}${close}`
  for (const value of letterValues(lower))
    readings.push({ scheme: 'alpha', printed, style: style('a'), value, label: word, above: null })
  const roman = romanValue(lower)
  if (roman !== null)
    readings.push({ scheme: 'roman', printed, style: style('i'), value: roman, label: word, above: null })
  return readings.length === 0 ? null : { readings, rest: text.slice(printed.length).trim() }
}

const named = (text: string): Marked | null => {
  if (text.length > 120) return null
  const found = namedForm.exec(text)
  if (!found) return null
  const rest = text.slice(found[0].length).replace(/^\s*[:.]?\s*[–—-]?\s*/, '')
  // A sentence that speaks of a part ("Section 4 says …") is not that part's heading.
  if (/[.;,]$/.test(rest) || /^[a-z]/.test(rest)) return null
  const lead = text.slice(0, text.length - rest.length).trim()
  // "Art. 2bis" was put in behind Art. 2, before Art. 3.
  const label = found[1]![0]!.toUpperCase() + found[2]!.toUpperCase() + (found[3] ?? '').toLowerCase()
  const word = found[1]!
    .split(/\s/)[0]!
    .toLowerCase()
    .replace(/^art\.$/, 'article')
  // "Section 1.01" counts in article 1; its words stand under the number and hold no other.
  const style = `named ${word}${found[2]!.includes('.') ? '.' : ''}`
  const reading = { scheme: 'named', printed: lead, style, label, above: null } as const
  const later = found[3] ? (insertions.indexOf(found[3].toLowerCase()) + 1) / 100 : 0
  return { readings: valuesOf(found[2]!).map(value => ({ ...reading, value: value + later })), rest }
}

/** What a named number may count: "I" is a roman one before it is the ninth letter; other single letters are letters. */
const valuesOf = (number: string): number[] => {
  if (/^\d/.test(number)) return [Number(/\d+$/.exec(number)![0])]
  const [roman, letter] = [romanValue(number.toLowerCase()), letterValue(number.toLowerCase())]
  if (number.length > 1) return [roman ?? 1]
  return /^[IVX]$/.test(number) ? [roman!, letter!] : [letter!]
}

const forms = [sectionSign, articleSign, actNumber, decimal, compound, withSubsection, integer, letter, named] as const

/** Take the marker off the beginning of a text; no reading when it has none. Linear in the text's first few words. */
export const readMarker = (text: string): Marked => {
  const bold = /^(\*{1,3})(?=[(\w])/.exec(text)?.[1] ?? ''
  const plain = text.slice(bold.length)
  for (const form of forms) {
    const found = form(bold && plain.startsWith('(') ? plain : plain)
    if (found) return bold ? underBold(text, bold, found) : found
  }
  return bold ? closedBold(text, bold) : { readings: [], rest: text }
}

/** "**1. Name**": the marks stay with the words. */
const underBold = (text: string, bold: string, found: Marked): Marked =>
  found.rest === '' ? { readings: [], rest: text } : { readings: found.readings, rest: bold + found.rest }

/** "**1.1** words": the marks stood round the number alone and go with it. */
const closedBold = (text: string, bold: string): Marked => {
  const end = text.slice(0, 24).indexOf(bold, bold.length)
  if (end < 0) return { readings: [], rest: text }
  const inside = text.slice(bold.length, end)
  const rest = text.slice(end + bold.length)
  for (const form of forms) {
    const found = form(inside)
    if (found && found.rest === '') return { readings: found.readings, rest: rest.trim() }
  }
  return { readings: [], rest: text }
}
