import { day } from '../../../kernel/day.ts'
import { agreedByAll } from '../../agreed-by-partners.ts'
import { eachOf } from '../../each-of.ts'
import { exemplaryAgreements, exemplaryObjective } from '../../facts/example-partnership-course.ts'
import { onceFormed } from '../../partnership-life.ts'
import { definePractice } from '../../practice.ts'
import { says } from '../../stated.ts'
import { nextStep, notMet } from '../../verdict.ts'

/** How the methods fit is also where one method alone is explained. */
export const methodsChosen = definePractice({
  id: 'partnership.methods-chosen',
  stage: 'form',
  evidence: 'computed',
  title: 'Working methods chosen',
  asks: 'Each objective names its working methods, agreed by every partner and set against what participants need; one method alone has a reason.',
  check(facts) {
    const step = nextStep('objectives')
    if (facts.objectives.length === 0) return onceFormed(facts, notMet('No objective is set.', step))
    const verdict = eachOf(
      'objective',
      facts.objectives,
      ({ methods, methodsFit }) => says(methods) && says(methodsFit),
      {
        noun: ['objective', 'objectives'],
        did: ['names its working methods and how they fit', 'name their working methods and how they fit'],
      },
      step,
    )
    const matter = {
      what: 'the objectives',
      agreements: facts.objectivesAgreed,
      since: facts.objectives.map(({ settledOn }) => settledOn),
    }
    return onceFormed(facts, agreedByAll(verdict, matter, step))
  },
  gives: ['met', 'partly', 'notMet', 'notDue'],
  examples: [
    { when: 'every objective', facts: {}, gives: 'met' },
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
