/** Whether words can stand for a message: they must be read as one, ask for the same names, and have a form for every number that the language tells apart. */
import { IntlMessageFormat } from 'intl-messageformat'
import type { Message } from './catalogue.ts'
import { english, type Language } from './languages.ts'

type Ast = ReturnType<IntlMessageFormat['getAst']>
type Part = Ast[number]

/** Kinds of parts, as the parser of the ICU message format numbers them. */
const [TEXT, WORD, NUMBER, SELECT, PLURAL] = [0, 1, 2, 5, 6] as const

/** The parts of a message; null where it cannot be read as one. */
function partsOf(message: string, locale: string): Ast | null {
  try {
    return new IntlMessageFormat(message, locale, undefined, { ignoreTag: true }).getAst()
  } catch {
    return null
  }
}

/** Every part of a message, also those inside its choices. */
function* walk(parts: Ast): Generator<Part> {
  for (const part of parts) {
    yield part
    if ('options' in part) for (const option of Object.values(part.options)) yield* walk(option.value)
  }
}

const isNamed = (part: Part): part is Part & { value: string } => 'value' in part && part.type !== TEXT

/** The names that a message asks for, each with the kinds in which it does. */
function namesOf(parts: Ast): Map<string, Set<number>> {
  const names = new Map<string, Set<number>>()
  for (const part of [...walk(parts)].filter(isNamed))
    names.set(part.value, (names.get(part.value) ?? new Set()).add(part.type))
  return names
}

/** The names that a message asks for, as they stand between braces. */
export function placeholdersIn(message: string): string[] {
  return [...namesOf(partsOf(message, english.locale) ?? []).keys()].sort()
}

/** Whether a name may be put in as such a kind: as it is, or as the English does; a number may be written or chosen by. */
function fitsKind(kind: number, inEnglish: ReadonlySet<number>): boolean {
  const isNumber = [NUMBER, PLURAL].some(one => inEnglish.has(one))
  return kind === WORD || inEnglish.has(kind) || (isNumber && (kind === NUMBER || kind === PLURAL))
}

/**
 * What is wrong with words that are to stand for an English message in a language; null where they can. Asked for: the same names of the
 * same kind, of a choice by word the same words, and of a choice by number no form but those that Intl knows of the language, and each that
 * the words in use have. A language may leave a form to "other", as Welsh mostly does with few and many.
 */
export function faultOfWords(message: string, words: string, language: Language, inUse = ''): Message | null {
  if (words.trim() === '') return { key: 'web.words.empty' }
  const [here, there] = [partsOf(words, language.locale), partsOf(message, english.locale)]
  if (!here) return { key: 'web.words.unreadable' }
  if (!there) return null
  const [has, wants] = [namesOf(here), namesOf(there)]
  const lacking = [...wants.keys()].filter(name => !has.has(name)).map(plain)
  if (lacking.length > 0) return { key: 'web.words.lacking', values: { names: lacking.join(', ') } }
  const strange = [...has].filter(
    ([name, kinds]) => !wants.has(name) || [...kinds].some(kind => !fitsKind(kind, wants.get(name)!)),
  )
  if (strange.length > 0)
    return { key: 'web.words.strange', values: { names: strange.map(([name]) => plain(name)).join(', ') } }
  return faultOfWordChoices(here, there) ?? faultOfNumberForms(here, partsOf(inUse, language.locale) ?? [], language)
}

const plain = (name: string): string => `{${name}}`

/** A choice by word offers the same words as the English: they come from the program. */
function faultOfWordChoices(here: Ast, there: Ast): Message | null {
  const known = optionsOf(there, SELECT)
  for (const [name, words] of optionsOf(here, SELECT)) {
    const wanted = known.get(name) ?? new Set()
    if (words.symmetricDifference(wanted).size > 0)
      return { key: 'web.words.choice', values: { name, words: [...wanted].join(', ') } }
  }
  return null
}

function faultOfNumberForms(here: Ast, inUse: Ast, { locale }: Language): Message | null {
  const used = optionsOf(inUse, PLURAL)
  for (const [name, all] of optionsOf(here, PLURAL)) {
    const { pluralCategories } = new Intl.PluralRules(locale).resolvedOptions()
    const forms = [...all].filter(form => !form.startsWith('='))
    const strange = forms.filter(form => !pluralCategories.some(known => known === form))
    if (strange.length > 0) return { key: 'web.words.form-strange', values: { name, forms: strange.join(', ') } }
    const lacking = [...(used.get(name) ?? [])].filter(form => !form.startsWith('=') && !all.has(form))
    if (lacking.length > 0) return { key: 'web.words.form-lacking', values: { name, forms: lacking.join(', ') } }
  }
  return null
}

/** What each choice of a kind offers, by the name it hangs on. */
function optionsOf(parts: Ast, kind: typeof SELECT | typeof PLURAL): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>()
  for (const part of walk(parts))
    if ((part.type === SELECT || part.type === PLURAL) && part.type === kind)
      found.set(part.value, new Set([...(found.get(part.value) ?? []), ...Object.keys(part.options)]))
  return found
}
