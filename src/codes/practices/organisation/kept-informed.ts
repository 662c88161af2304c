import { z } from 'zod'
import { exemplary } from '../../../facts/examples.ts'
import { addDays, day } from '../../../kernel/day.ts'
import { eachOf } from '../../each-of.ts'
import { ruled } from '../../numbers/asked.ts'
import { definePractice } from '../../practice.ts'
import { doesNotApply, nextStep, notDue } from '../../verdict.ts'

/** Its seats tell their own people what was decided, meeting by meeting. Judged two weeks after a meeting. */
export const keptInformed = definePractice({
  id: 'organisation.kept-informed',
  stage: 'monitor',
  evidence: 'computed',
  proof: 'stated',
  owedTo: 'partners',
  title: 'Decisions passed on inside',
  asks: 'Decisions of the partnerships it sits on have been passed on to its members, staff or trustees.',
  with: z.object({ days: ruled('kept-informed') }),
  check({ meetings }, { days }, today) {
    if (meetings.length === 0) return doesNotApply('None of its seats has been to a meeting yet.')
    const ripe = meetings.filter(({ heldOn, passedOnOn }) => passedOnOn !== null || addDays(heldOn, days) < today)
    if (ripe.length === 0) return notDue(`Its latest meetings are still within ${days} days.`)
    return eachOf(
      'meeting',
      ripe,
      ({ passedOnOn }) => passedOnOn !== null,
      {
        noun: ['meeting its seats went to', 'meetings its seats went to'],
        did: ['was reported back to its own people', 'were reported back to its own people'],
      },
      nextStep('organisation-seats'),
    )
  },
  gives: ['doesNotApply', 'met', 'partly', 'notMet', 'notDue'],
  examples: [
    { when: 'reported back in a week', facts: {}, gives: 'met' },
    { when: 'no seat', facts: { meetings: [] }, gives: 'doesNotApply' },
    {
      when: 'one of two',
      facts: {
        meetings: [...exemplary.organisation.meetings, ...exemplary.organisation.meetings].map((one, at) =>
          at === 0 ? { ...one, passedOnOn: null } : one,
        ),
      },
      gives: 'partly',
    },
    {
      when: 'not reported',
      facts: { meetings: exemplary.organisation.meetings.map(one => ({ ...one, passedOnOn: null })) },
      gives: 'notMet',
    },
    {
      when: 'held yesterday',
      facts: { meetings: exemplary.organisation.meetings.map(one => ({ ...one, passedOnOn: null })) },
      gives: 'notDue',
      today: day('2026-06-03'),
    },
  ],
})
