import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { exampleFacts } from '../facts/examples.ts'
import { exemplaryMeeting } from '../facts/partnership/meetings.ts'
import { addDays, type Day, day } from '../kernel/day.ts'
import { askedInTime, type Stretch } from './asked-in-time.ts'
import type { Code } from './code.ts'
import { demandsOf } from './demands.ts'
import { judgeDemands } from './judge.ts'
import { datedFacts } from './own-days.ts'
import { readCode } from './read-code.ts'
import { practices } from './registry.ts'

function edition(id: string, asks: string): Code {
  const text = `code: ${id}
title: Working together ${id}
area: Marshes
subject: partnership
status: agreed
sections:
  - number: "1"
    title: Meetings
    clauses:
      - {clause: "1.1", gist: "Papers go out ahead", actor: both, kind: duty, practices: [${asks}]}
`
  const code = readCode({ name: `${id}.yaml`, text })
  if (!code.ok) throw new Error(code.problem.map(({ problem }) => problem).join())
  return code.value
}

const five = edition('five-days', '{partnership.papers-in-advance: {days: 5}}, partnership.terms-of-reference')
const ten = edition('ten-days', '{partnership.papers-in-advance: {days: 10}}, partnership.terms-of-reference')
const today = day('2026-07-20')

/** A meeting whose agenda and paper went out so many days ahead. */
function meeting(on: Day, ahead: number) {
  const sentOn = addDays(on, -ahead)
  const papers = exemplaryMeeting.papers.map(paper => ({ ...paper, sentOn }))
  return { ...exemplaryMeeting, id: `meeting-${on}`, label: `Meeting of ${on}`, on, agendaSentOn: sentOn, papers }
}

function judged(stretches: readonly Stretch[], ...meetings: ReturnType<typeof meeting>[]) {
  const facts = { ...exampleFacts('partnership'), meetings }
  return judgeDemands(facts, askedInTime(stretches), today)
}

const papers = (findings: ReturnType<typeof judged>) =>
  findings
    .filter(({ practice }) => practice === 'partnership.papers-in-advance')
    .map(({ verdict, parameters, clauses }) => [parameters['days'], verdict, clauses.map(({ code }) => code).join()])
const until = (last: string, code: Code): Stretch => ({ from: null, until: day(last), demands: demandsOf([code]) })
const from = (first: string, code: Code): Stretch => ({ from: day(first), until: null, demands: demandsOf([code]) })

test('a meeting is judged by the edition of its own day, and by no later one', () => {
  const time = [until('2026-05-31', five), from('2026-06-01', ten)]
  const kept = judged(time, meeting(day('2026-05-12'), 6), meeting(day('2026-06-12'), 11))
  assert.deepEqual(papers(kept), [
    [10, 'met', 'ten-days'],
    [5, 'met', 'five-days'],
  ])
  const late = judged(time, meeting(day('2026-05-31'), 4), meeting(day('2026-06-01'), 11))
  assert.deepEqual(papers(late), [
    [10, 'met', 'ten-days'],
    [5, 'notMet', 'five-days'],
  ])
  assert.match(late.at(-1)?.because ?? '', /It looks at what was up to 31 May 2026, by the editions of those days\.$/)
})

test('what has no day of its own is asked by today’s editions alone, and once', () => {
  const findings = judged([until('2026-05-31', five), from('2026-06-01', ten)], meeting(day('2026-06-12'), 11))
  const terms = findings.filter(({ practice }) => practice === 'partnership.terms-of-reference')
  assert.deepEqual(
    terms.map(({ clauses, because }) => [clauses.map(({ code }) => code), /looks at what was/.test(because)]),
    [[['ten-days'], false]],
  )
})

test('an edition of days on which nothing was done asks nothing, and today’s says that there is nothing yet', () => {
  const time = [until('2026-05-31', five), from('2026-06-01', ten)]
  assert.deepEqual(papers(judged(time, meeting(day('2026-06-12'), 11))), [[10, 'met', 'ten-days']])
  const [finding] = judged(time, meeting(day('2026-05-12'), 6)).filter(({ parameters }) => parameters['days'] === 10)
  assert.equal(finding?.verdict, 'notDue')
  assert.equal(
    finding?.because,
    'There is nothing to look at yet. It looks at what was from 1 June 2026 on, by the editions of those days.',
  )
})

test('what every edition asked alike is found once, with the clauses of each, and without a word of days', () => {
  const again = edition('five-again', '{partnership.papers-in-advance: {days: 5}}')
  const findings = judged([until('2026-05-31', five), from('2026-06-01', again)], meeting(day('2026-05-12'), 6))
  assert.deepEqual(papers(findings), [[5, 'met', 'five-again,five-days']])
  assert.doesNotMatch(findings[0]?.because ?? '', /looks at/)
})

test('however often editions change, each meeting is counted by the one edition of its day', () => {
  const days = fc.integer({ min: 1, max: 300 }).map(ago => addDays(today, -ago))
  fc.assert(
    fc.property(
      fc.uniqueArray(days, { maxLength: 4 }),
      fc.uniqueArray(days, { minLength: 1, maxLength: 6 }),
      (turns, held) => {
        const starts = [...turns].sort()
        const asks = [3, 7, 9, 3, 12]
        const codes = asks.map((n, at) => edition(`e-${at}`, `{partnership.papers-in-advance: {days: ${n}}}`))
        const stretches = [null, ...starts].map((start, at): Stretch => {
          const next = starts[at]
          return {
            from: start,
            until: next === undefined ? null : addDays(next, -1),
            demands: demandsOf([codes[at] as Code]),
          }
        })
        const meetings = held.map((on, at) => meeting(on, at * 3))
        const findings = judged(stretches, ...meetings)
        const expected = new Set(
          meetings.flatMap(({ on, agendaSentOn, label }) => {
            const asked = asks[starts.filter(start => start <= on).length] ?? 0
            return agendaSentOn <= addDays(on, -asked) ? [] : [label]
          }),
        )
        const short = new Set(
          findings
            .flatMap(({ records, verdict }) => (verdict === 'met' ? [] : records))
            .flatMap(({ kind, label }) => (kind === 'meeting' ? [label.replace(/^.*, /, '')] : [])),
        )
        assert.deepEqual([...short].sort(), [...expected].sort())
      },
    ),
    { numRuns: 60 },
  )
})

/** Practices that read what has a day of its own and judge something else by it, each with what. */
const elsewhere: Readonly<Record<string, string>> = {
  'partnership.set-up-time': 'the time before the work began: a meeting only shows that it was used',
}

test('every practice that looks at what has a day of its own says so', () => {
  const read = (practice: (typeof practices)[number]) => {
    const names = new Set<string>()
    for (const { facts, today: on, with: given, others } of practice.examples) {
      const watched = new Proxy(exampleFacts(practice.subject, facts), {
        get: (target, key) => {
          names.add(String(key))
          return Reflect.get(target, key)
        },
      })
      practice.check(watched, practice.with.parse(given ?? {}), on ?? today, others ?? [])
    }
    return datedFacts.filter(name => names.has(name))
  }
  for (const practice of practices.filter(({ subject, live }) => subject === 'partnership' && live)) {
    const found = read(practice)
    if (practice.id in elsewhere) assert.notEqual(found.length, 0, practice.id)
    else assert.deepEqual([...practice.ownDays].sort(), [...found].sort(), practice.id)
  }
})
