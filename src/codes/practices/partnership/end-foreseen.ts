import { longDay } from '../../../kernel/day.ts'
import { onceFormed } from '../../partnership-life.ts'
import { definePractice } from '../../practice.ts'
import { says } from '../../stated.ts'
import { met, nextStep, notMet, partly } from '../../verdict.ts'

/** End foreseen. */
export const endForeseen = definePractice({
  id: 'partnership.end-foreseen',
  stage: 'end',
  evidence: 'computed',
  title: 'End foreseen',
  asks: 'An end condition or date is set, and looked at in each review; stopping is a valid result.',
  check(facts) {
    const step = nextStep('start-gate')
    if (facts.endsOn === null && !says(facts.endCondition))
      return onceFormed(facts, notMet('Neither an end date nor an end condition is set.', step))
    const set =
      facts.endsOn === null ? `It ends when: ${facts.endCondition}` : `It is to end on ${longDay(facts.endsOn)}`
    const round = facts.healthChecks.length > 0
    if (!round || facts.endReviewedOn !== null)
      return met(
        `${set}${facts.endReviewedOn === null ? '; no review has been due' : `; looked at again on ${longDay(facts.endReviewedOn)}`}.`,
      )
    return partly(`${set}; it was not looked at again in a review.`, nextStep('health-check'))
  },
  gives: ['met', 'partly', 'notMet', 'notDue'],
  examples: [
    { when: 'a date, looked at in June', facts: {}, gives: 'met' },
    {
      when: 'a condition, no review yet',
      facts: { endsOn: null, endCondition: 'the grant is spent', healthChecks: [], endReviewedOn: null },
      gives: 'met',
    },
    { when: 'never looked at again', facts: { endReviewedOn: null }, gives: 'partly' },
    { when: 'no end set', facts: { endsOn: null }, gives: 'notMet' },
    { when: 'still forming', facts: { state: 'forming', endsOn: null }, gives: 'notDue' },
  ],
})
