import { z } from 'zod'
import { exemplary } from '../../../facts/examples.ts'
import type { OrganisationFacts } from '../../../facts/organisation.ts'
import { addMonths } from '../../../kernel/day.ts'
import { given, says } from '../../../kernel/says.ts'
import { eachOf } from '../../each-of.ts'
import { ruled } from '../../numbers/asked.ts'
import { definePractice } from '../../practice.ts'
import { doesNotApply, nextStep } from '../../verdict.ts'

const [sent] = exemplary.organisation.news
const newsWith = (...changes: readonly Partial<OrganisationFacts['news'][number]>[]) => ({
  news: sent ? changes.map((change, at) => ({ ...sent, id: `news-${at}`, ...change })) : [],
})

/** Judged over the news of the last year: what was sent cannot be worded anew. */
export const noticesUsable = definePractice({
  id: 'organisation.notices-usable',
  stage: 'monitor',
  evidence: 'computed',
  proof: 'shown',
  owedTo: 'sector',
  title: 'Notices that can be used',
  asks: 'Each notice sent to the sector about a service, policy or decision meets the reading age set, can be had in other formats, and says how to reply or take part.',
  with: z.object({ readingAge: ruled('reading-age') }),
  check({ news }, { readingAge: most }) {
    if (news.length === 0) return doesNotApply('It sent no news to the sector in the last year.')
    return eachOf(
      'sector-news',
      news,
      ({ readingAge, reply, formats }) => readingAge <= most && given(reply) && says(formats),
      {
        noun: ['notice of the last year', 'notices of the last year'],
        did: [
          `can be read at the age of ${most}, comes in other formats and says how to reply`,
          `can be read at the age of ${most}, come in other formats and say how to reply`,
        ],
        lost: ({ sentOn }) => addMonths(sentOn, 12),
      },
      nextStep('organisation-news'),
    )
  },
  gives: ['doesNotApply', 'met', 'partly', 'notMet'],
  examples: [
    { when: 'plain, in large print, with a telephone', facts: {}, gives: 'met' },
    { when: 'one of two is hard to read', facts: newsWith({}, { readingAge: 17 }), gives: 'partly' },
    { when: 'no way to reply', facts: newsWith({ reply: null }), gives: 'notMet' },
    { when: 'nothing sent', facts: { news: [] }, gives: 'doesNotApply' },
  ],
})
