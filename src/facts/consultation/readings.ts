/** Whether respondents were asked if they were understood, and what came of it. Nothing here tells who they are. */
import { z } from 'zod'
import { factPart } from '../part.ts'
import { count } from '../shared.ts'
import { dayOf } from '../sql.ts'

/** Of the senders who can be reached by email and whose response was read into points: how many were asked, answered, and asked for a correction. */
export const readingsChecked = factPart('consultation', 'readingsChecked', {
  sql: `(
    select json_build_object('reachable', count(*), 'asked', count(c.id) filter (where c.mailed_at is not null), 'answered', count(c.answered_at),
      'corrections', count(*) filter (where c.agrees is false),
      'inTime', count(*) filter (where c.agrees is false and c.settled_at is not null and (told.published_at is null
        or ${dayOf('c.settled_at')} <= ${dayOf('told.published_at')})))
    from response r join respondent_contact k on k.response_id = r.id and k.reachable
      left join reading_check c on c.response_id = r.id
      left join consultation_report told on told.consultation_id = r.consultation_id
    where r.consultation_id = subject.id and r.state <> 'withdrawn' and c.by_code_only is not true
      and exists (select from point p where p.response_id = r.id))`,
  shape: z.strictObject({ reachable: count, asked: count, answered: count, corrections: count, inTime: count }),
  example: { reachable: 80, asked: 80, answered: 30, corrections: 6, inTime: 6 },
})
