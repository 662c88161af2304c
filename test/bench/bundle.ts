/** A large area published as files: 50 partnerships with ten years of meetings and decisions, or `BENCH_BOARDS` of them, by the command that operators use. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { newId } from '../../src/db/ids.ts'
import { testDatabase } from '../support/database.ts'
import { bareEnvironment, cli, command } from '../support/operator.ts'
import { makeArea, makePartnerships } from './boards-volume.ts'
import { atLeast, atMost, type Bench } from './figure.ts'

const BOARDS = Number(process.env['BENCH_BOARDS'] ?? 50)
const MB = 1024 * 1024

export const run: Bench = async () => {
  const database = await testDatabase()
  const dataDir = await mkdtemp(path.join(os.tmpdir(), 'hub-bundle-'))
  const folder = path.join(dataDir, 'files')
  const environment = { COMPACT_HUB_DATA: dataDir, COMPACT_HUB_SEAL_KEY: '7'.repeat(64), DATABASE_URL: database.url }
  try {
    const { db } = database
    await db
      .insertInto('area')
      .values({ id: newId(), name: 'Measured area', compact_name: 'Measured Compact' })
      .execute()
    await makeArea(db, BOARDS)
    await makePartnerships(db, 1, BOARDS, { organisations: BOARDS * 5, people: BOARDS * 10 })
    const begun = performance.now()
    const child = spawn(process.execPath, ['--no-warnings', cli, 'publish', folder], {
      env: { ...bareEnvironment, ...environment },
      stdio: ['ignore', 'ignore', 'inherit'],
    })
    let most = 0
    const looking = setInterval(() => (most = Math.max(most, residentOf(child.pid!))), 200)
    const [code] = await once(child, 'exit')
    clearInterval(looking)
    const seconds = (performance.now() - begun) / 1000
    if (code !== 0) throw new Error(`It ended with ${code}`)
    const manifest = JSON.parse(await readFile(path.join(folder, 'manifest.json'), 'utf8')) as {
      counts: Record<string, number>
      files: { bytes: number }[]
    }
    const bytes = manifest.files.reduce((sum, file) => sum + file.bytes, 0)
    console.log(`  ${JSON.stringify(manifest.counts)}`)
    const checked = performance.now()
    const { code: whole, error } = await command(environment, 'publish', folder, '--check')
    if (whole !== 0) throw new Error(error.slice(0, 500))
    return [
      atMost(
        `${manifest.files.length} files, ${Math.round(bytes / MB)} MB of a large area published`,
        seconds,
        60,
        's',
      ),
      atMost('every file of it held against its digest', (performance.now() - checked) / 1000, 60, 's'),
      atMost('the most memory it took', most / MB, 600, 'MB'),
      atLeast(
        'records',
        Object.values(manifest.counts).reduce((sum, n) => sum + n, 0),
        BOARDS * 100,
      ),
    ]
  } finally {
    await database.close()
    await rm(dataDir, { recursive: true, force: true })
  }
}

/** Memory of a process, in bytes; none where it has ended. */
function residentOf(pid: number): number {
  try {
    return Number(/^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) * 1024
  } catch {
    return 0
  }
}
