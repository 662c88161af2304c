/** What those who read responses owe: responses that nobody has read, points without a decision. */
import { sql } from 'kysely'
import { anyId, defineOwed, type OwedAsking, type OwedDefinition } from '../../web/owed.ts'

const readable = ({ of }: OwedAsking) =>
  sql`r.state <> 'withdrawn' and (not r.confidential or c.id = ${anyId(of('lead'))})`
// While it is open, responses can still change: nothing is late then.
const due = sql`case when c.state = 'open' then null else c.feedback_on end`

/** What the analysis is owed. */
export const owed: readonly OwedDefinition[] = [
  defineOwed({
    kind: 'unread',
    publishes: ['work left'],
    page: '/consultations/:slug/responses',
    strength: 'must',
    waits: true,
    rows: asking => sql`
      select count(*), '', ${due}, null, null, 'consultation', c.id, c.slug, c.title
      from consultation c join response r on r.consultation_id = c.id and r.read_at is null and ${readable(asking)}
      where c.id = ${anyId(asking.of('lead', 'reviewer'))} and c.state in ('open', 'closed', 'analysing') group by c.id`,
  }),
  defineOwed({
    kind: 'points',
    publishes: ['work left'],
    page: '/consultations/:slug/points',
    strength: 'must',
    waits: true,
    rows: asking => sql`
      select count(*), '', ${due}, null, null, 'consultation', c.id, c.slug, c.title
      from consultation c join point p on p.consultation_id = c.id
      join response r on r.id = p.response_id and ${readable(asking)}
      where c.id = ${anyId(asking.of('lead', 'reviewer'))}
        and not exists (select from point_action a where a.point_id = p.id) group by c.id`,
  }),
]
