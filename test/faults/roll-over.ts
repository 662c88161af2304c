/**
 * Rolls two Hubs on one database over, one after the other, behind a balancer that repeats nothing, while people read and give
 * responses; counts what failed, and holds every receipt against what is kept.
 */
import { mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { openDatabase } from '../../src/db/open.ts'
import { readSettings } from '../../src/settings.ts'
import { type Balancer, balance } from '../support/balancer.ts'
import { emptyDatabase } from '../support/database.ts'
import { type Hub, startHub, stopHub } from '../support/hub-process.ts'
import { freePort } from '../support/listening.ts'
import { bareEnvironment } from '../support/operator.ts'
import { give, prepareArea } from './kill-rounds.ts'

/** What was asked, and how it went. */
export type RollOver = {
  readonly requests: number
  /** Requests without the answer that was due, each with what came instead: must be none. */
  readonly failed: readonly string[]
  /** How often each Hub was stopped and started again. */
  readonly rounds: number
  readonly receipts: number
  /** Receipts without their response, and responses that are there twice: must be none. */
  readonly astray: number
  /** The longest that a Hub took to end, in seconds, its wait for the balancer included. */
  readonly longestStop: number
}

const READERS = 6
const GIVERS = 2
/** Rests between what one reader asks, in milliseconds, so that they are spread over the stops. */
const REST = 2

/** Rolls over until so many requests were made; each Hub once at least. `drain` is what DRAIN_SECONDS says. */
export async function rollOver(most: number, drain: number): Promise<RollOver> {
  const dataDir = await mkdtemp(path.join(os.tmpdir(), 'hub-rolled-'))
  const database = await emptyDatabase()
  const ports = [await freePort(), await freePort()]
  const web = await freePort()
  const environment = {
    ...bareEnvironment,
    COMPACT_HUB_DATA: dataDir,
    COMPACT_HUB_SEAL_KEY: '6'.repeat(64),
    DATABASE_URL: database.url,
    DRAIN_SECONDS: String(drain),
    EMPTY: '1',
    LOG_FORMAT: 'json',
    ORIGIN: `http://127.0.0.1:${web}`,
  }
  const slug = await prepareArea(readSettings(environment))
  const hubs: Hub[] = []
  let balancer: Balancer | null = null
  try {
    for (const port of ports) {
      const env = { ...environment, PORT: String(port) }
      hubs.push(await startHub(env, port))
    }
    balancer = await balance(ports, web)
    while (!ports.every(balancer.sendsTo)) await wait(50)
    const used = await useAndRoll(balancer, slug, hubs, most)
    const failed = [...used.failed, ...balancer.failed]
    return { ...used, failed, astray: await countAstray(database.url, used.given), receipts: used.given.length }
  } finally {
    await balancer?.close()
    for (const hub of hubs) await stopHub(hub)
    await database.drop()
    await rm(dataDir, { recursive: true, force: true })
  }
}

async function useAndRoll({ origin, sendsTo }: Balancer, slug: string, hubs: readonly Hub[], most: number) {
  const [failed, given]: [string[], string[]] = [[], []]
  let [requests, rounds, longestStop, over] = [0, 0, 0, false]
  const asked = async (what: string, doing: () => Promise<boolean>): Promise<void> => {
    requests++
    if (!(await doing().catch(() => false))) failed.push(what)
  }
  const read = async (at: string) => {
    const answer = await fetch(origin + at)
    await answer.arrayBuffer()
    return answer.status === 200
  }
  const addresses = ['/', `/consultations/${slug}`, `/consultations/${slug}/response`, '/help', '/codes']
  const readers = Array.from({ length: READERS }, async (_, reader) => {
    for (let n = reader; !over; n++) {
      const at = addresses[n % addresses.length]!
      await asked(`GET ${at}`, () => read(at))
      await wait(REST)
    }
  })
  const givers = Array.from({ length: GIVERS }, async (_, giver) => {
    for (let n = 0; !over; n++) {
      const text = `Person ${giver} says ${n} here`
      // The form is read, and sent once.
      requests++
      await asked('POST a response', async () => {
        const led = await give(origin, slug, text, false, () => undefined, [])
        if (led.length === 1) given.push(text)
        return led.length === 1
      })
      await wait(REST)
    }
  })
  while (requests < most || rounds === 0) {
    for (const hub of hubs) {
      longestStop = Math.max(longestStop, await stopHub(hub))
      hub.child = (await startHub(hub.env, hub.port)).child
      // The balancer must have seen that it is back before the other one goes.
      while (!sendsTo(hub.port)) await wait(50)
    }
    rounds++
  }
  over = true
  await Promise.all([...readers, ...givers])
  return { requests, failed, rounds, longestStop, given }
}

async function countAstray(url: string, given: readonly string[]): Promise<number> {
  const { db, close } = await openDatabase({ url })
  const rows = await db.selectFrom('response').select(['answers', 'free_text']).execute()
  await close()
  const kept = new Map<string, number>()
  for (const row of rows) {
    const text = /Person \d+ says \d+ here/.exec(`${JSON.stringify(row.answers)} ${row.free_text}`)?.[0] ?? ''
    kept.set(text, (kept.get(text) ?? 0) + 1)
  }
  return given.filter(text => kept.get(text) !== 1).length
}
