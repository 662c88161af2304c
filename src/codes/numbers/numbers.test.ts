/** Where the number of a demand comes from, what may be said of it, and what a number that nobody set can do. */
import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { exampleConsultation, exampleDay, examplePartnership } from '../../facts/examples.ts'
import { day } from '../../kernel/day.ts'
import { judge, practiceOf, practices, readCode } from '../index.ts'
import { type AdoptedRules, type Carried, numberOf, ruleOfParameter } from './asked.ts'
import { areaRules, type RuleName, ruleNames } from './rules.ts'
import { sayAsked } from './say-asked.ts'

function codeOf(practices: string, subject = 'consultation') {
  const text = `code: fen\ntitle: Fen\narea: Fen\nsubject: ${subject}\nstatus: draft\nsections:\n- number: "1"\n  title: All\n  clauses:\n  - {clause: "1", gist: "Groups are told", actor: both, kind: duty, practices: [${practices}]}\n`
  const read = readCode({ name: 'fen', text })
  assert.ok(read.ok)
  return read.value
}
const adopted: AdoptedRules = { 'standard-period': { value: 11, adoptedOn: day('2025-05-06') } }
const tenWeeks = exampleConsultation({ closesOn: day('2026-03-23') })
const judged = (practices: string, rules?: AdoptedRules) => judge(tenWeeks, [codeOf(practices)], exampleDay, rules)[0]

describe('a number', () => {
  it('is that of the clause where the clause carries it, and only then is it said of the code', () => {
    const finding = judged('{consultation.standard-period: {weeks: 12}}', adopted)
    assert.equal(finding?.verdict, 'notMet')
    assert.equal(finding?.asked['weeks']?.value, 12)
    assert.equal(sayAsked(finding!.asked['weeks']!), 'the code asks for 12 weeks')
  })

  it("that a clause leaves open is the area's rule, from the day it was adopted", () => {
    const finding = judged('consultation.standard-period', adopted)
    assert.deepEqual(finding?.parameters, { weeks: 11 })
    assert.equal(finding?.verdict, 'notMet')
    assert.equal(sayAsked(finding!.asked['weeks']!), "the area's rule asks for 11 weeks")
  })

  it('that nobody set is a suggestion: guidance with its reason, and never not met', () => {
    const finding = judged('consultation.standard-period')
    assert.equal(finding?.verdict, 'notDue')
    assert.equal(finding?.guidance, true)
    assert.equal(finding?.due, null)
    assert.equal(sayAsked(finding!.asked['weeks']!), 'the Hub suggests 12 weeks')
    assert.match(finding!.because, /Neither a code nor the area has set that number, so this is guidance\.$/)
  })

  it('of another clause serves the clause that leaves it open, whichever practice cites it', () => {
    const [standard, busy] = judge(
      tenWeeks,
      [codeOf('{consultation.standard-period: {weeks: 9}}, consultation.busy-periods')],
      exampleDay,
      adopted,
    )
    assert.equal(standard?.verdict, 'met')
    assert.deepEqual(busy?.parameters, { weeks: 9 })
    assert.equal(busy?.asked['weeks']?.source.kind, 'clause')
  })

  it('makes no guidance of what is short whatever the number', () => {
    const unread = tenWeeks.documents.map(document => ({ ...document, wording: null }))
    const [plain] = judge({ ...tenWeeks, documents: unread }, [codeOf('consultation.plain-language')], exampleDay)
    assert.deepEqual([plain?.verdict, plain?.guidance], ['notMet', false])
  })
})

describe('the one clock', () => {
  const name = fc.constantFrom(...ruleNames)
  const clause = { code: 'fen', codeTitle: 'Fen', clause: '1' }

  it('never goes by a milder number than a code carries', () => {
    fc.assert(
      fc.property(name, fc.array(fc.integer({ min: 1, max: 60 }), { minLength: 1 }), (rule, values) => {
        const carried: Carried[] = values.map(value => ({ rule, value, clause }))
        const { value, source } = numberOf(rule, carried, { [rule]: { value: 7, adoptedOn: day('2026-01-01') } })
        assert.equal(source.kind, 'clause')
        assert.equal(value, areaRules[rule].stricter === 'larger' ? Math.max(...values) : Math.min(...values))
      }),
    )
  })

  it('goes by the area where codes are silent, and by the suggestion where the area is silent too', () => {
    fc.assert(
      fc.property(name, rule => {
        assert.equal(numberOf(rule, [], {}).value, areaRules[rule].suggestion)
        const own = numberOf(rule, [], { [rule]: { value: 7, adoptedOn: day('2026-01-01') } })
        assert.deepEqual([own.value, own.source.kind], [7, 'rule'])
      }),
    )
  })
})

describe('rules', () => {
  it('give every number that a practice takes', () => {
    const unruled = practices.flatMap(practice =>
      Object.entries(practice.defaults)
        .filter(([parameter, value]) => typeof value === 'number' && !ruleOfParameter(practice.with, parameter))
        .map(([parameter]) => `${practice.id} ${parameter}`),
    )
    assert.deepEqual(unruled, [])
  })

  it('suggest what a practice takes where nobody sets it', () => {
    const practice = practiceOf('partnership.papers-in-advance')
    assert.deepEqual(practice?.defaults, { days: areaRules['papers' satisfies RuleName].suggestion })
  })
})

describe('a partnership that stays being formed', () => {
  const forming = examplePartnership({
    state: 'forming',
    terms: null,
    gate: { ...examplePartnership().gate, decidedOn: day('2026-01-10') },
  })
  const code = codeOf('partnership.decision-authority', 'partnership')
  const months = { 'being-formed': { value: 6, adoptedOn: day('2025-01-01') } }
  const found = (on: string, rules?: AdoptedRules) => judge(forming, [code], day(on), rules)[0]

  it('owes what a running one does once the months that the area adopted are over', () => {
    assert.deepEqual([found('2026-07-10', months)?.verdict, found('2026-07-10', months)?.due], ['notDue', '2026-07-10'])
    const late = found('2026-07-11', months)
    assert.deepEqual([late?.verdict, late?.due], ['notMet', '2026-07-10'])
    assert.match(
      late!.because,
      /decided on 10 January 2026 and is still being formed; the area's rule asks for 6 months\.$/,
    )
  })

  it('owes nothing sooner by a number that nobody set', () => {
    assert.equal(found('2030-01-01')?.verdict, 'notDue')
  })
})
