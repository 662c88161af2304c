import { z } from 'zod'
import { exemplaryOpenRound, exemplaryRound } from '../../../facts/partnership/rounds.ts'
import { addMonths, day } from '../../../kernel/day.ts'
import { recordOf, sayCount } from '../../each-of.ts'
import { ruled } from '../../numbers/asked.ts'
import { definePractice } from '../../practice.ts'
import { sayAgreement, sayOpen } from '../../say-agreement.ts'
import { dueBy, dueOn, met, nextStep, notMet, partly, restsOn } from '../../verdict.ts'

/** Health check answered by every seat. */
export const healthCheck = definePractice({
  id: 'partnership.health-check',
  stage: 'review',
  evidence: 'computed',
  proof: 'shown',
  owedTo: 'partners',
  title: 'Health check answered by every seat',
  asks: 'The eight-question health check was answered by every seat within the months set, its results shown by sector, and its actions followed.',
  with: z.object({ months: ruled('health-check') }),
  check(facts, { months }, today) {
    const step = nextStep('health-check')
    const latest = [...facts.healthChecks].sort((a, b) => (a.closedOn < b.closedOn ? 1 : -1))[0]
    const open = facts.openRounds.find(({ kind }) => kind === 'health-check')
    if (open && (latest === undefined || addMonths(latest.closedOn, months) < today)) return sayOpen(open)
    if (latest === undefined) {
      const first = facts.startsOn === null ? null : addMonths(facts.startsOn, months)
      return dueBy(first, today, notMet('No health check has been held.', step))
    }
    const next = addMonths(latest.closedOn, months)
    const followed = latest.actions.filter(action => action.followed).length
    const acted =
      latest.actions.length === 0
        ? 'no action was set'
        : `${followed} of ${sayCount(latest.actions.length, 'action')} followed`
    const because = `${latest.label}: ${latest.answered} of ${sayCount(latest.seats, 'seat')} answered, ${latest.complete} of them every question; ${latest.shown} of ${sayCount(latest.questions, 'question')} can be shown by sector; ${acted}.${sayAgreement(latest)}`
    const records = restsOn(recordOf('survey-round', latest))
    if (latest.answered === 0) return notMet(because, records, step, dueOn(next))
    if (next < today)
      return partly(`${because} That is more than ${sayCount(months, 'month')} ago.`, records, step, dueOn(next))
    const answered = latest.answered >= latest.seats && latest.complete >= latest.answered
    const whole = answered && followed === latest.actions.length
    const mends = answered ? nextStep('actions') : step
    return whole ? met(because, records, dueOn(next)) : partly(because, records, mends, dueOn(next))
  },
  gives: ['met', 'partly', 'notMet', 'notDue'],
  examples: [
    { when: 'both seats, its action followed', facts: {}, gives: 'met' },
    { when: 'a question left out', facts: { healthChecks: [{ ...exemplaryRound, complete: 1 }] }, gives: 'partly' },
    { when: 'one of two seats', facts: { healthChecks: [{ ...exemplaryRound, answered: 1 }] }, gives: 'partly' },
    {
      when: 'more than a year ago',
      facts: { healthChecks: [{ ...exemplaryRound, closedOn: day('2025-06-30') }] },
      gives: 'partly',
    },
    {
      when: 'nobody answered',
      facts: { healthChecks: [{ ...exemplaryRound, answered: 0, answers: [] }] },
      gives: 'notMet',
    },
    { when: 'seats are being asked', facts: { healthChecks: [], openRounds: [exemplaryOpenRound] }, gives: 'notDue' },
    { when: 'none held', facts: { healthChecks: [], startsOn: day('2025-01-01') }, gives: 'notMet' },
    { when: 'first year still running', facts: { healthChecks: [], startsOn: day('2026-02-01') }, gives: 'notDue' },
  ],
})
