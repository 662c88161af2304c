/** The facts of the Compact itself: codes in force with their editions, the secretariat's contact, who has signed. */
import { sql } from 'kysely'
import type { CompactFacts } from '../../../codes/index.ts'
import type { Handle } from '../../../db/open.ts'
import type { Day } from '../../../kernel/day.ts'
import { filled, type Row } from './read-json.ts'

type Found = {
  readonly area: Row
  readonly codes: CompactFacts['codes'] | null
  readonly signed: CompactFacts['signed'] | null
  readonly editions: readonly string[] | null
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
        group by o.id) each_signed) as signed
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
    codes: found.codes ?? [],
    contact: {
      name: filled(area['contact_name']),
      address: filled(area['contact_address']),
      phone: filled(area['contact_phone']),
      email: filled(area['contact_email']),
    },
    signed: found.signed ?? [],
  }
}
