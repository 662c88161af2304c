/** The rule on how the secretariat and those who open seals sign in, and who of it could keep it today. */

import { sql } from 'kysely'
import { allowAnyWay } from '../../../db/area.ts'
import type { Handle } from '../../../db/open.ts'
import type { Day } from '../../../kernel/day.ts'

/** How the secretariat, and whoever opens a seal, must have signed in. */
export type Rule = { readonly secretariat_way: 'any' | 'passkey'; readonly seals_way: 'any' | 'passkey' }

/** The rule with the version of its record. */
export async function readRule(db: Handle): Promise<Rule & { readonly version: number }> {
  return db.selectFrom('area').select(['secretariat_way', 'seals_way', 'version']).executeTakeFirstOrThrow()
}

/** Lets everybody sign in any way again; false where they could already. */
export async function liftRule(tx: Handle): Promise<boolean> {
  return allowAnyWay(tx)
}

/** Who is of the secretariat on a day, with how many passkeys. */
export async function listSecretariat(
  db: Handle,
  today: Day,
): Promise<{ readonly id: string; readonly name: string; readonly passkeys: number }[]> {
  return db
    .selectFrom('person')
    .select(['id', 'name'])
    .select(sql<number>`(select count(*)::int from passkey where person_id = person.id)`.as('passkeys'))
    .where('erased_at', 'is', null)
    .where(
      sql<boolean>`exists (select from role_grant g where g.person_id = person.id and g.role = 'secretariat'
        and g.from_day <= ${today} and (g.to_day is null or g.to_day >= ${today}))`,
    )
    .orderBy('name')
    .execute()
}
