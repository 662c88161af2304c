/**
 * The facts of consultations, for one or for thousands in one round trip: one statement whose rows are parts, each a
 * subject, a name and its data as JSON. What the parts mean together is put together in `consultation-facts.ts`.
 */
import { type RawBuilder, sql } from 'kysely'
import type { ConsultationFacts } from '../../../codes/index.ts'
import type { Handle } from '../../../db/open.ts'
import type { Day } from '../../../kernel/day.ts'
import { assembleConsultations, type Part } from './consultation-facts.ts'
import { gatheredParts } from './consultation-parts.queries.ts'
import { preparationParts, withoutInterest } from './consultation-preparation.queries.ts'
import { editionsSigned } from './signatories.queries.ts'

/** Loads the facts of consultations by id, as they stand on a day. Ids that name no consultation are left out. */
export async function loadConsultationFacts(
  db: Handle,
  ids: readonly string[],
  today: Day,
): Promise<Map<string, ConsultationFacts>> {
  if (ids.length === 0) return new Map()
  const { rows } = await sql<Part>`
    with asked as materialized (select ${[...ids]}::uuid[] as ids, time_zone as zone, holiday_country from area)
    ${sql.join([area, itself(today), ...gatheredParts, ...preparationParts(today)], sql` union all `)}`.execute(db)
  return assembleConsultations(rows)
}

/** What is the same for all, so without a subject: whose public holidays are kept, busy periods, who registered nothing. */
const area: RawBuilder<unknown> = sql`
  select null::uuid as subject, 'area' as part, jsonb_build_object('country', (select holiday_country from asked),
    'busy', coalesce((select jsonb_agg(jsonb_build_object('id', id, 'label', name, 'from', from_day, 'to', to_day)
      order by from_day, id) from busy_period), '[]'::jsonb), 'withoutInterest', ${withoutInterest}) as data`

function itself(today: Day): RawBuilder<unknown> {
  return sql`
    select c.id, 'itself', to_jsonb(c) || jsonb_build_object(
      'lead_body', o.name,
      'published_on', (c.published_at at time zone asked.zone)::date,
      'reported_on', (c.reported_at at time zone asked.zone)::date,
      'codes', ${editionsSigned(sql`o.id`, today)})
    from consultation c join organisation o on o.id = c.lead_organisation_id cross join asked
    where c.id = any(asked.ids)`
}
