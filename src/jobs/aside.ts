/**
 * Work beside the server: long comparing in a thread of its own, with connections of its own, so that pages are served meanwhile.
 * What it needs is handed over, and what it found comes back, as plain data.
 */
import { parentPort, Worker, workerData } from 'node:worker_threads'
import type pg from 'pg'
import { type Database, openAside } from '../db/open.ts'

/** Most memory that work may take, in megabytes; beyond it the work ends, and the server goes on. */
const MOST_MEMORY = 1024

type Handed = { readonly access: pg.PoolConfig; readonly data: unknown }

/** Runs a file that calls `workAside`; gives what its work gives. Throws what it throws. */
export function runAside<Found>(pool: pg.Pool, file: URL, data: unknown): Promise<Found> {
  const worker = new Worker(file, {
    workerData: { access: plainAccess(pool), data } satisfies Handed,
    execArgv: ['--no-warnings'],
    resourceLimits: { maxOldGenerationSizeMb: MOST_MEMORY },
  })
  return new Promise((resolve, reject) => {
    worker.once('message', (found: Found) => resolve(found))
    worker.once('error', reject)
    worker.once('exit', code => reject(new Error(`Work in ${file.pathname.split('/').at(-1)} ended with ${code}`)))
  })
}

/** How to connect as a pool does now, as plain data: where it listens may have changed since the server began. */
export function plainAccess(pool: pg.Pool): pg.PoolConfig {
  const { host, port, user, password, database, connectionString, options } = pool.options
  // The password is kept where no listing shows it.
  return { host, port, user, password: password as string, database, connectionString, options } as pg.PoolConfig
}

/** Does the work of this file with what was handed over, and hands back what it finds. */
export async function workAside<Data, Found>(work: (db: Database['db'], data: Data) => Promise<Found>): Promise<void> {
  const { access, data } = workerData as Handed
  const { db, close } = openAside(access)
  try {
    parentPort?.postMessage(await work(db, data as Data))
  } finally {
    await close()
  }
}
