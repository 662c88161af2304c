/** What consultations are owed while they are prepared and run: other formats, by their team and by the secretariat. */
import { sql } from 'kysely'
import { anyId, defineOwed, type OwedDefinition } from '../../web/owed.ts'

/** What consultations are owed. */
export const owed: readonly OwedDefinition[] = [
  defineOwed({
    kind: 'format-requests',
    publishes: 'nothing',
    page: '/consultations/:slug/format-requests',
    strength: 'must',
    waits: true,
    rows: ({ of }) => sql`
      select count(*), '', min(f.due_on), null, null, 'consultation', c.id, c.slug, c.title
      from consultation c join format_request f on f.consultation_id = c.id and f.answered_on is null
      where c.id = ${anyId(of('lead', 'clerk'))} group by c.id`,
  }),
  defineOwed({
    kind: 'area-formats',
    publishes: 'nothing',
    page: '/consultations/:slug/checks',
    strength: 'should',
    waits: true,
    rows: ({ isSecretariat, today, within }) =>
      isSecretariat
        ? sql`
      select count(*), '', min(f.due_on), null, null, 'consultation', c.id, c.slug, c.title
      from format_request f join consultation c on c.id = f.consultation_id
      where f.answered_on is null and f.due_on <= ${today}::date + ${within('due-soon', sql`c.id`)} group by c.id`
        : null,
  }),
]
