import { exemplaryChange } from '../../../facts/partnership/risks.ts'
import { says } from '../../../kernel/says.ts'
import { eachOf } from '../../each-of.ts'
import { onceFormed } from '../../partnership-life.ts'
import { definePractice } from '../../practice.ts'
import { nextStep, notMet } from '../../verdict.ts'

/** Changes that are over are not asked about any more. */
export const looksAhead = definePractice({
  id: 'partnership.looks-ahead',
  stage: 'maintain',
  evidence: 'computed',
  proof: 'stated',
  owedTo: 'partners',
  title: 'Looks ahead',
  asks: 'Coming changes in policy, money, law or need are on record, each with its date and what the partnership will do.',
  check(facts) {
    const step = nextStep('outlook')
    const changes = facts.outlook.filter(({ kind, closed }) => kind === 'change' && !closed)
    if (changes.length === 0) return onceFormed(facts, notMet('No coming change is on record.', step))
    return onceFormed(
      facts,
      eachOf(
        'outlook',
        changes,
        ({ on, response }) => on !== null && says(response),
        {
          noun: ['coming change', 'coming changes'],
          did: ['has its date and what is done', 'have their dates and what is done'],
        },
        step,
      ),
    )
  },
  gives: ['met', 'partly', 'notMet', 'notDue'],
  examples: [
    { when: 'with date and answer', facts: {}, gives: 'met' },
    {
      when: 'one of two',
      facts: { outlook: [exemplaryChange, { ...exemplaryChange, id: 'outlook-3', response: null }] },
      gives: 'partly',
    },
    { when: 'no date', facts: { outlook: [{ ...exemplaryChange, on: null }] }, gives: 'notMet' },
    { when: 'none on record', facts: { outlook: [] }, gives: 'notMet' },
    { when: 'still forming', facts: { state: 'forming', outlook: [] }, gives: 'notDue' },
  ],
})
