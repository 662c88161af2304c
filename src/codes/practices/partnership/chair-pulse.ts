import { z } from 'zod'
import { exemplaryRound } from '../../../facts/partnership/rounds.ts'
import { addMonths, day } from '../../../kernel/day.ts'
import { recordOf, sayCount } from '../../each-of.ts'
import { ruled } from '../../numbers/asked.ts'
import { definePractice } from '../../practice.ts'
import { sayAgreement, sayOpen } from '../../say-agreement.ts'
import { dueBy, dueOn, met, nextStep, notMet, partly, restsOn } from '../../verdict.ts'

/** Agreement by sector is told, not scored: a pulse taken in time is what is asked. */
export const chairPulse = definePractice({
  id: 'partnership.chair-pulse',
  stage: 'maintain',
  evidence: 'asked',
  proof: 'shown',
  owedTo: 'seats',
  title: 'The chair asks how partners find it',
  asks: 'The chair asks regularly whether partners feel valued, listened to, empowered and energised, at least every months set.',
  with: z.object({ months: ruled('chair-pulse') }),
  check(facts, { months }, today) {
    const step = nextStep('pulse')
    const latest = [...facts.pulses].sort((a, b) => (a.closedOn < b.closedOn ? 1 : -1))[0]
    const open = facts.openRounds.find(({ kind }) => kind === 'pulse')
    if (open && (latest === undefined || addMonths(latest.closedOn, months) < today)) return sayOpen(open)
    if (latest === undefined) {
      const first = facts.startsOn === null ? null : addMonths(facts.startsOn, months)
      return dueBy(first, today, notMet('The chair has not asked yet how partners find it.', step))
    }
    const next = addMonths(latest.closedOn, months)
    const because = `${latest.label}: ${latest.answered} of ${sayCount(latest.seats, 'seat')} answered.${sayAgreement(latest)}`
    const records = restsOn(recordOf('survey-round', latest))
    if (latest.answered === 0) return notMet(because, records, step, dueOn(next))
    if (next < today)
      return partly(`${because} That is more than ${sayCount(months, 'month')} ago.`, records, step, dueOn(next))
    return met(because, records, dueOn(next))
  },
  gives: ['met', 'partly', 'notMet', 'notDue'],
  examples: [
    { when: 'asked in July', facts: {}, gives: 'met' },
    {
      when: 'last asked in January',
      facts: { pulses: [{ ...exemplaryRound, closedOn: day('2026-01-20') }] },
      gives: 'partly',
    },
    { when: 'nobody answered', facts: { pulses: [{ ...exemplaryRound, answered: 0, answers: [] }] }, gives: 'notMet' },
    { when: 'never asked', facts: { pulses: [] }, gives: 'notMet' },
    { when: 'just begun', facts: { pulses: [], startsOn: day('2026-08-10') }, gives: 'notDue' },
  ],
})
