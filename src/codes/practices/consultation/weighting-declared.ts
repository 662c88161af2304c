import { definePractice } from '../../practice.ts'
import { stated } from '../../stated.ts'
import { doesNotApply, nextStep } from '../../verdict.ts'

/** Weighting declared. */
export const weightingDeclared = definePractice({
  id: 'consultation.weighting-declared',
  stage: 'analyse',
  evidence: 'computed',
  title: 'Weighting declared',
  asks: 'Any weighting is stated, reversible and shown beside the unweighted figures.',
  check({ weighting }) {
    if (weighting === null) return doesNotApply('All responses count alike.')
    const parts = {
      'how responses are weighted': weighting.statement,
      'that it can be undone': weighting.reversible,
      'the unweighted figures': weighting.unweightedShown,
    }
    return stated('The report', parts, nextStep('report'))
  },
  gives: ['doesNotApply', 'met', 'partly', 'notMet'],
  examples: [
    { when: 'all count alike', facts: {}, gives: 'doesNotApply' },
    {
      when: 'declared and reversible',
      facts: { weighting: { statement: 'By ward population', reversible: true, unweightedShown: true } },
      gives: 'met',
    },
    {
      when: 'unweighted figures left out',
      facts: { weighting: { statement: 'By ward population', reversible: true, unweightedShown: false } },
      gives: 'partly',
    },
    {
      when: 'nothing said',
      facts: { weighting: { statement: '', reversible: false, unweightedShown: false } },
      gives: 'notMet',
    },
  ],
})
