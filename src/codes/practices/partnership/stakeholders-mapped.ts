import { eachOf } from '../../each-of.ts'
import { exemplaryPartnership } from '../../facts/example-partnership.ts'
import { atTheGate } from '../../partnership-life.ts'
import { definePractice } from '../../practice.ts'
import { nextStep, notMet } from '../../verdict.ts'

/** A stakeholder only listed has not been placed yet. */
export const stakeholdersMapped = definePractice({
  id: 'partnership.stakeholders-mapped',
  stage: 'scope',
  evidence: 'computed',
  title: 'Stakeholders mapped',
  asks: 'Each stakeholder category has been considered, and every stakeholder is marked invited, consulted, informed or left out with a reason.',
  check(facts) {
    const step = nextStep('stakeholders')
    const { stakeholders } = facts
    if (stakeholders.length === 0) return atTheGate(facts, notMet('No stakeholder is on record.', step))
    const placed = eachOf(
      'stakeholder',
      stakeholders,
      ({ answer }) => answer !== 'listed',
      {
        noun: ['stakeholder', 'stakeholders'],
        did: ['was invited, kept informed or answered', 'were invited, kept informed or answered'],
      },
      step,
    )
    return atTheGate(facts, placed)
  },
  gives: ['met', 'partly', 'notMet', 'notDue'],
  examples: [
    { when: 'both placed', facts: {}, gives: 'met' },
    {
      when: 'one only listed',
      facts: {
        stakeholders: exemplaryPartnership.stakeholders.map((stakeholder, at) =>
          at === 0 ? { ...stakeholder, answer: 'listed' as const } : stakeholder,
        ),
      },
      gives: 'partly',
    },
    { when: 'nobody on record', facts: { stakeholders: [] }, gives: 'notMet' },
    { when: 'still scoping', facts: { state: 'scoping', stakeholders: [] }, gives: 'notDue' },
  ],
})
