/** A program for a fault test: fills the disk under a database, tells what is refused, frees space and goes on. */
import { closeSync, openSync, rmSync, writeSync } from 'node:fs'
import path from 'node:path'
import { openDatabase } from '../../src/db/open.ts'
import { isDatabaseAway, isDiskFull } from '../../src/db/recover.ts'

const disk = process.argv[2] ?? ''
const ballast = path.join(disk, 'ballast')
const database = await openDatabase({ url: null, dataDir: path.join(disk, 'data') })

async function count(): Promise<number> {
  const { rows } = await database.pool.query<{ count: number }>('select count(*) from kept')
  return rows[0]?.count ?? 0
}

function fillDisk(): void {
  const file = openSync(ballast, 'w')
  try {
    for (const block = Buffer.alloc(64 * 1024); ; ) writeSync(file, block)
  } catch {
    closeSync(file)
  }
}

function nameOf(error: unknown): string {
  if (isDiskFull(error)) return 'disk full'
  return isDatabaseAway(error) ? 'away' : String(error)
}

await database.pool.query('create table kept (number integer primary key, body text not null)')
await database.pool.query('alter table kept alter body set storage external')
const insert = () => database.pool.query("insert into kept select count(*) + 1, repeat('x', 20000) from kept")
let told = 0
for (; told < 20; told++) await insert()
fillDisk()
let refusal = ''
while (refusal === '')
  await insert().then(
    () => told++,
    error => {
      refusal = nameOf(error)
    },
  )
const readWhileFull = await count()
rmSync(ballast)
await insert()
const keptAfter = await count()
await database.close()
console.log(JSON.stringify({ refusal, told, readWhileFull, keptAfter }))
