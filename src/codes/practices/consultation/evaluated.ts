import { z } from 'zod'
import { evaluationElements, exemplaryEvaluation } from '../../../facts/consultation/outcome.ts'
import { addMonths, day } from '../../../kernel/day.ts'
import { says } from '../../../kernel/says.ts'
import { sayList } from '../../each-of.ts'
import { ruled } from '../../numbers/asked.ts'
import { definePractice } from '../../practice.ts'
import { dueBy, dueOn, met, nextStep, notMet, partly } from '../../verdict.ts'

/** Costs count as evaluated when both direct and indirect ones are. Due six months after the close. */
export const evaluated = definePractice({
  id: 'consultation.evaluated',
  stage: 'evaluate',
  evidence: 'computed',
  proof: 'stated',
  owedTo: 'sector',
  title: 'Evaluated on eight elements',
  asks: 'Objectives, audience, methods, publicity, timescale, information, costs (direct and indirect) and outcomes are each evaluated.',
  with: z.object({ months: ruled('evaluation') }),
  check({ evaluation, closesOn }, { months }, today) {
    const step = nextStep('evaluation')
    const last = closesOn === null ? null : addMonths(closesOn, months)
    if (evaluation === null) return dueBy(last, today, notMet('No evaluation is on record.', step))
    const costed = evaluation.directCost !== null && evaluation.indirectCost !== null
    const lacks = evaluationElements.filter(name => !says(evaluation.elements[name]) || (name === 'costs' && !costed))
    const done = evaluationElements.length - lacks.length
    const because = `${done} of ${evaluationElements.length} elements are evaluated${lacks.length === 0 ? '' : `; still to do: ${sayList(lacks)}`}.`
    if (lacks.length === 0) return met(because, dueOn(last))
    return dueBy(last, today, (done === 0 ? notMet : partly)(because, step))
  },
  gives: ['met', 'partly', 'notMet', 'notDue'],
  examples: [
    { when: 'all eight', facts: {}, gives: 'met', today: day('2026-11-01') },
    {
      when: 'indirect cost not counted',
      facts: { evaluation: { ...exemplaryEvaluation, indirectCost: null } },
      gives: 'partly',
      today: day('2026-11-01'),
    },
    { when: 'none', facts: { evaluation: null }, gives: 'notMet', today: day('2026-11-01') },
    { when: 'none yet', facts: { evaluation: null }, gives: 'notDue', today: day('2026-05-01') },
  ],
})
