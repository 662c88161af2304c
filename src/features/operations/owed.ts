/** What the running of the Hub is owed by the secretariat: mail that could not be sent. */
import { sql } from 'kysely'
import { defineOwed, type OwedDefinition } from '../../web/owed.ts'

/** What the running of the Hub is owed. */
export const owed: readonly OwedDefinition[] = [
  defineOwed({
    kind: 'mail-failed',
    publishes: 'nothing',
    page: '/outbox',
    strength: 'must',
    waits: true,
    rows: ({ isSecretariat, today }) =>
      isSecretariat
        ? sql`select count(*), '', ${today}::date, null, null, 'area', null, '', ''
            from outgoing_mail where state = 'failed' having count(*) > 0`
        : null,
  }),
]
