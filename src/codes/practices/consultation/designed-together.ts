import { day } from '../../../kernel/day.ts'
import { eachOf } from '../../each-of.ts'
import { exemplaryPlan } from '../../facts/example-consultation.ts'
import { definePractice } from '../../practice.ts'
import { says } from '../../stated.ts'
import { dueBy, nextStep, notMet } from '../../verdict.ts'

/** Designed with those affected. */
export const designedTogether = definePractice({
  id: 'consultation.designed-together',
  stage: 'plan',
  evidence: 'recorded',
  title: 'Designed with those affected',
  asks: 'Those affected and the other lead bodies took part in the design, and their contribution is noted.',
  check({ plan, opensOn }, _, today) {
    const step = nextStep('plan')
    if (plan.designedWith.length === 0)
      return dueBy(opensOn, today, notMet('Nobody outside the lead body is noted as taking part in the design.', step))
    const noted = eachOf(
      'design-partner',
      plan.designedWith,
      ({ contribution }) => says(contribution),
      {
        noun: ['partner in the design', 'partners in the design'],
        did: ['has a contribution on record', 'have a contribution on record'],
      },
      step,
    )
    return dueBy(opensOn, today, noted)
  },
  gives: ['met', 'partly', 'notMet', 'notDue'],
  examples: [
    { when: 'bus users wrote a question', facts: {}, gives: 'met' },
    {
      when: 'one contribution not noted',
      facts: {
        plan: {
          ...exemplaryPlan,
          designedWith: [...exemplaryPlan.designedWith, { id: 'design-2', label: 'Youth forum', contribution: null }],
        },
      },
      gives: 'partly',
    },
    { when: 'nobody took part', facts: { plan: { ...exemplaryPlan, designedWith: [] } }, gives: 'notMet' },
    {
      when: 'nobody yet',
      facts: { plan: { ...exemplaryPlan, designedWith: [] } },
      gives: 'notDue',
      today: day('2025-12-01'),
    },
  ],
})
