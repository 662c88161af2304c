import { z } from 'zod'
import { exemplaryConsultation } from '../../../facts/consultation.ts'
import { day } from '../../../kernel/day.ts'
import { answeredWithin } from '../../answered-within.ts'
import { ruled } from '../../numbers/asked.ts'
import { definePractice } from '../../practice.ts'

/** Outcomes explained on request. */
export const explanationOnRequest = definePractice({
  id: 'consultation.explanation-on-request',
  stage: 'report',
  evidence: 'computed',
  proof: 'shown',
  owedTo: 'respondents',
  title: 'Outcomes explained on request',
  asks: 'Each request to explain an outcome was answered within the days set.',
  with: z.object({ days: ruled('explanation') }),
  check({ explanationRequests }, { days }, today) {
    return answeredWithin(explanationRequests, days, today, {
      kind: 'explanation-request',
      form: 'explanation-requests',
      none: 'Nobody has asked for an explanation.',
      noun: ['request to explain', 'requests to explain'],
      did: [`was answered within ${days} days`, `were answered within ${days} days`],
    })
  },
  gives: ['met', 'partly', 'notMet', 'notDue', 'doesNotApply'],
  examples: [
    { when: 'answered in a week', facts: {}, gives: 'met' },
    {
      when: 'one of two in time',
      facts: {
        explanationRequests: [
          ...exemplaryConsultation.explanationRequests,
          { id: 'explanation-2', label: 'Why that route', askedOn: day('2026-06-01'), answeredOn: day('2026-07-30') },
        ],
      },
      gives: 'partly',
    },
    {
      when: 'never answered',
      facts: {
        explanationRequests: [
          { id: 'explanation-2', label: 'Why that route', askedOn: day('2026-06-01'), answeredOn: null },
        ],
      },
      gives: 'notMet',
    },
    {
      when: 'asked last week',
      facts: {
        explanationRequests: [
          { id: 'explanation-2', label: 'Why that route', askedOn: day('2026-08-25'), answeredOn: null },
        ],
      },
      gives: 'notDue',
    },
    { when: 'nobody asked', facts: { explanationRequests: [] }, gives: 'doesNotApply' },
  ],
})
