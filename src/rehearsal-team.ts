/** The made-up team of a rehearsal: one for each role, into whom its lead goes. */
import type pg from 'pg'
import { newId } from './db/ids.ts'
import type { Db } from './db/open.ts'
import { dayAt } from './kernel/day.ts'
import type { RehearsedRole } from './web/rehearsing.ts'

/** Somebody for each role, since nobody of the real team is named in a rehearsal. */
export async function makeTeam(
  db: Db,
  consultationId: string,
  names: Readonly<Record<string, string>>,
  now: Date,
): Promise<void> {
  const from_day = dayAt(now, 'UTC')
  for (const role of ['lead', 'reviewer', 'clerk'] as const) {
    const id = newId()
    await db
      .insertInto('person')
      .values({ id, name: names[role] ?? role, email: null })
      .execute()
    await db
      .insertInto('role_grant')
      .values({ id: newId(), person_id: id, role, subject_kind: 'consultation', subject_id: consultationId, from_day })
      .execute()
  }
}

/** Who of them has a role. */
export async function findTeamMember(db: Db, role: Exclude<RehearsedRole, 'anybody'>): Promise<string> {
  const { person_id } = await db
    .selectFrom('role_grant')
    .select('person_id')
    .where('role', '=', role)
    .executeTakeFirstOrThrow()
  return person_id
}

/** Whoever is in a rehearsal stays signed in there while days pass. */
export async function keepSignedIn(pool: pg.Pool, days: number): Promise<void> {
  await pool.query(
    `update session set expires_at = expires_at + $1 * interval '1 day', seen_at = seen_at + $1 * interval '1 day',
      proved_at = proved_at + $1 * interval '1 day'`,
    [days],
  )
}
