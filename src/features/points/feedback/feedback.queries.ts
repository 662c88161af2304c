/** Who still has to be told what came of their response. Nobody's name or address is in here: those are sealed. */
import { sql } from 'kysely'
import type { Handle, Tx } from '../../../db/open.ts'

/** How far feedback has come. `byLetter` wait for a letter; `waiting` are not looked at yet. */
export type FeedbackCounts = {
  readonly responses: number
  readonly reachable: number
  readonly sent: number
  readonly byLetter: number
  readonly waiting: number
}

/** Counts the contacts of a consultation's responses that stand. */
export async function feedbackCounts(db: Handle, consultationId: string): Promise<FeedbackCounts> {
  const row = await db
    .selectFrom('response')
    .leftJoin('respondent_contact as contact', join =>
      join.onRef('contact.response_id', '=', 'response.id').on('contact.erased_at', 'is', null),
    )
    .select([
      sql<string>`count(*)`.as('responses'),
      sql<string>`count(*) filter (where contact.reachable)`.as('reachable'),
      sql<string>`count(*) filter (where contact.reachable and feedback_sent_at is not null)`.as('sent'),
      sql<string>`count(*) filter (where contact.reachable and feedback_sent_at is null and feedback_by_letter)`.as(
        'byLetter',
      ),
      sql<string>`count(*) filter (where contact.reachable and feedback_sent_at is null and not feedback_by_letter)`.as(
        'waiting',
      ),
    ])
    .where('response.consultation_id', '=', consultationId)
    .where('response.state', '<>', 'withdrawn')
    .executeTakeFirstOrThrow()
  const { responses, reachable, sent, byLetter, waiting } = row
  return {
    responses: Number(responses),
    reachable: Number(reachable),
    sent: Number(sent),
    byLetter: Number(byLetter),
    waiting: Number(waiting),
  }
}

/** A response whose respondent is to be told, with what the mail needs of its consultation. */
export type ToTell = {
  readonly contactId: string
  readonly responseId: string
  readonly reference: string
  readonly slug: string
  readonly title: string
}

/** One respondent nobody has told yet, held for this transaction so that nobody else tells them; null where all are told. */
export async function takeOneToTell(tx: Tx, after: string): Promise<ToTell | null> {
  const row = await toTell(tx)
    .where('contact.feedback_by_letter', '=', false)
    .where('contact.id', '>', after)
    .orderBy('contact.id')
    .limit(1)
    .forUpdate('contact')
    .skipLocked()
    .executeTakeFirst()
  return row ?? null
}

/** Those of a consultation who wait for a letter. */
export async function waitingForLetters(tx: Handle, consultationId: string): Promise<ToTell[]> {
  return toTell(tx)
    .where('contact.feedback_by_letter', '=', true)
    .where('response.consultation_id', '=', consultationId)
    .orderBy('response.reference')
    .execute()
}

function toTell(tx: Handle) {
  return (
    tx
      .selectFrom('respondent_contact as contact')
      .innerJoin('response', 'response.id', 'contact.response_id')
      .innerJoin('consultation', 'consultation.id', 'response.consultation_id')
      .innerJoin('consultation_report as report', 'report.consultation_id', 'consultation.id')
      .select([
        'contact.id as contactId',
        'response.id as responseId',
        'response.reference',
        'consultation.slug',
        'consultation.title',
      ])
      .where('contact.reachable', '=', true)
      .where('contact.erased_at', 'is', null)
      .where('contact.feedback_sent_at', 'is', null)
      .where('response.state', '<>', 'withdrawn')
      .where('report.published_at', 'is not', null)
      // Not while the register is open again: whoever was heard late is told once their points have an action too.
      .where('consultation.state', 'in', ['reported', 'evaluated'])
  )
}
