/** What the directory is owed by the secretariat: a look at the organisations that partnerships put into it. */
import { sql } from 'kysely'
import { defineOwed, type OwedDefinition } from '../../web/owed.ts'

/** What the directory is owed. */
export const owed: readonly OwedDefinition[] = [
  defineOwed({
    kind: 'organisations-proposed',
    publishes: 'nothing',
    page: '/organisations/proposed',
    strength: 'should',
    waits: true,
    rows: ({ isSecretariat }) =>
      isSecretariat
        ? sql`select count(*), '', null::date, null, null, 'area', null, '', ''
            from organisation where proposed_in is not null and proposal_seen_on is null and ended_on is null
            having count(*) > 0`
        : null,
  }),
]
