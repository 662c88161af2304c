import { day, longDay } from '../../../kernel/day.ts'
import { exemplaryPlan } from '../../facts/example-consultation.ts'
import { definePractice } from '../../practice.ts'
import { dueBy, dueOn, met, nextStep, notMet, partly } from '../../verdict.ts'

/** Filed before opening, and updated from the results before the decision. */
export const equalityImpact = definePractice({
  id: 'consultation.equality-impact',
  stage: 'plan',
  evidence: 'recorded',
  title: 'Equality impact assessed',
  asks: 'An equality impact assessment is on file before opening and updated from the results before the decision.',
  check({ plan, opensOn, decisionOn }, _, today) {
    const step = nextStep('plan')
    const { equalityFiledOn: filed, equalityUpdatedOn: updated } = plan
    if (filed === null) return dueBy(opensOn, today, notMet('No equality impact assessment is on file.', step))
    if (opensOn !== null && filed > opensOn)
      return partly(
        `The equality impact assessment was filed on ${longDay(filed)}, after opening.`,
        step,
        dueOn(opensOn),
      )
    if (updated !== null && (decisionOn === null || updated <= decisionOn))
      return met('The equality impact assessment was filed before opening and updated from the results.')
    return dueBy(
      decisionOn,
      today,
      partly(
        'The equality impact assessment was filed before opening; it was not updated from the results before the decision.',
        step,
      ),
    )
  },
  gives: ['met', 'partly', 'notMet', 'notDue'],
  examples: [
    { when: 'filed and updated', facts: {}, gives: 'met' },
    { when: 'filed late', facts: { plan: { ...exemplaryPlan, equalityFiledOn: day('2026-02-01') } }, gives: 'partly' },
    { when: 'never updated', facts: { plan: { ...exemplaryPlan, equalityUpdatedOn: null } }, gives: 'partly' },
    { when: 'none', facts: { plan: { ...exemplaryPlan, equalityFiledOn: null } }, gives: 'notMet' },
    {
      when: 'update still to come',
      facts: { plan: { ...exemplaryPlan, equalityUpdatedOn: null } },
      gives: 'notDue',
      today: day('2026-05-01'),
    },
  ],
})
