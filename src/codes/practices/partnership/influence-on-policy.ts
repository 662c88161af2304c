import { exemplaryPartnership } from '../../../facts/partnership.ts'
import { given } from '../../../kernel/says.ts'
import { eachOf } from '../../each-of.ts'
import { entriesOf, entriesWith, saysAll, wordOf } from '../../partnership-entries.ts'
import { definePractice } from '../../practice.ts'
import { doesNotApply, nextStep, provenBy } from '../../verdict.ts'

const policies = (change: Parameters<typeof entriesWith>[2]) =>
  entriesWith(exemplaryPartnership, 'policy-shaped', change)

/** Points that were not taken up count as well: they are on record, with why. */
export const influenceOnPolicy = definePractice({
  id: 'partnership.influence-on-policy',
  stage: 'run',
  evidence: 'computed',
  proof: 'stated',
  owedTo: 'public',
  title: 'Influence on policy shown',
  asks: 'For each policy the partnership shaped, the record shows whose points were put, and which were taken up, in part or not, with reasons.',
  check(facts) {
    const step = nextStep('policies-shaped')
    const shaped = entriesOf(facts, 'policy-shaped')
    if (shaped.length === 0) return doesNotApply('No policy that the partnership shaped is on record.', step)
    return eachOf(
      'policy-shaped',
      shaped,
      entry => saysAll(entry, ['what', 'points', 'reason']) && given(wordOf(entry, 'whose')) && entry.choice !== '',
      {
        noun: ['policy', 'policies'],
        did: [
          'shows whose points were put, and what became of them and why',
          'show whose points were put, and what became of them and why',
        ],
      },
      step,
      provenBy('stated'),
    )
  },
  gives: ['met', 'partly', 'notMet', 'doesNotApply'],
  examples: [
    { when: 'the winter plan, taken up in part', facts: {}, gives: 'met' },
    {
      when: 'one of two without a reason',
      facts: {
        entries: [
          ...exemplaryPartnership.entries,
          ...exemplaryPartnership.entries
            .filter(({ kind }) => kind === 'policy-shaped')
            .map(one => ({ ...one, id: 'policy-shaped-2', words: { ...one.words, reason: '' } })),
        ],
      },
      gives: 'partly',
    },
    {
      when: 'only the letter x',
      facts: policies(({ words }) => ({ words: { ...words, points: 'x' } })),
      gives: 'notMet',
    },
    { when: 'none', facts: policies(() => null), gives: 'doesNotApply' },
  ],
})
