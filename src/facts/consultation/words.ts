/** Words in responses that may show who somebody is, and whether anybody looked at them. How many there are is told to nobody. */
import { z } from 'zod'
import { factPart } from '../part.ts'

/** Of responses that may be published: whether such words were found or named in any, and whether any wait for somebody to look. */
export const identifyingWords = factPart('consultation', 'identifyingWords', {
  sql: `(
    select json_build_object('any', count(*) > 0, 'waiting', count(*) filter (where w.state = 'found') > 0,
      'lookedThrough', not exists (select from identifying_wait l join response r on r.id = l.id
        where r.consultation_id = subject.id and r.state <> 'withdrawn' and not r.confidential and r.may_publish))
    from identifying_words w join response r on r.id = w.response_id and r.state <> 'withdrawn' and not r.confidential and r.may_publish
    where w.consultation_id = subject.id)`,
  shape: z.strictObject({ any: z.boolean(), waiting: z.boolean(), lookedThrough: z.boolean() }),
  example: { any: true, waiting: false, lookedThrough: true },
})
