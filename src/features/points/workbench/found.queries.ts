/** Points that were asked for, found and counted in the database, whatever their number. */
import { type RawBuilder, sql } from 'kysely'
import type { ActionTotals } from '../../../analysis/report-counts.ts'
import type { Handle } from '../../../db/open.ts'
import { isFoundByWords } from '../../../db/search.ts'
import type { Window } from '../../../web/list.ts'
import { loadQuestionForm } from '../../consultations/index.ts'
import { answersThatChose } from '../../responses/index.ts'
import { loadPoints, type Point } from '../points.queries.ts'
import { type Answering, and, answering } from './answering.ts'
import type { Asking, TickedText } from './asking.ts'
import { fieldsOfTexts, type TextLookup, textsFound } from './texts.queries.ts'

/** Where points are looked for: a consultation, as far as its reader may see, narrowed by what was asked and by numbers. */
export type Lookup = Answering & {
  /** Only these; all where none is named. */
  readonly numbers: readonly number[]
  /** The texts that they stand in, where texts were asked for. */
  readonly texts: TextLookup | null
}

/** Points or texts that were ticked: only these; all where none is. */
export type Ticked = {
  readonly numbers?: readonly number[] | undefined
  readonly texts?: readonly TickedText[] | undefined
}

/** Makes a look-up of a question. */
export async function lookUp(
  db: Handle,
  consultationId: string,
  sees: boolean,
  asked: Asking,
  { numbers = [], texts = [] }: Ticked = {},
): Promise<Lookup> {
  const ofTexts = asked.texts === 'yes' || texts.length > 0
  const inTexts = ofTexts ? await lookUpTexts(db, consultationId, sees, asked, texts) : null
  const chose = inTexts ? inTexts.chose : await chosenBy(db, consultationId, sees, asked)
  return { consultationId, sees, asked, numbers, chose, texts: inTexts }
}

/** Makes a look-up of a question about texts. */
export async function lookUpTexts(
  db: Handle,
  consultationId: string,
  sees: boolean,
  asked: Asking,
  ticked: readonly TickedText[] = [],
): Promise<TextLookup> {
  const [form, chose] = await Promise.all([
    loadQuestionForm(db, consultationId),
    chosenBy(db, consultationId, sees, asked),
  ])
  return { consultationId, sees, asked, ticked, chose, fields: fieldsOfTexts(form) }
}

async function chosenBy(db: Handle, consultationId: string, sees: boolean, asked: Asking) {
  const [question, table, row] = asked.answer?.split(':') ?? []
  return question ? answersThatChose(db, consultationId, sees, question, Number(table), Number(row)) : null
}

/** Points that may be seen: none of what was withdrawn, and in confidence only for whoever may read that. */
function seen(consultationId: string, sees: boolean): RawBuilder<unknown> {
  return sql`point p join response r on r.id = p.response_id and r.consultation_id = p.consultation_id
      and r.state <> 'withdrawn' and (${sees}::boolean or not r.confidential)
    left join point_action a on a.point_id = p.id
    where p.consultation_id = ${consultationId}::uuid`
}

/** What was found, as the end of a statement: `p` is the point, `r` its response, `a` its action. */
export function pointsFound(lookup: Lookup): RawBuilder<unknown> {
  const { consultationId, sees, asked, numbers, texts } = lookup
  const parts = [
    ...saying(texts ? { ...asked, words: undefined } : asked, consultationId),
    ...(texts
      ? [sql`(p.response_id, p.source) in (select r.id, t.source from ${textsFound(texts)})`]
      : answering(lookup)),
    ...(numbers.length === 0 ? [] : [sql`p.number = any(${sql.val(numbers)}::integer[])`]),
  ]
  return sql`${seen(consultationId, sees)} ${and(parts)}`
}

/** What points say and are about, and what was done. */
function saying({ words, state, about, code, suggested }: Asking, consultationId: string): RawBuilder<unknown>[] {
  const here = sql`found.consultation_id = ${consultationId}::uuid`
  return [
    ...(words === undefined ? [] : [isFoundByWords('point', words, 'p', here)]),
    ...(state === undefined ? [] : [stateIs(state)]),
    ...(about === undefined ? [] : [isAbout(about)]),
    ...(code === undefined
      ? []
      : [sql`exists (select from point_code k where k.point_id = p.id and k.code = ${code})`]),
    ...(suggested === undefined ? [] : [isSuggested(suggested)]),
  ]
}

function isSuggested(code: string): RawBuilder<unknown> {
  return sql`(exists (select from code_suggestion s where s.point_id = p.id and s.code = ${code})
    and not exists (select from point_code k where k.point_id = p.id and k.code = ${code}))`
}

function stateIs(state: NonNullable<Asking['state']>): RawBuilder<unknown> {
  if (state === 'off-topic') return sql`p.off_topic`
  return state === 'undecided' ? sql`a.id is null` : sql`a.action = ${state}`
}

function isAbout(about: string): RawBuilder<unknown> {
  if (about === 'nothing') return sql`p.paragraph_id is null and p.question_id is null`
  if (!/^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$/.test(about)) return sql`false`
  return sql`${about}::uuid in (p.paragraph_id, p.question_id, p.document_id)`
}

/** How many were found, how many of them have no action, and how many of those may be passed on. */
export type Counts = {
  readonly found: number
  readonly undecided: number
  readonly passable: number
  /** A number above zero that differs where others are found, or one of them was changed; and the same of those without an action. */
  readonly state: number
  readonly undecidedState: number
}

/** Counts what was found, and gives the numbers of those on a page of it: very many are looked for once, not for each of the two. */
export async function countFound(
  db: Handle,
  lookup: Lookup,
  { limit, offset }: Window = { limit: 0, offset: 0 },
): Promise<Counts & { readonly numbers: readonly number[] }> {
  // The sum of what each one's version comes to: the same in any order, so that very many need not be put in one.
  const state = sql`1 + (abs(sum(uuid_hash_extended(id, version))`
  // Without words, counting and taking the first few each have a quick way of their own.
  const once = lookup.asked.words === undefined ? sql`not materialized` : sql`materialized`
  const { rows } = await sql<Counts & { numbers: number[] }>`
    with found as ${once} (
      select p.id, p.version, p.number, a.id is null as open, r.may_pass_on from ${pointsFound(lookup)})
    select count(*)::integer as found, count(*) filter (where open)::integer as undecided,
      count(*) filter (where open and may_pass_on)::integer as passable,
      coalesce(${state}) % 268435455)::integer, 1) as state,
      coalesce(${state} filter (where open)) % 268435455)::integer, 1) as "undecidedState",
      array(select number from found order by number limit ${limit} offset ${offset}) as numbers
    from found`.execute(db)
  return rows[0]!
}

/** Those on one page, by their numbers. */
export async function listFound(db: Handle, lookup: Lookup, { limit, offset }: Window): Promise<Point[]> {
  const { rows } = await sql<{ number: number }>`
    select p.number from ${pointsFound(lookup)} order by p.number limit ${limit} offset ${offset}`.execute(db)
  return listNumbered(
    db,
    lookup,
    rows.map(({ number }) => number),
  )
}

/** Those of some numbers that were found. */
export async function listNumbered(db: Handle, lookup: Lookup, numbers: readonly number[]): Promise<Point[]> {
  if (numbers.length === 0) return []
  return loadPoints(db, lookup.consultationId, { seesConfidential: lookup.sees, numbers })
}

/** The numbers of all that were found. */
export async function listNumbers(db: Handle, lookup: Lookup): Promise<number[]> {
  const { rows } = await sql<{ number: number }>`
    select p.number from ${pointsFound(lookup)} order by p.number`.execute(db)
  return rows.map(({ number }) => number)
}

/** The first point after this one without an action, or the first of all; null where every one has its action. */
export async function nextUndecided(
  db: Handle,
  consultationId: string,
  sees: boolean,
  after: number,
): Promise<number | null> {
  const { rows } = await sql<{ number: number }>`
    select p.number from ${seen(consultationId, sees)} and a.id is null order by p.number <= ${after}, p.number limit 1`.execute(
    db,
  )
  return rows[0]?.number ?? null
}

/** Points by what was done about them. */
export type PointTotals = Omit<ActionTotals, 'responses'>

/** Counts the points of a consultation by what was done about them. */
export async function countByAction(db: Handle, consultationId: string, sees: boolean): Promise<PointTotals> {
  const { rows } = await sql<{ action: keyof typeof totals; count: number }>`
    select coalesce(a.action, 'undecided') as action, count(*)::integer as count
    from ${seen(consultationId, sees)} group by 1`.execute(db)
  const totals = { noted: 0, amended: 0, 'not-accepted': 0, 'passed-on': 0, undecided: 0 }
  for (const { action, count } of rows) totals[action] = count
  return { ...totals, points: rows.reduce((sum, { count }) => sum + count, 0) }
}

/** How many points each thing has that they can be about, by its id; "nothing" for those about nothing that was asked. */
export async function countByPlace(db: Handle, consultationId: string, sees: boolean): Promise<Map<string, number>> {
  const { rows } = await sql<{ ids: (string | null)[]; count: number }>`
    select array[p.document_id, p.paragraph_id, p.question_id]::text[] as ids, count(*)::integer as count
    from ${seen(consultationId, sees)} group by p.document_id, p.paragraph_id, p.question_id`.execute(db)
  const counts = new Map<string, number>()
  for (const { ids, count } of rows) {
    const about = new Set(ids.filter(id => id !== null))
    if (ids[1] === null && ids[2] === null) about.add('nothing')
    for (const id of about) counts.set(id, (counts.get(id) ?? 0) + count)
  }
  return counts
}

/** The codes in use, with how many points carry each, in the order of the alphabet. */
export async function countByCode(
  db: Handle,
  consultationId: string,
  sees: boolean,
): Promise<{ readonly code: string; readonly count: number }[]> {
  const { rows } = await sql<{ code: string; count: number }>`
    select k.code, count(distinct k.point_id)::integer as count from point_code k
    where k.point_id in (select p.id from ${seen(consultationId, sees)}) group by k.code order by k.code`.execute(db)
  return rows
}
