/** What the records tell of public partnerships in a period. Nothing here is typed for the pack: every figure is counted from what was kept anyway. */
import { sql } from 'kysely'
import { dayOf } from '../../db/day-of.ts'
import type { Handle } from '../../db/open.ts'
import type { Day } from '../../kernel/day.ts'
import { standsInTheOpen } from '../partnerships/index.ts'

/** How things that were given stand: said by the giver, or written down for it; what a giver denies is in no sum. */
type Given = { readonly confirmed: number; readonly stated: number }

/** One partnership in a period. */
export type PartnershipEvidence = {
  readonly slug: string
  readonly name: string
  readonly purpose: string
  /** By sector, without those who say that they do not take part; `confirmed` counts those who say themselves that they do. */
  readonly partners: readonly {
    readonly sector: string
    readonly count: number
    readonly confirmed: number
    readonly names: readonly string[]
  }[]
  readonly meetings: number
  /** Of all places of seats at its meetings, how many were filled, by side; whoever only looks on fills none. */
  readonly attendance: readonly {
    readonly side: 'sector' | 'public'
    readonly present: number
    readonly places: number
  }[]
  readonly reports: number
  readonly decisions: readonly { readonly id: string; readonly text: string; readonly on: Day }[]
  /** Actions done that anybody may read of: none that came of a closed item. */
  readonly actionsDone: number
  readonly readings: readonly {
    readonly objective: string
    readonly unit: string
    readonly first: number
    readonly firstOn: Day
    readonly last: number
    readonly lastOn: Day
    readonly target: number | null
  }[]
  readonly successes: readonly { readonly what: string; readonly credit: string; readonly on: Day }[]
  readonly voices: readonly { readonly what: string; readonly changed: string }[]
  readonly cash: Given
  readonly inKind: Given
  readonly hours: number
  readonly unvalued: number
}

/** Public partnerships that lived in a period, by name; one alone where its slug is given. */
export async function findEvidence(
  db: Handle,
  { from, to, slug }: { readonly from: Day; readonly to: Day; readonly slug?: string | undefined },
): Promise<readonly PartnershipEvidence[]> {
  const within = (day: string) => sql`${sql.raw(day)} between ${from}::date and ${to}::date`
  const held = sql`from meeting m where m.partnership_id = p.id and m.state = 'held' and ${within('m.held_on')}`
  const side = sql`case when seat.sector in ('voluntary', 'community', 'faith') then 'sector' else 'public' end`
  const says = (matter: string, record: string, what: string) => sql`exists (select from party_standing s
    where s.matter = ${matter} and s.record_id = ${sql.ref(record)} and ${sql.raw(what)})`
  const own = "s.agreed and s.proof = 'confirmed'"
  const denied = 's.agreed = false'
  const given = sql`(
    select c.kind, c.hours, case when c.kind in ('money', 'use') then c.amount else c.hours * c.rate end as worth,
      ${says('partnership.contribution', 'c.id', own)} as own
    from contribution c where c.partnership_id = p.id and ${within('c.given_on')}
      and not ${says('partnership.contribution', 'c.id', denied)}) g`
  const sum = (which: ReturnType<typeof sql>) => sql`(
    select json_build_object('confirmed', coalesce(sum(worth) filter (where own), 0)::float8,
      'stated', coalesce(sum(worth) filter (where not own), 0)::float8) from ${given} where ${which})`
  const { rows } = await sql<PartnershipEvidence>`
    select p.slug, p.name, p.purpose,
      (select coalesce(json_agg(json_build_object('sector', x.sector, 'count', x.count, 'confirmed', x.confirmed, 'names', x.names)
          order by x.sector), '[]') from (
        select o.sector, count(distinct o.id)::int as count,
          count(distinct o.id) filter (where ${says('partnership.joining', 'n.id', own)})::int as confirmed,
          json_agg(distinct o.name order by o.name) as names from partner n join organisation o on o.id = n.organisation_id
        where n.partnership_id = p.id and n.from_day <= ${to}::date and coalesce(n.to_day, 'infinity') >= ${from}::date
          and not ${says('partnership.joining', 'n.id', denied)} group by o.sector) x) as partners,
      (select count(*)::int ${held}) as meetings,
      (select coalesce(json_agg(json_build_object('side', x.side, 'present', x.present, 'places', x.places) order by x.side desc), '[]') from (
        select ${side} as side, count(*) filter (where a.state = 'present' and a.present_as <> 'observer')::int as present, count(*)::int as places
        from attendance a join seat on seat.id = a.seat_id join meeting m on m.id = a.meeting_id
        where m.partnership_id = p.id and m.state = 'held' and ${within('m.held_on')} and a.agenda_item_id is null group by 1) x) as attendance,
      (select count(*)::int from report_back r join meeting m on m.id = r.meeting_id
        where m.partnership_id = p.id and not r.before_meeting and ${within('r.reported_on')}) as reports,
      (select coalesce(json_agg(json_build_object('id', decision.id, 'text', decision.text, 'on', decision.decided_on)
          order by decision.decided_on, decision.id), '[]') from decision
        where decision.partnership_id = p.id and decision.carried and ${standsInTheOpen} and ${within('decision.decided_on')}) as decisions,
      (select count(*)::int from action a where a.subject_kind = 'partnership' and a.subject_id = p.id and a.state = 'done'
        and ${within('a.closed_on')} and not exists (select from agenda_item own
          where a.source_kind = 'agenda-item' and own.id = a.source_id and own.closed)) as "actionsDone",
      (select coalesce(json_agg(json_build_object('objective', o.text, 'unit', o.unit, 'first', r.first, 'firstOn', r.first_on, 'last', r.last,
          'lastOn', r.last_on, 'target', o.target_value::float8) order by o.created_at, o.id), '[]')
        from objective o join lateral (
          select (array_agg(value::float8 order by read_on, id))[1] as first, min(read_on) as first_on,
            (array_agg(value::float8 order by read_on desc, id desc))[1] as last, max(read_on) as last_on
          from reading where reading.objective_id = o.id and ${within('reading.read_on')} having count(*) > 0) r on true
        where o.partnership_id = p.id) as readings,
      (select coalesce(json_agg(json_build_object('what', s.what, 'credit', s.credit, 'on', s.happened_on) order by s.happened_on, s.id), '[]')
        from success s where s.partnership_id = p.id and ${within('s.happened_on')}) as successes,
      (select coalesce(json_agg(json_build_object('what', e.words ->> 'what', 'changed', e.words ->> 'changed') order by e.on_day, e.id), '[]')
        from partnership_entry e where e.partnership_id = p.id and e.kind = 'voice-heard' and e.ended_on is null and ${within('e.on_day')}
        and not ${says('partnership.entry', 'e.id', denied)}) as voices,
      ${sum(sql`kind = 'money'`)} as cash, ${sum(sql`kind <> 'money'`)} as "inKind",
      (select coalesce(sum(hours), 0)::float8 from ${given}) as hours,
      (select count(*)::int from ${given} where worth is null) as unvalued
    from partnership p
    where p.public and p.state not in ('scoping', 'not-formed') and coalesce(p.started_on, ${dayOf('p.created_at')}) <= ${to}::date
      and coalesce(p.ended_on, 'infinity') >= ${from}::date and (${slug ?? null}::text is null or p.slug = ${slug ?? null})
    order by lower(p.name), p.id`.execute(db)
  return rows
}
