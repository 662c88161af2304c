/** What a server sees that the operator should know of: kept in the database, where `doctor` finds it. */
import type { Db } from '../db/open.ts'

/** Things seen. */
export type Sighting = 'forwarded-untrusted'

const HOUR = 60 * 60 * 1000

/** Writes down what is seen, each thing at most once an hour; what cannot be written is let go. */
export function noteSightings(db: Db, now: () => Date): (name: Sighting, note: string) => void {
  const noted = new Map<Sighting, number>()
  return (name, note) => {
    const at = now()
    if (at.getTime() - (noted.get(name) ?? Number.NEGATIVE_INFINITY) < HOUR) return
    noted.set(name, at.getTime())
    db.insertInto('sighting')
      .values({ name, seen_at: at, note })
      .onConflict(conflict => conflict.column('name').doUpdateSet({ seen_at: at, note }))
      .execute()
      .catch(() => noted.delete(name))
  }
}

/** What was seen last of a thing since a moment, or null. */
export async function lastSighting(
  db: Db,
  name: Sighting,
  since: Date,
): Promise<{ seenAt: Date; note: string } | null> {
  const row = await db
    .selectFrom('sighting')
    .select(['seen_at as seenAt', 'note'])
    .where('name', '=', name)
    .where('seen_at', '>', since)
    .executeTakeFirst()
  return row ?? null
}
