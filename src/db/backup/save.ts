/** Writing a backup. */
import { createHash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { access, open, rename, rm } from 'node:fs/promises'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip, type Gzip } from 'node:zlib'
import type pg from 'pg'
import { to as copyTo } from 'pg-copy-streams'
import { contentOf, type KeptContent } from '../file-content.ts'
import type { FileStore } from '../file-store.ts'
import { readApplied } from '../migrate.ts'
import type { Database } from '../open.ts'
import { writeBody, writeLine } from './frames.ts'
import { anywhere } from './packing.ts'
import { type FileHead, type Head, quoteName, readTables, type Table, type TableEnd } from './shape.ts'

/** What was written or read: rows by table. */
export type Tally = { readonly file: string; readonly rows: number; readonly tables: Readonly<Record<string, number>> }

/**
 * Writes all tables into one file, as they were at one moment, while the hub goes on working. The file is readable by
 * its owner only and appears when it is complete. Three things are not in it: the seal key (keep `keys/` in a safe place
 * of its own; without it sealed contact details cannot be read), mail settings, and the queue of jobs, which the hub
 * makes anew from the records.
 */
export async function backup(database: Database, file: string, files: FileStore | null = null): Promise<Tally> {
  const free = await access(file).then(
    () => false,
    () => true,
  )
  if (!free) throw new Error(`${file} exists already. Choose another name; a backup never replaces a file.`)
  const unfinished = `${file}.unfinished`
  const client = await database.pool.connect()
  try {
    await client.query('begin isolation level repeatable read, read only')
    const gzip = createGzip()
    const written = pipeline(gzip, anywhere(), createWriteStream(unfinished, { mode: 0o600 }))
    const [tables] = await Promise.all([writeAll(client, gzip, files), written])
    await client.query('commit')
    client.release()
    await settleOnDisk(unfinished)
    await rename(unfinished, file)
    return { file, tables, rows: sum(tables) }
  } catch (error) {
    client.release(true)
    await rm(unfinished, { force: true })
    throw error
  }
}

async function writeAll(client: pg.ClientBase, gzip: Gzip, files: FileStore | null): Promise<Record<string, number>> {
  try {
    const tables = await readTables(client)
    await writeLine(gzip, await makeHead(client, tables))
    const counts: Record<string, number> = {}
    for (const table of tables) counts[table.table] = await writeTable(client, gzip, table)
    if (tables.some(({ table, columns }) => table === 'stored_file' && columns.includes('kept_as')))
      await writeKept(client, gzip, files)
    await writeLine(gzip, { end: true, tables: tables.length, rows: sum(counts) })
    gzip.end()
    return counts
  } catch (error) {
    gzip.destroy(error instanceof Error ? error : new Error(String(error)))
    throw error
  }
}

/** Writes the files that are in the store: in the database their rows are empty. */
async function writeKept(client: pg.ClientBase, gzip: Gzip, files: FileStore | null): Promise<void> {
  const { rows } = await client.query<Omit<KeptContent, 'content'>>(
    'select id, kept_as, sha256 from stored_file where kept_as is not null order by id',
  )
  for (const row of rows) {
    const content = await contentOf(files, { ...row, content: Buffer.alloc(0) })
    await writeLine(gzip, { file: row.id, sha256: row.sha256.toString('hex') } satisfies FileHead)
    await writeBody(gzip, Readable.from([content]))
  }
}

async function makeHead(client: pg.ClientBase, tables: readonly Table[]): Promise<Head> {
  const { rows } = await client.query<{ version: string }>("select current_setting('server_version') as version")
  return {
    format: 'compact-hub-backup',
    formatVersion: 1,
    madeAt: new Date().toISOString(),
    postgres: rows[0]?.version ?? '',
    migrations: (await readApplied(client)).map(({ name, sha256 }) => ({ name, sha256 })),
    tables: tables.map(each => each.table),
  }
}

async function writeTable(client: pg.ClientBase, gzip: Gzip, { table, columns }: Table): Promise<number> {
  await writeLine(gzip, { table, columns })
  const hash = createHash('sha256')
  let rows = 0
  const rowsOf = client.query(copyTo(`copy ${quoteName(table)} (${columns.map(quoteName).join(', ')}) to stdout`))
  const counted = async function* () {
    for await (const piece of rowsOf as AsyncIterable<Buffer>) {
      hash.update(piece)
      rows += countRows(piece)
      yield piece
    }
  }
  await writeBody(gzip, counted())
  const end: TableEnd = { rows, sha256: hash.digest('hex') }
  await writeLine(gzip, end)
  return rows
}

/** Rows in a piece of PostgreSQL's text form, where a line end inside a value is written as \n. */
export function countRows(piece: Buffer): number {
  let rows = 0
  for (let at = piece.indexOf(10); at >= 0; at = piece.indexOf(10, at + 1)) rows++
  return rows
}

async function settleOnDisk(file: string): Promise<void> {
  const handle = await open(file, 'r+')
  await handle.sync().finally(() => handle.close())
}

/** The sum of the counts of a tally. */
export function sum(counts: Readonly<Record<string, number>>): number {
  return Object.values(counts).reduce((total, each) => total + each, 0)
}
