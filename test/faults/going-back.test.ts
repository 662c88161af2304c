/** Going back to a moment: from the archived log the database is made again as it was, row for row. */
import assert from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { appendFile, chmod, mkdtemp, readdir, readFile, realpath, rename, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { after, before, test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { archiveCheckup } from '../../src/db/archive/checkup.ts'
import { goBack } from '../../src/db/archive/go-back.ts'
import { linesLeft, listLines, readReach } from '../../src/db/archive/reach.ts'
import { markSettled } from '../../src/db/archive/unsettled.ts'
import { stopEmbedded } from '../../src/db/embedded.ts'
import { newId } from '../../src/db/ids.ts'
import { type Database, openDatabase } from '../../src/db/open.ts'
import { bringUpInstallation } from '../../src/installation.ts'
import { sendMail } from '../../src/mail/mail.ts'
import { readSettings } from '../../src/settings.ts'
import { noSmallDisk } from '../support/small-disk.ts'

let folder: string
let archive: string
let witness: { moment: Date; rows: string[] }[]

before(async () => {
  folder = await realpath(await mkdtemp(path.join(os.tmpdir(), 'hub-back-')))
  await chmod(folder, 0o755)
  // A folder name with what a shell and PostgreSQL read as something else.
  archive = path.join(folder, "Tom's 100% archive")
  witness = await live()
})

after(async () => {
  for (const name of await readdir(folder)) if (!name.includes(' ')) await stopEmbedded(path.join(folder, name))
  await rm(folder, { recursive: true, force: true })
})

const at = (name: string) => path.join(folder, name)

async function rowsOf({ pool }: Database): Promise<string[]> {
  const { rows } = await pool.query<{ row: string }>("select number || ' ' || said as row from kept order by number")
  return rows.map(({ row }) => row)
}

/** Waits until all that was written is in the archive, as it is within a minute by itself. */
async function archived({ pool, archive: kept }: Database): Promise<void> {
  // A piece in which nothing stands yet is not closed.
  await pool.query("select pg_logical_emit_message(false, 'test', 'one more')")
  const { rows } = await pool.query<{ piece: string }>(
    'select pg_walfile_name(lsn) as piece from (select pg_switch_wal() as lsn) as switched',
  )
  while (!(await readdir(kept!.line.log)).includes(`${rows[0]!.piece}.gz`)) await wait(50)
}

/** An installation that is written to while it is copied, with what it held at several moments; then its disk is gone. */
async function live(): Promise<{ moment: Date; rows: string[] }[]> {
  const database = await openDatabase({ url: null, dataDir: at('first'), serving: true, archive })
  const seen: { moment: Date; rows: string[] }[] = []
  const note = async () => {
    const rows = await rowsOf(database)
    await wait(20)
    seen.push({ moment: new Date(), rows })
    await wait(20)
  }
  const { pool } = database
  await pool.query('create table kept (number integer primary key, said text not null)')
  await note()
  const writing = { on: true }
  const writes = (async () => {
    for (let n = 0; writing.on; n++) await pool.query("insert into kept values ($1, repeat('before ', 400))", [n])
  })()
  await database.archive!.copy(new Date())
  writing.on = false
  await writes
  for (let round = 0; round < 3; round++) {
    await note()
    await pool.query("insert into kept select 100000 + $1 * 1000 + n, 'round ' || $1 from generate_series(1, 500) n", [
      round,
    ])
    await pool.query("update kept set said = 'changed in ' || $1 where number % 7 = $1", [round])
    await pool.query('delete from kept where number % 11 = $1', [round])
  }
  await note()
  await archived(database)
  const pid = Number((await readFile(at('first/database/cluster/postmaster.pid'), 'utf8')).split('\n')[0])
  process.kill(pid, 'SIGKILL')
  await database.close()
  await stopEmbedded(at('first'))
  await rm(at('first'), { recursive: true })
  return seen
}

/** Ends what was open in a copy, as the command does; here nothing was. */
const settle = (name: string) => markSettled({ cluster: at(`${name}/database/cluster`) })

/** What an installation holds after going back, which is then taken away. */
async function heldAfter(name: string, target: Date | 'newest'): Promise<string[]> {
  await goBack(at(name), archive, target)
  const database = await openDatabase({ url: null, dataDir: at(name), unsettled: true })
  const rows = await rowsOf(database)
  await database.pool.query("insert into kept values (-1, 'goes on')")
  await database.close()
  await rm(at(name), { recursive: true })
  return rows
}

test('at every moment after the copy the rows are those of the witness', async () => {
  for (const [n, { moment, rows }] of witness.slice(1).entries())
    assert.deepEqual(await heldAfter(`at-${n}`, moment), rows, moment.toISOString())
  assert.deepEqual(await heldAfter('newest', 'newest'), witness.at(-1)!.rows)
  assert.equal(new Set(witness.map(({ rows }) => JSON.stringify(rows))).size, witness.length)
})

test('a moment that is not held is refused with those that are, and nothing is left behind', async () => {
  const before = witness[0]!.moment
  await assert.rejects(goBack(at('early'), archive, before), /does not lead to that moment. It holds\n.* to .*\(UTC\)/)
  await assert.rejects(goBack(at('late'), archive, new Date(Date.now() + 3_600_000)), /does not lead to that moment/)
  await assert.rejects(goBack(at('none'), at('nothing'), 'newest'), /It holds\n {2}nothing/)
  const { moment } = witness.at(-1)!
  await goBack(at('taken'), archive, moment)
  await settle('taken')
  await assert.rejects(goBack(at('taken'), archive, moment), /There is a database in .*taken already/)
})

test('what was made again is opened by nobody before what was open in it is ended, and made anew where that broke off', async () => {
  await goBack(at('cut'), archive, 'newest')
  for (const options of [{ serving: true }, { existing: true }])
    await assert.rejects(openDatabase({ url: null, dataDir: at('cut'), ...options }), /did not come to its end/)
  // The command was killed while it had the database open.
  const left = await openDatabase({ url: null, dataDir: at('cut'), unsettled: true, linger: true })
  await left.pool.query("insert into kept values (-3, 'half ended')")
  await left.close()
  assert.deepEqual(await heldAfter('cut', 'newest'), witness.at(-1)!.rows)
})

test('a copy with changed bytes or cut short is refused, and nothing is left behind', async () => {
  const [line] = await listLines(archive)
  const [copy] = (await readReach(line!)).spans
  const file = path.join(line!.base, copy!.copy.file)
  const whole = await readFile(file)
  // Not one bit: packed words that repeat may mean the same when it is another.
  const changed = Buffer.from(whole)
  const middle = Math.floor(whole.length / 2)
  for (let n = middle; n < middle + 64; n++) changed[n]! ^= 0xff
  for (const damaged of [changed, whole.subarray(0, whole.length - 400)]) {
    await writeFile(file, damaged)
    await assert.rejects(goBack(at('damaged'), archive, 'newest'), { name: 'DamagedBackup' })
    assert.deepEqual(
      (await readdir(at('damaged/database'))).filter(name => name.startsWith('cluster')),
      [],
    )
  }
  await writeFile(file, whole)
  assert.deepEqual(await heldAfter('damaged', 'newest'), witness.at(-1)!.rows)
})

test('a restored installation writes a line of its own, and which is meant must then be said', async () => {
  const database = await openDatabase({ url: null, dataDir: at('taken'), serving: true, archive })
  const own = database.archive!
  assert.equal((await listLines(archive)).length, 2)
  assert.ok(await own.keep(14, new Date()))
  assert.equal(await own.keep(14, new Date()), null)
  await database.pool.query("insert into kept values (-2, 'second life')")
  await archived(database)
  const checkup = archiveCheckup(
    { archiveDir: archive, archiveDays: 14 },
    async () => database,
    () => new Date(),
  )
  const found = await checkup.run()
  assert.match(found.says, /^One can go back to any moment from .* to .*The archive is on the same disk/)
  assert.deepEqual(await linesLeft(own.line, 14, new Date()), [])
  const [old] = await linesLeft(own.line, 14, new Date(Date.now() + 15 * 86_400_000))
  assert.ok(old && old.folder !== own.line.folder, 'the one of the disk that is gone')
  await database.close()
  await assert.rejects(goBack(at('which'), archive, 'newest'), /More than one installation wrote to this archive/)
  await goBack(at('which'), own.line.folder, 'newest')
  await settle('which')
  const again = await openDatabase({ url: null, dataDir: at('which') })
  assert.equal((await rowsOf(again))[0], '-2 second life')
  assert.equal(again.archive, null)
  await again.close()
})

test('a command without the settings leaves the archive on; a start without them ends the line', async () => {
  const lineOf = async (options: { serving?: boolean; archive?: string | null }) => {
    const database = await openDatabase({ url: null, dataDir: at('taken'), ...options })
    const { rows } = await database.pool.query<{ archive_mode: string }>('show archive_mode')
    const line = database.archive?.line.folder ?? null
    await database.close()
    assert.equal(rows[0]!.archive_mode, line === null ? 'off' : 'on')
    return line
  }
  const first = await lineOf({ serving: true, archive })
  assert.equal(await lineOf({}), first)
  assert.equal(await lineOf({ serving: true, archive: null }), null)
  const next = await lineOf({ serving: true, archive })
  assert.ok(next !== null && next !== first)
})

test('what is older than it should be goes: copies but the one that is needed, and the log before it', async () => {
  const database = await openDatabase({ url: null, dataDir: at('taken'), serving: true, archive })
  const kept = database.archive!
  const day = (n: number) => new Date(Date.now() + n * 86_400_000)
  for (let n = 0; n < 3; n++) {
    await kept.copy(day(n))
    await archived(database)
  }
  await appendFile(path.join(kept.line.base, 'broken.copy.part'), 'half')
  // Seen from ten days on, with three days to keep, only the last copy is needed.
  const before = await readdir(kept.line.log)
  assert.ok((await kept.reach()).spans.length >= 3)
  await kept.keep(3, day(10))
  const { spans, waiting } = await kept.reach()
  assert.equal(spans.length, 1, 'the one that is needed')
  assert.ok(waiting !== null, 'and a new one, whose log is on its way')
  assert.ok((await readdir(kept.line.log)).length < before.length + 3)
  assert.ok(!(await readdir(kept.line.base)).includes('broken.copy.part'))
  await database.close()
})

test('an archive that is full stops nothing: it is told, survived, and begun again', {
  skip: noSmallDisk(),
  timeout: 300_000,
}, () => {
  const program = path.join(import.meta.dirname, 'full-archive.ts')
  const script = `mount -t tmpfs -o size=700m none /mnt && mkdir /mnt/archive && mount -t tmpfs -o size=48m none /mnt/archive && exec "${process.execPath}" --no-warnings "${program}" /mnt`
  const ended = spawnSync('unshare', ['--mount', 'sh', '-c', script], { encoding: 'utf8' })
  assert.equal(ended.status, 0, ended.stderr)
  const said = JSON.parse(ended.stdout.trim().split('\n').at(-1) ?? '')
  assert.match(said.whileFull, /Since then nothing comes into the archive/)
  assert.ok(said.told > 0)
  assert.equal(said.kept, said.told)
  assert.equal(said.restored, said.told)
  assert.match(said.after, /What lies between was let go/)
})

test('the command makes an area as it was, with nobody signed in and no mail that leaves', async () => {
  const settings = readSettings({ COMPACT_HUB_DATA: at('area'), ARCHIVE_DIR: at('areas') })
  const { database, seal } = await bringUpInstallation(settings, { serving: true })
  const { db } = database
  const person = newId()
  await db.insertInto('area').values({ id: newId(), name: 'Marsh', compact_name: 'Marsh Compact' }).execute()
  await db.insertInto('person').values({ id: person, name: 'Ada', email: 'ada@example.org' }).execute()
  await db
    .insertInto('session')
    .values({
      id: newId(),
      person_id: person,
      token_hash: Buffer.alloc(32),
      expires_at: new Date(Date.now() + 3_600_000),
    })
    .execute()
  await sendMail(db, seal, { to: 'ada@example.org', subject: 'Papers', body: 'Here they are.' })
  await database.archive!.keep(14, new Date())
  await db.updateTable('area').set({ name: 'Holt' }).execute()
  await wait(20)
  const moment = new Date()
  await wait(20)
  await db.updateTable('area').set({ name: 'Oops' }).execute()
  const owner = await openDatabase({ url: null, dataDir: at('area') })
  await archived(owner)
  await owner.close()
  await database.close()
  const cli = fileURLToPath(new URL('../../src/cli.ts', import.meta.url))
  const command = (words: string[]) => {
    const env = { PATH: process.env['PATH'], COMPACT_HUB_DATA: at('area'), ARCHIVE_DIR: at('areas'), DATABASE_URL: '' }
    return spawnSync(process.execPath, ['--no-warnings', cli, ...words], { encoding: 'utf8', env })
  }
  const typed = moment.toISOString()
  const refused = command(['restore', '--to', typed])
  assert.equal(refused.status, 1)
  assert.match(refused.stderr, /There is a database in .*area already/)
  await rename(at('area/database'), at('area/database-until-now'))
  const done = command(['restore', '--to', typed])
  assert.equal(done.status, 0, done.stderr)
  assert.match(done.stdout, /sessions ended: 1, links ended: 0\), .*held back: 1/)
  assert.match(done.stdout, /There is no list of erasures|Erased again/)
  const again = await bringUpInstallation(settings, { serving: true })
  assert.deepEqual(await again.database.db.selectFrom('area').select('name').execute(), [{ name: 'Holt' }])
  assert.notEqual(again.database.archive!.line.folder, database.archive!.line.folder)
  await again.database.close()
})
