/** Requests for confidence with their answers, for the lead of a consultation, and one answer for whoever gave the response. */
import { sql } from 'kysely'
import { newId } from '../../../db/ids.ts'
import type { Handle, Tx } from '../../../db/open.ts'
import type { Window } from '../../../web/list.ts'

/** A response given in confidence, with what was answered. */
export type Request = {
  readonly reference: string
  readonly receivedAt: Date
  readonly answer: string | null
  readonly answeredAt: Date | null
  readonly mailed: boolean | null
}

function inConfidence(db: Handle, consultationId: string) {
  return db
    .selectFrom('response')
    .leftJoin('confidence_answer as given', 'given.response_id', 'response.id')
    .where('response.consultation_id', '=', consultationId)
    .where('response.confidential', '=', true)
    .where('response.state', '<>', 'withdrawn')
}

/** How many asked, and how many of them wait for an answer. */
export async function countRequests(
  db: Handle,
  consultationId: string,
): Promise<{ readonly asked: number; readonly waiting: number }> {
  const row = await inConfidence(db, consultationId)
    .select(eb => [eb.fn.countAll<string>().as('asked'), eb.fn.count<string>('given.id').as('answered')])
    .executeTakeFirstOrThrow()
  return { asked: Number(row.asked), waiting: Number(row.asked) - Number(row.answered) }
}

/** Those on one page: first those that wait, by their references, which tell no order of arrival. */
export function listRequests(db: Handle, consultationId: string, { limit, offset }: Window): Promise<Request[]> {
  return inConfidence(db, consultationId)
    .select(['response.reference', 'response.received_at as receivedAt', 'given.answer', 'given.mailed'])
    .select('given.created_at as answeredAt')
    .orderBy(sql`given.id is not null`)
    .orderBy('response.reference')
    .limit(limit)
    .offset(offset)
    .execute()
}

/** The ids of the responses that wait for an answer, with whether they left a way to be reached. */
export function findWaiting(db: Handle, consultationId: string): Promise<{ id: string; reachable: boolean | null }[]> {
  return inConfidence(db, consultationId)
    .leftJoin('respondent_contact as contact', join =>
      join.onRef('contact.response_id', '=', 'response.id').on('contact.erased_at', 'is', null),
    )
    .select(['response.id', 'contact.reachable'])
    .where('given.id', 'is', null)
    .orderBy('response.reference')
    .execute()
}

/** Keeps an answer with its response; false where somebody answered before. */
export async function keepAnswer(
  tx: Tx,
  responseId: string,
  answer: { readonly text: string; readonly by: string | null; readonly now: Date; readonly mailed: boolean },
): Promise<boolean> {
  const kept = await tx
    .insertInto('confidence_answer')
    .values({
      id: newId(),
      created_at: answer.now,
      response_id: responseId,
      answer: answer.text,
      answered_by: answer.by,
      mailed: answer.mailed,
    })
    .onConflict(conflict => conflict.column('response_id').doNothing())
    .executeTakeFirst()
  return Number(kept.numInsertedOrUpdatedRows) === 1
}

/** What was answered to the request of one response; null where nothing was. */
export async function findAnswer(
  db: Handle,
  responseId: string,
): Promise<{ readonly answer: string; readonly answeredAt: Date } | null> {
  const row = await db
    .selectFrom('confidence_answer')
    .select(['answer', 'created_at as answeredAt'])
    .where('response_id', '=', responseId)
    .executeTakeFirst()
  return row ?? null
}
