import { sayCount } from '../../each-of.ts'
import { definePractice } from '../../practice.ts'
import { met, nextStep, notMet } from '../../verdict.ts'

/** Who has said what they want to hear of can be told, and who has said no is left in peace. */
export const interestsDeclared = definePractice({
  id: 'organisation.interests-declared',
  stage: 'sign',
  evidence: 'computed',
  proof: 'stated',
  owedTo: 'statutory',
  title: 'Topics it wants to hear about',
  asks: 'The organisation lists the topics, areas and bodies it wants to hear from, and the ones it does not.',
  check({ wants, refuses }) {
    if (wants + refuses === 0)
      return notMet('It has not said what it wants to hear of.', nextStep('organisation-interests'))
    return met(`It has listed ${sayCount(wants, 'thing')} it wants to hear of and ${refuses} it does not.`)
  },
  gives: ['met', 'notMet'],
  examples: [
    { when: 'two topics, and one it does not want', facts: {}, gives: 'met' },
    { when: 'nothing said', facts: { wants: 0, refuses: 0 }, gives: 'notMet' },
  ],
})
