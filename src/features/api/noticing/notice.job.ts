/**
 * Looks every night at what anybody can read of records that bear no day of their change, and notes which are others than the night before:
 * their feeds are made from that. Nothing but the public record is looked at, so that a change of what nobody sees is no change.
 */
import { defineJob, type Job } from '../../../jobs/jobs.ts'
import type { Hub } from '../../../web/hub.ts'
import type { Resource } from '../../../web/resource.ts'
import { lookedAt, marksOf, type Noticed } from './marks.ts'
import { beginLooking, findNoticed, forgetOthers, keepNoticed } from './noticed.queries.ts'

/** The kinds that have a feed by what was noticed. */
export const noticedKinds: readonly string[] = ['organisations', 'partnerships', 'seats']

/** Looks at every record of some kinds; gives how many were new or others. */
export async function noticeChanges(hub: Hub, resources: readonly Resource[]): Promise<number> {
  const request = { hub, db: hub.db, area: await hub.area(), now: hub.now(), today: await hub.today() }
  let count = 0
  for (const resource of resources.filter(({ name }) => noticedKinds.includes(name))) {
    const first = await hub.db.transaction().execute(tx => beginLooking(tx, resource.name))
    const there: string[] = []
    for await (const records of resource.all(request, 500)) {
      const ids = records.map(({ id }) => String(id))
      there.push(...ids)
      const before = await findNoticed(hub.db, resource.name, ids)
      const others = new Map<string, Noticed>()
      for (const record of records) {
        const id = String(record['id'])
        const known = before.get(id) ?? null
        const now = lookedAt(known, marksOf(record), request.today, first)
        if (now !== known) others.set(id, now)
        if (now.on === request.today && now !== known) count++
      }
      if (others.size > 0) await hub.db.transaction().execute(tx => keepNoticed(tx, resource.name, others))
    }
    await hub.db.transaction().execute(tx => forgetOthers(tx, resource.name, there))
  }
  if (count > 0) hub.forgetPages()
  return count
}

/** The job over the resources there are. */
export function noticeJob(resources: readonly Resource[]): Job {
  return defineJob({
    name: 'notice-changes',
    every: '10 4 * * *',
    does: 'Looks at what anybody can read of organisations, partnerships and seats, and notes what changed, for their feeds.',
    async run(hub) {
      const count = await noticeChanges(hub, resources)
      return count === 0 ? undefined : `${count} changed`
    },
  })
}
