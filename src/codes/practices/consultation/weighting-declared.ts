import { exemplaryConsultation } from '../../../facts/consultation.ts'
import { day } from '../../../kernel/day.ts'
import { says } from '../../../kernel/says.ts'
import { recordOf } from '../../each-of.ts'
import { definePractice } from '../../practice.ts'
import { doesNotApply, met, nextStep, notMet, partly, restsOn } from '../../verdict.ts'

const [declared] = exemplaryConsultation.weightings

/** A figure can be weighed in many ways: which one and why is said before people read it. */
export const weightingDeclared = definePractice({
  id: 'consultation.weighting-declared',
  stage: 'analyse',
  evidence: 'computed',
  proof: 'stated',
  owedTo: 'respondents',
  title: 'Weighting declared',
  asks: 'Any weighting is stated, reversible and shown beside the unweighted figures.',
  check({ weightings, report }) {
    if (weightings.length === 0) return doesNotApply('No weighting was declared: every response counts once.')
    const records = restsOn(...weightings.map(each => recordOf('weighting', each)))
    if (weightings.some(({ reason }) => !says(reason)))
      return notMet('A weighting was declared without a reason.', nextStep('weighting'), records)
    const late = weightings.filter(({ declaredOn }) => report?.publishedOn && declaredOn > report.publishedOn)
    if (late.length > 0)
      return partly(
        'A weighting was declared after the report was published.',
        nextStep('weighting'),
        restsOn(...late.map(each => recordOf('weighting', each))),
      )
    return met(
      'The weighting says why and was declared before people read the report, where it is told; no count is changed by it.',
      records,
    )
  },
  gives: ['doesNotApply', 'met', 'partly', 'notMet'],
  examples: [
    { when: 'one was declared before the report', facts: {}, gives: 'met' },
    { when: 'none was', facts: { weightings: [] }, gives: 'doesNotApply' },
    {
      when: 'declared after the report',
      facts: { weightings: [{ ...declared!, declaredOn: day('2026-06-05') }] },
      gives: 'partly',
    },
    { when: 'a reason of no content', facts: { weightings: [{ ...declared!, reason: 'x' }] }, gives: 'notMet' },
  ],
})
