import { z } from 'zod'
import { addDays, day, longDay } from '../../../kernel/day.ts'
import { nowRuled, ruled } from '../../numbers/asked.ts'
import { definePractice } from '../../practice.ts'
import { met, nextStep, notMet, partly } from '../../verdict.ts'

/** Findings count as current while they were recorded within the days set. */
export const monitoring = definePractice({
  id: 'compact.monitoring',
  stage: 'monitor',
  evidence: 'computed',
  proof: 'shown',
  owedTo: 'public',
  version: 2,
  changed: { 2: nowRuled },
  title: 'Findings current and public',
  asks: 'Findings against the codes, by clause and by signatory, are current and public.',
  with: z.object({ days: ruled('findings-current') }),
  check({ findingsRecordedOn }, { days }, today) {
    const step = nextStep('findings')
    if (findingsRecordedOn === null) return notMet('Findings have not been recorded yet.', step)
    const because = `Findings by clause and by signatory are public, as recorded on ${longDay(findingsRecordedOn)}.`
    return findingsRecordedOn >= addDays(today, -days) ? met(because) : partly(because, step)
  },
  gives: ['met', 'partly', 'notMet'],
  examples: [
    { when: 'recorded today', facts: {}, gives: 'met' },
    { when: 'recorded a month ago', facts: { findingsRecordedOn: day('2026-08-01') }, gives: 'partly' },
    { when: 'never recorded', facts: { findingsRecordedOn: null }, gives: 'notMet' },
  ],
})
