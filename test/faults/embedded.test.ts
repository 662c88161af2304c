/** The embedded database under kills, stale files, second starts and odd folders. */
import assert from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmod, mkdtemp, readFile, realpath, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { afterEach, beforeEach, test } from 'node:test'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { isAlive } from '../../src/db/embedded/lock.ts'
import { layOut } from '../../src/db/embedded/place.ts'
import { startEmbedded, stopEmbedded } from '../../src/db/embedded.ts'
import { openDatabase } from '../../src/db/open.ts'
import { isDatabaseAway } from '../../src/db/recover.ts'

let dataDir: string

beforeEach(async () => {
  const folder = await realpath(await mkdtemp(path.join(os.tmpdir(), 'hub-fault-')))
  // Run by root, the database's own account has to come through here.
  await chmod(folder, 0o755)
  dataDir = path.join(folder, 'data')
})

afterEach(async () => {
  await stopEmbedded(dataDir)
  await rm(path.dirname(dataDir), { recursive: true, force: true })
})

type Writer = {
  readonly child: ChildProcess
  readonly told: string[]
  readonly until: (line: string) => Promise<void>
  readonly more: (rows: number) => Promise<void>
}

/** A writer in a process of its own, with what it has told so far. */
async function startWriter(count: number): Promise<Writer> {
  const child = spawn(process.execPath, [path.join(import.meta.dirname, 'writer.ts'), dataDir, String(count)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const told: string[] = []
  const lines = createInterface({ input: child.stdout! }).on('line', line => told.push(line))
  const until = async (line: string) => {
    const ended = new AbortController()
    lines.once('close', () => ended.abort())
    while (!told.includes(line)) {
      assert.equal(child.exitCode, null, `the writer never said "${line}"`)
      await once(lines, 'line', { signal: ended.signal })
    }
  }
  /** Waits until so many rows more are told. */
  const more = async (rows: number) => {
    for (const enough = told.length + rows; told.length < enough; ) await once(lines, 'line')
  }
  await until('open')
  return { child, told, until, more }
}

async function postmaster(): Promise<number> {
  return Number((await readFile(path.join(dataDir, 'database/cluster/postmaster.pid'), 'utf8')).split('\n')[0])
}

async function kill(child: ChildProcess): Promise<void> {
  child.kill('SIGKILL')
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit')
}

async function keptRows(): Promise<number[]> {
  const database = await openDatabase({ url: null, dataDir, serving: true })
  try {
    const { rows } = await database.pool.query<{ number: number }>('select number from kept order by number')
    return rows.map(row => row.number)
  } finally {
    await database.close()
  }
}

test('after kill -9 of the hub alone, the next start takes the running server over', async () => {
  const { child, until } = await startWriter(20)
  await until('20')
  await kill(child)
  const server = await postmaster()
  const embedded = await startEmbedded(dataDir, { serving: true })
  assert.equal(embedded.began, 'adopted')
  assert.equal(await postmaster(), server)
  assert.equal((await keptRowsBeside()).length, 20)
  await embedded.close()
  await assert.rejects(postmaster(), 'the last to leave stops the server')
})

/** Reads beside another user of the server, as an operator's command does. */
async function keptRowsBeside(): Promise<number[]> {
  const database = await openDatabase({ url: null, dataDir })
  const { rows } = await database.pool.query<{ number: number }>('select number from kept')
  await database.close()
  return rows.map(row => row.number)
}

test('after kill -9 of everything, at any moment, nothing that was told is lost', async () => {
  for (let round = 0; round < 4; round++) {
    const { child, told, more } = await startWriter(1_000_000)
    await more(37 * round)
    const server = await postmaster()
    await kill(child)
    process.kill(server, 'SIGKILL')
    const last = Number(told.at(-1)) || 0
    const kept = await keptRows()
    assert.ok(kept.length >= last && kept.length <= last + 1, `round ${round}: told ${last}, kept ${kept.length}`)
    assert.equal(kept.at(-1) ?? 0, kept.length)
  }
})

test('Ctrl-C stops the hub and then the server, in order', async () => {
  const { child, until } = await startWriter(3)
  await until('done')
  child.kill('SIGINT')
  const [code] = await once(child, 'exit')
  assert.equal(code, 0)
  await assert.rejects(postmaster())
  assert.deepEqual(await keptRows(), [1, 2, 3])
})

test('a lock file whose number now belongs to another program does not prevent the start', async () => {
  const { child, until } = await startWriter(1)
  await until('done')
  const server = await postmaster()
  const file = path.join(dataDir, 'database/cluster/postmaster.pid')
  const lock = await readFile(file, 'utf8')
  await kill(child)
  process.kill(server, 'SIGKILL')
  while (isAlive(server)) await nextTurn()
  const bystander = spawn('sleep', ['3600'], { stdio: 'ignore' })
  await writeFile(file, lock.replace(String(server), String(bystander.pid)))
  assert.deepEqual(await keptRows(), [1])
  bystander.kill()
})

test('a second hub on the same data is refused by name, and works once the first has gone', async () => {
  const { child } = await startWriter(0)
  await assert.rejects(openDatabase({ url: null, dataDir, serving: true }), {
    name: 'HeldByAnother',
    message: new RegExp(`already running on the data in ${dataDir} \\(process ${child.pid}\\)`),
  })
  await kill(child)
  assert.deepEqual(await keptRows(), [])
})

test('a server that dies under a running hub is started again by the requests that follow', async () => {
  const database = await openDatabase({ url: null, dataDir })
  try {
    const held = await database.pool.connect()
    process.kill(await postmaster(), 'SIGKILL')
    await assert.rejects(held.query('select pg_sleep(5)'))
    held.release()
    // The server's last word can come before the connection breaks: then the next request fails, as "away".
    await database.pool.query('select 1').catch(error => assert.ok(isDatabaseAway(error)))
    const { rows } = await database.pool.query('select 1 as one')
    assert.deepEqual(rows, [{ one: 1 }])
  } finally {
    await database.close()
  }
})

test('a long folder name and one with a quote get a working socket', async () => {
  const long = path.join(dataDir, `Tom's area ${'x'.repeat(80)}`)
  assert.ok((layOut(long, 'socket').socket ?? '').length <= 86)
  const database = await openDatabase({ url: null, dataDir: long })
  assert.match(database.describe, /^PostgreSQL 18\.\d+ of the hub's own, in .*x$/)
  await database.close()
})

test('by TCP the server wants its password', async () => {
  const embedded = await startEmbedded(dataDir, { transport: 'tcp' })
  const { host, port, user, password } = embedded.access
  const right = await openDatabase({ url: `postgresql://${user}:${password}@${host}:${port}/compact_hub` })
  assert.doesNotMatch(right.describe, new RegExp(password ?? 'none'))
  await right.close()
  await assert.rejects(openDatabase({ url: `postgresql://${user}:wrong@${host}:${port}/compact_hub` }), /password/)
  await embedded.close()
})

test('data of another PostgreSQL version is left alone and the way out is named', async () => {
  await (await startEmbedded(dataDir)).close()
  await writeFile(path.join(dataDir, 'database/cluster/PG_VERSION'), '17\n')
  await assert.rejects(startEmbedded(dataDir), /written by PostgreSQL 17.*compact-hub backup.*compact-hub restore/)
})
