import { z } from 'zod'
import { addMonths, day, longDay } from '../../../kernel/day.ts'
import { says } from '../../../kernel/says.ts'
import { ruled } from '../../numbers/asked.ts'
import { onceFormed } from '../../partnership-life.ts'
import { definePractice } from '../../practice.ts'
import { dueOn, met, nextStep, notMet, partly } from '../../verdict.ts'

/** An end date that has passed while the work goes on was not looked at again. */
export const endForeseen = definePractice({
  id: 'partnership.end-foreseen',
  stage: 'end',
  evidence: 'computed',
  proof: 'stated',
  owedTo: 'partners',
  title: 'End foreseen',
  asks: 'An end condition or date is set, and looked at in each review; stopping is a valid result.',
  with: z.object({ months: ruled('end-foreseen') }),
  check(facts, { months }, today) {
    const step = nextStep('partnership-settings')
    const { endsOn, endCondition, state, startsOn, endReviewedOn } = facts
    if (endsOn === null && !says(endCondition))
      return onceFormed(facts, notMet('Neither an end date nor an end condition is set.', step))
    if (endsOn !== null && endsOn < today && state !== 'ended')
      return onceFormed(
        facts,
        partly(`It was to end on ${longDay(endsOn)}; that day has passed without a decision.`, step, dueOn(endsOn)),
      )
    const set =
      endsOn === null
        ? 'An end condition is set'
        : `It ${state === 'ended' ? 'was' : 'is'} to end on ${longDay(endsOn)}`
    const from = endReviewedOn ?? startsOn
    if (from === null || addMonths(from, months) >= today || state === 'ended') return met(`${set}.`)
    const looked =
      endReviewedOn === null
        ? 'nobody has looked at it since it began'
        : `it was last looked at on ${longDay(endReviewedOn)}`
    return onceFormed(facts, partly(`${set}; ${looked}.`, step, dueOn(addMonths(from, months))))
  },
  gives: ['met', 'partly', 'notMet', 'notDue'],
  examples: [
    {
      when: 'not looked at for two years',
      facts: { startsOn: day('2024-01-01'), endReviewedOn: null },
      gives: 'partly',
    },
    { when: 'a date', facts: {}, gives: 'met' },
    { when: 'a condition', facts: { endsOn: null, endCondition: 'the grant is spent' }, gives: 'met' },
    { when: 'the date has passed', facts: { endsOn: day('2026-08-28') }, gives: 'partly' },
    { when: 'no end set', facts: { endsOn: null }, gives: 'notMet' },
    { when: 'still forming', facts: { state: 'forming', endsOn: null }, gives: 'notDue' },
  ],
})
