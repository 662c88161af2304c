import { day } from '../../../kernel/day.ts'
import { definePractice } from '../../practice.ts'
import { dueBy, dueOn, met, nextStep, notMet, partly } from '../../verdict.ts'

/** Nobody must give a name. */
export const anonymousAllowed = definePractice({
  id: 'consultation.anonymous-allowed',
  stage: 'open',
  evidence: 'computed',
  title: 'Nobody must give a name',
  asks: 'Nobody must name themselves to respond; the effect on acknowledgement and feedback is stated first.',
  until: 'closing',
  check({ anonymousAllowed, anonymousEffectStated, opensOn }, _, today) {
    const step = nextStep('response-settings')
    if (!anonymousAllowed)
      return dueBy(opensOn, today, notMet('The form asks for a name before one can respond.', step))
    if (!anonymousEffectStated)
      return dueBy(
        opensOn,
        today,
        partly(
          'One can respond without a name; what that means for acknowledgement and feedback is not said first.',
          step,
        ),
      )
    return met('One can respond without a name, and what that means is said first.', dueOn(opensOn))
  },
  gives: ['met', 'partly', 'notMet', 'notDue'],
  examples: [
    { when: 'allowed, and its effect stated', facts: {}, gives: 'met' },
    { when: 'effect not stated', facts: { anonymousEffectStated: false }, gives: 'partly' },
    { when: 'a name is demanded', facts: { anonymousAllowed: false }, gives: 'notMet' },
    { when: 'not settled yet', facts: { anonymousAllowed: false }, gives: 'notDue', today: day('2025-12-01') },
  ],
})
