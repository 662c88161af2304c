import { exemplaryConsultation } from '../../../facts/consultation.ts'
import { day } from '../../../kernel/day.ts'
import { eachOf } from '../../each-of.ts'
import { definePractice } from '../../practice.ts'
import { doesNotApply, dueBy, nextStep } from '../../verdict.ts'

/** Room for comment beside each choice. */
export const commentBesideAnswer = definePractice({
  id: 'consultation.comment-beside-answer',
  stage: 'publish',
  evidence: 'computed',
  proof: 'shown',
  owedTo: 'respondents',
  title: 'Room for comment beside each choice',
  asks: 'Every closed question has optional room for comment beside it, and the comment stays with its answer and its question.',
  until: 'opening',
  check({ questions, opensOn }, _, today) {
    const closed = questions.filter(question => question.closed)
    if (closed.length === 0) return doesNotApply('No question is answered by choosing.')
    const roomy = eachOf(
      'question',
      closed,
      ({ comment }) => comment,
      {
        noun: ['closed question', 'closed questions'],
        did: ['has room for comment beside it', 'have room for comment beside them'],
      },
      nextStep('question-form'),
    )
    return dueBy(opensOn, today, roomy)
  },
  gives: ['met', 'partly', 'notMet', 'doesNotApply', 'notDue'],
  examples: [
    { when: 'room beside both', facts: {}, gives: 'met' },
    {
      when: 'beside one of two',
      facts: { questions: exemplaryConsultation.questions.map((question, at) => ({ ...question, comment: at === 0 })) },
      gives: 'partly',
    },
    {
      when: 'beside none',
      facts: { questions: exemplaryConsultation.questions.map(question => ({ ...question, comment: false })) },
      gives: 'notMet',
    },
    {
      when: 'only open questions',
      facts: { questions: exemplaryConsultation.questions.filter(({ closed }) => !closed) },
      gives: 'doesNotApply',
    },
    {
      when: 'still planning',
      facts: { questions: exemplaryConsultation.questions.map(question => ({ ...question, comment: false })) },
      gives: 'notDue',
      today: day('2025-12-01'),
    },
  ],
})
