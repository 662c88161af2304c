/** The day of the decision, where it has gone by: what was written before it reads as if it lay ahead. */
import type { Handle } from '../../../db/open.ts'
import type { Day } from '../../../kernel/day.ts'
import type { Consultation } from '../../consultations/index.ts'

/** The day on which the decision was due, where it is past and no decision is recorded; null otherwise. */
export async function decisionPassed(db: Handle, consultation: Consultation, today: Day): Promise<Day | null> {
  const { id, decision_on } = consultation
  if (decision_on === null || decision_on >= today) return null
  const decided = await db
    .selectFrom('consultation_decision')
    .select('id')
    .where('consultation_id', '=', id)
    .executeTakeFirst()
  return decided ? null : decision_on
}
