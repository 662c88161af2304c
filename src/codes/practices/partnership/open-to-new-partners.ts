import { day } from '../../../kernel/day.ts'
import { answeredWithin } from '../../answered-within.ts'
import { definePractice } from '../../practice.ts'
import { met } from '../../verdict.ts'

/** The public form promises an answer within six weeks. */
const DAYS = 42

/** Open to new partners. */
export const openToNewPartners = definePractice({
  id: 'partnership.open-to-new-partners',
  stage: 'scope',
  evidence: 'computed',
  title: 'Open to new partners',
  asks: 'There is a public way to ask to join, and every request was answered.',
  check({ joinRequests, public: isPublic }, _, today) {
    if (joinRequests.length === 0)
      return met(isPublic ? 'Anyone can ask to join; nobody has.' : 'Anyone can ask to join once its entry is public.')
    return answeredWithin(joinRequests, DAYS, today, {
      kind: 'join-request',
      form: 'join-requests',
      noun: ['request to join', 'requests to join'],
      did: ['was answered within six weeks', 'were answered within six weeks'],
      none: '',
    })
  },
  gives: ['met', 'partly', 'notMet', 'notDue'],
  examples: [
    { when: 'answered after two weeks', facts: {}, gives: 'met' },
    { when: 'nobody asked', facts: { joinRequests: [] }, gives: 'met' },
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
