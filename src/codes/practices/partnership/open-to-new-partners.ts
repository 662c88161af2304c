import { z } from 'zod'
import { day } from '../../../kernel/day.ts'
import { answeredWithin } from '../../answered-within.ts'
import { ruled } from '../../numbers/asked.ts'
import { aYearAfter } from '../../partnership-life.ts'
import { definePractice } from '../../practice.ts'
import { doesNotApply, notDue } from '../../verdict.ts'

/** Open to new partners. */
export const openToNewPartners = definePractice({
  id: 'partnership.open-to-new-partners',
  stage: 'scope',
  evidence: 'computed',
  proof: 'shown',
  owedTo: 'public',
  title: 'Open to new partners',
  asks: 'There is a public way to ask to join, and every request was answered.',
  with: z.object({ days: ruled('join-request') }),
  check({ joinRequests, public: isPublic }, { days }, today) {
    if (!isPublic) return notDue('Anyone can ask to join once the partnership is in the public register.')
    const recent = joinRequests.filter(({ answeredOn }) => answeredOn === null || aYearAfter(answeredOn) > today)
    if (recent.length === 0) return doesNotApply('Anyone can ask to join; nobody has in the last twelve months.')
    return answeredWithin(recent, days, today, {
      kind: 'join-request',
      form: 'join-requests',
      noun: ['request to join', 'requests to join'],
      did: [`was answered within ${days} days`, `were answered within ${days} days`],
      none: '',
      dropsOut: aYearAfter,
    })
  },
  gives: ['met', 'partly', 'notMet', 'notDue', 'doesNotApply'],
  examples: [
    { when: 'answered after two weeks', facts: {}, gives: 'met' },
    { when: 'the question is still open', facts: { public: false, joinRequests: [] }, gives: 'notDue' },
    { when: 'nobody asked', facts: { joinRequests: [] }, gives: 'doesNotApply' },
    {
      when: 'one of two',
      facts: {
        joinRequests: [
          {
            id: 'request-1',
            label: 'Request of 4 May 2026',
            askedOn: day('2026-05-04'),
            answeredOn: day('2026-05-20'),
          },
          { id: 'request-2', label: 'Request of 1 June 2026', askedOn: day('2026-06-01'), answeredOn: null },
        ],
      },
      gives: 'partly',
    },
    {
      when: 'never answered',
      facts: {
        joinRequests: [
          { id: 'request-2', label: 'Request of 1 June 2026', askedOn: day('2026-06-01'), answeredOn: null },
        ],
      },
      gives: 'notMet',
    },
    {
      when: 'asked last week',
      facts: {
        joinRequests: [
          { id: 'request-3', label: 'Request of 26 August 2026', askedOn: day('2026-08-26'), answeredOn: null },
        ],
      },
      gives: 'notDue',
    },
  ],
})
