import { day } from '../../../kernel/day.ts'
import { answeredWithin } from '../../answered-within.ts'
import { exemplaryPartnership } from '../../facts/example-partnership.ts'
import { onceFormed } from '../../partnership-life.ts'
import { definePractice } from '../../practice.ts'
import { met, nextStep, notMet } from '../../verdict.ts'

/** Requests to join are to be answered within six weeks, so that a monthly meeting can look at each. */
export const openToNewPartners = definePractice({
  id: 'partnership.open-to-new-partners',
  stage: 'scope',
  evidence: 'computed',
  title: 'Open to new partners',
  asks: 'There is a public way to ask to join, and every request was answered.',
  check(facts, _, today) {
    const { joinWayPublic, joinRequests } = facts
    if (!joinWayPublic)
      return onceFormed(facts, notMet('The register entry does not say how to ask to join.', nextStep('join-requests')))
    if (joinRequests.length === 0) return met('The register entry says how to ask to join; nobody has asked.')
    return answeredWithin(joinRequests, 42, today, {
      kind: 'join-request',
      form: 'join-requests',
      none: '',
      noun: ['request to join', 'requests to join'],
      did: ['was answered within six weeks', 'were answered within six weeks'],
    })
  },
  gives: ['met', 'partly', 'notMet', 'notDue'],
  examples: [
    { when: 'request answered in a week', facts: {}, gives: 'met' },
    { when: 'nobody asked', facts: { joinRequests: [] }, gives: 'met' },
    {
      when: 'one of two answered',
      facts: {
        joinRequests: [
          ...exemplaryPartnership.joinRequests,
          { id: 'join-2', label: 'Vale Cooks', askedOn: day('2026-02-02'), answeredOn: null },
        ],
      },
      gives: 'partly',
    },
    { when: 'no way to ask', facts: { joinWayPublic: false }, gives: 'notMet' },
    {
      when: 'asked last week',
      facts: { joinRequests: [{ id: 'join-2', label: 'Vale Cooks', askedOn: day('2026-08-25'), answeredOn: null }] },
      gives: 'notDue',
    },
  ],
})
