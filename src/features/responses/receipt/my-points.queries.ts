/** What became of each point of one response: for the holder of its code, once the outcome is published. */
import { sql } from 'kysely'
import type { Handle } from '../../../db/open.ts'
import type { Span } from '../../../documents/index.ts'
import { readChange } from '../../documents/index.ts'
import { paragraphNumber } from '../form/responding.queries.ts'

/** An exact change that a point led to: of a paragraph, named by its number, that it rewords, drops or stands after. */
export type MyChange = {
  readonly does: 'reword' | 'drop' | 'add'
  readonly placed: 'beside' | 'under'
  readonly place: string
  /** The number of the paragraph that says the same, where one was dropped for it. */
  readonly into: string | null
  readonly spans: readonly Span[]
}

/** A point of a response, with the action taken on it. */
export type MyPoint = {
  readonly id: string
  /** As in the register; a point made in confidence stands in none, and is counted among those of its own response. */
  readonly number: number
  readonly text: string
  /** What it is about: a document and a paragraph's number, or a question; empty where it is about neither. */
  readonly document: string | null
  readonly paragraph: string | null
  readonly question: string | null
  readonly action: string | null
  readonly reason: string | null
  readonly passedTo: string | null
  readonly changes: readonly MyChange[]
}

/**
 * The number of a point as its respondent reads it. The register counts without gaps, so that nothing shows where points
 * made in confidence would stand.
 */
export const shownNumber = sql<number>`(select count(*)::int from point earlier
  join response theirs on theirs.id = earlier.response_id join response own on own.id = point.response_id
  where earlier.consultation_id = point.consultation_id and earlier.number <= point.number
    and case when own.confidential then theirs.id = own.id else not theirs.confidential and theirs.state <> 'withdrawn' end)`

/** Every point of a response in order. */
export async function findMyPoints(db: Handle, responseId: string): Promise<MyPoint[]> {
  const changes = await changesByPoint(db, responseId)
  const points = await db
    .selectFrom('point')
    .leftJoin('point_action', 'point_action.point_id', 'point.id')
    .leftJoin('paragraph', 'paragraph.id', 'point.paragraph_id')
    .leftJoin('document', join =>
      join.on(eb => eb('document.id', '=', eb.fn.coalesce('point.document_id', 'paragraph.document_id'))),
    )
    .leftJoin('question', 'question.id', 'point.question_id')
    .select([
      'point.id',
      shownNumber.as('number'),
      'point.text',
      'document.title as document',
      'question.text as question',
    ])
    .select(['point_action.action', 'point_action.reason', 'point_action.passed_to as passedTo'])
    .select(eb =>
      eb
        .selectFrom('paragraph_text')
        .innerJoin('pack_document', 'pack_document.document_version_id', 'paragraph_text.document_version_id')
        .select(paragraphNumber.as('number'))
        .whereRef('paragraph_text.paragraph_id', '=', 'point.paragraph_id')
        .whereRef('pack_document.consultation_id', '=', 'point.consultation_id')
        .limit(1)
        .as('paragraph'),
    )
    .where('point.response_id', '=', responseId)
    .orderBy('point.number')
    .execute()
  return points.map(point => ({ ...point, changes: changes.get(point.id) ?? [] }))
}

/** The changes that the points of a response led to and that stand, by point. */
async function changesByPoint(db: Handle, responseId: string): Promise<ReadonlyMap<string, readonly MyChange[]>> {
  const rows = await db
    .selectFrom('point_amendment')
    .innerJoin('point', 'point.id', 'point_amendment.point_id')
    .innerJoin('amendment', 'amendment.id', 'point_amendment.amendment_id')
    .select(['point.id as pointId', 'amendment.does', 'amendment.placed', 'amendment.printed'])
    .select(['amendment.text_before as textBefore', 'amendment.text_after as textAfter'])
    .select([numberOf('amendment.paragraph_id').as('place'), numberOf('amendment.into_paragraph_id').as('into')])
    .where('point.response_id', '=', responseId)
    .where('amendment.withdrawn_at', 'is', null)
    .orderBy('amendment.id')
    .execute()
  const shown = rows.map(({ pointId, does, placed, place, into, ...words }) => ({
    pointId,
    change: { does, placed, place: place ?? '', into, spans: readChange({ does, ...words }) },
  }))
  return new Map(
    [...Map.groupBy(shown, ({ pointId }) => pointId)].map(([id, list]) => [id, list.map(({ change }) => change)]),
  )
}

/** The number that a paragraph has in the version an amendment was written for. */
function numberOf(column: string) {
  return sql<string | null>`(select ${paragraphNumber} from paragraph_text
    where paragraph_text.paragraph_id = ${sql.ref(column)}
      and paragraph_text.document_version_id = amendment.document_version_id)`
}
