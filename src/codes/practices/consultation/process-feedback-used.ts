import { addMonths, day } from '../../../kernel/day.ts'
import { sayCount } from '../../each-of.ts'
import { exemplaryEvaluation } from '../../facts/example-consultation.ts'
import { definePractice } from '../../practice.ts'
import { says } from '../../stated.ts'
import { doesNotApply, dueBy, met, nextStep, notMet, partly } from '../../verdict.ts'

/** Feedback on the process answered. */
export const processFeedbackUsed = definePractice({
  id: 'consultation.process-feedback-used',
  stage: 'evaluate',
  evidence: 'computed',
  title: 'Feedback on the process answered',
  asks: 'Feedback on the process was gathered and answered in the evaluation.',
  check({ questions, processFeedbackReceived, evaluation, closesOn }, _, today) {
    if (!questions.some(({ purpose }) => purpose === 'process'))
      return notMet('No feedback on the process was asked for.', nextStep('question-form'))
    if (processFeedbackReceived === 0) return doesNotApply('Feedback on the process was asked for; none came.')
    const last = closesOn === null ? null : addMonths(closesOn, 6)
    const came = `${sayCount(processFeedbackReceived, 'answer')} came on how the consultation was run`
    if (evaluation !== null && says(evaluation.processFeedbackAnswer))
      return met(`${came}; the evaluation answers them.`)
    return dueBy(last, today, partly(`${came}; the evaluation does not answer them.`, nextStep('evaluation')))
  },
  gives: ['met', 'partly', 'notMet', 'doesNotApply', 'notDue'],
  examples: [
    { when: 'answered in the evaluation', facts: {}, gives: 'met' },
    {
      when: 'not answered',
      facts: { evaluation: { ...exemplaryEvaluation, processFeedbackAnswer: null } },
      gives: 'partly',
      today: day('2026-11-01'),
    },
    { when: 'never asked', facts: { questions: [] }, gives: 'notMet' },
    { when: 'none came', facts: { processFeedbackReceived: 0 }, gives: 'doesNotApply' },
    { when: 'not evaluated yet', facts: { evaluation: null }, gives: 'notDue', today: day('2026-05-01') },
  ],
})
