import { day } from '../../../kernel/day.ts'
import { definePractice } from '../../practice.ts'
import { doesNotApply, dueBy, dueOn, met, nextStep, notMet } from '../../verdict.ts'

/** Part of an answer counts. */
export const partialResponses = definePractice({
  id: 'consultation.partial-responses',
  stage: 'open',
  evidence: 'computed',
  proof: 'shown',
  owedTo: 'respondents',
  title: 'Part of an answer counts',
  asks: 'A respondent may answer on one document or some questions only, and is counted for what was answered.',
  until: 'opening',
  check({ questions, partialAllowed, opensOn }, _, today) {
    if (questions.length === 0) return doesNotApply('The form asks nothing yet.')
    if (partialAllowed)
      return met(
        'One may answer on one document or some questions only, and is counted for what was answered.',
        dueOn(opensOn),
      )
    return dueBy(
      opensOn,
      today,
      notMet('A response that leaves a question out is refused.', nextStep('response-settings')),
    )
  },
  gives: ['met', 'notMet', 'notDue', 'doesNotApply'],
  examples: [
    { when: 'allowed', facts: {}, gives: 'met' },
    { when: 'no question yet', facts: { questions: [] }, gives: 'doesNotApply' },
    { when: 'refused', facts: { partialAllowed: false }, gives: 'notMet' },
    { when: 'not settled yet', facts: { partialAllowed: false }, gives: 'notDue', today: day('2025-12-01') },
  ],
})
