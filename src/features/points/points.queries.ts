/** Points with what was done about them. Those of withdrawn responses are never among them. */
import { sql } from 'kysely'
import type { Span } from '../../analysis/points.ts'
import type { PointAction } from '../../analysis/report-counts.ts'
import { newId } from '../../db/ids.ts'
import type { Handle, Tx } from '../../db/open.ts'
import { type Amendment, amendmentsByPoint } from './deciding/amendments.queries.ts'

/** A point with its action, without anything that says who made it. */
export type Point = {
  readonly id: string
  readonly version: number
  readonly number: number
  readonly responseId: string
  readonly reference: string
  readonly source: string
  readonly start: number
  readonly end: number
  readonly text: string
  readonly documentId: string | null
  readonly paragraphId: string | null
  readonly questionId: string | null
  readonly offTopic: boolean
  readonly confidential: boolean
  readonly mayPublish: boolean
  readonly mayPassOn: boolean
  readonly action: PointAction | null
  readonly reason: string | null
  readonly passedTo: string | null
  readonly decidedAt: Date | null
  /** The changes of the text that it leads to, those that stand. */
  readonly changes: readonly Amendment[]
  readonly codes: readonly string[]
}

/** Which points: all where nothing is named. `seesConfidential` false leaves out what was said in confidence. */
export type PointFilter = {
  readonly seesConfidential: boolean
  readonly responseId?: string
  readonly paragraphId?: string
  readonly number?: number
}

/** Points of a consultation in the order of their numbers. */
export async function loadPoints(db: Handle, consultationId: string, filter: PointFilter): Promise<Point[]> {
  const changes = await amendmentsByPoint(db, consultationId)
  const rows = await db
    .selectFrom('point')
    .innerJoin('response', 'response.id', 'point.response_id')
    .leftJoin('point_action', 'point_action.point_id', 'point.id')
    .select([
      'point.id',
      'point.version',
      'point.number',
      'point.response_id as responseId',
      'response.reference',
      'point.source',
      'point.span_start as start',
      'point.span_end as end',
      'point.text',
      'point.document_id as documentId',
      'point.paragraph_id as paragraphId',
      'point.question_id as questionId',
      'point.off_topic as offTopic',
      'response.confidential',
      'response.may_publish as mayPublish',
      'response.may_pass_on as mayPassOn',
      'point_action.action',
      'point_action.reason',
      'point_action.passed_to as passedTo',
      'point_action.decided_at as decidedAt',
    ])
    .select(
      sql<string[]>`array(select distinct code from point_code where point_code.point_id = point.id order by code)`.as(
        'codes',
      ),
    )
    .where('point.consultation_id', '=', consultationId)
    .where('response.state', '<>', 'withdrawn')
    .$if(!filter.seesConfidential, query => query.where('response.confidential', '=', false))
    .$if(filter.responseId !== undefined, query => query.where('point.response_id', '=', filter.responseId!))
    .$if(filter.paragraphId !== undefined, query => query.where('point.paragraph_id', '=', filter.paragraphId!))
    .$if(filter.number !== undefined, query => query.where('point.number', '=', filter.number!))
    .orderBy('point.number')
    .execute()
  return rows.map(row => ({ ...row, changes: changes.get(row.id) ?? [] }))
}

/** The point of that number, or null. */
export async function findPoint(
  db: Handle,
  consultationId: string,
  number: string,
  seesConfidential: boolean,
): Promise<Point | null> {
  if (!/^[1-9]\d{0,8}$/.test(number)) return null
  const [point] = await loadPoints(db, consultationId, { seesConfidential, number: Number(number) })
  return point ?? null
}

/** Whoever changes points of a consultation waits here for the one before; what was read earlier must be read again. */
export async function lockPoints(tx: Tx, consultationId: string): Promise<void> {
  await tx.selectFrom('consultation').select('id').where('id', '=', consultationId).forNoKeyUpdate().execute()
}

/** A point about to be made: a stretch of one text, and what it is about. */
export type NewPoint = Span & {
  readonly source: string
  readonly text: string
  readonly documentId: string | null
  readonly paragraphId: string | null
  readonly questionId: string | null
}

/** Makes points, numbered on from the last of the consultation; gives their numbers. */
export async function makePoints(
  tx: Tx,
  consultationId: string,
  responseId: string,
  made: readonly NewPoint[],
  by: string | null,
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
    response_id: responseId,
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
  }))
  await tx.insertInto('point').values(rows).execute()
  return rows.map(({ number }) => number)
}

/** Gives a point another stretch of its text; false where somebody changed it meanwhile. */
export async function moveSpan(
  tx: Tx,
  point: Pick<Point, 'id' | 'version'>,
  span: Span,
  text: string,
): Promise<boolean> {
  const changed = await tx
    .updateTable('point')
    .set({ span_start: span.start, span_end: span.end, text, version: point.version + 1 })
    .where('id', '=', point.id)
    .where('version', '=', point.version)
    .executeTakeFirst()
  return Number(changed.numUpdatedRows) === 1
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
