import { eachOf } from '../../each-of.ts'
import { exemplaryObjective } from '../../facts/example-partnership-course.ts'
import { onceFormed } from '../../partnership-life.ts'
import { definePractice } from '../../practice.ts'
import { says } from '../../stated.ts'
import { nextStep, notMet } from '../../verdict.ts'

/** Whether a national aim bears on it is for the partners to say. */
export const localNeed = definePractice({
  id: 'partnership.local-need',
  stage: 'form',
  evidence: 'recorded',
  title: 'Objectives rest on local need',
  asks: 'Objectives cite evidence of local need, and national priorities where they bear.',
  check(facts) {
    const step = nextStep('objectives')
    if (facts.objectives.length === 0) return onceFormed(facts, notMet('No objective is set.', step))
    const verdict = eachOf(
      'objective',
      facts.objectives,
      ({ need }) => says(need),
      {
        noun: ['objective', 'objectives'],
        did: ['cites evidence of need', 'cite evidence of need'],
      },
      step,
    )
    return onceFormed(facts, verdict)
  },
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
