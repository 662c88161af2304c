/**
 * The exemplary subjects, which keep every practice to the letter, with one word in place of every text that somebody wrote: what is still
 * kept then rests on days, numbers, choices and what others did, and on no words.
 */
import { z } from 'zod'
import { type Practice, practices } from '../../src/codes/index.ts'
import type { Verdict } from '../../src/codes/verdict.ts'
import { exampleDay, exemplary } from '../../src/facts/examples.ts'
import { factModels } from '../../src/facts/models.ts'
import type { FactSubject } from '../../src/facts/part.ts'

/** What is a name of a record for the Hub, not a text that somebody wrote. */
const LINK = /^(id|slug|key|edition|practice|practices|clauses|records|code)$|Ids?$/

/** A value with every free text in it replaced, by its shape. */
function blanked(shape: z.core.$ZodType, value: unknown, word: string, name: string): unknown {
  if (value === null || value === undefined || LINK.test(name)) return value
  if (shape instanceof z.ZodObject) {
    const properties = shape.shape as Readonly<Record<string, z.ZodType>>
    const given = z.record(z.string(), z.unknown()).parse(value)
    return Object.fromEntries(
      Object.entries(given).map(([key, each]) => [
        key,
        properties[key] ? blanked(properties[key], each, word, key) : each,
      ]),
    )
  }
  if (shape instanceof z.ZodArray && Array.isArray(value))
    return value.map(each => blanked(shape.element, each, word, name))
  if (shape instanceof z.ZodNullable || shape instanceof z.ZodOptional || shape instanceof z.ZodReadonly)
    return blanked(shape.unwrap(), value, word, name)
  if (shape instanceof z.ZodPipe) return blanked(shape.in, value, word, name)
  if (shape instanceof z.ZodUnion) {
    const told = shape.options.find(option => option instanceof z.ZodPipe)
    if (told) return shape.parse(wordsFor(told.in, value, word))
    const fitting = shape.options.find(option => z.safeParse(option, value).success)
    return fitting ? blanked(fitting, value, word, name) : value
  }
  if (shape instanceof z.ZodRecord) {
    const given = z.record(z.string(), z.unknown()).parse(value)
    return Object.fromEntries(
      Object.entries(given).map(([key, each]) => [key, blanked(shape.valueType, each, word, key)]),
    )
  }
  return shape instanceof z.ZodString && !(shape instanceof z.ZodStringFormat) ? word : value
}

/** What is told of a fact by the words that SQL gives, where each of them is this word. */
function wordsFor(shape: z.core.$ZodType, value: unknown, word: string): unknown {
  if (shape instanceof z.ZodNullable) return wordsFor(shape.unwrap(), value, word)
  if (shape instanceof z.ZodString) return word
  if (shape instanceof z.ZodArray)
    return typeof value === 'number'
      ? Array.from({ length: Math.max(value, 1) }, () => wordsFor(shape.element, 1, word))
      : [wordsFor(shape.element, value, word)]
  if (shape instanceof z.ZodObject)
    return Object.fromEntries(Object.entries(shape.shape).map(([key, each]) => [key, wordsFor(each, value, word)]))
  if (shape instanceof z.ZodUnion) {
    const told = shape.options.find(option => option instanceof z.ZodPipe)
    return told ? wordsFor(told.in, value, word) : value
  }
  return value
}

/** The exemplary subject with one word in place of every text that somebody wrote. */
function subjectWith<S extends FactSubject>(subject: S, word: string): (typeof exemplary)[S] {
  const model = factModels[subject]
  const known: Readonly<Record<string, unknown>> = exemplary[subject]
  const facts: Record<string, unknown> = { subject }
  for (const { name, several, shape } of model.parts) {
    const own =
      several && shape instanceof z.ZodObject
        ? Object.fromEntries(Object.keys(shape.shape).map(key => [key, known[key]]))
        : known[name]
    const made = shape.parse(blanked(shape, own, word, name))
    Object.assign(facts, several ? made : { [name]: made })
  }
  return facts as (typeof exemplary)[S]
}

/** What each live practice comes to where every text of its subject is this word. */
export function judgedWithout(word: string): readonly { readonly practice: Practice; readonly finding: Verdict }[] {
  const subjects = {
    compact: subjectWith('compact', word),
    organisation: subjectWith('organisation', word),
    consultation: subjectWith('consultation', word),
    partnership: subjectWith('partnership', word),
  }
  return practices
    .filter(each => each.live)
    .map(practice => ({
      practice,
      finding: practice.check(subjects[practice.subject], practice.with.parse({}), exampleDay, []),
    }))
}
