/**
 * Words of no content keep nothing: every free text of the exemplary subjects, which keep every practice to the letter, is replaced by one
 * of them, and no practice comes out better than it does where all of these texts are empty. Consultation, partnership, organisation and
 * Compact, every practice and every record that one reads, the youngest too.
 */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { z } from 'zod'
import { practices } from '../../src/codes/index.ts'
import { exampleDay, exemplary } from '../../src/facts/examples.ts'
import { factModels } from '../../src/facts/models.ts'
import type { FactSubject } from '../../src/facts/part.ts'

const WORDS = [
  ...[
    'x',
    'X',
    'xxx',
    '-',
    '--',
    '.',
    '…',
    '?',
    '???',
    '\u200b\u200b',
    '\u2060',
    '\u00a0',
    'n/a',
    'N/A',
    'n.a.',
    'tbc',
    'TBC',
    'tba',
    'tbd',
  ],
  ...[
    'none',
    'None.',
    'nil',
    'nothing',
    'no',
    'yes',
    'ok',
    'to be confirmed',
    'To follow',
    'not applicable',
    'see above',
    'as above',
  ],
  ...['unknown', 'not known', 'test', 'asdf', 'test test', 'lorem ipsum'],
] as const

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

/** The exemplary subject with one word in place of every text that somebody wrote. */
function subjectOf<S extends FactSubject>(subject: S, word: string): (typeof exemplary)[S] {
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

const live = practices.filter(each => each.live)
const RANK: Readonly<Record<string, number>> = { met: 2, partly: 1 }

/** How well each practice is kept where every text is this word. */
function keptWith(word: string): ReadonlyMap<string, number> {
  const subjects = {
    compact: subjectOf('compact', word),
    organisation: subjectOf('organisation', word),
    consultation: subjectOf('consultation', word),
    partnership: subjectOf('partnership', word),
  }
  return new Map(
    live.map(practice => {
      const { verdict } = practice.check(subjects[practice.subject], practice.with.parse({}), exampleDay, [])
      return [practice.id, RANK[verdict] ?? 0]
    }),
  )
}

const empty = keptWith('')

for (const word of WORDS)
  test(`${JSON.stringify(word)} in every box keeps nothing that an empty box does not`, () => {
    const better = [...keptWith(word)].filter(([id, rank]) => rank > (empty.get(id) ?? 0)).map(([id]) => id)
    assert.deepEqual(better, asked.has(word) ? answersNone : [])
  })

/** What asks whether there is any, so that "none" is its answer. */
const asked: ReadonlySet<string> = new Set(['none', 'None.', 'nil', 'nothing'])
const answersNone = ['consultation.decisions-already-made', 'consultation.preferred-option']

test('the exemplary subjects have texts to replace: words that say something keep far more', () => {
  const kept = [...keptWith('People of the vale asked for it at their meeting')].filter(([, rank]) => rank > 0).length
  const bare = [...empty].filter(([, rank]) => rank > 0).length
  assert.ok(kept > bare + 100, `${kept} with words, ${bare} without`)
})
