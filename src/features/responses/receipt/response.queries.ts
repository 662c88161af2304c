/** Responses as they are kept: found by their holder's code, changed, withdrawn. */
import type { Selectable } from 'kysely'
import { changeVersioned } from '../../../db/change-versioned.ts'
import { newId } from '../../../db/ids.ts'
import type { Handle, Tx } from '../../../db/open.ts'
import type { Seal } from '../../../db/seal.ts'
import type { ResponseTable } from '../../../db/tables.ts'
import type { Said } from '../form/reading.ts'
import { forgetWordsGone } from '../masking/masking.queries.ts'
import { handlesIn, useFiles } from '../sealing/answer-files.queries.ts'
import { markOf } from '../sealing/receipt-code.ts'
import { shownNumber } from './my-points.queries.ts'

/** A response with the consultation it belongs to. */
export type HeldResponse = Selectable<ResponseTable> & { readonly slug: string }

/** The response of a code, or null. */
export async function findByCode(db: Handle, seal: Seal, code: string): Promise<HeldResponse | null> {
  const row = await db
    .selectFrom('response')
    .innerJoin('consultation', 'consultation.id', 'response.consultation_id')
    .selectAll('response')
    .select('consultation.slug')
    .where('response.code_hash', '=', markOf(seal, code, 'response'))
    .executeTakeFirst()
  return row ?? null
}

/** Changes a response that still has the version quoted, keeping what it said before; false where it has not. */
export async function changeResponse(
  tx: Tx,
  before: HeldResponse,
  version: number,
  said: Pick<Said, 'answers' | 'not_asked' | 'comments' | 'free_text' | 'terms'>,
  now: Date,
): Promise<boolean> {
  const { terms, answers, not_asked, comments, free_text } = said
  const changed = await tx
    .updateTable('response')
    .set({
      ...terms,
      answers: JSON.stringify(answers),
      not_asked: JSON.stringify(not_asked),
      comments: JSON.stringify(comments),
      free_text,
      state: 'changed',
      version: version + 1,
      read_at: null,
    })
    .where('id', '=', before.id)
    .where('version', '=', version)
    .where('state', '<>', 'withdrawn')
    .executeTakeFirst()
  if (Number(changed.numUpdatedRows) !== 1) return false
  await keepRevision(tx, before, now)
  await useFiles(tx, before.id, handlesIn(answers, not_asked))
  await forgetWordsGone(tx, before.id, [...stringsIn(answers), ...stringsIn(comments), free_text])
  return true
}

/** Every text in what was answered, whatever its shape. */
function stringsIn(said: unknown): string[] {
  if (typeof said === 'string') return [said]
  return said !== null && typeof said === 'object' ? Object.values(said).flatMap(stringsIn) : []
}

async function keepRevision(tx: Tx, before: HeldResponse, now: Date): Promise<void> {
  const { answers, not_asked, comments, free_text, behalf, provenance, sector, area_part } = before
  const { confidential, may_publish, may_pass_on, published_as } = before
  const terms = { behalf, provenance, sector, area_part, confidential, may_publish, may_pass_on, published_as }
  await tx
    .insertInto('response_revision')
    .values({
      id: newId(),
      response_id: before.id,
      replaced_at: now,
      content: JSON.stringify({ answers, not_asked, comments, free_text, ...terms }),
    })
    .execute()
}

/** Withdraws a response; false where it was withdrawn before. What it said stays, unread and uncounted. */
export async function withdrawResponse(tx: Tx, id: string, now: Date): Promise<boolean> {
  const withdrawn = await tx
    .updateTable('response')
    .set(eb => ({ state: 'withdrawn', withdrawn_at: now, version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .where('state', '<>', 'withdrawn')
    .executeTakeFirst()
  if (Number(withdrawn.numUpdatedRows) !== 1) return false
  await useFiles(tx, id, [])
  await forgetWordsGone(tx, id, [])
  return true
}

/** A question that a respondent asked about what became of their points. */
export type Explanation = {
  readonly question: string
  readonly askedAt: Date
  readonly answer: string
  readonly answeredAt: Date | null
  readonly point: number | null
}

/** What a respondent asked to have explained, with the answers. */
export function findExplanations(db: Handle, responseId: string): Promise<Explanation[]> {
  return db
    .selectFrom('explanation_request')
    .leftJoin('point', 'point.id', 'explanation_request.point_id')
    .select(['explanation_request.question', 'explanation_request.created_at as askedAt'])
    .select(['explanation_request.answer', 'explanation_request.answered_at as answeredAt'])
    .select(eb => eb.case().when('point.id', 'is not', null).then(shownNumber).else(null).end().as('point'))
    .where('explanation_request.response_id', '=', responseId)
    .orderBy('explanation_request.created_at')
    .execute()
}

/** Asks for an explanation. */
export async function askExplanation(
  tx: Tx,
  responseId: string,
  pointId: string | null,
  question: string,
  now: Date,
): Promise<string> {
  const id = newId()
  await tx
    .insertInto('explanation_request')
    .values({ id, created_at: now, response_id: responseId, point_id: pointId, question })
    .execute()
  return id
}

/** Answers a question, or answers it anew; false where somebody else did meanwhile. */
export async function answerExplanation(
  tx: Tx,
  id: string,
  version: number,
  answer: string,
  { by, now }: { readonly by: string | null; readonly now: Date },
): Promise<boolean> {
  return changeVersioned(tx, 'explanation_request', id, version, { answer, answered_at: now, answered_by: by })
}

/** Keeps questions that were asked about points which are no more: they stand without a point. */
export async function keepWithoutPoints(tx: Tx, pointIds: readonly string[]): Promise<void> {
  await tx
    .updateTable('explanation_request')
    .set({ point_id: null })
    .where('point_id', 'in', [...pointIds])
    .execute()
}

/** Notes that a response has been read, once. */
export async function markRead(tx: Tx, responseId: string, now: Date): Promise<void> {
  await tx
    .updateTable('response')
    .set({ read_at: now })
    .where('id', '=', responseId)
    .where('read_at', 'is', null)
    .execute()
}

/** Notes many responses as read, those of them that were not. */
export async function markReadTogether(tx: Tx, ids: readonly string[], now: Date): Promise<void> {
  await tx
    .updateTable('response')
    .set({ read_at: now })
    .where(eb => eb('id', '=', eb.fn.any(eb.val([...ids]))))
    .where('read_at', 'is', null)
    .execute()
}

/** Takes back that responses were read. */
export async function markUnread(tx: Tx, ids: readonly string[]): Promise<void> {
  await tx
    .updateTable('response')
    .set({ read_at: null })
    .where(eb => eb('id', '=', eb.fn.any(eb.val([...ids]))))
    .execute()
}
