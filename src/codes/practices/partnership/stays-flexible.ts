import { z } from 'zod'
import { exemplaryObjective } from '../../../facts/partnership/objectives.ts'
import { exemplaryChange } from '../../../facts/partnership/risks.ts'
import type { PartnershipFacts } from '../../../facts/partnership.ts'
import { addMonths, type Day, day } from '../../../kernel/day.ts'
import { eachOf } from '../../each-of.ts'
import { nowRuled, ruled } from '../../numbers/asked.ts'
import { aYearBefore } from '../../partnership-life.ts'
import { definePractice } from '../../practice.ts'
import { nextStep, notDue } from '../../verdict.ts'

/** Days on which the plan was looked at: a review, an objective changed or dropped. */
function looks({ reviews, objectives, dropped }: PartnershipFacts): readonly (Day | null)[] {
  return [
    ...reviews.map(({ heldOn }) => heldOn),
    ...objectives.map(({ settledOn }) => settledOn),
    ...dropped.map(({ on }) => on),
  ]
}

/** A change has the months set in which to look at the plan again. What is dropped carries its reason in the record. */
export const staysFlexible = definePractice({
  id: 'partnership.stays-flexible',
  stage: 'maintain',
  evidence: 'computed',
  proof: 'stated',
  owedTo: 'partners',
  version: 2,
  changed: { 2: nowRuled },
  title: 'Plan follows circumstances',
  asks: 'The plan was looked at again when circumstances changed; what is dropped is recorded.',
  with: z.object({ months: ruled('circumstances') }),
  check(facts, { months }, today) {
    const since = aYearBefore(today)
    const past = facts.outlook.filter(
      ({ kind, on }) => kind === 'change' && on !== null && on > since && addMonths(on, months) <= today,
    )
    if (past.length === 0) return notDue('No change on record fell into the last twelve months.', nextStep('outlook'))
    return eachOf(
      'outlook',
      past,
      ({ on }) => on !== null && looks(facts).some(looked => looked !== null && looked >= on),
      {
        noun: ['change', 'changes'],
        did: ['was followed by a look at the plan', 'were followed by a look at the plan'],
      },
      nextStep('reviews'),
    )
  },
  gives: ['met', 'partly', 'notMet', 'notDue'],
  examples: [
    { when: 'reviewed after it', facts: { outlook: [{ ...exemplaryChange, on: day('2026-04-01') }] }, gives: 'met' },
    {
      when: 'one of two',
      facts: {
        outlook: [
          { ...exemplaryChange, on: day('2026-04-01') },
          { ...exemplaryChange, id: 'outlook-3', label: 'New bus times', on: day('2026-07-01') },
        ],
      },
      gives: 'partly',
    },
    {
      when: 'an objective was changed for it',
      facts: {
        outlook: [{ ...exemplaryChange, on: day('2026-07-01') }],
        objectives: [{ ...exemplaryObjective, settledOn: day('2026-07-20') }],
      },
      gives: 'met',
    },
    {
      when: 'nobody looked',
      facts: { outlook: [{ ...exemplaryChange, on: day('2026-07-01') }] },
      gives: 'notMet',
    },
    { when: 'nothing changed', facts: {}, gives: 'notDue' },
  ],
})
