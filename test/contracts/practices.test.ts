/** What holds for every practice: examples come true, cover what it can give, and nothing else is ever given. */
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { describe, it } from 'node:test'
import { gaveOf, type Practice, practices, stages } from '../../src/codes/index.ts'
import { nowRuled } from '../../src/codes/numbers/asked.ts'
import { unmarkedProof, weaker } from '../../src/codes/proof.ts'
import { isKept } from '../../src/codes/verdict.ts'
import { exampleDay, exampleFacts } from '../../src/facts/examples.ts'

/** Judges one example of a practice. */
function run(practice: Practice, example: Practice['examples'][number]) {
  const facts = exampleFacts(practice.subject, example.facts)
  const parameters = practice.with.parse(example.with ?? {})
  return practice.check(facts, parameters, example.today ?? exampleDay, example.others ?? [])
}

/** The proof of an example that names none: the only one that the practice gives, or the unmarked one. */
function usualProof({ proof, proofs }: Practice) {
  return proofs.length === 1 ? proofs[0] : unmarkedProof(proof)
}

/** What an example gives, in the words of `Gave`: the verdict, and with what is kept the proof. */
function shownOf(practice: Practice, example: Practice['examples'][number]): string {
  const { verdict, proof } = run(practice, example)
  return proof === null ? verdict : `${verdict}, ${proof}`
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
        assert.equal(verdict.proof, isKept(verdict) ? (example.proof ?? usualProof(practice)) : null)
        assert.equal(verdict.unknown !== null, verdict.verdict === 'notKnown')
      })

    it('has an example for each verdict it can give', () => {
      const shown = new Set(practice.examples.map(({ gives }) => gives))
      assert.deepEqual([...practice.gives].sort(), [...shown].sort())
    })

    it('has an example for each proof it can give, and can give one that its best allows', () => {
      const shown = new Set(practice.examples.flatMap(example => run(practice, example).proof ?? []))
      assert.deepEqual([...shown].sort(), [...practice.proofs].sort())
      for (const proof of practice.proofs) assert.equal(weaker(proof, practice.proof), proof)
    })

    for (let version = 1; version < practice.version; version++)
      it(`has an example for each verdict that version ${version} could give, and one of what changed after it`, () => {
        const gaveOfVersion = (example: Practice['examples'][number], number: number) =>
          number === practice.version
            ? shownOf(practice, example)
            : (example.gave?.[number] ?? shownOf(practice, example))
        const once = practice.gaveOnce[version] ?? practice.gives
        const shown = new Set(practice.examples.map(example => gaveOfVersion(example, version).replace(/, .*/, '')))
        assert.deepEqual([...shown].sort(), [...once].sort())
        // A number that was taken from the area's rules is the same number until the area adopts another.
        if (practice.changed[version + 1] === nowRuled) return
        const changed = practice.examples.filter(
          example => gaveOfVersion(example, version) !== gaveOfVersion(example, version + 1),
        )
        assert.notEqual(changed.length, 0)
      })

    it('tells of no version that there was not, and of none that it gave what is given now', () => {
      const versions = Object.keys(practice.changed).map(number => Number(number) - 1)
      for (const number of Object.keys(practice.gaveOnce)) assert.ok(versions.includes(Number(number)))
      for (const example of practice.examples)
        for (const [number, gave] of Object.entries(example.gave ?? {})) {
          assert.ok(versions.includes(Number(number)), example.when)
          assert.notEqual(gave, shownOf(practice, example), example.when)
          assert.equal(isKept(gaveOf(gave)), gaveOf(gave).proof !== null, example.when)
        }
    })

    it('gives no verdict and no proof that it does not declare, on any example of its subject', () => {
      for (const other of practices.filter(({ subject }) => subject === practice.subject))
        for (const { facts, today } of other.examples) {
          const given = exampleFacts(practice.subject, facts)
          const { verdict, proof } = practice.check(given, practice.defaults, today ?? exampleDay, [])
          assert.ok(practice.gives.includes(verdict), `${verdict} on an example of ${other.id}`)
          assert.equal(proof !== null, isKept({ verdict }), `${verdict} without its proof`)
          if (proof !== null) assert.ok(practice.proofs.includes(proof), `${proof} on an example of ${other.id}`)
        }
    })
  })

it('how many responses are confidential, and whose words were shown, is in no sentence', () => {
  const honoured = practices.find(({ id }) => id === 'consultation.confidentiality-honoured')!
  const said = [1, 3].map(confidential => {
    const { responses } = exampleFacts('consultation')
    const shown = Array.from({ length: confidential }, (_, at) => ({ id: `point-${at}`, label: `Point ${at}` }))
    return [[], shown].map(confidentialShown => {
      const facts = exampleFacts('consultation', { responses: { ...responses, confidential }, confidentialShown })
      return honoured.check(facts, honoured.defaults, exampleDay, []).because
    })
  })
  assert.deepEqual(said[0], said[1])
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
    for (const practice of practices.filter(({ live, promise }) => !live && promise === null)) {
      assert.match(practice.missing ?? '', /^[A-Z].*\.$/, practice.id)
      const verdict = practice.check(exampleFacts(practice.subject), practice.defaults, exampleDay, [])
      assert.equal(verdict.verdict, 'notKnown')
      assert.equal(verdict.because, practice.missing)
    }
  })

  it('that is a promise of the Hub is said in a sentence and proved by a test that names it', () => {
    const promised = practices.flatMap(({ id, promise, live }) => (promise === null ? [] : [{ id, live, ...promise }]))
    assert.ok(promised.length > 0)
    for (const { id, live, says, test } of promised) {
      assert.equal(live, false)
      assert.match(says, /^[A-Z].*\.$/, id)
      assert.match(readFileSync(new URL(`../../${test}`, import.meta.url), 'utf8'), new RegExp(`test\\('${id}: `))
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
