import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { exampleConsultation, exampleDay } from '../facts/examples.ts'
import type { Departure, View } from '../facts/shared.ts'
import { day } from '../kernel/day.ts'
import { strengthOf } from './code.ts'
import { demandsOf } from './demands.ts'
import { evidenceBehind, judgeDemands } from './judge.ts'
import { definePractice } from './practice.ts'
import { proofs, unmarkedProof, weaker } from './proof.ts'
import { readCode } from './read-code.ts'
import { met, notMet, provenBy } from './verdict.ts'

const read = readCode({
  name: 'vale',
  text: [
    'code: vale\ntitle: Vale\narea: Vale\nsubject: consultation\nstatus: draft\nsections:\n- number: "1"\n  title: All\n  clauses:',
    '  - {clause: "1.1", gist: "Groups are told", actor: both, kind: guidance, practices: [consultation.barriers, consultation.target-groups]}',
    '  - {clause: "1.2", gist: "Groups are told", actor: both, kind: duty, practices: [consultation.barriers]}',
    '  - {clause: "1.3", gist: "Groups are told", actor: both, kind: duty, practices: [consultation.anonymous-allowed]}',
    '  - {clause: "1.4", gist: "Groups are told", actor: both, kind: process, practices: [consultation.standard-period]}',
  ].join('\n'),
})
assert.ok(read.ok)
const demands = demandsOf([read.value])

function finding(practice: string, changes: Parameters<typeof exampleConsultation>[0], today = exampleDay) {
  const found = judgeDemands(exampleConsultation(changes), demands, today).find(one => one.practice === practice)
  assert.ok(found)
  return found
}

describe('the proof of a check', () => {
  const practice = (proof: (typeof proofs)[number], marked: (typeof proofs)[number] | null) =>
    definePractice({
      id: 'consultation.example',
      stage: 'plan',
      evidence: 'computed',
      proof,
      owedTo: 'sector',
      title: 'Example',
      asks: 'It is so.',
      check: () => (marked === null ? met('So.') : met('So.', provenBy(marked))),
    }).check(exampleConsultation(), {}, exampleDay, []).proof

  it('is the best declared where nothing is marked, save that others must confirm by themselves', () => {
    assert.deepEqual(
      [practice('shown', null), practice('stated', null), practice('confirmed', null)],
      ['shown', 'stated', 'stated'],
    )
  })

  it('is what the check marks, and never better than the best declared', () => {
    fc.assert(
      fc.property(fc.constantFrom(...proofs), fc.constantFrom(...proofs), (best, marked) => {
        assert.equal(practice(best, marked), weaker(best, marked))
        assert.equal(weaker(unmarkedProof(best), best), unmarkedProof(best))
      }),
    )
  })

  it('is nothing where nothing is kept', () => {
    const short = definePractice({
      id: 'consultation.example',
      stage: 'plan',
      evidence: 'computed',
      proof: 'shown',
      owedTo: 'sector',
      title: 'Example',
      asks: 'It is so.',
      check: () => notMet('Not so.', provenBy('shown')),
    })
    assert.equal(short.check(exampleConsultation(), {}, exampleDay, []).proof, null)
  })
})

describe('what the other side says', () => {
  const on = day('2026-03-01')
  const demand = 'consultation.barriers'
  const evidence = evidenceBehind(exampleConsultation(), demands, demand, exampleDay)
  assert.ok(evidence)
  const confirmed: View = { demand, says: 'confirmed', by: 'Wendle Voluntary Action', on, evidence }
  const doubted: View = { ...confirmed, says: 'doubted', by: 'Riverside Trust' }

  it('makes what a body states confirmed, while its evidence is the same', () => {
    assert.equal(finding(demand, {}).proof, 'stated')
    assert.equal(finding(demand, { views: [confirmed] }).proof, 'confirmed')
    const plan = { ...exampleConsultation().plan, barriers: 'Night shifts, and nothing was done about them.' }
    const changed = finding(demand, { views: [confirmed], plan })
    assert.deepEqual([changed.verdict, changed.proof, changed.confirmed], ['met', 'stated', []])
  })

  it('does not follow where another of that side sees it otherwise', () => {
    const both = finding(demand, { views: [confirmed, doubted] })
    assert.deepEqual([both.proof, both.confirmed.length, both.doubted.length], ['stated', 1, 1])
  })

  it('is said of one finding alone', () => {
    assert.equal(finding('consultation.target-groups', { views: [confirmed] }).proof, 'stated')
  })
})

describe('a departure', () => {
  const departure: Departure = {
    id: 'd1',
    practice: 'consultation.target-groups',
    covers: { clauses: ['vale 1.1'], records: ['group-late'] },
    reason: 'The group could not be estimated.',
    until: day('2026-12-31'),
    publishedOn: day('2026-01-12'),
    by: 'the council',
    answers: [],
  }
  const [group] = exampleConsultation().targetGroups
  assert.ok(group)
  const late = { ...group, id: 'group-late', label: 'Late shift', expected: null }
  const later = { ...group, id: 'group-later', label: 'Later shift', expected: null }
  const judged = (changes: Partial<Departure>, groups = [group, late], today = exampleDay) =>
    finding(departure.practice, { targetGroups: groups, departures: [{ ...departure, ...changes }] }, today)

  it('explains what it names, and counts as neither met nor proved', () => {
    const told = judged({})
    assert.deepEqual([told.verdict, told.proof, told.departure], ['explained', null, 'd1'])
    assert.match(told.because, /Explained by the council on 12 January 2026 until 31 December 2026: The group could/)
  })

  it('does not cover a record that fell short later, or a clause that it does not name', () => {
    const more = judged({}, [group, late, later])
    assert.equal(more.verdict, 'partly')
    assert.match(more.because, /The reason published covers only a part of this\./)
    assert.equal(judged({ covers: { clauses: ['vale 9.9'], records: ['group-late'] } }).verdict, 'partly')
    assert.equal(judged({}, []).verdict, 'notMet', 'that no group is named is another matter')
  })

  it('ends by itself after its last day', () => {
    assert.equal(judged({}, undefined, day('2026-12-31')).verdict, 'explained')
    const ended = judged({}, undefined, day('2027-01-01'))
    assert.equal(ended.verdict, 'partly')
    assert.match(ended.because, /A reason published for it ended on 31 December 2026\./)
  })

  it('says who accepts and who disputes it', () => {
    const answers = [
      { by: 'Riverside Trust', accepts: false, on: day('2026-02-01') },
      { by: 'Wendle Voluntary Action', accepts: true, on: day('2026-02-02') },
    ]
    assert.match(judged({ answers }).because, /Accepted by Wendle Voluntary Action\. Disputed by Riverside Trust\./)
  })

  it('with a reason that says nothing explains nothing', () => {
    assert.equal(judged({ reason: 'x' }).verdict, 'partly')
  })
})

describe('what codes ask for', () => {
  it('is as strong as the strongest clause that asks for it', () => {
    assert.equal(finding('consultation.barriers', {}).strength, 'must')
    assert.equal(finding('consultation.target-groups', {}).strength, 'could')
    assert.equal(finding('consultation.standard-period', {}).strength, 'should')
    assert.equal(strengthOf([]), 'could')
  })

  it('is no finding where the Hub promises it', () => {
    const all = judgeDemands(exampleConsultation(), demands, exampleDay).map(({ practice }) => practice)
    assert.ok(!all.includes('consultation.anonymous-allowed'))
  })
})
