/** Requests for confidence, and whether they were answered. Nothing here tells who asked. */
import { z } from 'zod'
import { factPart } from '../part.ts'
import { aDay, count } from '../shared.ts'
import { dayOf } from '../sql.ts'

/** How many requests were answered in writing, and those that wait, by the day their response came. */
export const confidenceAnswers = factPart('consultation', 'confidenceAnswers', {
  sql: `(
    select json_build_object('answered', coalesce(sum(answered), 0),
      'waiting', coalesce(json_agg(json_build_object('givenOn', given_on, 'count', waiting) order by given_on) filter (where waiting > 0), '[]'))
    from (
      select ${dayOf('r.received_at')} as given_on, count(a.id) as answered, count(*) - count(a.id) as waiting
      from response r left join confidence_answer a on a.response_id = r.id
      where r.consultation_id = subject.id and r.confidential and r.state <> 'withdrawn' group by 1) by_day)`,
  shape: z.strictObject({ answered: count, waiting: z.array(z.strictObject({ givenOn: aDay, count })) }),
  example: { answered: 4, waiting: [] },
})
