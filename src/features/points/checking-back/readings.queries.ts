/** Readings that are checked back: who is asked, what they said, and what was done about it. Nobody's name or address is in here. */
import { type SqlBool, sql } from 'kysely'
import { changeVersioned } from '../../../db/change-versioned.ts'
import { newId } from '../../../db/ids.ts'
import type { Handle, Tx } from '../../../db/open.ts'

/** How far it has come. `toAsk` can be asked and were not. */
export type ReadingCounts = {
  readonly toAsk: number
  readonly asked: number
  /** Who left no email address, and so cannot be asked by mail. */
  readonly unmailed: number
  readonly asMeant: number
  readonly waiting: number
  readonly settled: number
}

/** Responses that stand, were read into points, and whose sender can be reached. */
function toAsk(db: Handle, consultationId: string) {
  return db
    .selectFrom('response')
    .innerJoin('respondent_contact as contact', 'contact.response_id', 'response.id')
    .where('response.consultation_id', '=', consultationId)
    .where('response.state', '<>', 'withdrawn')
    .where('response.read_at', 'is not', null)
    .where('contact.reachable', '=', true)
    .where('contact.erased_at', 'is', null)
    .where(sql<SqlBool>`exists (select from point where point.response_id = response.id)`)
    .where(sql<SqlBool>`not exists (select from reading_check k where k.response_id = response.id)`)
}

/** Counts a consultation. */
export async function countReadings(db: Handle, consultationId: string): Promise<ReadingCounts> {
  const left = await toAsk(db, consultationId)
    .select(eb => eb.fn.countAll<string>().as('n'))
    .executeTakeFirstOrThrow()
  const row = await db
    .selectFrom('reading_check')
    .innerJoin('response', 'response.id', 'reading_check.response_id')
    .select([
      sql<string>`count(*) filter (where not by_code_only)`.as('asked'),
      sql<string>`count(*) filter (where by_code_only)`.as('unmailed'),
      sql<string>`count(*) filter (where agrees)`.as('asMeant'),
      sql<string>`count(*) filter (where not agrees and settled_at is null)`.as('waiting'),
      sql<string>`count(*) filter (where settled_at is not null)`.as('settled'),
    ])
    .where('response.consultation_id', '=', consultationId)
    .where('response.state', '<>', 'withdrawn')
    .executeTakeFirstOrThrow()
  return {
    toAsk: Number(left.n),
    asked: Number(row.asked),
    unmailed: Number(row.unmailed),
    asMeant: Number(row.asMeant),
    waiting: Number(row.waiting),
    settled: Number(row.settled),
  }
}

/** Begins to ask everybody who can be; gives how many. */
export async function beginAsking(tx: Tx, consultationId: string, now: Date): Promise<number> {
  // In the order of references, which tell no order of arrival: the new ids are shown to the lead, and mail leaves in their order.
  const ids = await toAsk(tx, consultationId).select('response.id').orderBy('response.reference').execute()
  for (let from = 0; from < ids.length; from += 500)
    await tx
      .insertInto('reading_check')
      .values(ids.slice(from, from + 500).map(({ id }) => ({ id: newId(), created_at: now, response_id: id })))
      .onConflict(on => on.column('response_id').doNothing())
      .execute()
  return ids.length
}

/** One who is to be mailed, held for this transaction; null where none is left behind this one. */
export async function takeOneToMail(tx: Tx, after: string) {
  const row = await tx
    .selectFrom('reading_check')
    .innerJoin('response', 'response.id', 'reading_check.response_id')
    .innerJoin('consultation', 'consultation.id', 'response.consultation_id')
    .select(['reading_check.id', 'response.id as responseId', 'response.reference'])
    .select(['consultation.title', 'consultation.feedback_on as feedbackOn'])
    .where('reading_check.mailed_at', 'is', null)
    .where('reading_check.by_code_only', '=', false)
    .where('reading_check.answered_at', 'is', null)
    .where('reading_check.id', '>', after)
    .where('response.state', '<>', 'withdrawn')
    .where('consultation.state', 'not in', ['reported', 'evaluated', 'withdrawn'])
    .orderBy('reading_check.id')
    .limit(1)
    .forUpdate('reading_check')
    .skipLocked()
    .executeTakeFirst()
  return row ?? null
}

/** Notes that the link was mailed, or that there is no address to mail it to. */
export async function noteMailed(
  tx: Tx,
  id: string,
  how: { readonly at: Date; readonly tokenHash: Buffer } | 'by-code',
): Promise<void> {
  await tx
    .updateTable('reading_check')
    .set(how === 'by-code' ? { by_code_only: true } : { mailed_at: how.at, token_hash: how.tokenHash })
    .where('id', '=', id)
    .execute()
}

/** A reading as its respondent is asked about it. */
export type AskedReading = {
  readonly id: string
  readonly version: number
  readonly responseId: string
  readonly reference: string
  readonly consultationId: string
  readonly title: string
  readonly slug: string
  readonly agrees: boolean | null
  readonly says: string
  readonly answer: string
  readonly settled: boolean
  /** Whether it can still be answered: until what came of it is reported. */
  readonly open: boolean
}

function asked(db: Handle) {
  return db
    .selectFrom('reading_check')
    .innerJoin('response', 'response.id', 'reading_check.response_id')
    .innerJoin('consultation', 'consultation.id', 'response.consultation_id')
    .select(['reading_check.id', 'reading_check.version', 'response.id as responseId', 'response.reference'])
    .select(['reading_check.agrees', 'reading_check.says', 'reading_check.answer'])
    .select(['consultation.id as consultationId', 'consultation.title', 'consultation.slug'])
    .select(sql<boolean>`reading_check.settled_at is not null`.as('settled'))
    .select(
      sql<boolean>`reading_check.answered_at is null and consultation.state not in ('reported', 'evaluated', 'withdrawn')`.as(
        'open',
      ),
    )
    .where('response.state', '<>', 'withdrawn')
}

/** The reading of a link; null where there is none, also once it was used. */
export async function findByToken(db: Handle, tokenHash: Buffer): Promise<AskedReading | null> {
  const row = await asked(db).where('reading_check.token_hash', '=', tokenHash).executeTakeFirst()
  return row ?? null
}

/** Keeps what a respondent says, once; false where it was said before. */
export async function answerReading(
  tx: Tx,
  id: string,
  { agrees, says, now }: { readonly agrees: boolean; readonly says: string; readonly now: Date },
): Promise<boolean> {
  const kept = await tx
    .updateTable('reading_check')
    .set(eb => ({ agrees, says, answered_at: now, used_at: now, version: eb('version', '+', 1) }))
    .where('id', '=', id)
    .where('answered_at', 'is', null)
    .executeTakeFirst()
  return Number(kept.numUpdatedRows) === 1
}

/** A correction that somebody asked for. */
export type Correction = {
  readonly id: string
  readonly version: number
  readonly responseId: string
  readonly reference: string
  readonly says: string
  readonly putRight: boolean | null
  readonly answer: string
  readonly settledAt: Date | null
}

/** The corrections asked for in a consultation, those that wait first, by the reference of their response. */
export async function listCorrections(db: Handle, consultationId: string): Promise<Correction[]> {
  return db
    .selectFrom('reading_check')
    .innerJoin('response', 'response.id', 'reading_check.response_id')
    .select(['reading_check.id', 'reading_check.version', 'response.id as responseId', 'response.reference'])
    .select(['reading_check.says', 'reading_check.put_right as putRight', 'reading_check.answer'])
    .select('reading_check.settled_at as settledAt')
    .where('response.consultation_id', '=', consultationId)
    .where('response.state', '<>', 'withdrawn')
    .where('reading_check.agrees', '=', false)
    .orderBy(sql`reading_check.settled_at is not null`)
    .orderBy('response.reference')
    .execute()
}

/**
 * Writes down what was done about a correction; false where somebody else did meanwhile. It was dealt with when it first was: whoever words
 * the answer anew takes that from nobody.
 */
export function settleCorrection(
  tx: Tx,
  { id, version, settledAt }: Pick<Correction, 'id' | 'version' | 'settledAt'>,
  { putRight, answer, by, now }: { putRight: boolean; answer: string; by: string | null; now: Date },
): Promise<boolean> {
  const change = { put_right: putRight, answer, settled_at: settledAt ?? now, settled_by: by }
  return changeVersioned(tx, 'reading_check', id, version, change)
}

/** A point as its respondent reads it back. */
export type ReadBack = { readonly text: string; readonly about: string | null }

/** The points that a response was read into, in their order. */
export async function findReadBack(db: Handle, responseId: string): Promise<ReadBack[]> {
  return db
    .selectFrom('point')
    .leftJoin('question', 'question.id', 'point.question_id')
    .leftJoin('paragraph', 'paragraph.id', 'point.paragraph_id')
    .leftJoin('document', join =>
      join.on(eb => eb('document.id', '=', eb.fn.coalesce('point.document_id', 'paragraph.document_id'))),
    )
    .select('point.text')
    .select(eb => eb.fn.coalesce('question.text', 'document.title').as('about'))
    .where('point.response_id', '=', responseId)
    .orderBy('point.number')
    .execute()
}
