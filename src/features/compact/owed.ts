/** What the Compact is owed by the secretariat: codes in other formats. */
import { sql } from 'kysely'
import { defineOwed, type OwedDefinition } from '../../web/owed.ts'

/** What the Compact is owed. */
export const owed: readonly OwedDefinition[] = [
  defineOwed({
    kind: 'code-formats',
    publishes: 'nothing',
    page: '/compact/format-requests',
    strength: 'must',
    waits: true,
    saysFor: ['compact.alternative-formats'],
    rows: ({ isSecretariat }) =>
      isSecretariat
        ? sql`select count(*), '', min(due_on), null, null, 'area', null, '', ''
            from code_format_request where answered_on is null having count(*) > 0`
        : null,
  }),
]
