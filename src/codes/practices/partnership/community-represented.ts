import { eachOf } from '../../each-of.ts'
import { exemplaryPartnership } from '../../facts/example-partnership.ts'
import { onceFormed } from '../../partnership-life.ts'
import { definePractice } from '../../practice.ts'
import { says } from '../../stated.ts'
import { nextStep, notMet } from '../../verdict.ts'

/** Communities represented. */
export const communityRepresented = definePractice({
  id: 'partnership.community-represented',
  stage: 'form',
  evidence: 'computed',
  title: 'Communities represented',
  asks: 'The communities it serves are represented, and gaps are listed with what is done.',
  check(facts) {
    const step = nextStep('communities')
    if (facts.communities.length === 0)
      return onceFormed(facts, notMet('The communities it serves are not listed.', step))
    return onceFormed(
      facts,
      eachOf(
        'community',
        facts.communities,
        ({ seat, gapAction }) => seat !== null || says(gapAction),
        {
          noun: ['community it serves', 'communities it serves'],
          did: ['is represented, or has its gap dealt with', 'are represented, or have their gaps dealt with'],
        },
        step,
      ),
    )
  },
  gives: ['met', 'partly', 'notMet', 'notDue'],
  examples: [
    { when: 'older people represented', facts: {}, gives: 'met' },
    {
      when: 'one of two',
      facts: {
        communities: [
          ...exemplaryPartnership.communities,
          { id: 'community-2', label: 'Carers', seat: null, gapAction: null },
        ],
      },
      gives: 'partly',
    },
    { when: 'none listed', facts: { communities: [] }, gives: 'notMet' },
    { when: 'still forming', facts: { state: 'forming', communities: [] }, gives: 'notDue' },
  ],
})
