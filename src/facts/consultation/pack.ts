/** The pack of a consultation: its questions, its documents and the summary that opens it. */
import { z } from 'zod'
import { day } from '../../kernel/day.ts'
import { says } from '../../kernel/says.ts'
import { questionTypes } from '../../questions/registry.ts'
import { factPart, type Of } from '../part.ts'
import { count, dayOrNone, item, text } from '../shared.ts'
import { written } from '../sql.ts'

/** The types of question that are answered by choosing, as a list of SQL. */
const closedTypes = questionTypes
  .filter(({ closed }) => closed)
  .map(({ name }) => `'${name}'`)
  .join(', ')

/** A question of the response form. */
const question = item({
  /** Path of the document, section or paragraph it is about; null where it is tied to nothing. */
  about: text,
  /** Asks how the consultation itself is run. */
  aboutProcess: z.boolean(),
  /** Answered by choosing, not in words. */
  closed: z.boolean(),
  /** Has room for a comment that stays with the answer. */
  comment: z.boolean(),
  /** Invites evidence, and the likely effect on those who answer. */
  invitesEvidence: z.boolean(),
})
export type Question = Of<typeof question>

export const questions = factPart('consultation', 'questions', {
  sql: `(
    select json_agg(json_build_object('id', q.id, 'label', q.text, 'about', coalesce(place.path, document.title),
      'aboutProcess', q.about_process, 'invitesEvidence', q.invites_evidence,
      'closed', q.type in (${closedTypes}),
      'comment', q.type = 'agree-scale' and coalesce((q.settings->>'comment')::boolean, true))
      order by f.position, q.position)
    from question q join form_section f on f.id = q.section_id
      left join document_version v on v.id = q.about_document_version_id
      left join document on document.id = v.document_id
      left join paragraph_text place on place.paragraph_id = q.about_paragraph_id
        and place.document_version_id = q.about_document_version_id
    where q.consultation_id = subject.id)`,
  shape: z.array(question),
  example: [
    {
      id: 'question-1',
      label: 'Is the last bus late enough?',
      about: '2.1',
      aboutProcess: false,
      closed: true,
      comment: true,
      invitesEvidence: false,
    },
    {
      id: 'question-2',
      label: 'What evidence can you give?',
      about: '3',
      aboutProcess: false,
      closed: false,
      comment: false,
      invitesEvidence: true,
    },
    {
      id: 'question-3',
      label: 'Was this easy to take part in?',
      about: null,
      aboutProcess: true,
      closed: true,
      comment: true,
      invitesEvidence: false,
    },
  ],
})

/** One document of the pack. Headings, contents lists and page furniture are not cited. */
const packDocument = item({
  /** Whether it can be read and fetched by anyone: a document of a published pack can. */
  available: z.boolean(),
  /** Paragraphs that are not headings or page furniture. */
  paragraphs: count,
  /** How many of those have a printed number, or an address of their own that a response can cite. */
  addressed: count,
  headings: count,
  /** What its wording came to when it was looked at; null where it was not. */
  wording: z
    .strictObject({
      readingAge: z.number(),
      longSentences: count,
      dealtWith: text,
      /** Somebody from outside who read it, and when. */
      reader: text,
      readOn: dayOrNone,
    })
    .nullable(),
})
export type PackDocument = Of<typeof packDocument>

export const documents = factPart('consultation', 'documents', {
  sql: `(
    select json_agg(json_build_object('id', d.id, 'label', d.title, 'available', subject.published_at is not null,
      'paragraphs', n.paragraphs, 'addressed', n.addressed, 'headings', n.headings,
      'wording', case when w.id is not null then json_build_object('readingAge', w.reading_age,
        'longSentences', w.long_sentences, 'dealtWith', ${written('w.dealt_with')}, 'reader', ${written('w.reader')},
        'readOn', w.read_on) end) order by p.position)
    from pack_document p join document_version v on v.id = p.document_version_id join document d on d.id = v.document_id
      left join wording_check w on w.document_version_id = v.id
      cross join lateral (
        select count(*) filter (where kind not in ('heading', 'furniture', 'contents')) as paragraphs,
          count(*) filter (where kind not in ('heading', 'furniture', 'contents') and path <> '') as addressed,
          count(*) filter (where kind = 'heading') as headings
        from paragraph_text where document_version_id = v.id) n
    where p.consultation_id = subject.id)`,
  shape: z.array(packDocument),
  example: [
    {
      id: 'document-1',
      label: 'Buses after dark: proposals',
      available: true,
      paragraphs: 42,
      addressed: 42,
      headings: 6,
      wording: {
        readingAge: 11.4,
        longSentences: 2,
        dealtWith: 'Two sentences quote the contract.',
        reader: 'Two members of the bus users group',
        readOn: day('2025-12-12'),
      },
    },
  ],
})

/** Words in the summary that opens the pack; null where there is none, or where it says nothing. */
export const summaryWords = factPart('consultation', 'summaryWords', {
  sql: 'subject.summary',
  row: text,
  read: summary => (says(summary) ? (summary.match(/\S+/g)?.length ?? null) : null),
  shape: count.nullable(),
  example: 320,
})
