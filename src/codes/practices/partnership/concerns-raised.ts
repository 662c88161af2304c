import { type Day, day, daysBetween } from '../../../kernel/day.ts'
import { eachOf } from '../../each-of.ts'
import { exemplaryRun } from '../../facts/example-partnership-run.ts'
import { definePractice } from '../../practice.ts'
import { met, nextStep } from '../../verdict.ts'

/** Acknowledged within ten days and answered within sixty, or still inside those days. */
export const concernsRaised = definePractice({
  id: 'partnership.concerns-raised',
  stage: 'run',
  evidence: 'computed',
  title: 'Concerns dealt with',
  asks: 'Anyone can raise a concern about conduct or domination; each one is acknowledged and resolved.',
  check({ concerns }, _, today) {
    if (concerns.length === 0) return met('Anyone can raise a concern; nobody has.')
    const heard = (raised: Day, answered: Day | null, days: number) => daysBetween(raised, answered ?? today) <= days
    return eachOf(
      'concern',
      concerns,
      ({ raisedOn, acknowledgedOn, answeredOn }) =>
        heard(raisedOn, acknowledgedOn, 10) && heard(raisedOn, answeredOn, 60),
      {
        noun: ['concern', 'concerns'],
        did: ['was acknowledged and answered in time', 'were acknowledged and answered in time'],
      },
      nextStep('concerns'),
    )
  },
  gives: ['met', 'partly', 'notMet'],
  examples: [
    { when: 'answered in three weeks', facts: {}, gives: 'met' },
    { when: 'none raised', facts: { concerns: [] }, gives: 'met' },
    {
      when: 'one of two',
      facts: {
        concerns: [
          ...exemplaryRun.concerns,
          {
            id: 'concern-2',
            label: 'Concern of 2 March 2026',
            raisedOn: day('2026-03-02'),
            acknowledgedOn: day('2026-03-04'),
            answeredOn: null,
          },
        ],
      },
      gives: 'partly',
    },
    {
      when: 'never acknowledged',
      facts: {
        concerns: [
          {
            id: 'concern-2',
            label: 'Concern of 2 March 2026',
            raisedOn: day('2026-03-02'),
            acknowledgedOn: null,
            answeredOn: null,
          },
        ],
      },
      gives: 'notMet',
    },
  ],
})
