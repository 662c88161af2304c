/** What a subject's own time is: when it began, whether it has ended, and whether its findings were closed with it. */
import { sql } from 'kysely'
import { dayOf } from '../../../db/day-of.ts'
import type { Handle } from '../../../db/open.ts'
import type { Day } from '../../../kernel/day.ts'
import type { CheckedKind } from './kinds.ts'

/** A subject's own time. */
export type OwnTime = {
  /** The day its plan was begun; null where its editions are those of each day. */
  readonly began: Day | null
  /** The day it ended: withdrawn, evaluated, reported, the end of a partnership or of an organisation; null while it lasts. */
  readonly endedOn: Day | null
  /** Of an organisation that ended: the last day on which that can be taken back. Its findings are closed after it. */
  readonly openUntil: Day | null
  /** Whether nothing more can come after its end: withdrawn or evaluated. */
  readonly over: boolean
  /** The day its findings were closed with it; null while they are open. */
  readonly closedOn: Day | null
  /** Later editions that its lead has it judged by, by id, the latest last. */
  readonly chosen: readonly string[]
  /** Of a partnership: the bodies that have belonged to it, and when; its lead body always has. */
  readonly bodies: readonly Belonged[]
}

/** A body that belongs, or belonged, to a partnership. */
export type Belonged = { readonly id: string; readonly from: Day | null; readonly to: Day | null }

/** The own time of subjects of one kind, by id. A plan begins on the earliest day that the records show of it. */
export async function loadOwnTimes(
  db: Handle,
  kind: CheckedKind,
  ids: readonly string[],
): Promise<ReadonlyMap<string, OwnTime>> {
  const list = sql`${[...ids]}::uuid[]`
  const closed = sql`(select s.closed_on from subject_findings s where s.subject_kind = ${kind} and s.subject_id = o.id)`
  const own = {
    consultation: sql`select o.id, ${closed} as "closedOn",
        coalesce(o.begun_on, least(${dayOf('o.created_at')}, ${dayOf('o.published_at')},
          o.listed_on, o.opens_on)) as began,
        case o.state when 'withdrawn' then ${dayOf('o.withdrawn_at')}
          when 'reported' then ${dayOf('o.reported_at')}
          when 'evaluated' then ${dayOf('o.reported_at')} end as "endedOn",
        o.state in ('withdrawn', 'evaluated') as over, null::date as "openUntil",
        coalesce((select array_agg(e.code_id::text order by e.id) from consultation_edition e where e.consultation_id = o.id), '{}') as chosen,
        '[]'::json as bodies
      from consultation o where o.id = any(${list})`,
    partnership: sql`select o.id, ${closed} as "closedOn", null::date as began, '{}'::text[] as chosen, false as over, null::date as "openUntil",
        case when o.state in ('ended', 'not-formed')
          then coalesce(o.ended_on, (select max(e.ended_on) from partnership_ending e where e.partnership_id = o.id),
            ${dayOf('o.created_at')}) end as "endedOn",
        (select json_agg(json_build_object('id', b.id, 'from', b.from_day, 'to', b.to_day)) from (
          select o.lead_organisation_id as id, null::date as from_day, null::date as to_day
          union all select partner.organisation_id, partner.from_day, partner.to_day from partner where partner.partnership_id = o.id) b) as bodies
      from partnership o where o.id = any(${list})`,
    organisation: sql`select o.id, ${closed} as "closedOn", null::date as began, o.ended_on as "endedOn", false as over,
        (select max(c.kept_until) from body_change_body b join body_change c on c.id = b.body_change_id and c.undone_on is null
          where b.organisation_id = o.id and b.ends and c.done_on is not null) as "openUntil",
        '{}'::text[] as chosen, '[]'::json as bodies from organisation o where o.id = any(${list})`,
  }[kind]
  const { rows } = await sql<OwnTime & { readonly id: string }>`${own}`.execute(db)
  return new Map(rows.map(({ id, ...time }) => [id, time]))
}
