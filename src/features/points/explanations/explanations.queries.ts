/** Questions of respondents about what became of their points, and their clock. */
import type { Handle } from '../../../db/open.ts'
import { addDays, type Day, dayAt } from '../../../kernel/day.ts'

/** A question with the answer, if there is one. Nothing says who asks. */
export type Explanation = {
  readonly id: string
  readonly version: number
  readonly responseId: string
  readonly reference: string
  readonly point: number | null
  readonly question: string
  readonly answer: string
  readonly askedAt: Date
  readonly answeredAt: Date | null
  readonly due: Day
}

/** Where days are counted, and how many of them an answer may take. */
export type Clock = { readonly timeZone: string; readonly days: number }

/** The questions about a consultation, those that wait first and the longest-waiting of them first. */
export async function listExplanations(
  db: Handle,
  consultationId: string,
  { timeZone, days }: Clock,
): Promise<Explanation[]> {
  const rows = await db
    .selectFrom('explanation_request as asked')
    .innerJoin('response', 'response.id', 'asked.response_id')
    .leftJoin('point', 'point.id', 'asked.point_id')
    .select([
      'asked.id',
      'asked.version',
      'asked.response_id as responseId',
      'response.reference',
      'point.number as point',
      'asked.question',
      'asked.answer',
      'asked.created_at as askedAt',
      'asked.answered_at as answeredAt',
    ])
    .where('response.consultation_id', '=', consultationId)
    .orderBy('asked.answered_at', order => order.desc().nullsFirst())
    .orderBy('asked.created_at')
    .execute()
  return rows.map(row => ({ ...row, due: addDays(dayAt(row.askedAt, timeZone), days) }))
}
