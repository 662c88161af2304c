import { statedInPlan } from '../../stated-in-plan.ts'

/** Issue described. */
export const issueDescribed = statedInPlan({
  id: 'consultation.issue-described',
  stage: 'publish',
  evidence: 'recorded',
  owedTo: 'sector',
  title: 'Issue described',
  asks: 'The issue, problem or proposal is described.',
  where: 'The pack',
  what: 'the issue, problem or proposal',
  field: 'issue',
  when: ['described', 'not described', 'not yet described'],
})
