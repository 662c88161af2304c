/** What became of each point of one response: for the holder of its code, once the outcome is published. */
import type { Handle } from '../../db/open.ts'
import { paragraphNumber } from './responding.queries.ts'

/** A point of a response, with the action taken on it. */
export type MyPoint = {
  readonly id: string
  readonly number: number
  readonly text: string
  /** What it is about: a document and a paragraph's number, or a question; empty where it is about neither. */
  readonly document: string | null
  readonly paragraph: string | null
  readonly question: string | null
  readonly action: string | null
  readonly reason: string | null
  readonly passedTo: string | null
  readonly textBefore: string | null
  readonly textAfter: string | null
}

/** Every point of a response in order. */
export function findMyPoints(db: Handle, responseId: string): Promise<MyPoint[]> {
  return db
    .selectFrom('point')
    .leftJoin('point_action', 'point_action.point_id', 'point.id')
    .leftJoin('amendment', join =>
      join.onRef('amendment.id', '=', 'point_action.amendment_id').on('amendment.withdrawn_at', 'is', null),
    )
    .leftJoin('paragraph', 'paragraph.id', 'point.paragraph_id')
    .leftJoin('document', join =>
      join.on(eb => eb('document.id', '=', eb.fn.coalesce('point.document_id', 'paragraph.document_id'))),
    )
    .leftJoin('question', 'question.id', 'point.question_id')
    .select(['point.id', 'point.number', 'point.text', 'document.title as document', 'question.text as question'])
    .select(['point_action.action', 'point_action.reason', 'point_action.passed_to as passedTo'])
    .select(['amendment.text_before as textBefore', 'amendment.text_after as textAfter'])
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
}
