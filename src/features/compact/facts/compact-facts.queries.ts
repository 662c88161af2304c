/** The facts of the Compact itself: codes in force with their editions, the secretariat's contact, who has signed. */
import { sql } from 'kysely'
import type { CompactFacts } from '../../../codes/index.ts'
import { dayOf } from '../../../db/day-of.ts'
import type { Handle } from '../../../db/open.ts'
import { ofTheSector as sectorIn } from '../../../facts/sql.ts'
import type { Day } from '../../../kernel/day.ts'
import { filled, type Row } from './read-json.ts'

const ofTheSector = (column: string) => sql.raw(sectorIn(column))

/** A seat that stands and that somebody holds: a vacant one draws nobody into the group. */
const filledSeat = (today: Day) => sql`${standing(today)} and exists (select from holding h where h.seat_id = s.id
  and h.from_day <= ${today}::date and (h.to_day is null or h.to_day >= ${today}::date))`

const standing = (today: Day) => sql`s.from_day <= ${today}::date and (s.to_day is null or s.to_day >= ${today}::date)`

type Found = {
  readonly area: Row
  readonly codes: CompactFacts['codes'] | null
  readonly signed: CompactFacts['signed'] | null
  readonly editions: readonly string[] | null
  readonly comments: CompactFacts['comments'] | null
  readonly governing: CompactFacts['governing']
  readonly protocols: CompactFacts['protocols'] | null
}

/**
 * Loads the facts of the Compact in one round trip. An edition is public clause by clause from the day it came into force;
 * its versions are the editions it replaced, one after another, and itself.
 */
export async function loadCompactFacts(db: Handle, today: Day): Promise<CompactFacts> {
  const { rows } = await sql<Found>`
    with recursive line as (
      select id as latest, id, title, edition, in_force_from, why, replaces_code_id, 0 as back from code where status = 'in-force'
      union all
      select line.latest, c.id, c.title, c.edition, c.in_force_from, c.why, c.replaces_code_id, line.back + 1
      from line join code c on c.id = line.replaces_code_id where line.back < 50
    )
    select to_jsonb(area) as area,
      (select jsonb_agg(code.edition order by code.edition) from code where status = 'in-force') as editions,
      (select jsonb_agg(jsonb_build_object('id', c.id, 'label', c.title,
        'publishedOn', case when c.in_force_from <= ${today}::date then c.in_force_from end,
        'cameOutOf', (select jsonb_build_object('label', n.title,
          'statutory', count(*) filter (where r.sector = 'statutory'), 'sector', count(*) filter (where ${ofTheSector('r.sector')}))
          from consultation n left join response r on r.consultation_id = n.id and r.state <> 'withdrawn'
          where n.id = c.consultation_id and n.published_at is not null group by n.id),
        'drawnUpBy', nullif(trim(c.drawn_up_by), ''), 'equalityOn', c.equality_impact_on,
        'versions', (select jsonb_agg(jsonb_build_object('id', line.id, 'label', line.title, 'datedOn', line.in_force_from,
          'why', nullif(trim(line.why), '')) order by line.back desc) from line where line.latest = c.id)) order by c.title)
        from code c where c.status = 'in-force') as codes,
      (select jsonb_agg(signed order by signed->>'label') from (
        select jsonb_build_object('id', o.id, 'label', o.name, 'sector', o.sector, 'signedOn', min(s.from_day),
          'champion', (select p.name from champion h join person p on p.id = h.person_id
            where h.organisation_id = o.id and h.from_day <= ${today}::date and (h.to_day is null or h.to_day >= ${today}::date)
              and p.erased_at is null and (p.email is not null or p.phone <> '') order by h.from_day, h.id limit 1)) as signed
        from signature s join organisation o on o.id = s.organisation_id join code on code.id = s.code_id
        where code.status = 'in-force' and s.from_day <= ${today}::date and (s.to_day is null or s.to_day >= ${today}::date)
        group by o.id) each_signed) as signed,
      (select jsonb_agg(jsonb_build_object('id', m.id, 'label', 'the comment of ' || to_char(m.created_at, 'FMDD FMMonth YYYY'),
        'askedOn', ${dayOf('m.created_at')}, 'answeredOn', m.answered_on) order by m.created_at)
        from code_comment m) as comments,
      (select jsonb_build_object('id', p.id, 'label', p.name, 'isPublic', p.public,
        'statutory', (select count(*) from seat s where s.partnership_id = p.id and s.sector = 'statutory' and ${filledSeat(today)}),
        'sector', (select count(*) from seat s where s.partnership_id = p.id and ${ofTheSector('s.sector')} and ${filledSeat(today)}),
        'lastMetOn', (select max(held_on) from meeting where partnership_id = p.id and state = 'held' and held_on <= ${today}::date))
        from partnership p where p.id = area.governing_partnership_id) as governing,
      (select jsonb_agg(jsonb_build_object('id', d.id, 'label', d.title) order by d.title) from document d
        where d.subject_kind = 'area' and d.kind = 'protocol' and exists (select from document_version v
          where v.document_id = d.id and v.status in ('agreed', 'in-force'))) as protocols
    from area`.execute(db)
  const found = rows[0]
  if (!found) throw new Error('This installation has no area yet')
  const { area } = found
  return {
    subject: 'compact',
    id: String(area['id']),
    label: String(area['compact_name']),
    signatories: [{ id: String(area['id']), label: String(area['compact_name']), codes: found.editions ?? [] }],
    departures: [],
    views: [],
    codes: found.codes ?? [],
    contact: {
      name: filled(area['contact_name']),
      address: filled(area['contact_address']),
      phone: filled(area['contact_phone']),
      email: filled(area['contact_email']),
    },
    signed: found.signed ?? [],
    statement: {
      aim: filled(area['aim']),
      principles: filled(area['principles']),
      publicActions: filled(area['public_actions']),
      sectorActions: filled(area['sector_actions']),
      ruralNote: filled(area['rural_note']),
    },
    comments: found.comments ?? [],
    governing: found.governing,
    protocols: found.protocols ?? [],
    findingsRecordedOn: (area['findings_recorded_on'] ?? null) as CompactFacts['findingsRecordedOn'],
  }
}
