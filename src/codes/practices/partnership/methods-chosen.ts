import { agreedOnPaper, exemplaryAgreements } from '../../../facts/partnership/agreements.ts'
import { exemplaryObjective } from '../../../facts/partnership/objectives.ts'
import { day } from '../../../kernel/day.ts'
import { given, says } from '../../../kernel/says.ts'
import { eachObjectiveAgreed } from '../../each-objective.ts'
import { definePractice } from '../../practice.ts'

/** How the methods fit is also where one method alone is explained. */
export const methodsChosen = definePractice({
  id: 'partnership.methods-chosen',
  stage: 'form',
  evidence: 'computed',
  proof: 'confirmed',
  proofs: ['confirmed', 'stated'],
  owedTo: 'partners',
  title: 'Working methods chosen',
  asks: 'Each objective names its working methods, agreed by every partner and set against what participants need; one method alone has a reason.',
  check: facts =>
    eachObjectiveAgreed(facts, ({ methods, methodsFit }) => given(methods) && says(methodsFit), [
      'names its working methods and how they fit',
      'name their working methods and how they fit',
    ]),
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
      facts: { objectives: [exemplaryObjective, { ...exemplaryObjective, id: 'objective-2', methodsFit: null }] },
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
    { when: 'no methods named', facts: { objectives: [{ ...exemplaryObjective, methods: null }] }, gives: 'notMet' },
    { when: 'no objective', facts: { objectives: [] }, gives: 'notMet' },
    { when: 'still forming', facts: { state: 'forming', objectives: [] }, gives: 'notDue' },
  ],
})
