/**
 * The catalogue of interface text. Each part of the product keeps its words in `<name>.text.yaml` beside its pages; here
 * they are read together. Messages are in ICU message format. A key that is missing is a fault of the program and
 * throws, so that no page goes out with a hole in it.
 */
import { globSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { IntlMessageFormat } from 'intl-messageformat'
import { parse } from 'yaml'
import { oneStopAfter } from '../kernel/stops.ts'
import { keptTexts, type Texts } from './kept-texts.ts'
import { english, type Language, translated } from './languages.ts'
import { isNamed, WORD, walk } from './message-parts.ts'

/** Values put into a message: texts, numbers and dates. */
export type MessageValues = Readonly<Record<string, string | number | boolean | Date | null | undefined>>
/** Gives the text of a key, with its values put in, in one language: that of days and numbers beside it too. English where it says none. */
export type Translate = {
  (key: string, values?: MessageValues): string
  readonly language?: Language
  /** Whether some of these words were not confirmed by a speaker of the language. */
  readonly unconfirmed?: boolean
}

/** A message by its key and the values to put in: what pure rules return instead of a text. */
export type Message = { readonly key: string; readonly values?: MessageValues }

const SOURCE = fileURLToPath(new URL('..', import.meta.url))

/** Every message of the product in English, by its dotted key. */
export function readMessages(root: string = SOURCE): Map<string, string> {
  return readFiles(root, textFiles(root))
}

/** The messages of some files, by their places under `src`: for a thread that needs few words. */
export function readMessagesIn(...files: readonly string[]): Map<string, string> {
  return readFiles(SOURCE, files)
}

/** The messages that are there in another language: one file holds them all, so that one person can read them through. */
export function readTranslated({ code }: Language, root: string = SOURCE): Map<string, string> {
  return readFiles(root, [fileOf(code)])
}

/** What a program that is kept in one piece has of every file of texts, so that it reads none. */
export function textsToKeep(): Record<string, Texts> {
  const files = [...globSync('**/*.text.yaml', { cwd: SOURCE }).sort(), ...translated.map(({ code }) => fileOf(code))]
  return Object.fromEntries(files.map(file => [file, readTexts(SOURCE, file)]))
}

function fileOf(code: string): string {
  return `languages/${code}.yaml`
}

function textFiles(root: string): string[] {
  if (keptTexts && root === SOURCE) return Object.keys(keptTexts).filter(file => file.endsWith('.text.yaml'))
  return globSync('**/*.text.yaml', { cwd: root }).sort()
}

function readFiles(root: string, files: readonly string[]): Map<string, string> {
  const messages = new Map<string, string>()
  for (const file of files)
    for (const [key, text] of (root === SOURCE && keptTexts?.[file]) || readTexts(root, file)) {
      if (messages.has(key)) throw new Error(`The text "${key}" stands twice; the second time in ${file}`)
      messages.set(key, text)
    }
  return messages
}

function readTexts(root: string, file: string): Texts {
  const texts: [string, string][] = []
  const add = (prefix: string, value: unknown): void => {
    if (typeof value === 'object' && value !== null)
      for (const [name, inner] of Object.entries(value)) add(prefix ? `${prefix}.${name}` : name, inner)
    else texts.push([prefix, String(value)])
  }
  add('', parse(readFileSync(`${root}/${file}`, 'utf8')))
  return texts
}

/**
 * Builds the function that templates and pages call as `t`. Compiled messages are kept. What a language does not hold is said by
 * `otherwise`; without it, a key that is missing throws.
 */
export function catalogue(
  messages: ReadonlyMap<string, string>,
  language: Language = english,
  otherwise?: Translate,
): Translate {
  const compiled = new Map<string, IntlMessageFormat | string>()
  const formatted = new Map<string, string>()
  const say = (key: string, values?: MessageValues): string => {
    let message = compiled.get(key)
    if (message === undefined) {
      const source = messages.get(key)
      if (source === undefined && otherwise) return otherwise(key, values)
      if (source === undefined) throw new Error(`There is no text for "${key}" in the catalogue`)
      message = /[{}']/.test(source)
        ? new IntlMessageFormat(source, language.locale, undefined, { ignoreTag: true })
        : source
      compiled.set(key, message)
    }
    if (typeof message === 'string') return message
    const counts = numbersIn(values)
    const before = counts === null ? undefined : formatted.get(`${key} ${counts}`)
    if (before !== undefined) return before
    const said = String(message.format(partThousands(message, values, language.locale) as Record<string, string>))
    const text = counts === null ? oneStopAfter(said, Object.values(values ?? {})) : said
    if (counts !== null && formatted.size < MOST_FORMATTED) formatted.set(`${key} ${counts}`, text)
    return text
  }
  return Object.assign(say, { language })
}

/**
 * Values with the numbers from a thousand on parted as the language does where a message puts them in as they are: "137 of 1,011".
 * What is no quantity, a year, comes as a text.
 */
function partThousands(message: IntlMessageFormat, values: MessageValues | undefined, locale: string): MessageValues {
  const large = Object.entries(values ?? {}).filter(([, value]) => typeof value === 'number' && Math.abs(value) >= 1000)
  if (large.length === 0) return values ?? {}
  const named = [...walk(message.getAst())].filter(isNamed)
  const plain = (name: string) => named.every(one => one.value !== name || one.type === WORD)
  const parted = large.filter(([name]) => plain(name))
  return {
    ...values,
    ...Object.fromEntries(parted.map(([name, value]) => [name, Number(value).toLocaleString(locale)])),
  }
}

/** Texts with numbers in them that are kept as they were formatted: "Up to 4,000 characters" stands on page after page. */
const MOST_FORMATTED = 5000

/** The values, where they are numbers alone, as one word; names and other words are for one page only. */
function numbersIn(values: MessageValues | undefined): string | null {
  const all = Object.values(values ?? {})
  return all.every(value => typeof value === 'number') ? JSON.stringify(values ?? {}) : null
}

/** Whether words are in another language than English. */
export const isTranslated = ({ language }: Translate): boolean => (language ?? english) !== english

/** Whether a key is in the catalogue. */
export function hasMessage(messages: ReadonlyMap<string, string>, key: string): boolean {
  return messages.has(key)
}
