import { exemplary } from '../../../facts/examples.ts'
import { addMonths } from '../../../kernel/day.ts'
import { eachOf } from '../../each-of.ts'
import { definePractice } from '../../practice.ts'
import { doesNotApply, nextStep } from '../../verdict.ts'

const [sent] = exemplary.organisation.news

/**
 * Whoever said that they want to hear of a topic hears of it. What was sent to too few is not mended by sending it again; news of a topic
 * that nobody had declared an interest in reached nobody, and is not judged.
 */
export const sectorInformed = definePractice({
  id: 'organisation.sector-informed',
  stage: 'monitor',
  evidence: 'computed',
  proof: 'shown',
  owedTo: 'sector',
  title: 'Sector informed',
  asks: 'News of services, policies and decisions, consulted on or not, was sent to every organisation that declared an interest in the topic, and the sending is logged.',
  check({ policies, news: sent, policiesTold }) {
    const news = sent.filter(({ interested }) => interested > 0)
    const told = new Set(policiesTold)
    const untold = policies.filter(({ id, affectsSector }) => affectsSector && !told.has(id))
    const things = [
      ...news.map(({ id, label, interested, mailed, sentOn }) => ({ id, label, right: mailed === interested, sentOn })),
      ...untold.map(({ id, label }) => ({ id, label, right: false, sentOn: null })),
    ]
    if (things.length === 0)
      return doesNotApply(
        sent.length > 0
          ? 'Nobody had declared an interest in what it sent news of.'
          : 'It lists no change that is likely to affect the sector and that nobody was told of, and sent no news in the last year.',
      )
    const verdict = eachOf(
      'sector-news',
      things,
      ({ right }) => right,
      {
        noun: ['piece of news or policy that affects the sector', 'pieces of news and policies that affect the sector'],
        did: [
          'went to every organisation that declared an interest',
          'went to every organisation that declared an interest',
        ],
        lost: ({ sentOn }) => (sentOn === null ? undefined : addMonths(sentOn, 12)),
      },
      nextStep('organisation-news'),
    )
    const policy = new Set(untold.map(({ id }) => id))
    return {
      ...verdict,
      records: verdict.records.map(one => (policy.has(one.id) ? { ...one, kind: 'policy-change' } : one)),
    }
  },
  gives: ['doesNotApply', 'met', 'partly', 'notMet'],
  examples: [
    { when: 'the one change went to all nine', facts: {}, gives: 'met' },
    {
      when: 'one of two pieces of news reached all',
      facts: { news: sent ? [sent, { ...sent, id: 'news-2', mailed: 7 }] : [] },
      gives: 'partly',
    },
    { when: 'a policy that nobody was told of', facts: { news: [], policiesTold: [] }, gives: 'notMet' },
    { when: 'the one change was told of two years ago', facts: { news: [] }, gives: 'doesNotApply' },
    {
      when: 'a topic that nobody wants to hear of',
      facts: { news: sent ? [{ ...sent, interested: 0, mailed: 0 }] : [] },
      gives: 'doesNotApply',
    },
    { when: 'nothing to tell', facts: { news: [], policies: [], policiesTold: [] }, gives: 'doesNotApply' },
  ],
})
