import type { PartnershipEntry } from '../../../facts/partnership/entry-shape.ts'
import { exemplaryPartnership } from '../../../facts/partnership.ts'
import { eachOf } from '../../each-of.ts'
import { entriesOf, entriesWith, saysAll } from '../../partnership-entries.ts'
import { definePractice } from '../../practice.ts'
import { doesNotApply, nextStep, provenBy } from '../../verdict.ts'

const ideas = (change: Parameters<typeof entriesWith>[2]) => entriesWith(exemplaryPartnership, 'idea', change)

/** Answered with a reason; what was tried has a result. */
function isSettled(idea: PartnershipEntry): boolean {
  if (idea.choice === 'open' || !saysAll(idea, ['reason'])) return false
  return idea.choice !== 'tried' || saysAll(idea, ['result'])
}

/** No is an answer: what counts is that each idea gets one, and a reason. */
export const openToNewWays = definePractice({
  id: 'partnership.open-to-new-ways',
  stage: 'maintain',
  evidence: 'computed',
  proof: 'stated',
  owedTo: 'partners',
  title: 'Open to new ways',
  asks: 'New ideas and untried approaches put forward are on record, each tried, parked or declined with a reason, and each trial has a result.',
  check(facts) {
    const step = nextStep('ideas')
    const put = entriesOf(facts, 'idea').filter(entry => saysAll(entry, ['what']))
    if (put.length === 0) return doesNotApply('No idea that was put forward is on record.', step)
    return eachOf(
      'idea',
      put,
      isSettled,
      {
        noun: ['idea', 'ideas'],
        did: [
          'was tried with a result, parked or declined, with the reason',
          'were tried with a result, parked or declined, with the reason',
        ],
      },
      step,
      provenBy('stated'),
    )
  },
  gives: ['met', 'partly', 'notMet', 'doesNotApply'],
  examples: [
    { when: 'one tried, one declined', facts: {}, gives: 'met' },
    { when: 'one still open', facts: ideas((_, at) => (at === 0 ? { choice: 'open' } : {})), gives: 'partly' },
    {
      when: 'tried, and no result',
      facts: ideas(({ words }, at) => (at === 0 ? { words: { ...words, result: '' } } : null)),
      gives: 'notMet',
    },
    { when: 'none was put forward', facts: ideas(() => null), gives: 'doesNotApply' },
  ],
})
