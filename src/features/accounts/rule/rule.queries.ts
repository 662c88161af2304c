/** The rule on how the secretariat signs in, and who of it could keep it today. */

import { sql } from 'kysely'
import { allowAnyWay } from '../../../db/area.ts'
import type { Handle } from '../../../db/open.ts'
import type { Day } from '../../../kernel/day.ts'

/** The rule with the version of its record. */
export async function readRule(db: Handle): Promise<{ secretariat_way: 'any' | 'passkey'; version: number }> {
  return db.selectFrom('area').select(['secretariat_way', 'version']).executeTakeFirstOrThrow()
}

/** Lets the secretariat sign in any way again; false where it could already. */
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
