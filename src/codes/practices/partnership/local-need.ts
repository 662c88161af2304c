import { exemplaryObjective } from '../../../facts/partnership/objectives.ts'
import { says } from '../../../kernel/says.ts'
import { eachObjective } from '../../each-objective.ts'
import { definePractice } from '../../practice.ts'

/** Whether a national aim bears on it is for the partners to say. */
export const localNeed = definePractice({
  id: 'partnership.local-need',
  stage: 'form',
  evidence: 'recorded',
  proof: 'stated',
  owedTo: 'partners',
  title: 'Objectives rest on local need',
  asks: 'Objectives cite evidence of local need, and national priorities where they bear.',
  check: facts => eachObjective(facts, ({ need }) => says(need), ['cites evidence of need', 'cite evidence of need']),
  gives: ['met', 'partly', 'notMet', 'notDue'],
  examples: [
    { when: 'every objective', facts: {}, gives: 'met' },
    {
      when: 'one of two',
      facts: { objectives: [exemplaryObjective, { ...exemplaryObjective, id: 'objective-2', need: null }] },
      gives: 'partly',
    },
    { when: 'no evidence', facts: { objectives: [{ ...exemplaryObjective, need: null }] }, gives: 'notMet' },
    { when: 'no objective', facts: { objectives: [] }, gives: 'notMet' },
    { when: 'still forming', facts: { state: 'forming', objectives: [] }, gives: 'notDue' },
  ],
})
