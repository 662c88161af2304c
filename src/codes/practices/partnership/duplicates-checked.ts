import { longDay } from '../../../kernel/day.ts'
import { eachOf } from '../../each-of.ts'
import { exemplaryGate } from '../../facts/example-partnership.ts'
import { atTheGate } from '../../partnership-life.ts'
import { definePractice } from '../../practice.ts'
import { says } from '../../stated.ts'
import { met, nextStep, notMet } from '../../verdict.ts'

/** Similar partnerships looked at. */
export const duplicatesChecked = definePractice({
  id: 'partnership.duplicates-checked',
  stage: 'scope',
  evidence: 'computed',
  title: 'Similar partnerships looked at',
  asks: 'Similar partnerships in the register were shown, and each was ruled out, joined or linked with a reason.',
  essential: true,
  check(facts) {
    const { searchedOn, similar } = facts.gate
    const step = nextStep('start-gate')
    if (searchedOn === null)
      return atTheGate(facts, notMet('The register was not searched for similar partnerships.', step))
    if (similar.length === 0)
      return met(`The register was searched on ${longDay(searchedOn)}; nothing similar was found.`)
    const answered = eachOf(
      'partnership',
      similar,
      ({ answer, reason }) => answer !== null && says(reason),
      {
        noun: ['similar partnership', 'similar partnerships'],
        did: ['was ruled out, joined or linked with a reason', 'were ruled out, joined or linked with a reason'],
      },
      step,
    )
    return atTheGate(facts, answered)
  },
  gives: ['met', 'partly', 'notMet', 'notDue'],
  examples: [
    { when: 'one found, and linked', facts: {}, gives: 'met' },
    { when: 'none found', facts: { gate: { ...exemplaryGate, similar: [] } }, gives: 'met' },
    {
      when: 'one of two answered',
      facts: {
        gate: {
          ...exemplaryGate,
          similar: [
            ...exemplaryGate.similar,
            { id: 'partnership-8', label: 'Meals forum', answer: null, reason: null },
          ],
        },
      },
      gives: 'partly',
    },
    { when: 'register not searched', facts: { gate: { ...exemplaryGate, searchedOn: null } }, gives: 'notMet' },
    {
      when: 'still scoping',
      facts: { state: 'scoping', gate: { ...exemplaryGate, searchedOn: null } },
      gives: 'notDue',
    },
  ],
})
