/** Styles of an OpenDocument text (ISO/IEC 26300, 16 and 17.2): what paragraphs and runs get from theirs, and how lists are numbered. */
import { asLetters, asRepeatedLetters, asRoman } from '../counts.ts'
import { child, childrenOf, type Element } from '../xml.ts'

/** What a style of paragraphs or of runs gives, with everything it is based on taken in. */
export type Style = {
  /** Name as people see it, in lower case: "title", "quotations". */
  readonly name: string
  /** Undefined where neither the style nor what it is based on says. */
  readonly bold: boolean | undefined
  readonly italic: boolean | undefined
  /** Size of its letters in points. */
  readonly size: number | undefined
  readonly hidden: boolean
  readonly struck: boolean
}

/** One level of a list: how its number is written. `format` is null for a list sign. */
export type Level = {
  readonly format: string | null
  readonly prefix: string
  readonly suffix: string
  /** How many levels the number shows, its own included. */
  readonly shown: number
  readonly start: number
  /** After z come aa and bb, and not aa and ab. */
  readonly repeats: boolean
  /** The whole number as newer programs write it, "%1%.%2%", where they do. */
  readonly pattern: string | null
}

/** The styles of a document. */
export type Styles = {
  readonly style: (name: string | undefined) => Style
  /** Size of letters, in points, where no style says one. */
  readonly standardSize: number
  /** A level (from 0) of a list style; null where the style or the level is not there. */
  readonly level: (list: string, index: number) => Level | null
  /** The numbering of headings by their outline. */
  readonly outline: string
}

const plain: Style = { name: '', bold: undefined, italic: undefined, size: undefined, hidden: false, struck: false }
const OUTLINE = ' outline'
/** What programs take where a file says no size at all. */
const USUAL = 12

/** Reads the styles of both parts of a document; those of the content go before those of the styles part. */
export function readStyles(parts: readonly Element[]): Styles {
  const containers = parts.flatMap(part => [
    ...childrenOf(part, 'office:automatic-styles'),
    ...childrenOf(part, 'office:styles'),
  ])
  const elements = new Map<string, Element>()
  const lists = new Map<string, ReadonlyMap<number, Level>>()
  for (const one of containers.flatMap(container => childrenOf(container)).toReversed()) {
    const name = one.attributes['style:name'] ?? ''
    if (one.name === 'style:style') elements.set(name, one)
    else if (one.name === 'text:list-style') lists.set(name, levelsOf(one))
    else if (one.name === 'text:outline-style') lists.set(OUTLINE, levelsOf(one))
  }
  const known = new Map<string, Style>()
  const style = (name: string | undefined, depth = 0): Style => {
    const element = name === undefined || depth > 50 ? undefined : elements.get(name)
    if (name === undefined || !element) return plain
    const found = known.get(name) ?? inherit(element, style(element.attributes['style:parent-style-name'], depth + 1))
    known.set(name, found)
    return found
  }
  const standard = containers
    .flatMap(container => childrenOf(container, 'style:default-style'))
    .find(({ attributes }) => attributes['style:family'] === 'paragraph')
  const standardSize = (standard && inherit(standard, plain).size) ?? USUAL
  return {
    standardSize,
    style: name => style(name),
    level: (list, index) => lists.get(list)?.get(index) ?? null,
    outline: OUTLINE,
  }
}

function inherit(element: Element, above: Style): Style {
  const said = child(element, 'style:text-properties')?.attributes ?? {}
  const { attributes } = element
  const weight = said['fo:font-weight']
  const through = said['style:text-line-through-style']
  // Styles that a program made by itself have no name of their own: they are what they are based on.
  const automatic = /^(?:P|T)\d+$/.test(attributes['style:name'] ?? '')
  const name = attributes['style:display-name'] ?? attributes['style:name'] ?? ''
  return {
    name: automatic ? above.name : name.replaceAll('_20_', ' ').toLowerCase(),
    bold: weight === undefined ? above.bold : weight === 'bold' || Number(weight) >= 600,
    italic: said['fo:font-style'] === undefined ? above.italic : said['fo:font-style'] !== 'normal',
    size: sizeOf(said['fo:font-size'], above.size),
    hidden: said['text:display'] === undefined ? above.hidden : said['text:display'] === 'none',
    struck: through === undefined ? above.struck : through !== 'none',
  }
}

/** "14pt", or "120%" of what it is based on. */
function sizeOf(said: string | undefined, above: number | undefined): number | undefined {
  const [, value, unit] = /^(\d{1,4}(?:\.\d{1,6})?)(pt|%)$/.exec(said ?? '') ?? []
  if (value === undefined) return above
  return unit === 'pt' ? Number(value) : (Number(value) / 100) * (above ?? USUAL)
}

function levelsOf(list: Element): ReadonlyMap<number, Level> {
  return new Map(
    childrenOf(list).flatMap(one => {
      const { attributes: own } = one
      const number = one.name === 'text:list-level-style-number' || one.name === 'text:outline-level-style'
      const level: Level = {
        format: number ? (own['style:num-format'] ?? '') : null,
        prefix: own['style:num-prefix'] ?? '',
        suffix: own['style:num-suffix'] ?? '',
        shown: Number(own['text:display-levels'] ?? 1) || 1,
        start: Number(own['text:start-value'] ?? 1),
        repeats: own['style:num-letter-sync'] === 'true',
        pattern: own['loext:num-list-format'] ?? null,
      }
      const index = Number(own['text:level']) - 1
      return Number.isInteger(index) ? [[index, level] as const] : []
    }),
  )
}

/** A count in a format of ODF ("1", "a", "A", "i", "I"); nothing where the format is empty. */
export function writeCount(count: number, format: string, repeated = false): string {
  const letters = repeated ? asRepeatedLetters : asLetters
  if (format === 'a') return letters(count)
  if (format === 'A') return letters(count).toUpperCase()
  if (format === 'i') return asRoman(count)
  if (format === 'I') return asRoman(count).toUpperCase()
  return format === '' ? '' : String(count).padStart(/^0+1$/.test(format) ? format.length : 1, '0')
}
