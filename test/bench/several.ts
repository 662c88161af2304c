/**
 * Two Hubs on one database beside one of them: how much more they take, and how soon one shows what another changed. The client and the
 * database run on the same processors as the Hubs here. So each Hub is also held to a third of a processor, where this machine lets us:
 * then nothing but the Hubs is short, as where every part has a machine of its own.
 */
import { readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import autocannon from 'autocannon'
import { newId } from '../../src/db/ids.ts'
import { openDatabase } from '../../src/db/open.ts'
import { day } from '../../src/kernel/day.ts'
import { readSettings } from '../../src/settings.ts'
import { beginSession, sessionCookie } from '../../src/web/session.ts'
import { findForm } from '../../worlds/visitor.ts'
import { give, prepareArea } from '../faults/kill-rounds.ts'
import { emptyDatabase } from '../support/database.ts'
import { holdTo } from '../support/held-processor.ts'
import { type Hub, startHub, stopHub } from '../support/hub-process.ts'
import { freePort } from '../support/listening.ts'
import { bareEnvironment } from '../support/operator.ts'
import { atLeast, atMost, type Bench, type Figure, median } from './figure.ts'

const SECONDS = 4
const ROUNDS = 3
const CONNECTIONS = 8
const CHANGES = 30
const SHARE = 1 / 3

export const run: Bench = async () => {
  const dataDir = await mkdtemp(path.join(os.tmpdir(), 'hub-several-'))
  const { url, drop } = await emptyDatabase()
  const hubs: Hub[] = []
  try {
    const environment = {
      ...bareEnvironment,
      COMPACT_HUB_DATA: dataDir,
      COMPACT_HUB_SEAL_KEY: '8'.repeat(64),
      DATABASE_URL: url,
      EMPTY: '1',
      LOG_FORMAT: 'json',
      LOG_LEVEL: 'error',
      ORIGIN: 'http://127.0.0.1:3000',
    }
    const slug = await prepareArea(readSettings(environment))
    for (const port of [await freePort(), await freePort()])
      hubs.push(await startHub({ ...environment, PORT: String(port) }, port))
    const [one, two] = hubs as [Hub, Hub]
    const cookie = await secretaryOf(url)
    const figures = await shownElsewhere(cookie, one, two)
    figures.push(...(await oneAgainstTwo(slug, cookie, one, two)))
    return figures
  } finally {
    for (const hub of hubs) await stopHub(hub)
    await drop()
    await rm(dataDir, { recursive: true, force: true })
  }
}

const at = ({ port }: Hub) => `http://127.0.0.1:${port}`

/** How soon a page that the second Hub keeps shows what a form sent to the first changed, from the answer to that form on. */
async function shownElsewhere(cookie: string, one: Hub, two: Hub): Promise<Figure[]> {
  const headers = { cookie, origin: one.env['ORIGIN']!, 'sec-fetch-site': 'same-origin' }
  const took: number[] = []
  for (let n = 0; n < CHANGES; n++) {
    // Read twice: the second answer is one that was kept.
    for (const _ of [1, 2]) await (await fetch(`${at(two)}/about`)).text()
    const form = findForm(await (await fetch(`${at(one)}/settings`, { headers })).text())!
    const body = new URLSearchParams()
    for (const [name, values] of Object.entries(form.values)) for (const value of values) body.append(name, value)
    const name = `Compact number ${n}`
    for (const [field, value] of Object.entries({
      ...{ compact_name: name, contact_name: 'Desk', contact_address: 'Hall' },
      ...{ contact_phone: '1', contact_email: 'desk@example.org' },
    }))
      body.set(field, value)
    const answer = await fetch(`${at(one)}/settings`, { method: 'POST', body, headers, redirect: 'manual' })
    if (answer.status !== 303) throw new Error(`The form was answered with ${answer.status}`)
    const sent = performance.now()
    while (!(await (await fetch(`${at(two)}/about`)).text()).includes(name))
      if (performance.now() - sent > 10_000) throw new Error('The other Hub never showed it')
    took.push(performance.now() - sent)
  }
  return [
    atMost(`a changed page seen by the other Hub, the middle of ${CHANGES}`, median(took), 200, 'ms'),
    atMost('and the slowest', Math.max(...took), 200, 'ms'),
  ]
}

async function secretaryOf(url: string): Promise<string> {
  const { db, close } = await openDatabase({ url })
  const { id: area } = await db.selectFrom('area').select('id').executeTakeFirstOrThrow()
  const person = newId()
  await db.insertInto('person').values({ id: person, name: 'Sec', email: 'sec@example.org' }).execute()
  const grant = { role: 'secretariat', subject_kind: 'area', subject_id: area, from_day: day('2026-01-01') } as const
  await db
    .insertInto('role_grant')
    .values({ id: newId(), person_id: person, ...grant })
    .execute()
  const token = await beginSession(db, person, 'bench', new Date())
  await close()
  return `${sessionCookie}=${token}`
}

/** What both Hubs take beside what one takes: pages made anew for somebody who is signed in, and responses given; free and held. */
async function oneAgainstTwo(slug: string, cookie: string, one: Hub, two: Hub): Promise<Figure[]> {
  const read = async (hubs: readonly Hub[]) => {
    const all = await Promise.all(
      hubs.map(hub =>
        autocannon({ url: `${at(hub)}/settings`, headers: { cookie }, connections: CONNECTIONS, duration: SECONDS }),
      ),
    )
    for (const { non2xx, errors } of all) if (non2xx + errors > 0) throw new Error(`${non2xx + errors} reads failed`)
    return all.reduce((sum, { requests }) => sum + requests.average, 0)
  }
  const write = async (hubs: readonly Hub[]) => {
    let [given, over] = [0, false]
    const people = hubs.flatMap(hub =>
      Array.from({ length: CONNECTIONS }, async (_, n) => {
        while (!over) {
          const led = await give(at(hub), slug, `Somebody ${n} says so`, false, () => undefined, [])
          given += led.length
        }
      }),
    )
    await wait(SECONDS * 1000)
    over = true
    await Promise.all(people)
    return given / SECONDS
  }
  await read([one, two])
  const free = await compared('pages made', read, one, two)
  console.log(`  free of any bound: ${free.said}; ${(await compared('responses given', write, one, two)).said}`)
  const held = await holdTo(SHARE, [one.child.pid!, two.child.pid!])
  if (!held) {
    console.log(
      '  No processes can be held to a part of a processor here: the ratio is that of a machine that they share with all else.',
    )
    return [atLeast('two Hubs against one, sharing the processors with the client and the database', free.ratio, 1)]
  }
  try {
    const reading = await compared('pages made', read, one, two)
    const writing = await compared('responses given', write, one, two)
    console.log(`  each held to a third of a processor: ${reading.said}; ${writing.said}`)
    return [
      atLeast('two Hubs against one, each with a third of a processor: pages made', reading.ratio, 1.6),
      // One Hub gives the one database as much to write as it takes: a second one must not make it less.
      atLeast('the same: responses given, all of which one database writes', writing.ratio, 0.9),
    ]
  } finally {
    await held.end()
  }
}

/** Both against one of them in turn; with how busy the processors were with what. */
async function compared(what: string, load: (hubs: readonly Hub[]) => Promise<number>, one: Hub, two: Hub) {
  const rates: { one: number[]; two: number[] } = { one: [], two: [] }
  const shares: string[] = []
  for (let round = 0; round < ROUNDS; round++)
    for (const hubs of [[one], [one, two]]) {
      const before = { at: performance.now(), hubs: hubs.map(worked), own: process.cpuUsage() }
      rates[hubs.length === 1 ? 'one' : 'two'].push(await load(hubs))
      const seconds = (performance.now() - before.at) / 1000
      const spent = hubs.map(worked).reduce((sum, now, n) => sum + now - before.hubs[n]!, 0)
      const own = process.cpuUsage(before.own)
      if (round === ROUNDS - 1)
        shares.push(
          `${percent(spent / seconds)} in Hubs, ${percent((own.user + own.system) / 1e6 / seconds)} in the client`,
        )
    }
  const [single, both] = [median(rates.one), median(rates.two)]
  const each = `${Math.round(single)} a second by one (of a processor: ${shares[0]}), ${Math.round(both)} by two (${shares[1]})`
  return { ratio: both / single, said: `${what} ${each}: ${(both / single).toFixed(2)} times` }
}

const percent = (share: number) => `${Math.round(share * 100)} %`

/** Seconds of a processor that a Hub has used. */
function worked({ child }: Hub): number {
  const fields = readFileSync(`/proc/${child.pid}/stat`, 'utf8').split(') ')[1]!.split(' ')
  return (Number(fields[11]) + Number(fields[12])) / 100
}
