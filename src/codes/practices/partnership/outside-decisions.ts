import { exemplaryOutsideDecision } from '../../../facts/partnership/risks.ts'
import { given, says } from '../../../kernel/says.ts'
import { eachOf } from '../../each-of.ts'
import { onceFormed } from '../../partnership-life.ts'
import { definePractice } from '../../practice.ts'
import { nextStep, notMet } from '../../verdict.ts'

/** Decisions that are over stay listed, and count. */
export const outsideDecisions = definePractice({
  id: 'partnership.outside-decisions',
  stage: 'form',
  evidence: 'computed',
  proof: 'stated',
  owedTo: 'partners',
  title: 'Outside decisions listed',
  asks: 'The outside decisions it may influence are listed, each with the body that decides, the way in and the latest date.',
  check(facts) {
    const step = nextStep('outlook')
    const decisions = facts.outlook.filter(({ kind }) => kind === 'decision')
    if (decisions.length === 0) return onceFormed(facts, notMet('No outside decision is listed.', step))
    return onceFormed(
      facts,
      eachOf(
        'outlook',
        decisions,
        ({ on, decidedBy, response }) => on !== null && given(decidedBy) && says(response),
        {
          noun: ['outside decision', 'outside decisions'],
          did: ['has the body, the way in and the latest date', 'have the body, the way in and the latest date'],
        },
        step,
      ),
    )
  },
  gives: ['met', 'partly', 'notMet', 'notDue'],
  examples: [
    { when: 'with everything', facts: {}, gives: 'met' },
    {
      when: 'one of two',
      facts: { outlook: [exemplaryOutsideDecision, { ...exemplaryOutsideDecision, id: 'outlook-3', decidedBy: null }] },
      gives: 'partly',
    },
    { when: 'no date', facts: { outlook: [{ ...exemplaryOutsideDecision, on: null }] }, gives: 'notMet' },
    { when: 'none listed', facts: { outlook: [] }, gives: 'notMet' },
    { when: 'still forming', facts: { state: 'forming', outlook: [] }, gives: 'notDue' },
  ],
})
