import { day, longDay } from '../../../kernel/day.ts'
import { earliest } from '../../each-of.ts'
import { exemplaryPartnership } from '../../facts/example-partnership.ts'
import { isSector } from '../../facts/shared.ts'
import { onceFormed } from '../../partnership-life.ts'
import { definePractice } from '../../practice.ts'
import { met, nextStep, notMet, partly } from '../../verdict.ts'

/** A voluntary, community or faith organisation was a partner before any agreed the terms. */
export const sectorFromOutset = definePractice({
  id: 'partnership.sector-from-outset',
  stage: 'scope',
  evidence: 'computed',
  title: 'Sector involved from the start',
  asks: 'A voluntary sector organisation was involved before the terms were agreed, or as soon as the gap was seen.',
  check(facts) {
    const step = nextStep('partners')
    const first = earliest(facts.partners.filter(({ sector }) => isSector(sector)).map(({ joinedOn }) => joinedOn))
    if (first === null)
      return onceFormed(facts, notMet('No voluntary, community or faith organisation is a partner.', step))
    const agreed = earliest((facts.terms?.agreements ?? []).map(({ on }) => on))
    if (agreed === null || first <= agreed)
      return met(
        `The first voluntary, community or faith organisation joined on ${longDay(first)}, before the terms were agreed.`,
      )
    return partly(
      `The first voluntary, community or faith organisation joined on ${longDay(first)}, after the first agreement to the terms on ${longDay(agreed)}.`,
      step,
    )
  },
  gives: ['met', 'partly', 'notMet', 'notDue'],
  examples: [
    { when: 'joined in May, terms agreed in August', facts: {}, gives: 'met' },
    {
      when: 'joined after the terms',
      facts: { partners: exemplaryPartnership.partners.map(partner => ({ ...partner, joinedOn: day('2026-01-10') })) },
      gives: 'partly',
    },
    { when: 'no such partner', facts: { partners: exemplaryPartnership.partners.slice(0, 1) }, gives: 'notMet' },
    { when: 'still forming', facts: { state: 'forming', partners: [] }, gives: 'notDue' },
  ],
})
