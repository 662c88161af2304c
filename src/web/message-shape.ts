/**
 * Whether words can stand for a message: they must be read as one, say the same names whatever the choice, as the English writes them, and
 * have a form for every number that the language tells apart.
 */
import type { Message } from './catalogue.ts'
import { english, type Language } from './languages.ts'
import {
  type Ast,
  alwaysSaid,
  isNamed,
  NUMBER,
  namesOf,
  optionsOf,
  type Part,
  PLURAL,
  partsOf,
  SELECT,
  TEXT,
  WORD,
  walk,
} from './message-parts.ts'

/** The names that a message asks for, as they stand between braces. */
export function placeholdersIn(message: string): string[] {
  return [...namesOf(partsOf(message, english.locale) ?? []).keys()].sort()
}

/**
 * Whether a name may be put in as such a kind: as it is, or as the English does; a number may be written or chosen by. A word that the
 * English only chooses by is one of the program, and is shown to nobody.
 */
function fitsKind(kind: number, inEnglish: ReadonlySet<number>): boolean {
  const isNumber = [NUMBER, PLURAL].some(one => inEnglish.has(one))
  const isShown = [...inEnglish].some(one => one !== SELECT)
  return inEnglish.has(kind) || (kind === WORD && isShown) || (isNumber && (kind === NUMBER || kind === PLURAL))
}

/** A number is written as the language does: what is counted off, scaled or numbered in order says another one. */
function isTwisted(part: Part): boolean {
  if (part.type === PLURAL) return part.offset !== 0 || part.pluralType !== 'cardinal'
  return 'style' in part && part.style !== null && part.style !== undefined
}

/**
 * What is wrong with words that are to stand for an English message in a language; null where they can. Asked for: words where the English
 * has some beside its choices, the same names of the same kind, each said in every form in which the English always says it, of a choice by word the same
 * words, and of a choice by number no form but those that Intl knows of the language, and each that the words in use have. A language may
 * leave a form to "other", as Welsh mostly does with few and many.
 */
export function faultOfWords(message: string, words: string, language: Language, inUse = ''): Message | null {
  if (words.trim() === '') return { key: 'web.words.empty' }
  const [here, there] = [partsOf(words, language.locale), partsOf(message, english.locale)]
  if (!here) return { key: 'web.words.unreadable' }
  if (!there) return null
  if (there.some(isWord) && ![...walk(here)].some(isWord)) return { key: 'web.words.empty' }
  const [has, wants] = [namesOf(here), namesOf(there)]
  const lacking = [...wants.keys()].filter(name => !has.has(name)).map(plain)
  if (lacking.length > 0) return { key: 'web.words.lacking', values: { names: lacking.join(', ') } }
  const strange = [...has].filter(
    ([name, kinds]) =>
      !wants.has(name) || [...kinds].some(kind => !fitsKind(kind, wants.get(name)!)) || isTwistedIn(here, name),
  )
  if (strange.length > 0)
    return { key: 'web.words.strange', values: { names: strange.map(([name]) => plain(name)).join(', ') } }
  return (
    faultOfWordChoices(here, there) ??
    faultOfNumberForms(here, partsOf(inUse, language.locale) ?? [], language) ??
    faultOfForms(here, there, language)
  )
}

/** Whether a part says something of its own, in letters of any script, beside what is put in. */
const isWord = (part: Part): boolean => part.type === TEXT && /\p{L}/u.test(part.value)

const isTwistedIn = (parts: Ast, name: string): boolean =>
  [...walk(parts)].some(part => isNamed(part) && part.value === name && isTwisted(part))

/** A name that the English says whatever is chosen is said in every form. */
function faultOfForms(here: Ast, there: Ast, { locale }: Language): Message | null {
  const lacking = alwaysSaid(there, english.locale).difference(alwaysSaid(here, locale))
  if (lacking.size === 0) return null
  return { key: 'web.words.lacking-in-form', values: { names: [...lacking].map(plain).join(', ') } }
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
