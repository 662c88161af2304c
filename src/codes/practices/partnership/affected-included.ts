import { eachOf, sayCount } from '../../each-of.ts'
import { exemplaryPartnership } from '../../facts/example-partnership.ts'
import { atTheGate } from '../../partnership-life.ts'
import { definePractice } from '../../practice.ts'
import { nextStep, notMet } from '../../verdict.ts'

/** Those affected are among the stakeholders. */
export const affectedIncluded = definePractice({
  id: 'partnership.affected-included',
  stage: 'scope',
  evidence: 'computed',
  title: 'Those affected are among the stakeholders',
  asks: 'People and groups affected by the work are among the stakeholders.',
  check(facts) {
    const step = nextStep('stakeholders')
    const affected = facts.stakeholders.filter(({ category }) => category === 'affected')
    if (affected.length === 0)
      return atTheGate(
        facts,
        notMet(
          `None of ${sayCount(facts.stakeholders.length, 'stakeholder')} is marked as affected by the work.`,
          step,
        ),
      )
    const part = eachOf(
      'stakeholder',
      affected,
      ({ answer }) => answer !== 'listed',
      {
        noun: ['stakeholder affected', 'stakeholders affected'],
        did: ['was invited or kept informed', 'were invited or kept informed'],
      },
      step,
    )
    return atTheGate(facts, part)
  },
  gives: ['met', 'partly', 'notMet', 'notDue'],
  examples: [
    { when: 'lunch club members invited', facts: {}, gives: 'met' },
    {
      when: 'one of two',
      facts: {
        stakeholders: [
          ...exemplaryPartnership.stakeholders,
          { id: 'stakeholder-3', label: 'Carers', category: 'affected', answer: 'listed' },
        ],
      },
      gives: 'partly',
    },
    { when: 'nobody affected', facts: { stakeholders: [] }, gives: 'notMet' },
    { when: 'still scoping', facts: { state: 'scoping', stakeholders: [] }, gives: 'notDue' },
  ],
})
