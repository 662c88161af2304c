/** Memory of one Hub while it answers 20,000 requests: public pages, forms, open data and responses that are given. */
import { readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import autocannon from 'autocannon'
import { readSettings } from '../../src/settings.ts'
import { give, prepareArea } from '../faults/kill-rounds.ts'
import { emptyDatabase } from '../support/database.ts'
import { type Hub, startHub, stopHub } from '../support/hub-process.ts'
import { freePort } from '../support/listening.ts'
import { bareEnvironment } from '../support/operator.ts'
import { atMost, type Bench, median } from './figure.ts'

const ALL = 20_000
const PARTS = 10
/** Of each part so many are responses: a form that is read, and sent. */
const GIVEN = 100
const CONNECTIONS = 8
const MB = 1024 * 1024

export const run: Bench = async () => {
  const dataDir = await mkdtemp(path.join(os.tmpdir(), 'hub-memory-'))
  const { url, drop } = await emptyDatabase()
  let hub: Hub | null = null
  try {
    const port = await freePort()
    const environment = {
      ...bareEnvironment,
      COMPACT_HUB_DATA: dataDir,
      COMPACT_HUB_SEAL_KEY: '9'.repeat(64),
      DATABASE_URL: url,
      EMPTY: '1',
      LOG_FORMAT: 'json',
      LOG_LEVEL: 'error',
      PORT: String(port),
    }
    const slug = await prepareArea(readSettings(environment))
    hub = await startHub(environment, port)
    const origin = `http://127.0.0.1:${port}`
    const addresses = [
      '/',
      `/consultations/${slug}`,
      `/consultations/${slug}/response`,
      '/codes',
      '/api/v1/consultations',
      '/decisions?words=bus',
    ]
    const resident: number[] = []
    for (let part = 0; part < PARTS; part++) {
      const amount = ALL / PARTS - 2 * GIVEN
      const { non2xx, errors } = await autocannon({
        ...{ url: origin, connections: CONNECTIONS, amount },
        requests: addresses.map(address => ({ path: address })),
      })
      if (non2xx + errors > 0) throw new Error(`${non2xx + errors} of ${amount} were not answered`)
      await Promise.all(
        Array.from({ length: CONNECTIONS }, async (_, person) => {
          for (let n = person; n < GIVEN; n += CONNECTIONS)
            await give(origin, slug, `In part ${part} ${n} says so`, false, () => undefined, [])
        }),
      )
      resident.push(residentOf(hub.child.pid!))
    }
    console.log(`  MB after each ${ALL / PARTS} requests: ${resident.map(bytes => Math.round(bytes / MB)).join(', ')}`)
    // The first parts read the program and fill what is kept; from then on it must not grow.
    const [early, late] = [median(resident.slice(2, 5)), median(resident.slice(-3))]
    return [
      atMost(`memory after ${ALL} requests against that after ${(ALL / PARTS) * 4}`, late / early, 1.1),
      atMost('the most that one Hub took', Math.max(...resident) / MB, 400, 'MB'),
    ]
  } finally {
    if (hub) await stopHub(hub)
    await drop()
    await rm(dataDir, { recursive: true, force: true })
  }
}

/** Memory of a process that is its own or shared, in bytes. */
function residentOf(pid: number): number {
  return Number(/^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) * 1024
}
