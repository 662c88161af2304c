import { z } from 'zod'
import { exemplaryGate } from '../../../facts/partnership/gate.ts'
import { longDay } from '../../../kernel/day.ts'
import { says } from '../../../kernel/says.ts'
import { nowRuled, ruled } from '../../numbers/asked.ts'
import { atTheGate } from '../../partnership-life.ts'
import { definePractice } from '../../practice.ts'
import { met, nextStep, notMet, partly } from '../../verdict.ts'

/** Similar partnerships looked at. */
export const duplicatesChecked = definePractice({
  id: 'partnership.duplicates-checked',
  stage: 'scope',
  evidence: 'computed',
  proof: 'stated',
  owedTo: 'public',
  version: 2,
  changed: { 2: nowRuled },
  title: 'Similar partnerships looked at',
  asks: 'Similar partnerships in the register were shown, and each was ruled out, joined or linked with a reason.',
  essential: true,
  with: z.object({ days: ruled('start-gate') }),
  check(facts, { days }) {
    const { searchedOn, similarAnswer, outcome, reason } = facts.gate
    const step = nextStep('similar')
    if (searchedOn === null)
      return atTheGate(facts, days, notMet('The register was not searched for similar partnerships.', step))
    const because = `The register was searched for similar partnerships on ${longDay(searchedOn)}`
    if (says(similarAnswer)) return met(`${because}, with an answer to what was found.`)
    if (outcome === 'join' && says(reason)) return met(`${because}; another partnership is joined, with the reason.`)
    return atTheGate(facts, days, partly(`${because}; there is no answer to what was found.`, step))
  },
  gives: ['met', 'partly', 'notMet', 'notDue'],
  examples: [
    { when: 'searched and answered', facts: {}, gives: 'met' },
    { when: 'no answer', facts: { gate: { ...exemplaryGate, similarAnswer: null } }, gives: 'partly' },
    { when: 'register not searched', facts: { gate: { ...exemplaryGate, searchedOn: null } }, gives: 'notMet' },
    {
      when: 'still scoping',
      facts: { state: 'scoping', gate: { ...exemplaryGate, searchedOn: null } },
      gives: 'notDue',
    },
  ],
})
