import { recordOf, sayCount } from '../../each-of.ts'
import { atTheGate } from '../../partnership-life.ts'
import { definePractice } from '../../practice.ts'
import { met, nextStep, notMet, restsOn } from '../../verdict.ts'

/** Infrastructure organisations asked. */
export const infrastructureAsked = definePractice({
  id: 'partnership.infrastructure-asked',
  stage: 'scope',
  evidence: 'computed',
  title: 'Infrastructure organisations asked',
  asks: 'Local infrastructure organisations were asked whom to approach.',
  check(facts) {
    const step = nextStep('infrastructure-questions')
    const { infrastructureAsked: asked } = facts
    if (asked.length === 0)
      return atTheGate(facts, notMet('No infrastructure organisation was asked whom to approach.', step))
    const answered = asked.filter(({ answeredOn }) => answeredOn !== null).length
    return met(
      `${sayCount(asked.length, 'infrastructure organisation')} asked whom to approach; ${answered} of ${asked.length} answered.`,
      restsOn(...asked.map(request => recordOf('infrastructure-question', request))),
    )
  },
  gives: ['met', 'notMet', 'notDue'],
  examples: [
    { when: 'one asked, and answered', facts: {}, gives: 'met' },
    { when: 'nobody asked', facts: { infrastructureAsked: [] }, gives: 'notMet' },
    { when: 'still scoping', facts: { state: 'scoping', infrastructureAsked: [] }, gives: 'notDue' },
  ],
})
