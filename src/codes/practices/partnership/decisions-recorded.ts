import { exemplaryDecision } from '../../../facts/partnership/decisions.ts'
import { given, says } from '../../../kernel/says.ts'
import { eachOf } from '../../each-of.ts'
import { aYearAfter, ofLastYear } from '../../partnership-life.ts'
import { definePractice } from '../../practice.ts'
import { nextStep, notDue } from '../../verdict.ts'

/** A decision that names nobody else binds the partnership alone, so that much is always on record. */
export const decisionsRecorded = definePractice({
  id: 'partnership.decisions-recorded',
  stage: 'run',
  evidence: 'computed',
  proof: 'stated',
  owedTo: 'partners',
  ownDays: ['decisions'],
  title: 'Decisions fully recorded',
  asks: 'Each decision has its text, who took part, its basis, its owner and whom it binds.',
  essential: true,
  check({ decisions }, _, today) {
    const recent = ofLastYear(decisions, ({ decidedOn }) => decidedOn, today)
    if (recent.length === 0) return notDue('No decision is on record for the last twelve months.')
    return eachOf(
      'decision',
      recent,
      ({ text, tookPart, basis, owner }) => says(text) && tookPart > 0 && says(basis) && given(owner),
      {
        noun: ['decision', 'decisions'],
        did: [
          'has its text, who took part, its basis, its owner and whom it binds',
          'have their text, who took part, their basis, their owner and whom they bind',
        ],
        lost: ({ correctable, decidedOn }) => (correctable ? undefined : aYearAfter(decidedOn)),
      },
      nextStep('decisions'),
    )
  },
  gives: ['met', 'partly', 'notMet', 'notDue'],
  examples: [
    { when: 'the one decision', facts: {}, gives: 'met' },
    {
      when: 'one of two without an owner',
      facts: {
        decisions: [exemplaryDecision, { ...exemplaryDecision, id: 'decision-2', label: 'Second van', owner: null }],
      },
      gives: 'partly',
    },
    { when: 'no text', facts: { decisions: [{ ...exemplaryDecision, text: null }] }, gives: 'notMet' },
    { when: 'nothing decided', facts: { decisions: [] }, gives: 'notDue' },
  ],
})
