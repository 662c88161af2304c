import { z } from 'zod'
import { day } from '../../../kernel/day.ts'
import { answeredWithin } from '../../answered-within.ts'
import { exemplaryOutcome } from '../../facts/example-consultation.ts'
import { definePractice } from '../../practice.ts'

/** Results sent on request. */
export const resultsOnRequest = definePractice({
  id: 'consultation.results-on-request',
  stage: 'report',
  evidence: 'computed',
  title: 'Results sent on request',
  asks: 'Each request for a copy of the results, on paper or otherwise, was met within the days set.',
  with: z.object({ days: z.int().positive().default(10) }),
  check({ resultRequests }, { days }, today) {
    return answeredWithin(resultRequests, days, today, {
      kind: 'result-request',
      form: 'result-requests',
      none: 'Nobody has asked for a copy of the results.',
      noun: ['request for the results', 'requests for the results'],
      did: [`was met within ${days} days`, `were met within ${days} days`],
    })
  },
  gives: ['met', 'partly', 'notMet', 'notDue', 'doesNotApply'],
  examples: [
    { when: 'sent in two days', facts: {}, gives: 'met' },
    {
      when: 'one of two in time',
      facts: {
        resultRequests: [
          ...exemplaryOutcome.resultRequests,
          { id: 'copy-2', label: 'Large print copy', askedOn: day('2026-06-01'), answeredOn: day('2026-07-30') },
        ],
      },
      gives: 'partly',
    },
    {
      when: 'never sent',
      facts: {
        resultRequests: [{ id: 'copy-2', label: 'Large print copy', askedOn: day('2026-06-01'), answeredOn: null }],
      },
      gives: 'notMet',
    },
    {
      when: 'asked last week',
      facts: {
        resultRequests: [{ id: 'copy-2', label: 'Large print copy', askedOn: day('2026-08-27'), answeredOn: null }],
      },
      gives: 'notDue',
    },
    { when: 'nobody asked', facts: { resultRequests: [] }, gives: 'doesNotApply' },
  ],
})
