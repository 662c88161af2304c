/** What a server sees that the operator should know of: kept in the database, where `doctor` finds it. */
import { BlockList, isIP } from 'node:net'
import type { Db } from '../db/open.ts'

/** Things seen. */
export type Sighting = 'forwarded-untrusted'

/** For how long what was seen is told and kept, in milliseconds. */
export const seenFor = 7 * 24 * 60 * 60 * 1000

/** Networks of a server's own (RFC 1918, RFC 4193, RFC 6598, loopback and link-local): whoever comes from elsewhere is a reader. */
const inside = new BlockList()
for (const [net, prefix] of [
  ['10.0.0.0', 8],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
] as const)
  inside.addSubnet(net, prefix, 'ipv4')
for (const [net, prefix] of [
  ['::1', 128],
  ['fc00::', 7],
  ['fe80::', 10],
] as const)
  inside.addSubnet(net, prefix, 'ipv6')

/** What stands for an address that is not written down. */
export const publicAddress = 'a public address'

/** An address as it may be written down: one of a reader is not, for it says who read. */
export function addressToNote(address: string): string {
  const bare = address.replace(/^::ffff:(?=\d+\.)/i, '').replace(/%.*$/, '')
  return isIP(bare) !== 0 && inside.check(bare, isIP(bare) === 6 ? 'ipv6' : 'ipv4') ? bare : publicAddress
}

/** Whether a request says that it was passed on for another than the one it comes from: a web server asked from its own machine does not. */
export function namesAnother(forwardedFor: string | readonly string[] | undefined, from: string): boolean {
  const bare = (address: string) => address.trim().replace(/^::ffff:(?=\d+\.)/i, '')
  const last = [forwardedFor].flat().at(-1)?.split(',').at(-1)
  return last !== undefined && bare(last) !== bare(from)
}

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

/** Forgets what was seen so long ago that nobody is told of it any more. */
export async function forgetSightings(db: Db, now: Date): Promise<void> {
  await db
    .deleteFrom('sighting')
    .where('seen_at', '<=', new Date(now.getTime() - seenFor))
    .execute()
}
