/** Other areas are read once a day, and soon after their address was added: nothing but what they answer to anybody. */
import { nobody } from '../../access/access.ts'
import { writeAudit } from '../../db/audit.ts'
import { defineJob } from '../../jobs/jobs.ts'
import type { Hub } from '../../web/hub.ts'
import { findDue, keepReading, readKeptAddresses } from './areas.queries.ts'
import { NotReached, type Reach, reachPublic } from './public-network.ts'
import { type Reading, readArea } from './reading.ts'

const DAY = 24 * 60 * 60 * 1000
/** Areas that one run reads. */
const MOST = 10

/** Reads what is due; gives how many were read and how many failed. */
export async function readAreas(hub: Hub, reach: Reach = reachPublic): Promise<{ read: number; failed: number }> {
  const due = await findDue(hub.db, new Date(hub.now().getTime() - DAY), MOST)
  let [read, failed] = [0, 0]
  for (const address of due) {
    const got = await readArea(address, reach).catch((error: unknown): string => {
      if (error instanceof NotReached) return error.fault
      throw error
    })
    if (await keep(hub, address, got)) typeof got === 'string' ? failed++ : read++
  }
  if (due.length > 0) hub.forgetPages()
  return { read, failed }
}

/** Keeps what came, unless the address was taken away meanwhile. */
async function keep(hub: Hub, address: string, got: Reading | string): Promise<boolean> {
  const { id } = await hub.area()
  return hub.db.transaction().execute(async tx => {
    const { addresses } = await readKeptAddresses(tx)
    if (!addresses.includes(address)) return false
    await keepReading(tx, address, got, hub.now())
    await writeAudit(tx, {
      actor: nobody,
      as: 'system',
      action: 'other-area.read',
      subject: { kind: 'area', id },
      record: { kind: 'area', id },
      after: { address, fault: typeof got === 'string' ? got : null },
    })
    return true
  })
}

export const readAreasJob = defineJob({
  name: 'read-other-areas',
  every: '*/10 * * * *',
  does: 'Reads the public data of other areas whose address was added, each once a day.',
  async run(hub) {
    const { read, failed } = await readAreas(hub)
    return read + failed === 0 ? undefined : `${read} read, ${failed} could not be read`
  },
})
