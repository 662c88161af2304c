import { addMonths, day } from '../../../kernel/day.ts'
import { says } from '../../../kernel/says.ts'
import { sayCount } from '../../each-of.ts'
import { definePractice } from '../../practice.ts'
import { doesNotApply, dueBy, dueOn, met, nextStep, notMet } from '../../verdict.ts'

/** Asking how it was done and then not listening would be worse than not asking. */
export const processFeedbackUsed = definePractice({
  id: 'consultation.process-feedback-used',
  stage: 'evaluate',
  evidence: 'computed',
  proof: 'stated',
  owedTo: 'respondents',
  title: 'Feedback on the process answered',
  asks: 'Feedback on the process was gathered and answered in the evaluation.',
  check({ processFeedback: { given, answer }, closesOn }, _, today) {
    const last = closesOn === null ? null : addMonths(closesOn, 6)
    if (given === 0 && !says(answer)) return doesNotApply('Nobody has said how the consultation itself was run.')
    const because = `${sayCount(given, 'response')} ${given === 1 ? 'says' : 'say'} how the consultation itself was run; the evaluation ${says(answer) ? 'answers' : 'does not answer'} that.`
    return says(answer) ? met(because, dueOn(last)) : dueBy(last, today, notMet(because, nextStep('evaluation')))
  },
  gives: ['doesNotApply', 'met', 'notMet', 'notDue'],
  examples: [
    { when: '60 said so, and were answered', facts: {}, gives: 'met', today: day('2026-11-01') },
    { when: 'nobody said anything', facts: { processFeedback: { given: 0, answer: null } }, gives: 'doesNotApply' },
    {
      when: 'not answered',
      facts: { processFeedback: { given: 60, answer: null } },
      gives: 'notMet',
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
