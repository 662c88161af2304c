import { exemplaryPartnership } from '../../../facts/partnership.ts'
import { says } from '../../../kernel/says.ts'
import { eachOf } from '../../each-of.ts'
import { onceFormed } from '../../partnership-life.ts'
import { definePractice } from '../../practice.ts'
import { nextStep, notMet } from '../../verdict.ts'

/** A partner that needs nothing says so. */
export const supportNeeds = definePractice({
  id: 'partnership.support-needs',
  stage: 'form',
  evidence: 'computed',
  proof: 'confirmed',
  owedTo: 'partners',
  title: 'Support needs asked and answered',
  asks: "Each partner's support needs and barriers are asked, and each one is met or answered.",
  check(facts) {
    const step = nextStep('partners')
    if (facts.partners.length === 0) return onceFormed(facts, notMet('No partner is on record to be asked.', step))
    return onceFormed(
      facts,
      eachOf(
        'partner',
        facts.partners,
        ({ supportNeeds, supportAnswer }) =>
          says(supportNeeds, 'which support it needs, or that it needs none') && says(supportAnswer),
        {
          noun: ['partner', 'partners'],
          did: [
            'has its support needs on record, with an answer',
            'have their support needs on record, with an answer',
          ],
        },
        step,
      ),
    )
  },
  gives: ['met', 'partly', 'notMet', 'notDue'],
  examples: [
    { when: 'travel costs paid', facts: {}, gives: 'met' },
    {
      when: 'one not asked',
      facts: {
        partners: exemplaryPartnership.partners.map((partner, at) =>
          at === 0 ? { ...partner, supportNeeds: null } : partner,
        ),
      },
      gives: 'partly',
    },
    {
      when: 'nobody asked',
      facts: { partners: exemplaryPartnership.partners.map(partner => ({ ...partner, supportNeeds: null })) },
      gives: 'notMet',
    },
    { when: 'still forming', facts: { state: 'forming', partners: [] }, gives: 'notDue' },
  ],
})
