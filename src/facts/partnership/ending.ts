/** What was settled when a partnership ended. */
import { z } from 'zod'
import { factPart, type Of } from '../part.ts'
import { dayOrNone, text } from '../shared.ts'

/** What was settled; null or blank where nothing was written. */
const settled = z.strictObject({
  outcomes: text,
  handedOver: text,
  thankedOn: dayOrNone,
  lessons: text,
  recordsKept: text,
})
export type Ending = Of<typeof settled>

/** Null while it has not ended. */
export const ending = factPart('partnership', 'ending', {
  sql: `(
  select json_build_object('outcomes', nullif(outcomes, ''), 'handedOver', nullif(handed_over, ''), 'thankedOn', thanked_on,
    'lessons', nullif(lessons, ''), 'recordsKept', nullif(records_kept, ''))
  from partnership_ending where partnership_id = subject.id and decided_on is not null)`,
  shape: settled.nullable(),
  example: null,
})
