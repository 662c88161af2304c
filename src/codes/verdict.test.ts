import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { exemplaryRound } from '../facts/partnership/rounds.ts'
import { addDays, day } from '../kernel/day.ts'
import { answeredWithin } from './answered-within.ts'
import { eachOf, sayList } from './each-of.ts'
import { nearest } from './nearest.ts'
import { sayAgreement } from './say-agreement.ts'
import { stated } from './stated.ts'
import { dueBy, met, nextStep, notDueWhile, notMet } from './verdict.ts'

const today = day('2026-03-02')

describe('dueBy', () => {
  it('is not due up to the last day, and not met after it', () => {
    const short = notMet('The plan is not signed off.', nextStep('plan-about'))
    assert.equal(dueBy(today, today, short).verdict, 'notDue')
    assert.equal(dueBy(today, today, short).because, 'The plan is not signed off. Due by 2 March 2026.')
    assert.deepEqual(
      [dueBy(addDays(today, -1), today, short).verdict, dueBy(addDays(today, -1), today, short).due],
      ['notMet', '2026-03-01'],
    )
    assert.equal(dueBy(null, today, short).verdict, 'notDue')
  })

  it('leaves what is kept alone, and gives it its day', () => {
    assert.deepEqual(dueBy(today, today, met('Signed off.')), { ...met('Signed off.'), due: today })
    assert.equal(notDueWhile(true, met('Signed off.')).verdict, 'met')
  })
})

describe('eachOf', () => {
  const words = { noun: ['paper', 'papers'], did: ['has a summary', 'have a summary'] } as const
  const papers = (fine: number, wrong: number) =>
    Array.from({ length: fine + wrong }, (_, at) => ({ id: `${at}`, label: `P${at}`, fine: at < fine }))
  const said = (fine: number, wrong: number) => {
    const { verdict, because, records } = eachOf('paper', papers(fine, wrong), paper => paper.fine, words)
    return [verdict, because, records.length]
  }

  it('counts in words that read well, and links to what falls short', () => {
    assert.deepEqual(said(1, 0), ['met', 'The only paper has a summary.', 1])
    assert.deepEqual(said(2, 0), ['met', 'Both papers have a summary.', 2])
    assert.deepEqual(said(12, 0), ['met', 'All 12 papers have a summary.', 12])
    assert.deepEqual(said(1, 2), ['partly', '1 of 3 papers has a summary. Still to do: P1 and P2.', 2])
    assert.deepEqual(said(9, 5), ['partly', '9 of 14 papers have a summary. Still to do: P9, P10, P11 and 2 more.', 5])
    assert.deepEqual(said(0, 1), ['notMet', '0 of 1 paper has a summary. Still to do: P0.', 1])
    assert.equal(eachOf('paper', papers(0, 90), () => false, words).records.length, 20)
  })

  it('lists names', () => {
    assert.deepEqual([sayList([]), sayList(['A']), sayList(['A', 'B'])], ['none', 'A', 'A and B'])
  })
})

describe('stated', () => {
  it('says what is there and what is missing', () => {
    const said = (parts: Parameters<typeof stated>[1]) => [
      stated('The pack', parts).verdict,
      stated('The pack', parts).because,
    ]
    assert.deepEqual(said({ 'the aims': 'To hear', 'the date': true }), [
      'met',
      'The pack states the aims and the date.',
    ])
    assert.deepEqual(said({ 'the aims': ' ', 'the date': true }), [
      'partly',
      'The pack states 1 of 2 things asked for. Missing: the aims.',
    ])
    assert.deepEqual(said({ 'the aims': null, 'the date': false }), [
      'notMet',
      'The pack does not state the aims or the date.',
    ])
  })
})

describe('answeredWithin', () => {
  const words = {
    kind: 'request',
    form: 'format-requests',
    none: 'None.',
    noun: ['request', 'requests'],
    did: 'was met',
  } as const
  const request = (ago: number, answeredAfter: number | null) => ({
    id: `${ago}`,
    label: `Asked ${ago} days ago`,
    askedOn: addDays(today, -ago),
    answeredOn: answeredAfter === null ? null : addDays(today, answeredAfter - ago),
  })

  it('counts a waiting request only once its days are over', () => {
    assert.equal(answeredWithin([], 10, today, words).verdict, 'doesNotApply')
    assert.equal(answeredWithin([request(10, null)], 10, today, words).verdict, 'notDue')
    assert.equal(answeredWithin([request(10, null)], 10, today, words).due, today)
    assert.equal(answeredWithin([request(11, null)], 10, today, words).verdict, 'notMet')
    assert.equal(answeredWithin([request(30, 10)], 10, today, words).verdict, 'met')
    assert.equal(answeredWithin([request(30, 11), request(30, 2)], 10, today, words).verdict, 'partly')
  })
})

describe('nearest', () => {
  it('finds the word meant, or none', () => {
    assert.equal(nearest('dutty', ['duty', 'guidance']), 'duty')
    assert.equal(nearest('elephant', ['duty', 'guidance']), null)
  })
})

describe('sayAgreement', () => {
  it('counts by sector, and leaves out sectors of fewer than five people', () => {
    const answers = [
      { question: 'valued', sector: 'statutory', answers: 6, agree: 4, most: 4 },
      { question: 'heard', sector: 'statutory', answers: 5, agree: 4, most: 5 },
      { question: 'valued', sector: 'faith', answers: 2, agree: 0, most: 1 },
    ] as const
    assert.equal(sayAgreement({ ...exemplaryRound, answers }), ' Agreement: statutory 8 to 9 of 11 answers.')
    assert.equal(sayAgreement({ ...exemplaryRound, answers: answers.slice(2) }), '')
  })
})
