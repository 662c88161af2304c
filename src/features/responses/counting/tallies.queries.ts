/**
 * Answers counted in the database: how often each was chosen, by who chose it. No answer is loaded one by one, so that a page costs
 * the same for fifty responses and for a hundred thousand. What becomes of the counts (masking, charts) is not decided here.
 */
import { sql } from 'kysely'
import type { Handle } from '../../../db/open.ts'
import { saidQuestions, typeOf } from '../../../questions/form.ts'
import { loadQuestionForm } from '../../consultations/index.ts'

/** Who answered, as far as it is counted. */
export type Group = { readonly sector: string; readonly behalf: string; readonly provenance: string }

/** How many responses of one group came one way. */
export type CountedResponses = Group & { readonly channel: string; readonly count: number }

/** How many of one group gave an answer; words of their own stand as "x" in it. */
export type CountedAnswer = Group & { readonly answer: unknown; readonly count: number }

/** All answers to a consultation, counted. */
export type Tallies = {
  /** How many responses stand. */
  readonly total: number
  readonly responses: readonly CountedResponses[]
  readonly areas: readonly { readonly area: string; readonly count: number }[]
  /** By question id; a question that nobody answered is not in it. */
  readonly answers: ReadonlyMap<string, readonly CountedAnswer[]>
  /** How many were not asked a question, by its id: its denominator is all without these. */
  readonly notAsked: ReadonlyMap<string, number>
}

type Row = Group & { readonly chosen: string; readonly count: number }

/** Counts what stands; what was given in confidence only where it may be counted. Withdrawn responses never count. */
export async function loadTallies(db: Handle, consultationId: string, withConfidential: boolean): Promise<Tallies> {
  const { rows } = await sql<Row>`
    select sector, behalf, provenance, chosen, sum(count)::integer as count from (
      select sector, behalf, provenance, chosen, count from answer_count
      where consultation_id = ${consultationId}::uuid and (${withConfidential}::boolean or not confidential)
      union all
      select sector, behalf, provenance, each, sign from answer_change, unnest(chosen) each
      where consultation_id = ${consultationId}::uuid and (${withConfidential}::boolean or not confidential)) counted
    group by sector, behalf, provenance, chosen having sum(count) > 0
    order by chosen, sector, behalf, provenance`.execute(db)
  return sorted(rows)
}

function sorted(rows: readonly Row[]): Tallies {
  const responses: CountedResponses[] = []
  const areas = new Map<string, number>()
  const answers = new Map<string, CountedAnswer[]>()
  const notAsked = new Map<string, number>()
  for (const { chosen, count, ...group } of rows) {
    const space = chosen.indexOf(' ')
    const [of, value] = [chosen.slice(0, space), chosen.slice(space + 1)]
    if (of === 'channel') responses.push({ ...group, channel: value, count })
    else if (of === 'not-asked') notAsked.set(value, (notAsked.get(value) ?? 0) + count)
    else if (of === 'area') areas.set(value, (areas.get(value) ?? 0) + count)
    else {
      const answer: CountedAnswer = { ...group, answer: JSON.parse(value) as unknown, count }
      const known = answers.get(of)
      if (known) known.push(answer)
      else answers.set(of, [answer])
    }
  }
  return {
    total: responses.reduce((sum, { count }) => sum + count, 0),
    responses,
    areas: [...areas].map(([area, count]) => ({ area, count })),
    answers,
    notAsked,
  }
}

/**
 * How answers are kept in `response.chosen` that count in one row of a question's table: so that responses can be found by what they
 * chose, whatever the type of the question. Nothing where there is no such question on the subject, table or row.
 */
export async function answersThatChose(
  db: Handle,
  consultationId: string,
  withConfidential: boolean,
  questionId: string,
  table: number,
  row: number,
): Promise<readonly string[]> {
  const question = saidQuestions(await loadQuestionForm(db, consultationId)).find(({ id }) => id === questionId)
  if (!question) return []
  const { rows } = await sql<{ chosen: string }>`
    select distinct chosen from (
      select chosen from answer_count
      where consultation_id = ${consultationId}::uuid and (${withConfidential}::boolean or not confidential)
      union all
      select each from answer_change, unnest(chosen) each
      where consultation_id = ${consultationId}::uuid and (${withConfidential}::boolean or not confidential)) kept
    where starts_with(chosen, ${`${questionId} `})`.execute(db)
  return rows.flatMap(({ chosen }) => {
    const answer = JSON.parse(chosen.slice(chosen.indexOf(' ') + 1)) as unknown
    const { tables } = typeOf(question).tally([{ answer, count: 1 }], 1, question.settings)
    return (tables[table]?.rows[row]?.count ?? 0) > 0 ? [chosen] : []
  })
}

/** How many responses stand, those given in confidence among them. */
export async function countStanding(db: Handle, consultationId: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select coalesce(sum(count), 0)::integer as count from (
      select count from answer_count where consultation_id = ${consultationId}::uuid and chosen like 'channel %'
      union all
      select sign from answer_change where consultation_id = ${consultationId}::uuid) counted`.execute(db)
  return rows[0]?.count ?? 0
}

/** How many responses stand by one of their marks, the most first. */
export function countBy(
  { responses, areas }: Tallies,
  mark: 'channel' | 'sector' | 'area',
): { value: string; count: number }[] {
  const counts = new Map<string, number>()
  const marked = mark === 'area' ? areas : responses.map(each => ({ area: each[mark], count: each.count }))
  for (const { area: value, count } of marked) counts.set(value, (counts.get(value) ?? 0) + count)
  return [...counts]
    .map(([value, count]) => ({ value, count }))
    .toSorted((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1))
}

/** Most changes added at once: one statement stays short. */
const AT_ONCE = 5_000

/** Adds what has changed to the counts that are kept; gives how many changes it were. What is counted stays the same. */
export async function keepCounts(db: Handle): Promise<number> {
  let all = 0
  while (true) {
    const { rows } = await sql<{ taken: number }>`
      with taken as (
        delete from answer_change where id in (select id from answer_change limit ${AT_ONCE} for update skip locked) returning *
      ), added as (
        insert into answer_count (consultation_id, confidential, sector, behalf, provenance, chosen, count)
        select consultation_id, confidential, sector, behalf, provenance, each, sum(sign) from taken, unnest(chosen) each
        group by 1, 2, 3, 4, 5, 6
        on conflict (consultation_id, confidential, sector, behalf, provenance, md5(chosen))
        do update set count = answer_count.count + excluded.count
      )
      select count(*)::integer as taken from taken`.execute(db)
    const taken = rows[0]?.taken ?? 0
    all += taken
    if (taken < AT_ONCE) break
  }
  await db.deleteFrom('answer_count').where('count', '=', 0).execute()
  return all
}
