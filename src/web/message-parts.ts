/** A message in the ICU message format taken apart: the names that it asks for, its choices, and what it says whatever is chosen. Pure. */
import { IntlMessageFormat } from 'intl-messageformat'

/** A message as it was read. */
export type Ast = ReturnType<IntlMessageFormat['getAst']>
/** One part of it: words, a name, a choice. */
export type Part = Ast[number]

/** Kinds of parts, as the parser of the ICU message format numbers them. */
export const [TEXT, WORD, NUMBER, SELECT, PLURAL, POUND] = [0, 1, 2, 5, 6, 7] as const

/** The parts of a message; null where it cannot be read as one. */
export function partsOf(message: string, locale: string): Ast | null {
  try {
    return new IntlMessageFormat(message, locale, undefined, { ignoreTag: true }).getAst()
  } catch {
    return null
  }
}

/** Every part of a message, also those inside its choices. */
export function* walk(parts: Ast): Generator<Part> {
  for (const part of parts) {
    yield part
    if ('options' in part) for (const option of Object.values(part.options)) yield* walk(option.value)
  }
}

/** Whether a part asks for a value by its name. */
export const isNamed = (part: Part): part is Part & { value: string } => 'value' in part && part.type !== TEXT

/** The names that a message asks for, each with the kinds in which it does. */
export function namesOf(parts: Ast): Map<string, Set<number>> {
  const names = new Map<string, Set<number>>()
  for (const part of [...walk(parts)].filter(isNamed))
    names.set(part.value, (names.get(part.value) ?? new Set()).add(part.type))
  return names
}

/** What each choice of a kind offers, by the name it hangs on. */
export function optionsOf(parts: Ast, kind: typeof SELECT | typeof PLURAL): Map<string, Set<string>> {
  const found = new Map<string, Set<string>>()
  for (const part of walk(parts))
    if ((part.type === SELECT || part.type === PLURAL) && part.type === kind)
      found.set(part.value, new Set([...(found.get(part.value) ?? []), ...Object.keys(part.options)]))
  return found
}

/** The names that are said whatever is chosen. A form of one number alone says that number in its words. */
export function alwaysSaid(parts: Ast, locale: string, counted = ''): ReadonlySet<string> {
  const said = new Set<string>()
  for (const part of parts) {
    if (part.type === POUND) said.add(counted)
    else if (part.type === SELECT || part.type === PLURAL) {
      const number = part.type === PLURAL ? part.value : null
      const ofSeveral = number === null ? null : formsOfSeveral(Object.keys(part.options), locale)
      const each = Object.entries(part.options).map(([form, option]) => {
        const own = alwaysSaid(option.value, locale, number ?? counted)
        return number === null || ofSeveral?.has(form) ? own : own.union(new Set([number]))
      })
      for (const name of each.reduce((all, own) => all.intersection(own))) said.add(name)
    } else if (isNamed(part)) said.add(part.value)
  }
  return said
}

/** The last whole number for which it is looked what forms a language has; all have shown themselves long before. */
const FAR = 200

/** The forms that stand for several whole numbers from one on: "other" for all that no form is named for. Some use "one" for nothing as well. */
function formsOfSeveral(forms: readonly string[], locale: string): ReadonlySet<string> {
  const rules = new Intl.PluralRules(locale)
  const [met, several] = [new Set<string>(), new Set<string>()]
  for (let number = 1; number <= FAR; number++) {
    const form = [`=${number}`, rules.select(number)].find(one => forms.includes(one)) ?? 'other'
    if (met.has(form)) several.add(form)
    met.add(form)
  }
  return several
}
