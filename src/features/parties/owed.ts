/** What organisations are owed by those who speak for them: their own word on what they were asked. */
import { sql } from 'kysely'
import { anyId, defineOwed, type OwedDefinition } from '../../web/owed.ts'
import { waiting, waits } from './waiting.queries.ts'

/** Questions that wait for the word of an organisation itself; what was brought in for it waits as well. */
export const owed: readonly OwedDefinition[] = [
  defineOwed({
    kind: 'asked',
    publishes: 'nothing',
    page: '/asked/:id',
    strength: 'must',
    waits: true,
    rows: ({ of }) => sql`
      select 1, r.title, r.answer_by, r.id, null, s.subject_kind, s.subject_id,
        coalesce(p.slug, c.slug, ''), coalesce(p.name, c.title, '')
      from ${waiting} left join consultation c on s.subject_kind = 'consultation' and c.id = s.subject_id
      where s.organisation_id = ${anyId(of('contact', 'champion'))} and ${waits}`,
  }),
]
