import { z } from 'zod'
import { exemplary } from '../../../facts/examples.ts'
import { day } from '../../../kernel/day.ts'
import { answeredWithin } from '../../answered-within.ts'
import { ruled } from '../../numbers/asked.ts'
import { definePractice } from '../../practice.ts'
import { nextStep, notDue } from '../../verdict.ts'

const [request] = exemplary.compact.formatRequests
const waiting = { ...request!, id: 'format-2', answeredOn: null }

/** Anybody asks for a code in another format on its page; whether each is answered in time is told. One that has just come is not late. */
export const alternativeFormats = definePractice({
  id: 'compact.alternative-formats',
  stage: 'adopt',
  evidence: 'computed',
  proof: 'shown',
  owedTo: 'public',
  title: 'Other formats and languages of the codes',
  asks: 'Other formats and languages are offered beside each document, and every request is met or answered within the days set.',
  with: z.object({ days: ruled('code-formats') }),
  check({ codes, formatRequests }, { days }, today) {
    if (codes.length === 0) return notDue('No code is in force to ask for.', nextStep('code-versions'))
    return answeredWithin(formatRequests, days, today, {
      kind: 'code-format-request',
      form: 'code-formats',
      none: 'Anyone can ask for a code in another format or language on its page; nobody has yet.',
      noun: ['request for a code in another format', 'requests for a code in another format'],
      did: [`was answered within ${days} days`, `were answered within ${days} days`],
    })
  },
  gives: ['met', 'partly', 'notMet', 'notDue', 'doesNotApply'],
  examples: [
    { when: 'no code in force', facts: { codes: [] }, gives: 'notDue' },
    { when: 'the one request answered', facts: {}, gives: 'met' },
    { when: 'nobody asked', facts: { formatRequests: [] }, gives: 'doesNotApply' },
    {
      when: 'one of two, long ago',
      facts: { formatRequests: [request!, waiting] },
      gives: 'partly',
      today: day('2026-05-01'),
    },
    { when: 'one that has just come', facts: { formatRequests: [waiting] }, gives: 'notDue', today: day('2026-03-05') },
    { when: 'never answered', facts: { formatRequests: [waiting] }, gives: 'notMet', today: day('2026-05-01') },
  ],
})
