import { exemplaryConsultation } from '../../../facts/consultation.ts'
import { day } from '../../../kernel/day.ts'
import { namedOnes } from '../../../kernel/says.ts'
import { recordOf, sayCount } from '../../each-of.ts'
import { definePractice } from '../../practice.ts'
import { dueBy, dueOn, met, nextStep, notMet, restsOn } from '../../verdict.ts'

/** Asked about the consultation itself. */
export const processFeedbackInvited = definePractice({
  id: 'consultation.process-feedback-invited',
  stage: 'publish',
  evidence: 'computed',
  proof: 'stated',
  owedTo: 'respondents',
  title: 'Asked about the consultation itself',
  asks: 'The form asks about the consultation itself, apart from its subject.',
  until: 'opening',
  check({ questions, opensOn }, _, today) {
    const asked = namedOnes(questions).filter(({ aboutProcess }) => aboutProcess)
    if (asked.length === 0)
      return dueBy(
        opensOn,
        today,
        notMet(
          `None of the ${sayCount(questions.length, 'question')} is about the consultation itself.`,
          nextStep('question-form'),
        ),
      )
    const because = `${asked.length} of ${sayCount(questions.length, 'question')} on the form ${asked.length === 1 ? 'is' : 'are'} about the consultation itself.`
    return met(because, restsOn(...asked.map(question => recordOf('question', question))), dueOn(opensOn))
  },
  gives: ['met', 'notMet', 'notDue'],
  examples: [
    { when: 'one question asks', facts: {}, gives: 'met' },
    { when: 'none asks', facts: { questions: exemplaryConsultation.questions.slice(0, 2) }, gives: 'notMet' },
    { when: 'form not written yet', facts: { questions: [] }, gives: 'notDue', today: day('2025-12-01') },
  ],
})
