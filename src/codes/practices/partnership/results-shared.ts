import { exemplaryPartnership } from '../../../facts/partnership.ts'
import { day } from '../../../kernel/day.ts'
import { eachOf } from '../../each-of.ts'
import { entriesOf, entriesWith, saysAll } from '../../partnership-entries.ts'
import { aYearAfter, ofLastYear, onceFormed } from '../../partnership-life.ts'
import { definePractice } from '../../practice.ts'
import { dueBy, nextStep, notMet, provenBy } from '../../verdict.ts'

const news = (change: Parameters<typeof entriesWith>[2]) => entriesWith(exemplaryPartnership, 'news', change)

/** Results of the last twelve months: to the community, to the bodies they touch, and in a format at least. */
export const resultsShared = definePractice({
  id: 'partnership.results-shared',
  stage: 'run',
  evidence: 'computed',
  proof: 'stated',
  owedTo: 'public',
  title: 'Results shared widely',
  asks: 'Results went to the wider community and affected bodies in suitable formats.',
  check(facts, _, today) {
    const step = nextStep('news-sent')
    const results = ofLastYear(
      entriesOf(facts, 'news').filter(({ choice }) => choice === 'results'),
      ({ on, writtenOn }) => on ?? writtenOn,
      today,
    )
    if (results.length === 0) {
      const none = notMet('No results were sent out in the last twelve months.', step)
      return onceFormed(facts, dueBy(facts.startsOn === null ? null : aYearAfter(facts.startsOn), today, none))
    }
    return eachOf(
      'news',
      results,
      entry =>
        saysAll(entry, ['what', 'community', 'bodies']) &&
        Array.isArray(entry.words['formats']) &&
        entry.words['formats'].length > 0,
      {
        noun: ['sending of results', 'sendings of results'],
        did: [
          'says how it reached the community and the bodies it touches, and in which formats',
          'say how they reached the community and the bodies they touch, and in which formats',
        ],
      },
      step,
      provenBy('stated'),
    )
  },
  gives: ['met', 'partly', 'notMet', 'notDue'],
  examples: [
    { when: 'a card with each meal, and a letter to the surgeries', facts: {}, gives: 'met' },
    {
      when: 'one of two went to no body',
      facts: {
        entries: [
          ...exemplaryPartnership.entries,
          ...exemplaryPartnership.entries
            .filter(({ kind }) => kind === 'news')
            .map(one => ({ ...one, id: 'news-2', words: { ...one.words, bodies: '' } })),
        ],
      },
      gives: 'partly',
    },
    {
      when: 'only the letter x',
      facts: news(({ words }) => ({ words: { ...words, community: 'x' } })),
      gives: 'notMet',
    },
    { when: 'none for two years', facts: { startsOn: day('2024-09-01'), ...news(() => null) }, gives: 'notMet' },
    { when: 'first year still running', facts: { startsOn: day('2026-02-01'), ...news(() => null) }, gives: 'notDue' },
  ],
})
