/** Which organisation has signed which codes, as SQL that facts are gathered with. */
import { type RawBuilder, sql } from 'kysely'
import type { Day } from '../../../kernel/day.ts'

/**
 * The editions an organisation has signed as of a day, as a JSON list. A code counts while it is in force in the area;
 * a draft or a superseded edition binds nobody. `organisation` is the SQL of the organisation's id.
 */
export function editionsSigned(organisation: RawBuilder<unknown>, today: Day): RawBuilder<unknown> {
  return sql`coalesce((
    select jsonb_agg(code.edition order by code.edition) from signature s join code on code.id = s.code_id
    where s.organisation_id = ${organisation} and code.status = 'in-force'
      and s.from_day <= ${today}::date and (s.to_day is null or s.to_day >= ${today}::date)), '[]'::jsonb)`
}
