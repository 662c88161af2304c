import { z } from 'zod'
import { exemplaryConsultation } from '../../../facts/consultation.ts'
import { day } from '../../../kernel/day.ts'
import { answeredWithin } from '../../answered-within.ts'
import { ruled } from '../../numbers/asked.ts'
import { definePractice } from '../../practice.ts'

/** Whoever wants the results on paper gets them. */
export const resultsOnRequest = definePractice({
  id: 'consultation.results-on-request',
  stage: 'report',
  evidence: 'computed',
  proof: 'stated',
  owedTo: 'respondents',
  title: 'Results sent on request',
  asks: 'Each request for a copy of the results, on paper or otherwise, was met within the days set.',
  with: z.object({ days: ruled('results-request') }),
  check({ resultsRequests }, { days }, today) {
    return answeredWithin(resultsRequests, days, today, {
      kind: 'format-request',
      form: 'format-requests',
      none: 'Nobody has asked for a copy of the results.',
      noun: ['request for the results', 'requests for the results'],
      did: [`was met within ${days} days`, `were met within ${days} days`],
    })
  },
  gives: ['doesNotApply', 'met', 'partly', 'notMet', 'notDue'],
  examples: [
    { when: 'sent in three days', facts: {}, gives: 'met' },
    { when: 'nobody asked', facts: { resultsRequests: [] }, gives: 'doesNotApply' },
    {
      when: 'one of two',
      facts: {
        resultsRequests: [
          ...exemplaryConsultation.resultsRequests,
          { id: 'request-3', label: 'the request of 1 June 2026', askedOn: day('2026-06-01'), answeredOn: null },
        ],
      },
      gives: 'partly',
    },
    {
      when: 'never sent',
      facts: {
        resultsRequests: exemplaryConsultation.resultsRequests.map(request => ({ ...request, answeredOn: null })),
      },
      gives: 'notMet',
    },
    {
      when: 'asked yesterday',
      facts: {
        resultsRequests: exemplaryConsultation.resultsRequests.map(request => ({ ...request, answeredOn: null })),
      },
      gives: 'notDue',
      today: day('2026-05-23'),
    },
  ],
})
