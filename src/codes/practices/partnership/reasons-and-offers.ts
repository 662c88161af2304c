import { exemplaryPartnership } from '../../../facts/partnership.ts'
import { says } from '../../../kernel/says.ts'
import { eachOf } from '../../each-of.ts'
import { onceFormed } from '../../partnership-life.ts'
import { definePractice } from '../../practice.ts'
import { nextStep, notMet } from '../../verdict.ts'

/** Reasons, offers and limits of each partner. */
export const reasonsAndOffers = definePractice({
  id: 'partnership.reasons-and-offers',
  stage: 'form',
  evidence: 'computed',
  proof: 'confirmed',
  owedTo: 'partners',
  title: 'Reasons, offers and limits of each partner',
  asks: 'Each partner states why it joins, what it offers, and its limits.',
  check(facts) {
    const step = nextStep('partners')
    if (facts.partners.length === 0) return onceFormed(facts, notMet('No partner is on record.', step))
    return onceFormed(
      facts,
      eachOf(
        'partner',
        facts.partners,
        ({ reasons, offers, limits }) => says(reasons) && says(offers) && says(limits),
        {
          noun: ['partner', 'partners'],
          did: [
            'states why it joins, what it offers and its limits',
            'state why they join, what they offer and their limits',
          ],
        },
        step,
      ),
    )
  },
  gives: ['met', 'partly', 'notMet', 'notDue'],
  examples: [
    { when: 'both partners', facts: {}, gives: 'met' },
    {
      when: 'one of two',
      facts: {
        partners: exemplaryPartnership.partners.map((partner, at) =>
          at === 0 ? { ...partner, limits: null } : partner,
        ),
      },
      gives: 'partly',
    },
    { when: 'no partner', facts: { partners: [] }, gives: 'notMet' },
    { when: 'still forming', facts: { state: 'forming', partners: [] }, gives: 'notDue' },
  ],
})
