/**
 * The milestones of a partnership, from its records: what happened, and what is to come. Nothing of closed items is among them. That an
 * organisation joined is told where it said so itself, or on paper: until then it was put down.
 */
import { sql } from 'kysely'
import type { Handle } from '../../../db/open.ts'
import type { Day } from '../../../kernel/day.ts'
import type { Translate } from '../../../web/catalogue.ts'
import type { Milestone } from '../../../web/timeline.ts'
import { joiningMatter } from '../consent/joining.matter.ts'

type Row = {
  readonly day: Day
  readonly kind: string
  readonly what: string
  readonly href: string | null
}

/** Kinds of which there are many: they stand on the line and in the whole list. */
const small: ReadonlySet<string> = new Set(['met', 'joined', 'named', 'left', 'success'])

/** Kinds of what is to come: everything else is told once its day has come. */
const ahead = ['meets', 'milestone', 'objective', 'ends']

/** Reads them in one round trip, none after its end, the earliest first; the nearest meeting that is to come is one of those told first. */
export async function findMilestones(
  db: Handle,
  partnershipId: string,
  today: Day,
  t: Translate,
): Promise<Milestone[]> {
  const { rows } = await sql<Row>`
    with p as (select * from partnership where id = ${partnershipId})
    select * from (
      select decided_on as day, 'gate-' || coalesce(result, 'go') as kind, '' as what, null as href
        from start_gate where partnership_id = ${partnershipId} and decided_on is not null
      union all select started_on, 'started', '', null from p where started_on is not null
      union all select coalesce(v.in_force_from, v.dated), 'terms', '', '/partnerships/' || p.slug || '/terms'
        from document d join document_version v on v.document_id = d.id join p on p.id = d.subject_id
        where d.subject_kind = 'partnership' and d.kind = 'terms' and v.status in ('agreed', 'in-force', 'superseded')
      union all select held_on, case when held_on < ${today}::date or state = 'held' then 'met' else 'meets' end, '', '/meetings/' || id
        from meeting where partnership_id = ${partnershipId} and state <> 'cancelled' and (state = 'held' or held_on >= ${today}::date)
      union all select closed_on, 'round-' || kind, '', null from survey_round
        where partnership_id = ${partnershipId} and closed_on is not null
      union all select closed_on, 'review', '', '/partnerships/' || p.slug || '/reviews/' || r.id
        from partnership_review r join p on p.id = r.partnership_id where closed_on is not null
      union all select case when s.state = 'done' then coalesce(s.closed_on, s.due_on) else s.due_on end,
          case when s.state = 'done' then 'milestone-done' else 'milestone' end, s.what, '/partnerships/' || p.slug || '/objectives'
        from plan_step s join p on p.id = s.partnership_id where s.kind = 'milestone' and s.state <> 'dropped'
      union all select due_on, 'objective', o.text, '/partnerships/' || p.slug || '/objectives'
        from objective o join p on p.id = o.partnership_id where due_on is not null and dropped_on is null
      union all select happened_on, 'success', s.what, '/partnerships/' || p.slug || '/learning'
        from success s join p on p.id = s.partnership_id
      union all select k.from_day, case when s.agreed and s.way <> 'before' then 'joined' else 'named' end, o.name, '/organisations/' || o.slug
        from partner k join organisation o on o.id = k.organisation_id
          left join lateral (select agreed, way from party_standing where matter = ${joiningMatter.name} and record_id = k.id) s on true
        where k.partnership_id = ${partnershipId} and s.agreed is distinct from false
      union all select k.to_day, 'left', o.name, '/organisations/' || o.slug
        from partner k join organisation o on o.id = k.organisation_id where k.partnership_id = ${partnershipId} and k.to_day < ${today}::date
      union all select ends_on, 'ends', '', null from p where ends_on is not null and ended_on is null
      union all select ended_on, 'ended', '', null from p where ended_on is not null) told
    where day <= coalesce((select ended_on from p), 'infinity') and (day <= ${today}::date or kind = any(${ahead}))
    order by day`.execute(db)
  const next = rows.find(({ kind }) => kind === 'meets')
  return rows.map(row => ({
    day: row.day,
    what: t(`partnerships.milestone.${row.kind}`, { what: row.what }),
    href: row.href,
    small: small.has(row.kind) || (row.kind === 'meets' && row !== next),
  }))
}
