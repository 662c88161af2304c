/**
 * Reads one XML part into a tree of plain elements. No document type and no entities of its own are accepted, so a part
 * cannot make itself larger than it is; depth and number of elements are limited while reading.
 */
import sax from 'sax'
import { limits, refuseTooLong, stopReading } from '../limits.ts'

/** One element. Names carry the usual prefix of their namespace ("w:p"), whatever prefix the file uses for it. */
export type Element = {
  readonly name: string
  readonly attributes: Readonly<Record<string, string>>
  readonly children: readonly (Element | string)[]
}

type Growing = { name: string; attributes: Record<string, string>; children: (Growing | string)[] }

/** Prefix that people know a namespace by. Both editions of the standard (ISO/IEC 29500 transitional and strict). */
const usualPrefixes: Readonly<Record<string, string>> = {
  'http://schemas.openxmlformats.org/wordprocessingml/2006/main': 'w',
  'http://purl.oclc.org/ooxml/wordprocessingml/main': 'w',
  'http://schemas.openxmlformats.org/officeDocument/2006/relationships': 'r',
  'http://purl.oclc.org/ooxml/officeDocument/relationships': 'r',
  'http://schemas.openxmlformats.org/officeDocument/2006/math': 'm',
  'http://purl.oclc.org/ooxml/officeDocument/math': 'm',
  'http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing': 'wp',
  'http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing': 'wp',
  'http://schemas.openxmlformats.org/markup-compatibility/2006': 'mc',
  'http://schemas.microsoft.com/office/word/2010/wordml': 'w14',
  'urn:schemas-microsoft-com:vml': 'v',
  'http://schemas.openxmlformats.org/package/2006/relationships': '',
  'http://schemas.openxmlformats.org/package/2006/content-types': '',
}

const damaged =
  'The text inside this file is damaged and could not be read. Open the file in Word, save it as a new .docx and add that copy.'

/** Reads a part. Stops the reading when it is damaged, nested too deeply or far too long. */
export function parseXml(bytes: Uint8Array): Element {
  const parser = sax.parser(true, { trim: false, normalize: false, position: false })
  const prefixes = new Map<string, string>()
  const root: Growing = { name: '', attributes: {}, children: [] }
  const open: Growing[] = [root]
  let elements = 0
  let paragraphs = 0
  parser.ondoctype = () => stopReading('damaged', damaged)
  parser.onerror = () => stopReading('damaged', damaged)
  parser.onopentag = ({ name, attributes }) => {
    const element = named(name, attributes as Record<string, string>, prefixes)
    if (++elements > limits.elements || open.length > limits.depth) refuseTangled()
    if (element.name === 'w:p') refuseTooLong(++paragraphs)
    open.at(-1)?.children.push(element)
    open.push(element)
  }
  parser.onclosetag = () => open.pop()
  parser.ontext = text => open.at(-1)?.children.push(text)
  parser.oncdata = text => open.at(-1)?.children.push(text)
  parser.write(decodeXml(bytes)).close()
  const top = root.children.find(child => typeof child !== 'string')
  return typeof top === 'object' ? top : stopReading('damaged', damaged)
}

function named(name: string, attributes: Record<string, string>, prefixes: Map<string, string>): Growing {
  for (const [key, value] of Object.entries(attributes)) {
    if (key !== 'xmlns' && !key.startsWith('xmlns:')) continue
    const usual = usualPrefixes[value]
    if (usual !== undefined) prefixes.set(key.slice(6), usual)
    else prefixes.delete(key.slice(6))
  }
  const renamed: Record<string, string> = {}
  // A bare attribute belongs to its element, not to the default namespace.
  for (const key in attributes) renamed[key.includes(':') ? usualName(key, prefixes) : key] = attributes[key] ?? ''
  return { name: usualName(name, prefixes), attributes: renamed, children: [] }
}

function usualName(name: string, prefixes: Map<string, string>): string {
  const colon = name.indexOf(':')
  const usual = prefixes.get(colon < 0 ? '' : name.slice(0, colon))
  if (usual === undefined) return name
  return usual === '' ? name.slice(colon + 1) : `${usual}:${name.slice(colon + 1)}`
}

function decodeXml(bytes: Uint8Array): string {
  const encoding =
    bytes[0] === 0xff && bytes[1] === 0xfe ? 'utf-16le' : bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : 'utf-8'
  return new TextDecoder(encoding).decode(bytes)
}

function refuseTangled(): never {
  return stopReading(
    'bomb',
    'This file is built in a way that no document needs, so reading was stopped. If it is a real document, open it in Word, save it as a new .docx and add that copy.',
  )
}

/** First child element of a name, or undefined. */
export function child(element: Element | undefined, name: string): Element | undefined {
  if (element) for (const one of element.children) if (typeof one !== 'string' && one.name === name) return one
  return undefined
}

/** Child elements, all or those of one name. */
export function childrenOf(element: Element | undefined, name?: string): Element[] {
  const found: Element[] = []
  if (element)
    for (const one of element.children) if (typeof one !== 'string' && (!name || one.name === name)) found.push(one)
  return found
}

/** Every element of a name inside another, at any depth. */
export function within(element: Element, name: string): Element[] {
  const found: Element[] = []
  const visit = (inside: Element): void => {
    for (const one of inside.children) {
      if (typeof one === 'string') continue
      if (one.name === name) found.push(one)
      visit(one)
    }
  }
  visit(element)
  return found
}

/** Elements of a name inside another, at any depth, but for those that stand inside one of that name. */
export function outermost(element: Element, name: string): Element[] {
  return childrenOf(element).flatMap(one => (one.name === name ? [one] : outermost(one, name)))
}

/** Words inside an element, at any depth. */
export function wordsOf(element: Element): string {
  let words = ''
  for (const one of element.children) words += typeof one === 'string' ? one : wordsOf(one)
  return words
}

/** The `w:val` of a child element: where Word keeps a setting. */
export function setting(element: Element | undefined, name: string): string | undefined {
  return child(element, name)?.attributes['w:val']
}

/** A setting that is a whole number. */
export function numberSetting(element: Element | undefined, name: string): number | undefined {
  const value = setting(element, name)
  if (value === undefined || !/^-?\d+$/.test(value.trim())) return undefined
  return Number(value)
}

/** A setting that is on or off (present without a value means on); undefined when it is not said. */
export function switchSetting(element: Element | undefined, name: string): boolean | undefined {
  const found = child(element, name)
  if (!found) return undefined
  const value = found.attributes['w:val']
  return !(value === '0' || value === 'false' || value === 'off' || value === 'none')
}
