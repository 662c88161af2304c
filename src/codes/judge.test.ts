import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { exampleConsultation, exampleDay, examplePartnership, exemplary } from '../facts/examples.ts'
import { addDays, day } from '../kernel/day.ts'
import type { Code } from './code.ts'
import { byClause, byDue, byStage, byUrgency, countVerdicts, notYetMet } from './findings.ts'
import { codesSignedFor, judge } from './judge.ts'
import { readCode } from './read-code.ts'

/** A code made of `clause: practices` lines. */
function codeOf(name: string, clauses: Readonly<Record<string, string>>): Code {
  const lines = Object.entries(clauses).map(
    ([id, practices]) =>
      `  - {clause: "${id}", gist: "Groups are told", actor: both, kind: duty, practices: [${practices}]}`,
  )
  const head = `code: ${name}\ntitle: Code of ${name}\narea: Vale\nsubject: consultation\nstatus: draft\nsections:\n- number: "1"\n  title: All\n  clauses:\n`
  const read = readCode({ name, text: head + lines.join('\n') })
  assert.ok(read.ok, JSON.stringify(read.ok ? '' : read.problem))
  return read.value
}

const vale = codeOf('vale', {
  '1.1': '{consultation.standard-period: {weeks: 12}}, partnership.seat-named',
  '1.2': '{consultation.standard-period: {weeks: 12}}',
  '1.3': '{consultation.standard-period: {weeks: 8}}',
  '2.1': 'consultation.aims-stated',
})
const dale = codeOf('dale', {
  '7a': '{consultation.standard-period: {weeks: 12}}',
  '7b': 'consultation.departures-explained',
})
const tenWeeks = exampleConsultation({ closesOn: day('2026-03-23') })

describe('judge', () => {
  it('judges a practice with equal parameters once, and names every clause of every code', () => {
    const findings = judge(tenWeeks, [vale, dale], exampleDay)
    const standard = findings.filter(({ practice }) => practice === 'consultation.standard-period')
    assert.deepEqual(
      standard.map(({ parameters, verdict, clauses }) => [
        parameters,
        verdict,
        clauses.map(({ code, clause }) => `${code} ${clause}`),
      ]),
      [
        [{ weeks: 12 }, 'notMet', ['vale 1.1', 'vale 1.2', 'dale 7a']],
        [{ weeks: 8 }, 'met', ['vale 1.3']],
      ],
    )
  })

  it('judges only what is asked of subjects of that kind', () => {
    assert.ok(judge(tenWeeks, [vale], exampleDay).every(({ practice }) => practice.startsWith('consultation.')))
    assert.deepEqual(
      judge(examplePartnership(), [vale], exampleDay).map(({ practice }) => practice),
      ['partnership.seat-named'],
    )
    assert.deepEqual(judge(exemplary.organisation, [vale], exampleDay), [])
  })

  it('explains a departure whose reason is public, and keeps saying what is the case', () => {
    const departure = {
      id: 'd1',
      practice: 'consultation.standard-period',
      covers: null,
      reason: 'The grant ends in May.',
      until: null,
      by: 'the council',
      answers: [],
    }
    const told = exampleConsultation({
      closesOn: day('2026-03-23'),
      departures: [{ ...departure, publishedOn: day('2026-01-12') }],
    })
    const standard = judge(told, [dale], exampleDay)[0]
    assert.equal(standard?.verdict, 'explained')
    assert.equal(standard?.explanation, 'The grant ends in May.')
    assert.equal(
      standard?.because,
      'Open for 10 weeks; the code asks for 12 weeks. Not counted: the first day, because it was published in its course. Explained by the council on 12 January 2026: The grant ends in May.',
    )
    assert.equal(standard?.nextStep, null)
    const hidden = exampleConsultation({
      closesOn: day('2026-03-23'),
      departures: [{ ...departure, publishedOn: null }],
    })
    assert.equal(judge(hidden, [dale], exampleDay)[0]?.verdict, 'notMet')
    const early = judge(told, [dale], day('2026-01-11'))[0]
    assert.equal(early?.verdict, 'notMet', 'a reason published tomorrow explains nothing today')
  })

  it('says of what nothing can mend any more that it is past, and gives nobody a task', () => {
    const code = codeOf('p', { '1': 'consultation.target-groups, {consultation.evaluated: {months: 6}}' })
    const none = exampleConsultation({ targetGroups: [], evaluation: null })
    const closed = judge(none, [code], day('2027-01-05'))
    const [groups, evaluated] = closed
    assert.match(groups?.because ?? '', /^No target group is named\. Nothing can mend this any more\.$/)
    assert.deepEqual([groups?.past, groups?.due, groups?.nextStep], [{ until: null }, null, { form: 'departures' }])
    assert.equal(evaluated?.past, null)
    assert.deepEqual(
      notYetMet(closed).map(({ practice }) => practice),
      ['consultation.evaluated'],
    )
    assert.equal(judge(none, [code], day('2026-02-05'))[0]?.past, null, 'while it is open, a group can still be named')
  })

  it('leaves what came late out of the tasks, with the day it drops out of view', () => {
    const code = codeOf('p', { '1': '{partnership.representatives-report-back: {days: 14}}' })
    const report = { id: 'm', within: 's', label: 'Drivers, 14 July 2026', metOn: day('2026-07-14') }
    const late = examplePartnership({ reportBacks: [{ ...report, sentOn: day('2026-08-20') }] })
    const [given] = judge(late, [code], day('2026-09-01'))
    assert.match(given?.because ?? '', /Not kept: Drivers, 14 July 2026\. .* drops out of view on 14 July 2027\.$/)
    const owed = examplePartnership({ reportBacks: [{ ...report, sentOn: null }] })
    const [waiting] = judge(owed, [code], day('2026-09-01'))
    assert.match(waiting?.because ?? '', /Still to do: Drivers, 14 July 2026\.$/)
    assert.equal(waiting?.past, null)
  })

  it('asks an ended partnership for its ending alone', () => {
    const code = codeOf('p', { '1': 'partnership.milestones, partnership.ended-well' })
    const ended = judge(examplePartnership({ state: 'ended', milestones: [], ending: null }), [code], day('2026-09-01'))
    assert.deepEqual(
      notYetMet(ended).map(({ practice }) => practice),
      ['partnership.ended-well'],
    )
  })

  it('lets a practice judged last see what the others came to', () => {
    const last = judge(tenWeeks, [dale], exampleDay).find(
      ({ practice }) => practice === 'consultation.departures-explained',
    )
    assert.equal(last?.verdict, 'notMet')
    assert.match(last?.because ?? '', /0 of 1 departure .*Open for the standard period/)
  })

  it('asks no more of a withdrawn consultation, an unformed partnership or a small one', () => {
    const withdrawn = judge(exampleConsultation({ ...tenWeeks, state: 'withdrawn' }), [dale], exampleDay)[0]
    assert.deepEqual([withdrawn?.verdict, withdrawn?.because], ['doesNotApply', 'The consultation was withdrawn.'])
    const code = codeOf('p', { '1': 'partnership.seat-named, partnership.seat-mandate, partnership.need-tested' })
    const bare = { seats: [], gate: { ...examplePartnership().gate, existing: null } }
    const verdicts = (changes: Parameters<typeof examplePartnership>[0]) =>
      judge(examplePartnership({ ...bare, ...changes }), [code], exampleDay).map(({ verdict }) => verdict)
    assert.deepEqual(verdicts({ state: 'running' }), ['notMet', 'notMet', 'partly'])
    assert.deepEqual(verdicts({ state: 'notFormed' }), ['doesNotApply', 'doesNotApply', 'partly'])
    assert.deepEqual(verdicts({ state: 'running', scale: 'small' }), ['notMet', 'doesNotApply', 'partly'])
  })

  it('links every finding to a record, at least to its subject', () => {
    for (const finding of judge(tenWeeks, [vale, dale], exampleDay))
      assert.ok(finding.records.length > 0, finding.demand)
  })
})

describe('codesSignedFor', () => {
  it('gives the codes that any body of the subject has signed', () => {
    const facts = exampleConsultation({
      signatories: [
        { id: 'o1', label: 'Council', codes: ['dale'] },
        { id: 'o2', label: 'Health board', codes: [] },
      ],
    })
    assert.deepEqual(codesSignedFor(facts, [vale, dale]), [dale])
    assert.deepEqual(codesSignedFor(exampleConsultation({ signatories: [] }), [vale, dale]), [])
  })
})

describe('findings', () => {
  const planned = exampleConsultation({
    state: 'planned',
    plan: { ...exampleConsultation().plan, aims: null },
    listedOn: null,
  })
  const code = codeOf('c', {
    '1': 'consultation.aims-stated',
    '2': '{consultation.on-forward-plan: {weeks: 2}}',
    '3': '{consultation.on-forward-plan: {weeks: 4}}, consultation.report-published',
    '4': '',
  })
  const today = day('2025-12-20')
  const findings = judge(planned, [code], today)

  it('lists what is to do, the earliest day first', () => {
    assert.deepEqual(
      notYetMet(findings).map(({ practice, verdict, due }) => [practice.split('.')[1], verdict, due]),
      [
        ['on-forward-plan', 'notMet', '2025-12-15'],
        ['on-forward-plan', 'notDue', '2025-12-29'],
        ['aims-stated', 'notDue', '2026-01-12'],
        ['report-published', 'notDue', '2026-05-22'],
      ],
    )
  })

  it('tells the overdue, the due and the coming apart', () => {
    const groups = byUrgency(findings, today, addDays(today, 14))
    assert.deepEqual(
      Object.values(groups).map(group => group.map(({ practice }) => practice.split('.')[1])),
      [['on-forward-plan'], ['on-forward-plan'], ['aims-stated', 'report-published']],
    )
  })

  it('groups by stage in the order of life, and by clause in the order of the code', () => {
    assert.deepEqual(
      byStage(findings).map(({ stage, findings: own }) => [stage, own.length]),
      [
        ['plan', 2],
        ['publish', 1],
        ['report', 1],
      ],
    )
    assert.deepEqual(
      byClause(findings, code).map(({ clause, findings: own }) => [clause.id, own.length]),
      [
        ['1', 1],
        ['2', 1],
        ['3', 2],
        ['4', 0],
      ],
    )
    assert.deepEqual(byStage([]), [])
  })

  it('counts verdicts and sorts the same whatever the order given', () => {
    assert.equal(countVerdicts(findings).notDue, 3)
    assert.equal(countVerdicts(findings).notMet, 1)
    assert.deepEqual(byDue([...findings].reverse()), byDue(findings))
  })
})
