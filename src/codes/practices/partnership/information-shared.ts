import { exemplaryPartnership } from '../../../facts/partnership.ts'
import { day } from '../../../kernel/day.ts'
import { given } from '../../../kernel/says.ts'
import { entriesOf, entriesWith, saysAll, wordOf } from '../../partnership-entries.ts'
import { ofLastYear, onceFormed } from '../../partnership-life.ts'
import { definePractice } from '../../practice.ts'
import { stated } from '../../stated.ts'
import { nextStep } from '../../verdict.ts'

const change = (kind: string, to: Parameters<typeof entriesWith>[2]) => entriesWith(exemplaryPartnership, kind, to)
const without = (...kinds: readonly string[]) => ({
  entries: exemplaryPartnership.entries.filter(({ kind }) => !kinds.includes(kind)),
})

/** That duties are kept is shown by their being looked at: what was written down once says nothing of today. */
export const informationShared = definePractice({
  id: 'partnership.information-shared',
  stage: 'maintain',
  evidence: 'computed',
  proof: 'stated',
  owedTo: 'partners',
  title: 'Knowledge shared safely',
  asks: 'Partners share knowledge and practice; data protection duties are stated and kept.',
  check(facts, _, today) {
    const shared = entriesOf(facts, 'knowledge').filter(entry => saysAll(entry, ['what', 'how']))
    const duties = entriesOf(facts, 'data-duty').filter(
      entry => saysAll(entry, ['what', 'kept']) && given(wordOf(entry, 'who')),
    )
    const lately = (entries: typeof shared) => ofLastYear(entries, ({ on, writtenOn }) => on ?? writtenOn, today)
    const hasShared = lately(shared).length > 0
    return onceFormed(
      facts,
      stated(
        { who: 'It', does: 'has on record', doesNot: 'does not have on record' },
        {
          'what partners shared in the last twelve months': hasShared,
          'what about people is shared, who answers for it and how it is kept safe': duties.length > 0,
          'that this was looked at in the last twelve months': lately(duties).length > 0,
        },
        nextStep(hasShared ? 'data-duties' : 'knowledge'),
      ),
    )
  },
  gives: ['met', 'partly', 'notMet', 'notDue'],
  examples: [
    { when: 'a way of working shared, and addresses kept safe', facts: {}, gives: 'met' },
    {
      when: 'duties looked at two years ago',
      facts: change('data-duty', () => ({ on: day('2024-05-01') })),
      gives: 'partly',
    },
    { when: 'nothing shared', facts: change('knowledge', () => null), gives: 'partly' },
    { when: 'neither', facts: without('knowledge', 'data-duty'), gives: 'notMet' },
    { when: 'still forming', facts: { state: 'forming', ...without('knowledge', 'data-duty') }, gives: 'notDue' },
  ],
})
