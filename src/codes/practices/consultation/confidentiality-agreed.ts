import { z } from 'zod'
import { addDays, day } from '../../../kernel/day.ts'
import { earliest, sayCount } from '../../each-of.ts'
import { ruled } from '../../numbers/asked.ts'
import { definePractice } from '../../practice.ts'
import { doesNotApply, dueOn, met, nextStep, notDue, notMet, partly } from '../../verdict.ts'

/** Whoever asks for confidence learns in writing how far it can go. How many asked is told to nobody. */
export const confidentialityAgreed = definePractice({
  id: 'consultation.confidentiality-agreed',
  stage: 'open',
  evidence: 'computed',
  proof: 'shown',
  owedTo: 'respondents',
  title: 'Confidentiality answered in writing',
  asks: 'Each request for confidentiality was answered in writing with what can and what cannot be promised, and the answer is kept with the response.',
  with: z.object({ days: ruled('acknowledgement') }),
  check({ confidenceAnswers: { answered, waiting } }, { days }, today) {
    if (answered === 0 && waiting.length === 0) return doesNotApply('Nobody asked for confidentiality.')
    if (waiting.length === 0)
      return met('Every request for confidentiality was answered in writing, and the answer is kept with the response.')
    const step = nextStep('confidence-answers')
    const first = dueOn(earliest(waiting.map(({ givenOn }) => addDays(givenOn, days))))
    if (waiting.every(({ givenOn }) => addDays(givenOn, days) >= today))
      return notDue('Requests for confidentiality wait for their answer.', step, first)
    return answered > 0
      ? partly(
          `Some requests for confidentiality were answered in writing, and others not within ${sayCount(days, 'day')}.`,
          step,
          first,
        )
      : notMet(`No request for confidentiality was answered in writing within ${sayCount(days, 'day')}.`, step, first)
  },
  gives: ['met', 'partly', 'notMet', 'notDue', 'doesNotApply'],
  examples: [
    { when: 'all four answered', facts: {}, gives: 'met' },
    { when: 'nobody asked', facts: { confidenceAnswers: { answered: 0, waiting: [] } }, gives: 'doesNotApply' },
    {
      when: 'one left waiting',
      facts: { confidenceAnswers: { answered: 3, waiting: [{ givenOn: day('2026-03-01'), count: 1 }] } },
      gives: 'partly',
    },
    {
      when: 'none answered',
      facts: { confidenceAnswers: { answered: 0, waiting: [{ givenOn: day('2026-03-01'), count: 4 }] } },
      gives: 'notMet',
    },
    {
      when: 'asked yesterday',
      facts: { confidenceAnswers: { answered: 3, waiting: [{ givenOn: day('2026-03-01'), count: 1 }] } },
      today: day('2026-03-02'),
      gives: 'notDue',
    },
  ],
})
