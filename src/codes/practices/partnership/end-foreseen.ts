import { day, longDay } from '../../../kernel/day.ts'
import { onceFormed } from '../../partnership-life.ts'
import { definePractice } from '../../practice.ts'
import { says } from '../../stated.ts'
import { dueOn, met, nextStep, notMet, partly } from '../../verdict.ts'

/** An end date that has passed while the work goes on was not looked at again. */
export const endForeseen = definePractice({
  id: 'partnership.end-foreseen',
  stage: 'end',
  evidence: 'computed',
  title: 'End foreseen',
  asks: 'An end condition or date is set, and looked at in each review; stopping is a valid result.',
  check(facts, _, today) {
    const step = nextStep('partnership-settings')
    const { endsOn, endCondition, state } = facts
    if (endsOn === null && !says(endCondition))
      return onceFormed(facts, notMet('Neither an end date nor an end condition is set.', step))
    if (endsOn === null) return met('An end condition is set.')
    if (endsOn < today && state !== 'ended')
      return onceFormed(
        facts,
        partly(`It was to end on ${longDay(endsOn)}; that day has passed without a decision.`, step, dueOn(endsOn)),
      )
    return met(`${state === 'ended' ? 'It was' : 'It is'} to end on ${longDay(endsOn)}.`)
  },
  gives: ['met', 'partly', 'notMet', 'notDue'],
  examples: [
    { when: 'a date', facts: {}, gives: 'met' },
    { when: 'a condition', facts: { endsOn: null, endCondition: 'the grant is spent' }, gives: 'met' },
    { when: 'the date has passed', facts: { endsOn: day('2026-08-28') }, gives: 'partly' },
    { when: 'no end set', facts: { endsOn: null }, gives: 'notMet' },
    { when: 'still forming', facts: { state: 'forming', endsOn: null }, gives: 'notDue' },
  ],
})
