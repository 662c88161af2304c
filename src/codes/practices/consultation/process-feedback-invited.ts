import { day } from '../../../kernel/day.ts'
import { recordOf, sayCount } from '../../each-of.ts'
import { exemplaryConsultation } from '../../facts/example-consultation.ts'
import { definePractice } from '../../practice.ts'
import { dueBy, met, nextStep, notMet, restsOn } from '../../verdict.ts'

/** Asked about the consultation itself. */
export const processFeedbackInvited = definePractice({
  id: 'consultation.process-feedback-invited',
  stage: 'publish',
  evidence: 'computed',
  title: 'Asked about the consultation itself',
  asks: 'The form asks about the consultation itself, apart from its subject.',
  check({ questions, opensOn }, _, today) {
    const asked = questions.filter(({ purpose }) => purpose === 'process')
    const form =
      asked.length > 0
        ? met(
            `${sayCount(asked.length, 'question')} of ${questions.length} on the form ${asked.length === 1 ? 'is' : 'are'} about the consultation itself.`,
            restsOn(...asked.map(question => recordOf('question', question))),
          )
        : notMet(
            `None of the ${questions.length} questions is about the consultation itself.`,
            nextStep('question-form'),
          )
    return dueBy(opensOn, today, form)
  },
  gives: ['met', 'notMet', 'notDue'],
  examples: [
    { when: 'one question asks', facts: {}, gives: 'met' },
    { when: 'none asks', facts: { questions: exemplaryConsultation.questions.slice(0, 2) }, gives: 'notMet' },
    { when: 'form not written yet', facts: { questions: [] }, gives: 'notDue', today: day('2025-12-01') },
  ],
})
