import { exemplaryPartnership } from '../../../facts/partnership.ts'
import { eachOf } from '../../each-of.ts'
import { entriesOf, entriesWith, saysAll } from '../../partnership-entries.ts'
import { onceFormed } from '../../partnership-life.ts'
import { definePractice } from '../../practice.ts'
import { doesNotApply, nextStep, notMet, provenBy } from '../../verdict.ts'

const ties = (change: Parameters<typeof entriesWith>[2]) => entriesWith(exemplaryPartnership, 'tie', change)

/** Where somebody looked and there is no tie, nothing is asked; that nobody looked is another thing. */
export const powerMapped = definePractice({
  id: 'partnership.power-mapped',
  stage: 'form',
  evidence: 'recorded',
  proof: 'stated',
  owedTo: 'partners',
  title: 'Ties between partners written down',
  asks: 'Funding, contract and line relationships between partners are written down, with their likely effect on the partnership and what is done about it.',
  check(facts) {
    const step = nextStep('ties')
    const written = entriesOf(facts, 'tie')
    const found = written.filter(({ choice }) => choice !== 'none')
    if (found.length === 0)
      return written.some(entry => saysAll(entry, ['what']))
        ? doesNotApply('It is on record that no partner pays, buys from or oversees another.', step)
        : onceFormed(facts, notMet('No tie between partners is on record, and nobody says that there is none.', step))
    return onceFormed(
      facts,
      eachOf(
        'tie',
        found,
        tie => tie.partnerId !== null && tie.toPartnerId !== null && saysAll(tie, ['what', 'effect', 'done']),
        {
          noun: ['tie between partners', 'ties between partners'],
          did: ['says what it may do, and what is done about it', 'say what they may do, and what is done about it'],
        },
        step,
        provenBy('stated'),
      ),
    )
  },
  gives: ['met', 'partly', 'notMet', 'notDue', 'doesNotApply'],
  examples: [
    { when: 'a grant, with what is done about it', facts: {}, gives: 'met' },
    {
      when: 'one of two without an answer',
      facts: {
        entries: [
          ...exemplaryPartnership.entries,
          ...ties(({ words }) => ({ id: 'tie-2', words: { ...words, done: '' } })).entries.filter(
            ({ id }) => id === 'tie-2',
          ),
        ],
      },
      gives: 'partly',
    },
    {
      when: 'only the letter x',
      facts: ties(() => ({ words: { what: 'x', effect: 'x', done: 'x' } })),
      gives: 'notMet',
    },
    { when: 'nobody looked', facts: ties(() => null), gives: 'notMet' },
    {
      when: 'there is none',
      facts: ties(() => ({ choice: 'none', words: { what: 'Every partner was asked in May.' } })),
      gives: 'doesNotApply',
    },
    { when: 'still forming', facts: { state: 'forming', ...ties(() => null) }, gives: 'notDue' },
  ],
})
