/** The register a page at a time: which points stand on it, in the order of what they are about. */
import { sql } from 'kysely'
import type { Handle } from '../../../db/open.ts'
import type { Window } from '../../../web/list.ts'
import { type Places, registerPlaces } from '../places.ts'
import { loadPoints, type Point } from '../points.queries.ts'

/** A point by its number in the consultation, and by the one it has in the register, which counts on without gaps. */
export type Numbered = { readonly number: number; readonly shown: number }

/** Points that stand in the register, by place and number: none that was made in confidence. */
export async function listRegister(
  db: Handle,
  consultationId: string,
  places: Places,
  window: Window | null,
): Promise<Numbered[]> {
  const all = registerPlaces(places)
  const ids = (kind: 'paragraph' | 'question') => all.filter(each => each.kind === kind).map(({ id }) => id)
  const [paragraphs, questions] = [ids('paragraph'), ids('question')]
  const { rows } = await sql<Numbered>`
    select p.number, row_number() over (order by p.number)::integer as shown
    from point p join response r on r.id = p.response_id and r.state <> 'withdrawn' and not r.confidential
    where p.consultation_id = ${consultationId}::uuid
    order by coalesce(array_position(${sql.val(paragraphs)}::uuid[], p.paragraph_id),
      ${paragraphs.length}::integer + array_position(${sql.val(questions)}::uuid[], p.question_id), 2147483647), p.number
    limit ${window?.limit ?? null}::integer offset ${window?.offset ?? 0}::integer`.execute(db)
  return rows
}

/**
 * How many points of the register stand at each place, by its id; '' for those about nothing that was asked. A point on a paragraph stands
 * there even if it came in answer to a question.
 */
export async function countByPlace(
  db: Handle,
  consultationId: string,
  places: Places,
): Promise<ReadonlyMap<string, number>> {
  const all = registerPlaces(places)
  const ids = (kind: 'paragraph' | 'question') => all.filter(each => each.kind === kind).map(({ id }) => id)
  const { rows } = await sql<{ place: string; count: number }>`
    select case when p.paragraph_id = any(${sql.val(ids('paragraph'))}::uuid[]) then p.paragraph_id::text
        when p.question_id = any(${sql.val(ids('question'))}::uuid[]) then p.question_id::text else '' end as place,
      sum(p.count)::integer as count
    from (select p.paragraph_id, p.question_id, count(*) as count
      from point p join response r on r.id = p.response_id and r.state <> 'withdrawn' and not r.confidential
      where p.consultation_id = ${consultationId}::uuid group by 1, 2) p
    group by 1`.execute(db)
  return new Map(rows.map(({ place, count }) => [place, count]))
}

/** Points read at one time for a table. */
const AT_ONCE = 200

/** Reads the points of these numbers some at a time, in the order of the numbers given. */
export async function* pointsByNumber(
  db: Handle,
  consultationId: string,
  numbers: readonly number[],
  seesConfidential: boolean,
): AsyncGenerator<readonly Point[]> {
  for (let at = 0; at < numbers.length; at += AT_ONCE) {
    const some = numbers.slice(at, at + AT_ONCE)
    const points = await loadPoints(db, consultationId, { seesConfidential, numbers: some })
    const byNumber = new Map(points.map(point => [point.number, point]))
    yield some.flatMap(number => byNumber.get(number) ?? [])
  }
}
