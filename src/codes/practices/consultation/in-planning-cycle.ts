import { exemplaryConsultation } from '../../../facts/consultation.ts'
import { day } from '../../../kernel/day.ts'
import { definePractice } from '../../practice.ts'
import { stated } from '../../stated.ts'
import { dueBy, nextStep } from '../../verdict.ts'

/** Tied to a plan and a decision. */
export const inPlanningCycle = definePractice({
  id: 'consultation.in-planning-cycle',
  stage: 'plan',
  evidence: 'recorded',
  proof: 'stated',
  owedTo: 'sector',
  title: 'Tied to a plan and a decision',
  asks: 'Linked to the policy or service plan it serves and to the decision date it feeds.',
  until: 'closing',
  check({ plan, decisionOn, opensOn }, _, today) {
    const parts = { 'the policy or service plan it serves': plan.servesPlan, 'the decision date it feeds': decisionOn }
    return dueBy(opensOn, today, stated('The plan', parts, nextStep('plan-planning')))
  },
  gives: ['met', 'partly', 'notMet', 'notDue'],
  examples: [
    { when: 'plan and decision date named', facts: {}, gives: 'met' },
    { when: 'no decision date', facts: { decisionOn: null }, gives: 'partly' },
    {
      when: 'neither',
      facts: { decisionOn: null, plan: { ...exemplaryConsultation.plan, servesPlan: null } },
      gives: 'notMet',
    },
    {
      when: 'neither, still planning',
      facts: { decisionOn: null, plan: { ...exemplaryConsultation.plan, servesPlan: null } },
      gives: 'notDue',
      today: day('2025-12-01'),
    },
  ],
})
