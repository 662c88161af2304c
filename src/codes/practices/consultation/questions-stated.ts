import { exemplaryConsultation } from '../../../facts/consultation.ts'
import { day } from '../../../kernel/day.ts'
import { given } from '../../../kernel/says.ts'
import { eachOf } from '../../each-of.ts'
import { definePractice } from '../../practice.ts'
import { dueBy, nextStep, notMet } from '../../verdict.ts'

/** Questions about the consultation itself need no tie. */
export const questionsStated = definePractice({
  id: 'consultation.questions-stated',
  stage: 'publish',
  evidence: 'computed',
  proof: 'stated',
  owedTo: 'respondents',
  title: 'Questions tied to what they are about',
  asks: 'The matters on which views are sought are stated as questions, each tied to what it is about.',
  until: 'opening',
  check({ questions, opensOn }, _, today) {
    const step = nextStep('question-form')
    const asked = questions.filter(({ aboutProcess }) => !aboutProcess)
    if (asked.length === 0) return dueBy(opensOn, today, notMet('No question on the subject is asked.', step))
    const tied = eachOf(
      'question',
      asked,
      ({ about }) => given(about),
      { noun: ['question', 'questions'], did: ['is tied to what it is about', 'are tied to what they are about'] },
      step,
    )
    return dueBy(opensOn, today, tied)
  },
  gives: ['met', 'partly', 'notMet', 'notDue'],
  examples: [
    { when: 'every question tied', facts: {}, gives: 'met' },
    {
      when: 'one not tied',
      facts: {
        questions: exemplaryConsultation.questions.map((question, at) =>
          at === 0 ? { ...question, about: null } : question,
        ),
      },
      gives: 'partly',
    },
    { when: 'no question', facts: { questions: [] }, gives: 'notMet' },
    { when: 'no question yet', facts: { questions: [] }, gives: 'notDue', today: day('2025-12-01') },
  ],
})
