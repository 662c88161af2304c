/** A program for a fault test: fills the disk of the archive under a database that is written to, then frees it and goes back. */
import { closeSync, openSync, rmSync, writeSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { archiveCheckup } from '../../src/db/archive/checkup.ts'
import { goBack } from '../../src/db/archive/go-back.ts'
import { stopEmbedded } from '../../src/db/embedded.ts'
import { openDatabase } from '../../src/db/open.ts'

const disk = process.argv[2] ?? ''
const archive = path.join(disk, 'archive')
const ballast = path.join(archive, 'ballast')
const database = await openDatabase({ url: null, dataDir: path.join(disk, 'data'), serving: true, archive })
const { pool } = database
const kept = database.archive!
const doctor = archiveCheckup(
  { archiveDir: archive, archiveDays: 14 },
  async () => database,
  () => new Date(),
)

function fill(): void {
  const file = openSync(ballast, 'w')
  try {
    for (const block = Buffer.alloc(4096); ; ) writeSync(file, block)
  } catch {
    closeSync(file)
  }
}

/** The piece of the log that is being written is closed and has been dealt with, and with it all before it. */
async function archived(): Promise<void> {
  await pool.query("select pg_logical_emit_message(false, 'test', 'one more')")
  const { rows } = await pool.query<{ piece: string }>('select pg_walfile_name(pg_switch_wal()) as piece')
  for (;;) {
    const now = await pool.query<{ last: string | null }>('select last_archived_wal as last from pg_stat_archiver')
    if ((now.rows[0]!.last ?? '') >= rows[0]!.piece) return
    await wait(100)
  }
}

let told = 0
// One row is changed over and over: the log grows, the table hardly does.
const write = async () => {
  await pool.query("insert into kept values ($1, '')", [++told])
  await pool.query('update padding set body = repeat(chr(65 + $1 % 26), 960000)', [told])
}
try {
  await pool.query('create table kept (number integer primary key, said text not null)')
  await pool.query('create table padding (body text)')
  await pool.query('alter table padding alter body set storage external')
  await pool.query("insert into padding values ('')")
  await kept.copy(new Date())
  for (let n = 0; n < 5; n++) await write()
  await archived()
  fill()
  let whileFull = ''
  // More than the disk of the database has room for.
  for (let written = 0; written < 520; written++) {
    await write()
    if (written === 60) {
      await wait(4_000)
      whileFull = (await doctor.run()).says
    }
    if (written % 20 === 19) await pool.query('vacuum padding')
    if (written % 100 === 99) await wait(1_500)
  }
  const { rows } = await pool.query<{ kept: number }>('select count(*)::int as kept from kept')
  rmSync(ballast)
  while (!(await kept.keep(14, new Date()).catch(() => null))) await wait(500)
  await write()
  await archived()
  const after = (await doctor.run()).says
  const at = new Date()
  await wait(50)
  await write()
  await archived()
  await database.close()
  await goBack(path.join(disk, 'again'), kept.line.folder, at)
  const again = await openDatabase({ url: null, dataDir: path.join(disk, 'again'), unsettled: true })
  const restored = (await again.pool.query<{ kept: number }>('select count(*)::int as kept from kept')).rows[0]!.kept
  await again.close()
  console.log(JSON.stringify({ whileFull, told: told - 1, kept: rows[0]!.kept + 1, after, restored }))
} finally {
  for (const name of ['data', 'again']) await stopEmbedded(path.join(disk, name))
}
