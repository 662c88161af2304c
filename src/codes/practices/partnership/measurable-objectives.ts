import { agreedOnPaper, exemplaryAgreements } from '../../../facts/partnership/agreements.ts'
import { exemplaryObjective } from '../../../facts/partnership/objectives.ts'
import { day } from '../../../kernel/day.ts'
import { given } from '../../../kernel/says.ts'
import { eachObjectiveAgreed } from '../../each-objective.ts'
import { definePractice } from '../../practice.ts'

/** A change after partners agreed asks them anew. */
export const measurableObjectives = definePractice({
  id: 'partnership.measurable-objectives',
  stage: 'form',
  evidence: 'computed',
  proof: 'confirmed',
  proofs: ['confirmed', 'stated'],
  owedTo: 'partners',
  title: 'Objectives that can be measured',
  asks: 'Each objective has a measure, a baseline, a target and a date, agreed by every partner.',
  check: facts =>
    eachObjectiveAgreed(
      facts,
      ({ measure, baseline, target, dueOn }) => given(measure) && baseline !== null && given(target) && dueOn !== null,
      ['has a measure, a baseline, a target and a date', 'have a measure, a baseline, a target and a date'],
    ),
  gives: ['met', 'partly', 'notMet', 'notDue'],
  examples: [
    {
      when: 'agreed, by one partner on paper',
      facts: { objectivesAgreed: agreedOnPaper },
      gives: 'met',
      proof: 'stated',
    },
    { when: 'every objective', facts: {}, gives: 'met', proof: 'confirmed' },
    {
      when: 'one of two',
      facts: { objectives: [exemplaryObjective, { ...exemplaryObjective, id: 'objective-2', baseline: null }] },
      gives: 'partly',
    },
    {
      when: 'one partner has not agreed',
      facts: {
        objectivesAgreed: exemplaryAgreements.map((one, at) => (at === 0 ? one : { ...one, agreed: null, on: null })),
      },
      gives: 'partly',
    },
    {
      when: 'changed since partners agreed',
      facts: { objectives: [{ ...exemplaryObjective, settledOn: day('2026-08-01') }] },
      gives: 'partly',
    },
    { when: 'no measure', facts: { objectives: [{ ...exemplaryObjective, measure: null }] }, gives: 'notMet' },
    { when: 'no objective', facts: { objectives: [] }, gives: 'notMet' },
    { when: 'still forming', facts: { state: 'forming', objectives: [] }, gives: 'notDue' },
  ],
})
