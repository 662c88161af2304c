/** Points with what was done about them. Those of withdrawn responses are never among them. */

import { sql } from 'kysely'
import type { PointAction } from '../../analysis/report-counts.ts'
import type { Handle, Tx } from '../../db/open.ts'
import type { Comments } from '../../questions/comments.ts'
import type { Answers } from '../../questions/form.ts'
import { type Masking, withMask } from '../../questions/masking.ts'
import { loadQuestionForm } from '../consultations/index.ts'
import { maskingOf } from '../responses/index.ts'
import { type Amendment, amendmentsByPoint } from './amendments.queries.ts'
import { textsIn } from './reading/response.queries.ts'

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
  /** Whether its words are no longer in the response: the respondent changed them after the point was made. */
  readonly astray: boolean
  /** What it says in the review group's own words, for where the respondent's own may not be published; or ''. */
  readonly gist: string
  readonly action: PointAction | null
  readonly reason: string | null
  readonly passedTo: string | null
  readonly decidedAt: Date | null
  /** The changes of the text that it leads to, those that stand. */
  readonly changes: readonly Amendment[]
  readonly codes: readonly string[]
  /** What is left out of it wherever it leaves the review group (`openWords`). */
  readonly masking: Masking
}

/** Whether the words of a point are not published: it was not allowed, or they are no longer what the response says. */
export function isWithheld({ mayPublish, astray }: Pick<Point, 'mayPublish' | 'astray'>): boolean {
  return !mayPublish || astray
}

/** The words of a point, and of its gist, as they may leave the review group. */
export function openWords({ text, gist, masking }: Pick<Point, 'text' | 'gist' | 'masking'>) {
  return { text: withMask(text, masking), gist: withMask(gist, masking) }
}

/** Which points: all where nothing is named. `seesConfidential` false leaves out what was said in confidence. */
export type PointFilter = {
  readonly seesConfidential: boolean
  readonly responseId?: string
  readonly paragraphId?: string
  readonly number?: number
  readonly numbers?: readonly number[]
  readonly ids?: readonly string[]
}

/** Points of a consultation in the order of their numbers. */
export async function loadPoints(db: Handle, consultationId: string, filter: PointFilter): Promise<Point[]> {
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
      'point.gist',
      'response.state as responseState',
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
    .select(maskingOf('point.response_id').as('masking'))
    .where('point.consultation_id', '=', consultationId)
    .where('response.state', '<>', 'withdrawn')
    .$if(!filter.seesConfidential, query => query.where('response.confidential', '=', false))
    .$if(filter.responseId !== undefined, query => query.where('point.response_id', '=', filter.responseId!))
    .$if(filter.paragraphId !== undefined, query => query.where('point.paragraph_id', '=', filter.paragraphId!))
    .$if(filter.number !== undefined, query => query.where('point.number', '=', filter.number!))
    .$if(filter.numbers !== undefined, query => query.where('point.number', 'in', filter.numbers!))
    .$if(filter.ids !== undefined, query =>
      query.where(eb => eb('point.id', '=', eb.fn.any(eb.val(filter.ids as string[])))),
    )
    .orderBy('point.number')
    .execute()
  const changes = await amendmentsByPoint(db, consultationId, isFew(filter) ? rows.map(({ id }) => id) : undefined)
  const said = await textsOfChanged(
    db,
    consultationId,
    rows.flatMap(row => (row.responseState === 'changed' ? [row.responseId] : [])),
  )
  return rows.map(({ responseState: _, ...row }) => ({
    ...row,
    astray:
      said.get(row.responseId)?.get(row.source)?.slice(row.start, row.end) !== row.text && said.has(row.responseId),
    changes: changes.get(row.id) ?? [],
  }))
}

/** Whether a filter asks for a page of points at most. */
function isFew({ number, numbers, ids, responseId }: PointFilter): boolean {
  return number !== undefined || numbers !== undefined || ids !== undefined || responseId !== undefined
}

/** What responses say now that were changed after they were given: each text by its source. */
async function textsOfChanged(
  db: Handle,
  consultationId: string,
  responseIds: readonly string[],
): Promise<ReadonlyMap<string, ReadonlyMap<string, string>>> {
  if (responseIds.length === 0) return new Map()
  const form = await loadQuestionForm(db, consultationId)
  const responses = await db
    .selectFrom('response')
    .select(['id', 'free_text as freeText'])
    .select(eb => [
      eb.ref('answers').$castTo<Answers>().as('answers'),
      eb.ref('comments').$castTo<Comments>().as('comments'),
    ])
    .where('id', 'in', [...new Set(responseIds)])
    .execute()
  return new Map(
    responses.map(response => [
      response.id,
      new Map(textsIn(form, response).map(({ source, text }) => [source, text])),
    ]),
  )
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

/** The number under which a point stands in the register, which counts on without gaps; null for one made in confidence. */
export async function registerNumber(
  db: Handle,
  consultationId: string,
  point: Pick<Point, 'number' | 'confidential'>,
): Promise<number | null> {
  if (point.confidential) return null
  const row = await db
    .selectFrom('point')
    .innerJoin('response', 'response.id', 'point.response_id')
    .select(eb => eb.fn.countAll<string>().as('count'))
    .where('point.consultation_id', '=', consultationId)
    .where('point.number', '<=', point.number)
    .where('response.confidential', '=', false)
    .where('response.state', '<>', 'withdrawn')
    .executeTakeFirstOrThrow()
  return Number(row.count)
}

/** Keeps what a point says in the review group's own words; '' takes it away. */
export async function keepGist(tx: Tx, point: Pick<Point, 'id' | 'version'>, gist: string): Promise<void> {
  await tx
    .updateTable('point')
    .set({ gist, version: point.version + 1 })
    .where('id', '=', point.id)
    .execute()
}
