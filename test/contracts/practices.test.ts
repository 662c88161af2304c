/** What holds for every practice: examples come true, cover what it can give, and nothing else is ever given. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { exampleDay, exampleFacts } from '../../src/codes/facts/examples.ts'
import { type Practice, practices, stages } from '../../src/codes/index.ts'

/** Judges one example of a practice. */
function run(practice: Practice, example: Practice['examples'][number]) {
  const facts = exampleFacts(practice.subject, example.facts)
  const parameters = practice.with.parse(example.with ?? {})
  return practice.check(facts, parameters, example.today ?? exampleDay, example.others ?? [])
}

for (const practice of practices.filter(({ live }) => live))
  describe(practice.id, () => {
    for (const example of practice.examples)
      it(`${example.when}: ${example.gives}`, () => {
        const verdict = run(practice, example)
        assert.equal(verdict.verdict, example.gives, verdict.because)
        assertPlain(verdict.because)
        if (verdict.verdict === 'notMet' || verdict.verdict === 'partly')
          assert.ok(verdict.nextStep ?? /still to come/.test(verdict.because), 'no next step')
        assert.equal(verdict.explanation !== null, verdict.verdict === 'explained')
      })

    it('has an example for each verdict it can give', () => {
      const shown = new Set(practice.examples.map(({ gives }) => gives))
      assert.deepEqual([...practice.gives].sort(), [...shown].sort())
    })

    it('gives no verdict that it does not declare, on any example of its subject', () => {
      for (const other of practices.filter(({ subject }) => subject === practice.subject))
        for (const { facts, today } of other.examples) {
          const given = exampleFacts(practice.subject, facts)
          const { verdict } = practice.check(given, practice.defaults, today ?? exampleDay, [])
          assert.ok(practice.gives.includes(verdict), `${verdict} on an example of ${other.id}`)
        }
    })
  })

describe('every practice', () => {
  it('stands at a stage of its subject and says what it asks in a sentence', () => {
    for (const { id, subject, stage, title, asks } of practices) {
      assert.ok((stages[subject] as readonly string[]).includes(stage), id)
      assert.match(asks, /^[A-Z].*\.$/, id)
      assert.match(title, /^[A-Z].*[^.]$/, id)
    }
  })

  it('that is not live says what is missing and gives not known', () => {
    for (const practice of practices.filter(({ live }) => !live)) {
      assert.match(practice.missing ?? '', /^[A-Z].*\.$/, practice.id)
      const verdict = practice.check(exampleFacts(practice.subject), practice.defaults, exampleDay, [])
      assert.equal(verdict.verdict, 'notKnown')
      assert.equal(verdict.because, practice.missing)
    }
  })
})

/** A sentence for people: capital, full stop, no leftovers of code, no ISO dates. */
function assertPlain(because: string) {
  assert.match(because, /^[A-Z0-9].*[.!?]$/s, because)
  assert.doesNotMatch(
    because,
    /undefined|null|NaN|\[object|\.\.|\d{4}-\d{2}-\d{2}| {2}|\b1 (days|weeks|months|papers|seats)\b/,
    because,
  )
}
