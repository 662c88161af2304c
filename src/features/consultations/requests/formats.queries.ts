/** Requests for another format or language: what is wanted, by when, and sealed apart how to reach who asked. */
import type { Handle } from '../../../db/open.ts'
import type { Day } from '../../../kernel/day.ts'

/** The place a request's contact is sealed for. */
export function contactPlace(requestId: string): string {
  return `format_request:${requestId}`
}

export type FormatRequest = {
  readonly id: string
  readonly version: number
  readonly created_at: Date
  readonly about: 'pack' | 'results'
  readonly wants: string
  readonly due_on: Day
  readonly answered_on: Day | null
  readonly answer: string
  /** Null once it was let go. */
  readonly sealed_contact: Buffer | null
}

/** The requests about a consultation: those waiting first, the most urgent at the top. */
export async function findFormatRequests(db: Handle, consultationId: string): Promise<FormatRequest[]> {
  return db
    .selectFrom('format_request')
    .select(['id', 'version', 'created_at', 'about', 'wants', 'due_on', 'answered_on', 'answer', 'sealed_contact'])
    .where('consultation_id', '=', consultationId)
    .orderBy('answered_on', order => order.desc().nullsFirst())
    .orderBy('due_on')
    .execute()
}
