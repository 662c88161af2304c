/** The terms of reference, and what each partner says to them. */

import { z } from 'zod'
import { day } from '../../kernel/day.ts'
import { says } from '../../kernel/says.ts'
import { factPart, type Of } from '../part.ts'
import { dayOrNone, givenBy, item } from '../shared.ts'
import { givenBy as givenBySql, holds } from '../sql.ts'

/** The topics that terms of reference are asked to cover. */
export const termsTopics = [
  'purpose',
  'membership',
  'voting',
  'authority',
  'accountability',
  'conduct',
  'conflicts',
  'disputes',
  'review',
  'end',
] as const

/** A version of the terms of reference. */
const versionOfTerms = item({
  /** Whether every partner of the day agreed and it came into force. */
  inForce: z.boolean(),
  /** Each partner's answer to this version, null while there is none; `label` is the partner. */
  agreements: z.array(
    item({
      answer: z.enum(['agreed', 'agreed-with-comment', 'not-agreed']).nullable(),
      on: dayOrNone,
      givenBy: givenBy.nullable(),
    }),
  ),
  /** The topics that its paragraphs cover: "purpose", "equality", "autonomy" and so on; those whose words say nothing are left out. */
  topics: z.array(z.string()),
})
export type Terms = Of<typeof versionOfTerms>

/** The same as SQL gives it: each topic with the words about it. */
const versionTold = versionOfTerms.extend({ topics: z.array(z.strictObject({ topic: z.string(), text: z.string() })) })

function covering(told: Of<typeof versionTold> | null): Terms | null {
  return told && { ...told, topics: told.topics.flatMap(({ topic, text }) => (says(text, topic) ? [topic] : [])) }
}

/** Terms of reference that both partners agreed. */
export const exemplaryTerms: Terms = {
  id: 'terms-1',
  inForce: true,
  topics: [...termsTopics, 'equality', 'autonomy'],
  label: 'Terms of reference, version 2',
  agreements: [
    { id: 'partner-1', label: 'Wendle Vale Council', answer: 'agreed', on: day('2025-08-20'), givenBy: 'self' },
    {
      id: 'partner-2',
      label: 'Wendle Voluntary Action',
      answer: 'agreed-with-comment',
      on: day('2025-08-25'),
      givenBy: 'self',
    },
  ],
}

/** The same terms without some of their topics. */
export function termsWithout(...topics: readonly string[]): Terms {
  return { ...exemplaryTerms, topics: exemplaryTerms.topics.filter(topic => !topics.includes(topic)) }
}

/** Terms that both agreed, one of them on paper that the partnership brought in. */
export const termsOnPaper: Terms = {
  ...exemplaryTerms,
  agreements: exemplaryTerms.agreements.map((one, at) => (at === 0 ? { ...one, givenBy: 'body' } : one)),
}

/** Terms put to the partners: one has agreed, one has not answered. */
export const proposedTerms: Terms = {
  ...exemplaryTerms,
  id: 'terms-2',
  label: 'Terms of reference, version 3',
  inForce: false,
  agreements: exemplaryTerms.agreements.map((one, at) =>
    at === 0 ? { ...one, answer: null, on: null, givenBy: null } : one,
  ),
}

const told = `json_build_object('id', v.document_id, 'label', d.title || ', version ' || coalesce(nullif(v.printed_version, ''), v.sequence::text),
    'inForce', v.status = 'in-force',
    'topics', (select coalesce(json_agg(json_build_object('topic', t.topic, 'text', coalesce((
        select string_agg(below.text, ' ' order by below.position) from paragraph_text below
        where below.document_version_id = v.id and below.parent_id = t.paragraph_id), p.text)) order by t.topic), '[]')
      from terms_topic t join paragraph_text p on p.document_version_id = v.id and p.paragraph_id = t.paragraph_id
      where t.document_version_id = v.id),
    'agreements', (
      select coalesce(json_agg(json_build_object('id', partner.id, 'label', o.name, 'answer',
          case when not a.agreed then 'not-agreed' when a.comment <> '' then 'agreed-with-comment' when a.agreed then 'agreed' end,
          'on', a.given_on, 'givenBy', ${givenBySql('a.proof')}) order by o.name), '[]')
      from partner join organisation o on o.id = partner.organisation_id
      left join lateral (select * from party_standing s where s.matter = 'partnership.terms' and s.record_id = v.id
        and s.organisation_id = partner.organisation_id) a on true
      where partner.partnership_id = subject.id and ${holds('partner')}))`

const versions = `document d join document_version v on v.document_id = d.id
    and d.subject_kind = 'partnership' and d.subject_id = subject.id and d.kind = 'terms'`

/** The terms in force; where none came into force yet, those put to the partners. */
export const terms = factPart('partnership', 'terms', {
  sql: `(
  select ${told} from ${versions} and v.status not in ('draft', 'superseded')
  order by v.status = 'in-force' desc, v.created_at desc, v.sequence desc limit 1)`,
  row: versionTold.nullable(),
  read: covering,
  shape: versionOfTerms.nullable(),
  example: exemplaryTerms,
})

/** A version put to the partners to follow the terms in force. */
export const newTerms = factPart('partnership', 'newTerms', {
  sql: `(
  select ${told} from ${versions} and v.status = 'out-to-consultation'
    and exists (select from document_version before where before.document_id = d.id and before.status = 'in-force')
  order by v.created_at desc, v.sequence desc limit 1)`,
  row: versionTold.nullable(),
  read: covering,
  shape: versionOfTerms.nullable(),
  example: null,
})
