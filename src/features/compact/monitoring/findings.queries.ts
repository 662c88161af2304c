/** When findings were last recorded. */
import type { Handle } from '../../../db/open.ts'
import type { Day } from '../../../kernel/day.ts'

/** The day on which findings were last recorded; null before the first time. */
export async function findRecordedOn(db: Handle): Promise<Day | null> {
  const row = await db.selectFrom('area').select('findings_recorded_on').executeTakeFirst()
  return row?.findings_recorded_on ?? null
}
