/** News that an organisation sent to the sector through the Hub. */
import { z } from 'zod'
import { day } from '../../kernel/day.ts'
import { factPart } from '../part.ts'
import { aDay, count, item, text } from '../shared.ts'
import { written } from '../sql.ts'

export const news = factPart('organisation', 'news', {
  sql: `(
    select json_agg(json_build_object('id', n.id, 'label', n.title, 'sentOn', n.sent_on, 'readingAge', n.reading_age,
      'reply', ${written('n.reply')}, 'formats', ${written('n.formats')}, 'policyId', n.policy_change_id,
      'interested', (select count(*) from sector_news_receiver r where r.sector_news_id = n.id),
      'mailed', (select count(*) from sector_news_receiver r where r.sector_news_id = n.id and r.mailed)) order by n.sent_on, n.id)
    from sector_news n where n.organisation_id = subject.id and n.sent_on > as_of.day - 365 and n.sent_on <= as_of.day)`,
  shape: z.array(
    item({
      sentOn: aDay,
      readingAge: z.number(),
      /** How to reply or take part, and how it can be had in other formats. */
      reply: text,
      formats: text,
      policyId: z.string().nullable(),
      /** Organisations that had declared an interest in its topic, and how many of them it was mailed to. */
      interested: count,
      mailed: count,
    }),
  ),
  example: [
    {
      id: 'news-1',
      label: 'Grants for transport change in May',
      sentOn: day('2026-04-02'),
      readingAge: 11,
      reply: 'Ring the desk on 01632 960001.',
      formats: 'Large print and audio: ask the desk.',
      policyId: 'policy-1',
      interested: 9,
      mailed: 9,
    },
  ],
})

/** Policies that news was ever sent about, however long ago. */
export const policiesTold = factPart('organisation', 'policiesTold', {
  sql: `(
    select json_agg(distinct n.policy_change_id) from sector_news n
    where n.organisation_id = subject.id and n.policy_change_id is not null and n.sent_on <= as_of.day)`,
  shape: z.array(z.string()),
  example: ['policy-1'],
})
