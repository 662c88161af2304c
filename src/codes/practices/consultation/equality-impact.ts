import { exemplaryConsultation } from '../../../facts/consultation.ts'
import { day, longDay } from '../../../kernel/day.ts'
import { definePractice } from '../../practice.ts'
import { says } from '../../says.ts'
import { dueBy, met, nextStep, notMet, partly, pastMending } from '../../verdict.ts'

/** Filed before opening, and updated from the results before the decision. */
export const equalityImpact = definePractice({
  id: 'consultation.equality-impact',
  stage: 'plan',
  evidence: 'recorded',
  proof: 'stated',
  owedTo: 'sector',
  title: 'Equality impact assessed',
  asks: 'An equality impact assessment is on file before opening and updated from the results before the decision.',
  check({ plan, opensOn, decisionOn }, _, today) {
    const step = nextStep('plan')
    const { equalityFiledOn: filed, equalityUpdatedOn: updated } = plan
    if (filed === null && says(plan.equalityNote))
      return dueBy(
        opensOn,
        today,
        notMet('What the equality impact assessment found is on file; its day is missing.', step),
      )
    if (filed === null) return dueBy(opensOn, today, notMet('No equality impact assessment is on file.', step))
    if (opensOn !== null && filed > opensOn)
      return pastMending(partly(`The equality impact assessment was filed on ${longDay(filed)}, after opening.`), null)
    if (updated !== null && (decisionOn === null || updated <= decisionOn))
      return met('The equality impact assessment was filed before opening and updated from the results.')
    const short = partly(
      'The equality impact assessment was filed before opening; it was not updated from the results before the decision.',
      step,
    )
    return decisionOn !== null && decisionOn < today ? pastMending(short, null) : dueBy(decisionOn, today, short)
  },
  gives: ['met', 'partly', 'notMet', 'notDue'],
  examples: [
    { when: 'filed and updated', facts: {}, gives: 'met' },
    {
      when: 'filed late',
      facts: { plan: { ...exemplaryConsultation.plan, equalityFiledOn: day('2026-02-01') } },
      gives: 'partly',
    },
    {
      when: 'never updated',
      facts: { plan: { ...exemplaryConsultation.plan, equalityUpdatedOn: null } },
      gives: 'partly',
    },
    {
      when: 'what it found, without its day',
      facts: { plan: { ...exemplaryConsultation.plan, equalityFiledOn: null, equalityNote: 'Lifts matter most.' } },
      gives: 'notMet',
    },
    { when: 'none', facts: { plan: { ...exemplaryConsultation.plan, equalityFiledOn: null } }, gives: 'notMet' },
    {
      when: 'update still to come',
      facts: { plan: { ...exemplaryConsultation.plan, equalityUpdatedOn: null } },
      gives: 'notDue',
      today: day('2026-05-01'),
    },
  ],
})
