/**
 * Kills a running installation while people give responses, and counts: every receipt that was given must have its
 * response, and no response may be there twice. Whoever had no answer sends the same form again to the server that comes
 * back, twice, as people do: it must be taken, once, and lead to the same code each time. The server is killed every round, the database with it every third. The
 * moment is counted in what people have done, never in time, so that a slow machine kills in the midst of the work too.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { randomInt } from 'node:crypto'
import { once } from 'node:events'
import { globSync } from 'node:fs'
import { chmod, mkdtemp, readFile, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { newId } from '../../src/db/ids.ts'
import { openConsultation } from '../../src/features/responses/open-consultation.fixture.ts'
import { bringUpInstallation, openInstallation } from '../../src/installation.ts'
import { addDays, day } from '../../src/kernel/day.ts'
import { readSettings } from '../../src/settings.ts'
import { findForm } from '../../worlds/visitor.ts'
import { freePort } from '../support/listening.ts'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const VISITORS = 4

export type KillFigures = {
  readonly rounds: number
  readonly databaseKills: number
  readonly attempts: number
  readonly receipts: number
  /** Receipts without their response: must be none. */
  readonly lost: number
  /** Responses that are there more than once: must be none. */
  readonly doubled: number
  /** Responses kept whose receipt could not be shown any more, because the kill came between: these are whole, and given once. */
  readonly keptUnseen: number
  /** Forms without an answer that were sent again. */
  readonly resent: number
  /** Of these, responses that had been kept already: the kill came between the commit and the answer. */
  readonly betweenCommitAndAnswer: number
  /** Forms sent again that were not taken, or led to another code the second time: must be none. */
  readonly astray: number
}

/** A form that was sent and had no answer. */
export type Unanswered = { readonly body: URLSearchParams; readonly text: string }

export type Receipt = { readonly address: string; readonly text: string }

async function startHub(environment: NodeJS.ProcessEnv): Promise<ChildProcess> {
  const child = spawn(process.execPath, ['--no-warnings', `${ROOT}src/cli.ts`, 'start'], {
    env: environment,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  await new Promise<void>((resolve, reject) => {
    let said = ''
    const hear = (data: Buffer): void => {
      said += data
      if (said.includes('Compact Hub is at')) resolve()
    }
    child.stdout?.on('data', hear)
    child.stderr?.on('data', hear)
    child.once('exit', () => reject(new Error(`The Hub did not start: ${said}`)))
  })
  return child
}

/** Sends a filled form; the address it led to, or null. */
export async function send(origin: string, slug: string, body: URLSearchParams): Promise<string | null> {
  const answer = await fetch(`${origin}/consultations/${slug}/response`, {
    method: 'POST',
    body,
    redirect: 'manual',
    headers: { origin, 'sec-fetch-site': 'same-origin' },
  })
  // What is not read holds its connection, and the next form would take another.
  await answer.arrayBuffer().catch(() => undefined)
  return answer.status === 303 ? answer.headers.get('location') : null
}

/** Fills a form as a browser would and sends it; the addresses it led to. What has no answer is kept in `unanswered`. */
export async function give(
  origin: string,
  slug: string,
  text: string,
  twice: boolean,
  sending: () => void,
  unanswered: Unanswered[],
): Promise<string[]> {
  const page = await fetch(`${origin}/consultations/${slug}/response`)
  const form = findForm(await page.text())
  if (!form) throw new Error('No form')
  const body = new URLSearchParams(
    Object.entries(form.values).flatMap(([name, values]) => values.map(value => [name, value])),
  )
  const question = Object.keys(form.values).find(name => name.startsWith('q-'))
  if (!question) throw new Error('No question')
  body.set(question, text)
  body.set('action', 'give')
  const sendIt = async (): Promise<string | null> => {
    sending()
    return send(origin, slug, body)
  }
  try {
    const led = await Promise.all(twice ? [sendIt(), sendIt()] : [sendIt()])
    return led.filter(address => address !== null)
  } catch (gone) {
    unanswered.push({ body, text })
    throw gone
  }
}

/** Counts what people do, and tells when they have done so much. */
function doings(): { readonly add: () => void; readonly reached: (count: number) => Promise<void> } {
  const { promise, resolve } = Promise.withResolvers<void>()
  let done = 0
  let awaited = Number.POSITIVE_INFINITY
  return {
    add() {
      if (++done >= awaited) resolve()
    },
    reached(count) {
      awaited = count
      if (done >= count) resolve()
      return promise
    },
  }
}

async function killDatabase(dataDir: string): Promise<void> {
  const pidFile = globSync(`${dataDir}/**/postmaster.pid`)[0]
  if (!pidFile) return
  const pid = Number((await readFile(pidFile, 'utf8')).split('\n')[0])
  try {
    process.kill(pid, 'SIGKILL')
  } catch {
    // It was gone already.
  }
}

/** Runs the rounds on an installation of their own, under the temporary folder; no more begin once the minutes are over. */
export async function killRounds(most: number, minutes = Number.POSITIVE_INFINITY): Promise<KillFigures> {
  const until = Date.now() + minutes * 60_000
  const dataDir = await mkdtemp(path.join(os.tmpdir(), 'hub-kill-'))
  // As root the database runs as an ordinary account, which must be able to enter.
  await chmod(dataDir, 0o755)
  const port = await freePort()
  const { DATABASE_URL: _, SMTP_URL: __, ORIGIN: ___, HOST: ____, ...others } = process.env
  const clean = { ...others, COMPACT_HUB_DATA: dataDir, PORT: String(port) }
  const settings = readSettings(clean)
  const slug = await prepareArea(settings)
  const receipts: Receipt[] = []
  const attempted: string[] = []
  let [rounds, databaseKills] = [0, 0]
  const unanswered: Unanswered[] = []
  const again = { resent: new Map<string, Date>(), astray: 0 }
  const sendAgain = async (): Promise<void> => {
    for (const { body, text } of unanswered.splice(0)) {
      again.resent.set(text, new Date())
      const led = [await send(settings.origin, slug, body), await send(settings.origin, slug, body)]
      if (led[0] === null || led[0] !== led[1]) again.astray++
      else receipts.push({ address: led[0]!, text })
    }
  }
  try {
    for (let round = 0; round < most && Date.now() < until; round++) {
      rounds++
      const hub = await startHub(clean)
      await sendAgain()
      const done = doings()
      const gone = once(hub, 'exit')
      const visitors = Promise.all(
        Array.from({ length: VISITORS }, async (_, visitor) => {
          for (let n = 0; ; n++) {
            const text = `Round ${round} visitor ${visitor} says ${n} here`
            attempted.push(text)
            try {
              for (const address of await give(settings.origin, slug, text, n % 3 === 0, done.add, unanswered)) {
                receipts.push({ address, text })
                done.add()
              }
            } catch {
              // The server is gone.
              return
            }
          }
        }),
      )
      // Every form sent and every receipt seen counts one; the first receipt comes after at most this many.
      await Promise.race([done.reached(2 * VISITORS + 2 + randomInt(30)), visitors])
      for (let turns = randomInt(200); turns > 0; turns--) await nextTurn()
      hub.kill('SIGKILL')
      if (round % 3 === 2) {
        await killDatabase(dataDir)
        databaseKills++
      }
      await Promise.all([visitors, gone])
    }
    const last = await startHub(clean)
    await sendAgain()
    const ended = once(last, 'exit')
    last.kill('SIGTERM')
    await ended
    const counted = await count(clean, settings, receipts, attempted, again.resent)
    return { rounds, databaseKills, attempts: attempted.length, astray: again.astray, ...counted }
  } finally {
    await rm(dataDir, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 })
  }
}

export async function prepareArea(settings: ReturnType<typeof readSettings>): Promise<string> {
  const { database } = await bringUpInstallation(settings)
  const today = day(new Date().toISOString().slice(0, 10))
  await database.db
    .insertInto('area')
    .values({ id: newId(), name: 'Kill area', compact_name: 'Kill Compact' })
    .execute()
  const made = await openConsultation(database.db, 'kill', {
    opens: addDays(today, -7),
    closes: addDays(today, 60),
    form: [{ title: 'One', questions: [{ type: 'long-text', text: 'What do you think?' }] }],
  })
  await database.close()
  return made.slug
}

type Counted = Omit<KillFigures, 'rounds' | 'databaseKills' | 'attempts' | 'astray'>

async function count(
  environment: NodeJS.ProcessEnv,
  settings: ReturnType<typeof readSettings>,
  receipts: readonly Receipt[],
  attempted: readonly string[],
  resent: ReadonlyMap<string, Date>,
): Promise<Counted> {
  const hub = await startHub(environment)
  let lost = 0
  for (const { address, text } of receipts) {
    const answer = await fetch(new URL(address, settings.origin))
    if (answer.status !== 200 || !(await answer.text()).includes(text)) lost++
  }
  const ended = once(hub, 'exit')
  hub.kill('SIGTERM')
  await ended
  const { database } = await openInstallation(settings)
  const rows = await database.db.selectFrom('response').select(['answers', 'free_text', 'received_at']).execute()
  await database.close()
  let betweenCommitAndAnswer = 0
  const times = new Map<string, number>()
  for (const row of rows) {
    const text = attempted.find(one => `${JSON.stringify(row.answers)} ${row.free_text}`.includes(one))
    if (text && row.received_at < (resent.get(text) ?? row.received_at)) betweenCommitAndAnswer++
    if (text) times.set(text, (times.get(text) ?? 0) + 1)
  }
  const seen = new Set(receipts.map(receipt => receipt.text))
  return {
    receipts: receipts.length,
    lost,
    doubled: [...times.values()].filter(n => n > 1).length,
    resent: resent.size,
    betweenCommitAndAnswer,
    keptUnseen: [...times.keys()].filter(text => !seen.has(text)).length,
  }
}
