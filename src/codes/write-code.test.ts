import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { actors, type Citation, type Code, clauseKinds, clausesOf } from './code.ts'
import { bindingText, citationOf } from './editions/binding.ts'
import { sides } from './proof.ts'
import { readCode } from './read-code.ts'
import { practices } from './registry.ts'
import { subjectKinds } from './subject.ts'
import { writeCode } from './write-code.ts'

/** Words as people write them, with all that YAML reads as something else: colons, quotation marks, "yes", numbers, signs, line ends. */
const words = fc
  .oneof(
    fc.string({ minLength: 1, maxLength: 60, unit: 'grapheme' }),
    fc.constantFrom(
      'yes',
      'null',
      '~',
      '1.10',
      '- a list',
      '{a: b}',
      'a: b # c',
      '"',
      "'",
      '&x',
      '*x',
      '!t',
      '%',
      '2026-11-29',
    ),
    fc.lorem({ maxCount: 8 }),
  )
  .map(text => text.trim())
  .filter(text => text !== '')

const citation: fc.Arbitrary<Citation> = fc.constantFrom(...practices).chain(practice => {
  const numbers = Object.entries(practice.defaults).filter(([, value]) => typeof value === 'number')
  return fc.subarray(numbers).map(carried => citationOf(practice.id, Object.fromEntries(carried)))
})

const code: fc.Arbitrary<Code> = fc.record({
  id: fc.stringMatching(/^[a-z][a-z0-9]{0,8}(-[a-z0-9]{1,5}){0,3}$/),
  title: words,
  area: words,
  subject: fc.constantFrom(...subjectKinds),
  status: words,
  sections: fc.array(
    fc.record({
      number: words,
      title: words,
      clauses: fc.array(
        fc
          .record({
            gist: words,
            actor: fc.constantFrom(...actors),
            to: fc.option(fc.constantFrom(...sides), { nil: undefined }),
            kind: fc.constantFrom(...clauseKinds),
            citations: fc.array(citation, { maxLength: 4 }),
          })
          .map(({ to, ...clause }) => ({ id: '', ...clause, ...(to === undefined ? {} : { to }) })),
        { minLength: 1, maxLength: 6 },
      ),
    }),
    { minLength: 1, maxLength: 4 },
  ),
})

/** Numbers that are each used once. */
function numbered(made: Code): Code {
  let count = 0
  return {
    ...made,
    sections: made.sections.map(section => ({
      ...section,
      clauses: section.clauses.map(clause => ({ ...clause, id: `${(count += 1)}.${count % 3}` })),
    })),
  }
}

test('a code that is written reads back the same, whatever its words', () => {
  fc.assert(
    fc.property(code.map(numbered), made => {
      const read = readCode({ name: 'made.yaml', text: writeCode(made) }, { kept: true })
      assert.ok(read.ok, JSON.stringify(read))
      assert.deepEqual(read.value, made)
    }),
    { numRuns: 200 },
  )
})

test('the codes that come with the Hub are written so that they bind to the same', () => {
  const folder = fileURLToPath(new URL('../../codes/', import.meta.url))
  for (const name of readdirSync(folder).filter(each => each.endsWith('.yaml'))) {
    const read = readCode({ name, text: readFileSync(folder + name, 'utf8') })
    assert.ok(read.ok)
    const again = readCode({ name, text: writeCode(read.value) })
    assert.ok(again.ok && clausesOf(again.value).length > 0)
    assert.equal(bindingText(again.value), bindingText(read.value))
  }
})

test('a side that a clause is owed to is bound to; a text without one has the fingerprint that it always had', () => {
  const file = (to: string) =>
    `code: a\ntitle: Any\narea: Any\nsubject: consultation\nstatus: draft\nsections: [{number: "1", title: Time, clauses: [{clause: "1.1", gist: Groups are told, actor: both, ${to}kind: duty, practices: []}]}]`
  const [without, owed] = ['', 'to: sector, '].map(to => readCode({ name: 'a', text: file(to) }))
  assert.ok(without?.ok && owed?.ok)
  assert.doesNotMatch(bindingText(without.value), /"to"/)
  assert.match(bindingText(owed.value), /"to": "sector"/)
  assert.equal(readCode({ name: 'a', text: file('to: nobody, ') }).ok, false)
})
