/** What is said of the findings of subjects: departures with their parts, and what the other side says. For all asked for at once. */

import { sql } from 'kysely'
import type { Departure, Facts, SubjectKind, View } from '../../../codes/index.ts'
import { dayOf } from '../../../db/day-of.ts'
import type { Handle } from '../../../db/open.ts'

/** What is said of one subject's findings. */
export type Said = { readonly departures: readonly Departure[]; readonly views: readonly View[] }

const nothing: Said = { departures: [], views: [] }

/** What stands for each of these subjects; those of which nothing is said are left out. */
export async function saidOf(
  db: Handle,
  kind: SubjectKind,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Said>> {
  if (ids.length === 0) return new Map()
  const { rows } = await sql<Said & { readonly subject: string }>`
    select subject, coalesce(json_agg(departure) filter (where departure is not null), '[]') as departures,
      coalesce(json_agg(view) filter (where view is not null), '[]') as views
    from (
      select d.subject_id as subject, json_build_object('id', d.id, 'practice', d.practice,
        'covers', case when d.clauses is not null then json_build_object('clauses', d.clauses, 'records', d.records) end,
        'reason', d.reason, 'until', d.ends_on, 'publishedOn', ${dayOf('d.published_at')},
        'by', coalesce((select name from organisation where id = d.subject_id),
          (select name from partnership where id = d.subject_id),
          (select o.name from consultation c join organisation o on o.id = c.lead_organisation_id where c.id = d.subject_id)),
        'answers', (select coalesce(json_agg(json_build_object('by', o.name, 'accepts', a.accepts, 'on', a.said_on)
            order by o.name), '[]')
          from (select distinct on (organisation_id) * from departure_answer where departure_id = d.id
            order by organisation_id, created_at desc, id desc) a join organisation o on o.id = a.organisation_id)
        ) as departure, null::json as view
      from departure d cross join area
      where d.subject_kind = ${kind} and d.subject_id = any(${[...ids]}::uuid[]) and d.withdrawn_at is null
      union all
      select v.subject_id, null, json_build_object('demand', v.demand, 'says', v.says, 'by', o.name, 'on', v.said_on,
        'evidence', v.evidence)
      from finding_view v join organisation o on o.id = v.organisation_id
      where v.subject_kind = ${kind} and v.subject_id = any(${[...ids]}::uuid[]) and v.withdrawn_at is null
    ) said group by subject`.execute(db)
  return new Map(rows.map(({ subject, ...said }) => [subject, said]))
}

/** The facts of a subject with what is said of it. */
export function withSaid<Told extends Facts>(facts: Told, said: Said | undefined): Told {
  return { ...facts, ...(said ?? nothing) }
}
