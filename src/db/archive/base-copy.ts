/** A copy of all files of a running database, from which its log leads on. */
import { createHash } from 'node:crypto'
import { createReadStream, createWriteStream, type Dirent } from 'node:fs'
import { chown, mkdir, open, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createGunzip, createGzip, type Gzip } from 'node:zlib'
import type pg from 'pg'
import { z } from 'zod'
import { DamagedBackup, type Frames, readFrames, writeBody, writeLine } from '../backup/frames.ts'
import type { Account } from '../embedded/account.ts'
import type { Line } from './line.ts'

/** What is known of a copy without opening it: kept beside it, and written last. */
const Described = z.object({
  file: z.string(),
  startedAt: z.coerce.date(),
  /** From this moment on the copy and its log are a whole database. */
  stoppedAt: z.coerce.date(),
  /** The pieces of the log that are needed at least. */
  firstPiece: z.string(),
  lastPiece: z.string(),
  postgres: z.string(),
  files: z.int(),
  bytes: z.int(),
})

/** A copy of all files, as its description tells. */
export type BaseCopy = z.infer<typeof Described>

const Entry = z.union([
  z.object({ folder: z.string() }),
  z.object({ file: z.string() }),
  z.object({ label: z.string(), files: z.int() }),
])
const Sum = z.object({ sha256: z.string() })

/** Emptied by PostgreSQL at every start. */
const EMPTIED = new Set([
  'pg_wal',
  'pg_dynshmem',
  'pg_notify',
  'pg_replslot',
  'pg_serial',
  'pg_snapshots',
  'pg_stat_tmp',
  'pg_subtrans',
])
/** Of the running server alone. */
const LEFT_OUT =
  /^(postmaster\.(pid|opts)|backup_label(\.old)?|tablespace_map(\.old)?|recovery\.signal|standby\.signal|current_logfiles|pg_internal\.init.*|pgsql_tmp.*)$/
const CONTROL = path.join('global', 'pg_control')

/** Makes a copy while the database works, and gives its description. What broke off leaves nothing. */
export async function takeBaseCopy(
  cluster: string,
  line: Line,
  client: pg.Client,
  now: Date,
  stopped: AbortSignal,
): Promise<BaseCopy> {
  const name = now.toISOString().slice(0, 19).replaceAll(':', '')
  const file = path.join(line.base, `${name}.copy`)
  const unfinished = `${file}.part`
  try {
    const begun = await one(
      client,
      "select pg_backup_start('compact-hub', true) as lsn, clock_timestamp() as at, current_setting('server_version') as version",
    )
    const gzip = createGzip({ level: 1 })
    const writing = pipeline(gzip, createWriteStream(unfinished, { mode: 0o600 }))
    const [{ ended, files }] = await Promise.all([writeAll(cluster, gzip, client, stopped), writing])
    await ontoDisk(unfinished)
    await rename(unfinished, file)
    const [, firstPiece = ''] = /START WAL LOCATION: \S+ \(file ([0-9A-F]{24})\)/.exec(ended.label) ?? []
    const copy: BaseCopy = {
      file: `${name}.copy`,
      startedAt: begun.at,
      stoppedAt: ended.at,
      firstPiece,
      lastPiece: ended.piece,
      postgres: begun.version,
      files,
      bytes: (await stat(file)).size,
    }
    await writeFile(`${unfinished}.json`, JSON.stringify(copy), { mode: 0o600 })
    await rename(`${unfinished}.json`, path.join(line.base, `${name}.json`))
    return copy
  } catch (error) {
    for (const each of [unfinished, `${unfinished}.json`, file]) await rm(each, { force: true })
    throw error
  }
}

type Moment = { readonly at: Date; readonly piece: string; readonly version: string; readonly label: string }

async function one(client: pg.Client, statement: string): Promise<Moment> {
  return (await client.query<Moment>(statement)).rows[0]!
}

async function ontoDisk(file: string): Promise<void> {
  const handle = await open(file, 'r')
  await handle.sync().finally(() => handle.close())
}

async function writeAll(
  cluster: string,
  gzip: Gzip,
  client: pg.Client,
  stopped: AbortSignal,
): Promise<{ ended: Moment; files: number }> {
  try {
    let files = 0
    for await (const { name, folder } of walk(cluster)) {
      stopped.throwIfAborted()
      if (folder) await writeLine(gzip, { folder: name })
      else if (name !== CONTROL) files += await writeFileTo(gzip, cluster, name)
    }
    // PostgreSQL asks for this one last.
    files += await writeFileTo(gzip, cluster, CONTROL)
    const ended = await one(
      client,
      'select labelfile as label, clock_timestamp() as at, pg_walfile_name(lsn) as piece from pg_backup_stop(false)',
    )
    await writeLine(gzip, { label: ended.label, files })
    gzip.end()
    return { ended, files }
  } catch (error) {
    gzip.destroy(error instanceof Error ? error : new Error(String(error)))
    throw error
  }
}

async function* walk(root: string, under = ''): AsyncGenerator<{ name: string; folder: boolean }> {
  const found: Dirent[] = await readdir(path.join(root, under), { withFileTypes: true }).catch(gone)
  for (const entry of found) {
    const name = path.join(under, entry.name)
    if (LEFT_OUT.test(entry.name)) continue
    if (entry.isDirectory()) {
      yield { name, folder: true }
      if (!EMPTIED.has(name)) yield* walk(root, name)
    } else if (entry.isFile()) yield { name, folder: false }
  }
}

/** What the database took away while it was copied is in its log. */
function gone(error: NodeJS.ErrnoException): [] {
  if (error.code !== 'ENOENT') throw error
  return []
}

async function writeFileTo(gzip: Gzip, cluster: string, name: string): Promise<number> {
  const handle = await open(path.join(cluster, name), 'r').catch((error: NodeJS.ErrnoException) => {
    gone(error)
    return null
  })
  if (!handle) return 0
  const hash = createHash('sha256')
  await writeLine(gzip, { file: name })
  await writeBody(
    gzip,
    (async function* () {
      for await (const piece of handle.createReadStream({ highWaterMark: 256 * 1024 })) {
        hash.update(piece)
        yield piece as Buffer
      }
    })(),
  )
  await writeLine(gzip, { sha256: hash.digest('hex') })
  return 1
}

/** The copies of a line, oldest first. */
export async function listBaseCopies(line: Line): Promise<BaseCopy[]> {
  const names = (await readdir(line.base).catch(() => [])).filter(name => name.endsWith('.json')).sort()
  return Promise.all(
    names.map(async name => Described.parse(JSON.parse(await readFile(path.join(line.base, name), 'utf8')))),
  )
}

/** Takes a copy away, its description first. */
export async function removeBaseCopy(line: Line, { file }: BaseCopy): Promise<void> {
  await rm(path.join(line.base, file.replace(/copy$/, 'json')), { force: true })
  await rm(path.join(line.base, file), { force: true })
}

/** Lays a copy out in an empty folder, as the account's own. Throws DamagedBackup where it is not whole. */
export async function unpackBaseCopy(file: string, into: string, account: Account): Promise<void> {
  const source = createReadStream(file)
  const bytes = createGunzip()
  source.once('error', error => bytes.destroy(error)).pipe(bytes)
  try {
    const frames = readFrames(bytes)
    for (let files = 0; ; ) {
      const entry = Entry.parse(await frames.line())
      if ('label' in entry) {
        if (entry.files !== files) throw new DamagedBackup(`${file} does not hold what it says. Use another copy.`)
        await frames.end()
        await writeOwn(path.join(into, 'backup_label'), entry.label, account)
        return
      }
      if ('folder' in entry) await makeOwn(inside(into, entry.folder), account)
      else {
        await unpackFile(frames, inside(into, entry.file), account)
        files++
      }
    }
  } catch (error) {
    if (error instanceof z.ZodError) throw new DamagedBackup(`${file} is no copy of a database.`, { cause: error })
    throw error
  } finally {
    source.destroy()
    bytes.destroy()
  }
}

function inside(folder: string, name: string): string {
  const full = path.resolve(folder, name)
  if (!full.startsWith(`${folder}${path.sep}`)) throw new DamagedBackup('The copy names a file outside of it.')
  return full
}

async function unpackFile(frames: Frames, file: string, account: Account): Promise<void> {
  const hash = createHash('sha256')
  const handle = await open(file, 'wx', 0o600)
  try {
    for await (const piece of frames.body()) {
      hash.update(piece)
      await handle.write(piece)
    }
    if (account) await handle.chown(account.uid, account.gid)
  } finally {
    await handle.close()
  }
  if (Sum.parse(await frames.line()).sha256 !== hash.digest('hex'))
    throw new DamagedBackup(`${path.basename(file)} is not as it was copied. Use another copy.`)
}

async function makeOwn(folder: string, account: Account): Promise<void> {
  await mkdir(folder, { mode: 0o700 })
  if (account) await chown(folder, account.uid, account.gid)
}

async function writeOwn(file: string, text: string, account: Account): Promise<void> {
  await writeFile(file, text, { mode: 0o600 })
  if (account) await chown(file, account.uid, account.gid)
}
