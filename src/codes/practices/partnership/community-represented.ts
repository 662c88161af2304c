import { says } from '../../../kernel/says.ts'
import { eachOf } from '../../each-of.ts'
import { onceFormed } from '../../partnership-life.ts'
import { definePractice } from '../../practice.ts'
import { nextStep, notMet } from '../../verdict.ts'

/** A community has a seat with a holder, or the record says what is done about the gap. */
export const communityRepresented = definePractice({
  id: 'partnership.community-represented',
  stage: 'form',
  evidence: 'computed',
  proof: 'stated',
  owedTo: 'public',
  title: 'Communities represented',
  asks: 'The communities it serves are represented, and gaps are listed with what is done.',
  check(facts) {
    const step = nextStep('communities')
    if (facts.communities.length === 0)
      return onceFormed(facts, notMet('The communities it serves are not on record.', step))
    return onceFormed(
      facts,
      eachOf(
        'community',
        facts.communities,
        ({ represented, gapAction }) => represented || says(gapAction),
        {
          noun: ['community', 'communities'],
          did: ['is represented or has its gap dealt with', 'are represented or have their gaps dealt with'],
        },
        step,
      ),
    )
  },
  gives: ['met', 'partly', 'notMet', 'notDue'],
  examples: [
    { when: 'one by a seat, one gap dealt with', facts: {}, gives: 'met' },
    {
      when: 'one gap left open',
      facts: {
        communities: [
          { id: 'community-1', label: 'Older people', represented: true, gapAction: null },
          { id: 'community-2', label: 'Farm workers', represented: false, gapAction: null },
        ],
      },
      gives: 'partly',
    },
    { when: 'none on record', facts: { communities: [] }, gives: 'notMet' },
    { when: 'still forming', facts: { state: 'forming', communities: [] }, gives: 'notDue' },
  ],
})
