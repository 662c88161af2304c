/** Texts that were asked for, side by side: found and counted in the database, whatever their number. */
import { type RawBuilder, sql } from 'kysely'
import type { Handle } from '../../../db/open.ts'
import { holdsWords, textHoldsWords } from '../../../db/search.ts'
import { nameOf, type QuestionForm, saidQuestions, typeOf } from '../../../questions/form.ts'
import type { Window } from '../../../web/list.ts'
import { freeSource } from '../reading/response.queries.ts'
import { type Answering, and, answering, readable, toldLanguage } from './answering.ts'
import type { Asking, TickedText } from './asking.ts'

/** Where the words of an answer stand: the question, the part of its answer, and the source that points name. */
type Field = { readonly question: string; readonly field: string; readonly source: string }

/** Which texts: a consultation as far as its reader may see, narrowed by what was asked, and by those that were ticked. */
export type TextLookup = Answering & {
  readonly ticked: readonly TickedText[]
  readonly fields: readonly Field[]
}

/** Comments on paragraphs, as `of` names them. */
export const paragraphTexts = 'paragraphs'

/** Every place of a form where respondents write words of their own, in its order; none of those about who they are. */
export function fieldsOfTexts(form: QuestionForm): Field[] {
  return saidQuestions(form).flatMap(question =>
    typeOf(question)
      .tally([], 0, question.settings)
      .texts.map(({ field }) => ({
        question: question.id,
        field,
        source: field === 'text' ? nameOf(question) : `${nameOf(question)}-${field}`,
      })),
  )
}

/** What was found: `r` is the response, `t` its text with `source` and `text`. */
export function textsFound(lookup: TextLookup): RawBuilder<unknown> {
  const { consultationId, sees, asked, ticked } = lookup
  const parts = [
    ...answering(lookup),
    ...(asked.words === undefined
      ? []
      : [holdsWords('response', asked.words.replaceAll('"', ' '), 'r'), textHoldsWords(sql`t.text`, asked.words)]),
    ...(asked.split === undefined ? [] : [splitIs(asked.split)]),
    ...(ticked.length === 0 ? [] : [isTicked(ticked)]),
  ]
  return sql`response r cross join lateral (${textsOfOne(lookup)}) t where ${readable(consultationId, sees)} ${and(parts)}`
}

function textsOfOne({ asked: { of }, fields }: TextLookup): RawBuilder<unknown> {
  const wanted = fields.filter(({ question }) => of === undefined || of === question)
  const column = (pick: (field: Field) => string) => sql`${sql.val(wanted.map(pick))}::text[]`
  const answers = sql`select f.source, f.place, r.answers -> f.question ->> f.field as text
    from unnest(${column(({ question }) => question)}, ${column(({ field }) => field)}, ${column(({ source }) => source)})
      with ordinality f(question, field, source, place)
    where r.answered @> array[f.question] and r.answers -> f.question ->> f.field <> ''`
  const comments = sql`select 'p-' || c.key as source, 100000 as place, c.value as text from jsonb_each_text(r.comments) c`
  const free = sql`select ${freeSource} as source, 200000 as place, r.free_text as text where r.free_text <> ''`
  return sql.join(
    [
      sql`select '' as source, 0::bigint as place, '' as text where false`,
      ...(wanted.length > 0 ? [answers] : []),
      ...(of === undefined || of === paragraphTexts ? [comments] : []),
      ...(of === undefined || of === freeSource ? [free] : []),
    ],
    sql` union all `,
  )
}

/** Points in a text that still say what stands there. */
const pointsIn = sql`point p where p.response_id = r.id and p.source = t.source and strpos(t.text, p.text) > 0`
const withoutAction = sql`not exists (select from point_action a where a.point_id = p.id)`

function splitIs(split: NonNullable<Asking['split']>): RawBuilder<unknown> {
  if (split === 'none') return sql`not exists (select from ${pointsIn})`
  const open = sql`exists (select from ${pointsIn} and ${withoutAction})`
  return split === 'open' ? open : sql`exists (select from ${pointsIn}) and not ${open}`
}

function isTicked(ticked: readonly TickedText[]): RawBuilder<unknown> {
  return sql`(r.reference, t.source) in (select * from unnest(
    ${sql.val(ticked.map(({ reference }) => reference))}::text[], ${sql.val(ticked.map(({ source }) => source))}::text[]))`
}

/** How many texts were found, of how many responses, and how many of them nobody has split. */
export type TextCounts = {
  readonly found: number
  readonly responses: number
  readonly unsplit: number
  /** A number above zero that differs where others are found, or one of them was changed, or points were made or taken away in it. */
  readonly state: number
}

/** Counts what was found. */
export async function countTexts(db: Handle, lookup: TextLookup): Promise<TextCounts> {
  const { rows } = await sql<TextCounts>`
    with found as (
      select r.id, r.version, (select count(*) from ${pointsIn})::integer as points from ${textsFound(lookup)})
    select count(*)::integer as found, count(distinct id)::integer as responses, count(*) filter (where points = 0)::integer as unsplit,
      coalesce(1 + (abs(sum(uuid_hash_extended(id, version * 1000 + points))) % 268435455)::integer, 1) as state
    from found`.execute(db)
  return rows[0]!
}

/** A text as it is found. */
export type FoundText = {
  readonly responseId: string
  readonly reference: string
  readonly source: string
  readonly text: string
  readonly sector: string
  readonly behalf: string
  readonly provenance: string
  /** As it is told: '' where it is not known, or that of few. */
  readonly language: string
  readonly confidential: boolean
  readonly read: boolean
}

/** Those on one page: by the references of their responses, then in the order of the form; `first`: those that nobody has split before others. */
export async function listTexts(
  db: Handle,
  lookup: TextLookup,
  { limit, offset }: Window,
  first: 'unsplit' | 'any' = 'any',
): Promise<FoundText[]> {
  const order = first === 'unsplit' ? sql`exists (select from ${pointsIn}),` : sql``
  const { rows } = await sql<FoundText>`
    select r.id as "responseId", r.reference, t.source, t.text, r.sector, r.behalf, r.provenance, ${toldLanguage(lookup)} as language, r.confidential,
      r.read_at is not null as read
    from ${textsFound(lookup)} order by ${order} r.reference, t.place, t.source limit ${limit} offset ${offset}`.execute(
    db,
  )
  return rows
}

/**
 * Responses that can be noted as read: of those with a text that was found, all whose every text is split. Where nothing narrows the texts
 * themselves, those that have none too: there is nothing in them to split.
 */
export async function listSplitWhole(db: Handle, lookup: TextLookup): Promise<{ readonly id: string }[]> {
  const { asked, ticked, consultationId, sees } = lookup
  const ofTexts = asked.words ?? asked.split ?? asked.of ?? (ticked.length > 0 || undefined)
  const all: TextLookup = { ...lookup, asked: { texts: 'yes' }, ticked: [] }
  const among =
    ofTexts === undefined ? sql`true ${and(answering(lookup))}` : sql`r.id in (select r.id from ${textsFound(lookup)})`
  const { rows } = await sql<{ id: string }>`
    select r.id from response r where ${readable(consultationId, sees)} and r.read_at is null and ${among}
      and not exists (select from (${textsOfOne(all)}) t where not exists (select from ${pointsIn}))`.execute(db)
  return rows
}

/** The points of these responses. */
export async function pointIdsIn(db: Handle, responseIds: readonly string[]): Promise<string[]> {
  const rows = await db
    .selectFrom('point')
    .select('id')
    .where(eb => eb('response_id', '=', eb.fn.any(eb.val([...new Set(responseIds)]))))
    .execute()
  return rows.map(({ id }) => id)
}
