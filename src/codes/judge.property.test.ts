/** What holds for any facts: subjects are mixed from the examples of all practices, on any day of three years. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { exampleFacts } from '../facts/examples.ts'
import type { Facts } from '../facts/models.ts'
import { addDays, day } from '../kernel/day.ts'
import { demandsOf } from './demands.ts'
import { type Finding, judge, judgeDemands } from './judge.ts'
import { loadCodeFiles } from './load-folder.ts'
import { readCodes } from './read-code.ts'
import { practiceOf, practices } from './registry.ts'
import type { SubjectKind } from './subject.ts'

const read = readCodes(await loadCodeFiles(fileURLToPath(new URL('../../codes', import.meta.url))))
assert.ok(read.ok)
const codes = read.value
const demands = demandsOf(codes)

const anyDay = fc.integer({ min: -400, max: 700 }).map(days => addDays(day('2026-01-01'), days))
const states = {
  consultation: ['planned', 'open', 'closed', 'analysing', 'reported', 'evaluated', 'withdrawn'],
  partnership: ['scoping', 'forming', 'running', 'reviewing', 'ended', 'notFormed'],
} as const

/** Facts of a subject that departs from the exemplary one in up to eight ways, each taken from an example. */
function anyFacts(subject: 'consultation' | 'partnership'): fc.Arbitrary<Facts> {
  const changes = practices.filter(practice => practice.subject === subject).flatMap(({ examples }) => examples)
  const departure = fc.record({
    id: fc.uuid(),
    covers: fc.constant(null),
    until: fc.option(anyDay),
    answers: fc.constant([]),
    practice: fc.constantFrom(...practices.filter(practice => practice.subject === subject).map(({ id }) => id)),
    reason: fc.constantFrom('The law sets the day.', ' '),
    publishedOn: fc.option(anyDay),
    by: fc.constant('the council'),
  })
  return fc
    .tuple(
      fc.array(fc.constantFrom(...changes), { maxLength: 8 }),
      fc.constantFrom<string>(...states[subject]),
      fc.array(departure, { maxLength: 3 }),
      fc.record({ opensOn: fc.option(anyDay), closesOn: fc.option(anyDay), startsOn: fc.option(anyDay) }),
      fc.boolean(),
    )
    .map(([mixed, state, departures, days, own]) => {
      const facts = Object.assign({}, ...mixed.map(example => example.facts), { departures, state }, own ? days : {})
      return exampleFacts<SubjectKind>(subject, facts) as Facts
    })
}

type Judged = { readonly findings: readonly Finding[]; readonly facts: Facts; readonly today: ReturnType<typeof day> }

/** Each demand once, in plain sentences. */
function areSentences({ findings, facts }: Judged): void {
  assert.equal(new Set(findings.map(({ demand }) => demand)).size, demands[facts.subject].length)
  for (const { because, demand } of findings) {
    assert.match(because, /^[A-Z0-9].*[.!?]$|\s$/s, `${demand}: ${because}`)
    assert.doesNotMatch(because, /undefined|\bnull\b|NaN|\[object/, `${demand}: ${because}`)
  }
}

/** Only the verdicts that its practice declares, save what is explained, set aside or guidance. */
function areDeclared({ findings, facts }: Judged): void {
  for (const { practice, verdict, guidance } of findings) {
    const gives = practiceOf(practice)?.gives ?? []
    const departed = facts.departures.some(departure => departure.practice === practice)
    const aside = guidance || verdict === 'doesNotApply' || (verdict === 'explained' && departed)
    assert.ok(gives.includes(verdict) || aside, `${practice} gave ${verdict}`)
  }
}

/** Nothing is explained without a reason that is public. */
function areExplainedInPublic({ findings, facts, today }: Judged): void {
  for (const { practice, verdict, explanation } of findings) {
    if (verdict !== 'explained') continue
    const reasons = facts.departures.filter(departure => departure.practice === practice)
    const short = facts.subject === 'consultation' ? facts.shortPeriod : null
    const open = [...reasons, ...(short ? [short] : [])].filter(
      ({ publishedOn, reason }) => publishedOn !== null && publishedOn <= today && reason === explanation,
    )
    assert.ok(open.length > 0, practice)
  }
}

/** What is not met or in part can be mended, or says what is still to come. */
function canBeMended({ findings }: Judged): void {
  for (const { verdict, nextStep, because, demand } of findings)
    if (verdict === 'notMet' || verdict === 'partly') assert.ok(nextStep ?? /still to come/.test(because), demand)
}

for (const subject of ['consultation', 'partnership'] as const) {
  // Judging is what takes time: all four are asked of the same findings.
  test(`any ${subject} is judged in plain sentences, by declared verdicts, explained in public, with a next step`, () => {
    fc.assert(
      fc.property(anyFacts(subject), anyDay, (facts, today) => {
        const judged = { findings: judgeDemands(facts, demands, today), facts, today }
        areSentences(judged)
        areDeclared(judged)
        areExplainedInPublic(judged)
        canBeMended(judged)
      }),
      { numRuns: 150 },
    )
  })

  test(`findings of any ${subject} are the same each time, and whatever way its demands are gathered`, () => {
    fc.assert(
      fc.property(anyFacts(subject), anyDay, (facts, today) => {
        assert.deepEqual(judge(facts, codes, today), judgeDemands(facts, demands, today))
      }),
      { numRuns: 20 },
    )
  })
}
