/** The facts of organisations, for one or for all in one round trip: one row for each. */
import { sql } from 'kysely'
import type { OrganisationFacts } from '../../../codes/index.ts'
import type { Handle } from '../../../db/open.ts'
import type { Day } from '../../../kernel/day.ts'
import { count, filled, type Row, text } from './read-json.ts'
import { editionsSigned } from './signatories.queries.ts'

type Found = { readonly itself: Row } & Readonly<
  Record<'consultations' | 'meetings' | 'policies' | 'lessons' | 'departures' | 'codes', readonly unknown[] | null>
>

/** Loads the facts of organisations by id, as they stand on a day. Ids that name none are left out. */
export async function loadOrganisationFacts(
  db: Handle,
  ids: readonly string[],
  today: Day,
): Promise<Map<string, OrganisationFacts>> {
  if (ids.length === 0) return new Map()
  const { rows } = await sql<Found>`
    select to_jsonb(o) || jsonb_build_object('belongs_to', (select name from organisation b where b.id = o.belongs_to_id),
        'wants', (select count(*) from interest i where i.organisation_id = o.id and i.ended_at is null and i.wants <> 'not-at-all'),
        'refuses', (select count(*) from interest i where i.organisation_id = o.id and i.ended_at is null and i.wants = 'not-at-all'),
        'spoken_for_by', (select p.name from role_grant g join person p on p.id = g.person_id and p.erased_at is null
          where g.subject_kind = 'organisation' and g.subject_id = o.id and g.from_day <= ${today}::date
            and (g.to_day is null or g.to_day >= ${today}::date) order by g.from_day, g.id limit 1)) as itself,
      ${editionsSigned(sql`o.id`, today)} as codes,
      (select jsonb_agg(jsonb_build_object('id', c.id, 'label', c.title, 'opensOn', c.opens_on, 'closesOn', c.closes_on)
        order by c.opens_on, c.id) from consultation c where c.lead_organisation_id = o.id and c.state <> 'withdrawn'
          and c.published_at is not null and c.opens_on <= ${today}::date and c.closes_on is not null) as consultations,
      (select jsonb_agg(jsonb_build_object('id', m.id, 'label', p.name, 'heldOn', m.held_on, 'passedOnOn', b.reported_on)
        order by m.held_on, m.id)
        from meeting m join partnership p on p.id = m.partnership_id and p.public
          cross join lateral (select min(r.reported_on) as reported_on, count(*) as seats from attendance a
            join seat s on s.id = a.seat_id join partner n on n.id = s.partner_id and n.organisation_id = o.id
            left join report_back r on r.meeting_id = m.id and r.seat_id = s.id and not r.before_meeting
            where a.meeting_id = m.id and a.agenda_item_id is null and a.state = 'present') b
        where m.state = 'held' and m.held_on > ${today}::date - 365 and b.seats > 0
          and exists (select from partner n where n.partnership_id = p.id and n.organisation_id = o.id)) as meetings,
      (select jsonb_agg(jsonb_build_object('id', w.id, 'label', w.title, 'affectsSector', w.affects_sector,
        'involvedBy', coalesce((select title from consultation c where c.id = w.consultation_id and c.published_at is not null),
          nullif(trim(w.involvement), '')), 'noInvolvement', nullif(trim(w.no_involvement), ''),
        'effect', nullif(trim(w.effect), ''), 'effectNotedOn', w.effect_noted_on) order by w.created_at, w.id)
        from policy_change w where w.organisation_id = o.id) as policies,
      (select jsonb_agg(jsonb_build_object('id', l.id, 'label', left(l.text, 80), 'procedure', nullif(trim(l.procedure), ''),
        'changedOn', l.changed_on, 'noChange', nullif(trim(l.no_change), '')) order by l.id)
        from lesson l join consultation c on l.subject_kind = 'consultation' and l.subject_id = c.id
        where c.lead_organisation_id = o.id and c.state = 'evaluated' and l.dropped_on is null) as lessons,
      (select jsonb_agg(jsonb_build_object('practice', d.practice, 'reason', d.reason,
        'publishedOn', (d.published_at at time zone (select time_zone from area))::date, 'by', o.name))
        from departure d where d.subject_kind = 'organisation' and d.subject_id = o.id and d.withdrawn_at is null) as departures
    from organisation o where o.id = any(${[...ids]}::uuid[])`.execute(db)
  return new Map(rows.map(row => [text(row.itself['id']), assemble(row)]))
}

function assemble({ itself: o, codes, ...lists }: Found): OrganisationFacts {
  const list = <Name extends keyof OrganisationFacts & keyof typeof lists>(name: Name) =>
    (lists[name] ?? []) as unknown as OrganisationFacts[Name]
  return {
    subject: 'organisation',
    id: text(o['id']),
    label: text(o['name']),
    signatories: [{ id: text(o['id']), label: text(o['name']), codes: (codes ?? []) as readonly string[] }],
    departures: list('departures'),
    sector: text(o['sector']) as OrganisationFacts['sector'],
    infrastructure: o['infrastructure'] === true,
    wants: count(o['wants']),
    refuses: count(o['refuses']),
    communication: filled(o['communication']),
    reachable: filled(o['email']) !== null || filled(o['phone']) !== null,
    spokenForBy: filled(o['spoken_for_by']),
    objectives: filled(o['objectives']),
    objectivesEvidence: filled(o['objectives_evidence']),
    codePlan: filled(o['code_plan']),
    codePlanOn: (o['code_plan_on'] ?? null) as Day | null,
    silenceUnderstoodOn: (o['silence_understood_on'] ?? null) as Day | null,
    belongsTo: filled(o['belongs_to']),
    consultations: list('consultations'),
    meetings: list('meetings'),
    policies: list('policies'),
    lessons: list('lessons'),
  }
}
