import { day, longDay } from '../../../kernel/day.ts'
import { onceFormed } from '../../partnership-life.ts'
import { definePractice } from '../../practice.ts'
import { met, nextStep, notMet, partly, pastMending } from '../../verdict.ts'

/** A voluntary, community or faith organisation was a partner before any agreed the terms. */
export const sectorFromOutset = definePractice({
  id: 'partnership.sector-from-outset',
  stage: 'scope',
  evidence: 'computed',
  proof: 'stated',
  owedTo: 'sector',
  title: 'Sector involved from the start',
  asks: 'A voluntary sector organisation was involved before the terms were agreed, or as soon as the gap was seen.',
  check(facts) {
    const { sectorJoinedOn: first, termsAgreedOn: agreed } = facts.outset
    if (first === null)
      return onceFormed(
        facts,
        notMet('No voluntary, community or faith organisation is or was a partner.', nextStep('partners')),
      )
    const joined = `The first voluntary, community or faith organisation joined on ${longDay(first)}`
    if (agreed === null) return met(`${joined}; no terms are agreed yet.`)
    if (first <= agreed) return met(`${joined}, before terms were first agreed on ${longDay(agreed)}.`)
    return pastMending(partly(`${joined}, after terms were first agreed on ${longDay(agreed)}.`), null)
  },
  gives: ['met', 'partly', 'notMet', 'notDue'],
  examples: [
    { when: 'joined in May, terms agreed in August', facts: {}, gives: 'met' },
    {
      when: 'joined after the terms',
      facts: { outset: { sectorJoinedOn: day('2026-01-10'), termsAgreedOn: day('2025-08-20') } },
      gives: 'partly',
    },
    { when: 'no such partner', facts: { outset: { sectorJoinedOn: null, termsAgreedOn: null } }, gives: 'notMet' },
    {
      when: 'still forming',
      facts: { state: 'forming', outset: { sectorJoinedOn: null, termsAgreedOn: null } },
      gives: 'notDue',
    },
  ],
})
