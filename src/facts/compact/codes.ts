/** The codes of a Compact that are in force, with their editions and what people say to them. */
import { z } from 'zod'
import { day } from '../../kernel/day.ts'
import { factPart, type Of } from '../part.ts'
import { count, dayOrNone, item, request, text } from '../shared.ts'
import { dayOf, longDay, ofTheSector, written } from '../sql.ts'

/** One version of a code. */
const codeVersion = item({
  datedOn: dayOrNone,
  /** What changed and why, as recorded; null for nothing. */
  why: text,
})
export type CodeVersion = Of<typeof codeVersion>

/** A code in force. */
const codeInForce = item({
  /** What it is mainly about. */
  about: z.enum(['compact', 'organisation', 'consultation', 'partnership']),
  /** The day its version in force became public clause by clause; null while it is not. */
  publishedOn: dayOrNone,
  /** The consultation it came out of, with the responses of each side; null where none is named. */
  cameOutOf: z.strictObject({ label: z.string(), statutory: count, sector: count }).nullable(),
  /** Who drew it up and how; null for nothing. */
  drawnUpBy: text,
  /** The day of its equality impact assessment. */
  equalityOn: dayOrNone,
  /** Every version kept, the first one first. */
  versions: z.array(codeVersion),
  /** The words that it marks as used in a sense of its own: what each means, null for nothing, and whether it stands in the text. */
  terms: z.array(z.strictObject({ term: z.string(), meaning: text, used: z.boolean() })),
})
export type CodeInForce = Of<typeof codeInForce>

/** A code in force of which nothing but its name is on record. */
export const unpublishedCode: CodeInForce = {
  id: 'code-2',
  label: 'Consultation code',
  about: 'consultation',
  publishedOn: null,
  cameOutOf: null,
  drawnUpBy: null,
  equalityOn: null,
  versions: [],
  terms: [],
}

/** The clauses of an edition with their words, errata made. */
const clausesOf = `(
  select coalesce((select e.becomes from code_erratum e where e.code_id = c.id and e.clause = said.one ->> 'clause'
    order by e.id desc limit 1), said.one ->> 'gist') as gist
  from jsonb_path_query(c.binding::jsonb, '$.sections[*].clauses[*]') said (one))`

/** A pattern for words as they stand by themselves: "art" is not in "partner". */
const wholeWords = (words: string): string => `(
  '(?<![[:alnum:]])' || regexp_replace(regexp_replace(btrim(${words}), '[^[:alnum:][:space:]]', '\\\\\\&', 'g'), '[[:space:]]+', '\\\\s+', 'g')
  || '(?![[:alnum:]])')`

/** An edition is public from the day it came into force; its versions are the editions it replaced, one after another, and itself. */
export const codes = factPart('compact', 'codes', {
  sql: `(
    with recursive line as (
      select id as latest, id, title, in_force_from, why, replaces_code_id, 0 as back from code where status = 'in-force'
      union all
      select line.latest, c.id, c.title, c.in_force_from, c.why, c.replaces_code_id, line.back + 1
      from line join code c on c.id = line.replaces_code_id where line.back < 50
    )
    select json_agg(json_build_object('id', c.id, 'label', c.title, 'about', c.subject_kind,
      'publishedOn', case when c.in_force_from <= as_of.day then c.in_force_from end,
      'cameOutOf', (select json_build_object('label', n.title,
        'statutory', count(*) filter (where r.sector = 'statutory'), 'sector', count(*) filter (where ${ofTheSector('r.sector')}))
        from consultation n left join response r on r.consultation_id = n.id and r.state <> 'withdrawn'
        where n.id = c.consultation_id and n.published_at is not null group by n.id),
      'drawnUpBy', ${written('c.drawn_up_by')}, 'equalityOn', c.equality_impact_on,
      'versions', (select json_agg(json_build_object('id', line.id, 'label', line.title, 'datedOn', line.in_force_from,
        'why', ${written('line.why')}) order by line.back desc) from line where line.latest = c.id),
      'terms', (select coalesce(json_agg(json_build_object('term', w.term, 'meaning', ${written('w.meaning')},
        'used', exists (select from ${clausesOf} l where l.gist ~* ${wholeWords('w.term')})) order by lower(w.term)), '[]')
        from code_term w where w.code_id = c.id)) order by c.title)
    from code c where c.status = 'in-force')`,
  shape: z.array(codeInForce),
  example: [
    {
      id: 'code-1',
      label: 'Partnership code',
      about: 'partnership',
      publishedOn: day('2026-02-02'),
      cameOutOf: { label: 'A new partnership code', statutory: 6, sector: 31 },
      drawnUpBy: 'Four officers and five groups over eight evenings.',
      equalityOn: day('2025-11-03'),
      versions: [
        { id: 'version-1', label: 'First edition', datedOn: day('2019-04-01'), why: 'No code before' },
        { id: 'version-2', label: 'Second edition', datedOn: day('2026-02-02'), why: 'Review of 2025' },
      ],
      terms: [{ term: 'Partner', meaning: 'Whoever has signed the Compact.', used: true }],
    },
  ],
})

/** Comments on codes. */
export const comments = factPart('compact', 'comments', {
  sql: `(
    select json_agg(json_build_object('id', m.id, 'label', 'the comment of ' || ${longDay(dayOf('m.created_at'))},
      'askedOn', ${dayOf('m.created_at')}, 'answeredOn', m.answered_on) order by m.created_at)
    from code_comment m where m.set_aside_on is null)`,
  shape: z.array(request),
  example: [
    {
      id: 'comment-1',
      label: 'the comment of 2 March 2026',
      askedOn: day('2026-03-02'),
      answeredOn: day('2026-03-06'),
    },
  ],
})

/** How many comments on codes the secretariat set aside without an answer. */
export const commentsSetAside = factPart('compact', 'commentsSetAside', {
  sql: '(select count(*)::int from code_comment m where m.set_aside_on is not null)',
  shape: z.int(),
  example: 0,
})

/** Requests for a code in another format or language. */
export const formatRequests = factPart('compact', 'formatRequests', {
  sql: `(
    select json_agg(json_build_object('id', q.id, 'label', 'the request of ' || ${longDay(dayOf('q.created_at'))},
      'askedOn', ${dayOf('q.created_at')}, 'promisedBy', q.due_on, 'answeredOn', q.answered_on) order by q.due_on, q.id)
    from code_format_request q)`,
  shape: z.array(request),
  example: [
    {
      id: 'format-1',
      label: 'the request of 2 March 2026',
      askedOn: day('2026-03-02'),
      promisedBy: day('2026-03-12'),
      answeredOn: day('2026-03-09'),
    },
  ],
})

/** Procedures for disputes and mediation that are agreed or in force. */
export const protocols = factPart('compact', 'protocols', {
  sql: `(
    select json_agg(json_build_object('id', d.id, 'label', d.title) order by d.title) from document d
    where d.subject_kind = 'area' and d.kind = 'protocol' and exists (select from document_version v
      where v.document_id = d.id and v.status in ('agreed', 'in-force')))`,
  shape: z.array(item({})),
  example: [{ id: 'document-7', label: 'How disputes are settled' }],
})
