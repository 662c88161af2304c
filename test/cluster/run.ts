/**
 * `npm run cluster-test`: two Hubs behind HAProxy, through PgBouncer in transaction mode, on PostgreSQL that Patroni and etcd keep up, all
 * on the loopback address. Under load the primary, a Hub and the pooler are killed in turn, and both Hubs are rolled over; it
 * reports how long the service was away, what was lost, doubled or failed. `--rounds 20` says how often (3).
 */
import { mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { openDatabase } from '../../src/db/open.ts'
import { readSettings } from '../../src/settings.ts'
import { median } from '../bench/figure.ts'
import { give, prepareArea, type Receipt, send, type Unanswered } from '../faults/kill-rounds.ts'
import { type Cluster, missingPackages, type Part, startCluster } from './parts.ts'

const GIVERS = 4

const { values } = parseArgs({ options: { rounds: { type: 'string', default: '3' } } })
const ROUNDS = Number(values.rounds)
if (!Number.isInteger(ROUNDS) || ROUNDS < 1) {
  console.error(
    `--rounds is "${values.rounds}". Give a whole number from 1, such as: npm run cluster-test -- --rounds 20`,
  )
  process.exit(1)
}

const missing = await missingPackages()
if (missing.length > 0) {
  console.error(`This test needs packages of Debian that are not here: apt-get install ${missing.join(' ')}`)
  process.exit(1)
}

const folder = await mkdtemp(path.join(os.tmpdir(), 'hub-cluster-'))
let slug = ''
console.log(`Starting a cluster in ${folder}; what its parts say is in logs there.`)
const cluster = await startCluster(folder, async settings => {
  slug = await prepareArea(readSettings(settings))
})
const stopped = { on: false }
process.once('SIGINT', () => (stopped.on = true))

const receipts: Receipt[] = []
const attempted: string[] = []
const unanswered: Unanswered[] = []
let taken = 0
/** When a response was last taken. */
let lastTaken = performance.now()

/** People who give responses one after another, whatever happens, and send again what had no answer. */
async function people(number: number): Promise<void> {
  for (let n = 0; !stopped.on; n++) {
    const text = `Person ${number} says ${n} here`
    attempted.push(text)
    const own: Unanswered[] = []
    try {
      for (const address of await give(cluster.origin, slug, text, n % 3 === 0, () => undefined, own)) {
        receipts.push({ address, text })
        taken++
        lastTaken = performance.now()
      }
    } catch {
      unanswered.push(...own)
      await wait(200)
    }
  }
}

/** Kills something, and measures how long nothing was taken afterwards. */
async function killed(what: string, part: Part, supervised = false): Promise<{ what: string; seconds: number }> {
  await wait(2_000)
  const before = taken
  const at = performance.now()
  await part.kill()
  // There is one of it: whoever runs it has it started again, as systemd does.
  if (supervised) await wait(1_000).then(part.start)
  // What was under way may still be answered: the service is back with the fifth response that comes later than a second after.
  for (let since = 0, enough = 0; enough < 5; ) {
    await wait(20)
    if (performance.now() - at > 120_000) throw new Error(`After ${what} was killed the service did not come back`)
    if (taken > before + since) {
      if (performance.now() - at > 1_000) enough++
      since = taken - before
    }
  }
  const seconds = Math.round((lastTaken - at) / 100) / 10
  console.log(`${what} killed: responses are taken again within ${seconds} s`)
  if (!supervised) await part.start()
  return { what, seconds }
}

/** The middle and the longest time that the service was away after one kind of killing. */
function timesOf(what: string, killings: readonly { what: string; seconds: number }[]) {
  const all = killings.filter(one => one.what === what).map(({ seconds }) => seconds)
  return { what, times: all.length, median: median(all), longest: Math.max(0, ...all) }
}

async function standbyFollows(of: Cluster): Promise<void> {
  const { pool, close } = await openDatabase({ url: of.settings['DATABASE_DIRECT_URL'] })
  for (const until = Date.now() + 120_000; Date.now() < until; await wait(500)) {
    const { rows } = await pool
      .query<{ all: number }>("select count(*)::int as all from pg_stat_replication where sync_state = 'sync'")
      .catch(() => ({ rows: [] }))
    if (rows[0]?.all) break
  }
  await close()
}

/** Reads while each Hub is stopped in order and started again; gives how many requests there were, and how many failed. */
async function rollOver(): Promise<{ requests: number; failed: number }> {
  const rolling = { on: true }
  const counted = { requests: 0, failed: 0 }
  const readers = Promise.all(
    Array.from({ length: 4 }, async () => {
      while (rolling.on) {
        counted.requests++
        const answer = await fetch(`${cluster.origin}/consultations/${slug}`).catch(() => null)
        if (answer?.status !== 200) counted.failed++
        await answer?.arrayBuffer()
      }
    }),
  )
  for (const hub of cluster.hubs) {
    await wait(1_000)
    await hub.stop()
    await hub.start()
  }
  rolling.on = false
  await readers
  return counted
}

try {
  const load = Promise.all(Array.from({ length: GIVERS }, (_, number) => people(number)))
  const killings: { what: string; seconds: number }[] = []
  for (let round = 0; round < ROUNDS && !stopped.on; round++) {
    await standbyFollows(cluster)
    const primary = await cluster.primary()
    if (primary) killings.push(await killed('primary', primary))
    killings.push(await killed('hub', cluster.hubs[round % 2]!))
    killings.push(await killed('pooler', cluster.pooler, true))
  }
  const rolled = await rollOver()
  stopped.on = true
  await load
  let again = 0
  for (const { body, text } of unanswered) {
    const address = await send(cluster.origin, slug, body)
    if (address === null) again++
    else receipts.push({ address, text })
  }
  const { database, ...counts } = await count()
  await database.close()
  const report = {
    rounds: ROUNDS,
    given: attempted.length,
    receipts: receipts.length,
    ...counts,
    sentAgain: unanswered.length,
    astray: again,
    away: ['primary', 'hub', 'pooler'].map(what => timesOf(what, killings)),
    killings,
    rollOver: rolled,
  }
  console.log(JSON.stringify(report, null, 1))
  process.exitCode = counts.lost + counts.doubled + again + rolled.failed > 0 ? 1 : 0
} finally {
  stopped.on = true
  await cluster.close()
  if (process.exitCode === 0) await rm(folder, { recursive: true, force: true })
}
process.exit()

/** Every receipt is held against what is kept. */
async function count() {
  const database = await openDatabase({ url: cluster.settings['DATABASE_DIRECT_URL'] })
  const rows = await database.db.selectFrom('response').select(['answers', 'free_text']).execute()
  const kept = new Map<string, number>()
  for (const row of rows) {
    const text = /Person \d+ says \d+ here/.exec(`${JSON.stringify(row.answers)} ${row.free_text}`)?.[0]
    if (text) kept.set(text, (kept.get(text) ?? 0) + 1)
  }
  const told = new Set(receipts.map(({ text }) => text))
  return {
    database,
    lost: [...told].filter(text => !kept.has(text)).length,
    doubled: [...kept.values()].filter(n => n > 1).length,
  }
}
