/** Points made, moved and taken away. Whoever does it has locked the points of the consultation. */
import type { Span } from '../../analysis/points.ts'
import { changeVersioned } from '../../db/change-versioned.ts'
import { newId } from '../../db/ids.ts'
import type { Handle, Tx } from '../../db/open.ts'
import { keepWithoutPoints } from '../responses/index.ts'
import { lockPoints, type Point } from './points.queries.ts'

/** A point about to be made: a stretch of one text, and what it is about. */
export type NewPoint = Span & {
  readonly source: string
  readonly text: string
  readonly documentId: string | null
  readonly paragraphId: string | null
  readonly questionId: string | null
}

/** Makes points in one response, numbered on from the last of the consultation; gives their numbers. */
export async function makePoints(
  tx: Tx,
  consultationId: string,
  responseId: string,
  made: readonly NewPoint[],
  by: string | null,
): Promise<number[]> {
  return makePointsIn(
    tx,
    consultationId,
    made.map(point => ({ ...point, responseId })),
    by,
  )
}

/** Rows of one statement: a statement takes 65,535 values. */
const ROWS = 2000

/** Makes points in many responses, by the act they are made in if there is one; gives their numbers. */
export async function makePointsIn(
  tx: Tx,
  consultationId: string,
  made: readonly (NewPoint & { readonly responseId: string })[],
  by: string | null,
  act: string | null = null,
): Promise<number[]> {
  if (made.length === 0) return []
  await lockPoints(tx, consultationId)
  const last = await tx
    .selectFrom('point')
    .select(eb => eb.fn.max('number').as('number'))
    .where('consultation_id', '=', consultationId)
    .executeTakeFirstOrThrow()
  const first = Number(last.number ?? 0) + 1
  const rows = made.map((point, at) => ({
    id: newId(),
    response_id: point.responseId,
    consultation_id: consultationId,
    number: first + at,
    source: point.source,
    span_start: point.start,
    span_end: point.end,
    text: point.text,
    document_id: point.documentId,
    paragraph_id: point.paragraphId,
    question_id: point.questionId,
    made_by: by,
    made_in: act,
  }))
  for (let at = 0; at < rows.length; at += ROWS)
    await tx
      .insertInto('point')
      .values(rows.slice(at, at + ROWS))
      .execute()
  return rows.map(({ number }) => number)
}

/** Gives a point another stretch of its text; false where somebody changed it meanwhile. */
export async function moveSpan(
  tx: Tx,
  point: Pick<Point, 'id' | 'version'>,
  span: Span,
  text: string,
): Promise<boolean> {
  return changeVersioned(tx, 'point', point.id, point.version, { span_start: span.start, span_end: span.end, text })
}

/** Whether points may be taken away: nothing rests on them yet, neither an action nor somebody's question. */
export async function restedOn(db: Handle, pointIds: readonly string[]): Promise<number[]> {
  if (pointIds.length === 0) return []
  const rows = await db
    .selectFrom('point')
    .select('number')
    .where('id', 'in', pointIds)
    .where(({ or, exists, selectFrom }) =>
      or([
        exists(selectFrom('point_action').select('id').whereRef('point_action.point_id', '=', 'point.id')),
        exists(
          selectFrom('explanation_request').select('id').whereRef('explanation_request.point_id', '=', 'point.id'),
        ),
      ]),
    )
    .orderBy('number')
    .execute()
  return rows.map(({ number }) => number)
}

/** Takes points away that nothing rests on, with their codes. Their numbers are not given again while later ones stand. */
export async function removePoints(tx: Tx, pointIds: readonly string[]): Promise<void> {
  if (pointIds.length === 0) return
  await tx.deleteFrom('point_code').where('point_id', 'in', pointIds).execute()
  await tx.deleteFrom('point').where('id', 'in', pointIds).execute()
}

/** Takes away points whose words are gone, with what was decided on them; questions asked about them stay without a point. */
export async function dropAstray(tx: Tx, points: readonly Pick<Point, 'id'>[]): Promise<void> {
  if (points.length === 0) return
  const ids = points.map(({ id }) => id)
  await tx.deleteFrom('point_amendment').where('point_id', 'in', ids).execute()
  await tx.deleteFrom('point_action').where('point_id', 'in', ids).execute()
  await keepWithoutPoints(tx, ids)
  await removePoints(tx, ids)
}
