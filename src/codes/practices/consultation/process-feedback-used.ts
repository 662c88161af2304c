import { z } from 'zod'
import { addMonths, day } from '../../../kernel/day.ts'
import { says } from '../../../kernel/says.ts'
import { nowRuled, ruled } from '../../numbers/asked.ts'
import { definePractice } from '../../practice.ts'
import { doesNotApply, dueBy, dueOn, met, nextStep, notMet } from '../../verdict.ts'

/** Asking how it was done and then not listening would be worse than not asking. */
export const processFeedbackUsed = definePractice({
  id: 'consultation.process-feedback-used',
  stage: 'evaluate',
  evidence: 'computed',
  proof: 'stated',
  owedTo: 'respondents',
  version: 3,
  changed: {
    2: 'Whether anybody answered that question is not told: whoever asks it says what came of it.',
    3: nowRuled,
  },
  title: 'Feedback on the process answered',
  asks: 'Feedback on the process was gathered and answered in the evaluation.',
  with: z.object({ months: ruled('process-feedback') }),
  check({ questions, processFeedback: { answer }, closesOn }, { months }, today) {
    const last = closesOn === null ? null : addMonths(closesOn, months)
    if (!questions.some(({ aboutProcess }) => aboutProcess) && !says(answer))
      return doesNotApply('Nobody was asked how the consultation itself was run.')
    const because = `People were asked how the consultation itself was run; the evaluation ${says(answer) ? 'answers what they said' : 'does not say what came of it'}.`
    return says(answer) ? met(because, dueOn(last)) : dueBy(last, today, notMet(because, nextStep('evaluation')))
  },
  gives: ['doesNotApply', 'met', 'notMet', 'notDue'],
  examples: [
    { when: 'asked and answered', facts: {}, gives: 'met', today: day('2026-11-01') },
    {
      when: 'nobody was asked',
      facts: { questions: [], processFeedback: { given: 0, answer: null } },
      gives: 'doesNotApply',
    },
    {
      when: 'not answered',
      facts: { processFeedback: { given: 60, answer: null } },
      gives: 'notMet',
      today: day('2026-11-01'),
    },
    {
      when: 'asked, and nobody said a word',
      facts: { processFeedback: { given: 0, answer: null } },
      gives: 'notMet',
      gave: { 1: 'doesNotApply' },
      today: day('2026-11-01'),
    },
    {
      when: 'not answered yet',
      facts: { processFeedback: { given: 60, answer: null } },
      gives: 'notDue',
      today: day('2026-05-01'),
    },
  ],
})
