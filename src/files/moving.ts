/**
 * Moving stored files between the database and a store. A file is always kept in the database first, in the transaction of what it
 * belongs to; from there it is moved once it is safe in the store, and the other way about. Sealed scans stay in the database.
 */
import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { contentOf, isWhole } from '../db/file-content.ts'
import { type FileStore, StoreAway } from '../db/file-store.ts'
import type { Db, Handle } from '../db/open.ts'

/** How many files are where, and how many megabytes. */
export type FileCounts = {
  readonly database: number
  readonly store: number
  readonly sealed: number
  readonly left: number
}

/** Counts the files by where they are kept. */
export async function countFiles(db: Db): Promise<FileCounts> {
  const { rows } = await sql<FileCounts>`
    select count(*) filter (where kept_as is null and visibility <> 'sealed')::int as database,
      count(*) filter (where kept_as is not null)::int as store,
      count(*) filter (where kept_as is null and visibility = 'sealed')::int as sealed,
      (select count(*) from store_leftover)::int as left
    from stored_file`.execute(db)
  return rows[0]!
}

/** Moves every file that may be moved into the store; gives how many were. */
export async function moveToStore(db: Db, files: FileStore): Promise<number> {
  let moved = 0
  for (let after: string | null = null; ; ) {
    const next = await db
      .selectFrom('stored_file')
      .select(['id', 'content', 'sha256'])
      .where('kept_as', 'is', null)
      .where('visibility', '<>', 'sealed')
      .where('size', '>', 0)
      .$if(after !== null, query => query.where('id', '>', after!))
      .orderBy('id')
      .limit(1)
      .executeTakeFirst()
    if (!next) return moved
    after = next.id
    if (await moveOne(db, files, next)) moved++
  }
}

async function moveOne(
  db: Db,
  files: FileStore,
  { id, content, sha256 }: { id: string; content: Buffer; sha256: Buffer },
): Promise<boolean> {
  const name = randomUUID()
  // Named as left before it is there: whatever breaks off from here on, it is taken away from the store in its time.
  await db.insertInto('store_leftover').values({ kept_as: name }).execute()
  await files.put(name, content)
  const there = await files.get(name)
  if (!there || !isWhole(there, sha256)) throw new StoreAway(`The ${files.describe} did not keep what it was given.`)
  const moved = await db.transaction().execute(async tx => {
    const { numUpdatedRows } = await tx
      .updateTable('stored_file')
      .set({ content: Buffer.alloc(0), kept_as: name, kept_own: true })
      .where('id', '=', id)
      .where('kept_as', 'is', null)
      .where('sha256', '=', sha256)
      .executeTakeFirst()
    if (numUpdatedRows === 1n) await unname(tx, name)
    return numUpdatedRows === 1n
  })
  if (moved) return true
  // It was taken away, sealed, or moved by another server, meanwhile.
  await files.remove(name)
  await unname(db, name)
  return false
}

async function unname(db: Handle, name: string): Promise<void> {
  await db.deleteFrom('store_leftover').where('kept_as', '=', name).execute()
}

/** Moves every file that is in the store back into the database; gives how many were. */
export async function moveToDatabase(db: Db, files: FileStore): Promise<number> {
  let moved = 0
  for (;;) {
    const next = await db
      .selectFrom('stored_file')
      .select(['id', 'content', 'kept_as', 'sha256'])
      .where('kept_as', 'is not', null)
      .limit(1)
      .executeTakeFirst()
    if (!next) return moved
    const content = await contentOf(files, next)
    await db
      .updateTable('stored_file')
      .set({ content, kept_as: null })
      .where('id', '=', next.id)
      .where('kept_as', '=', next.kept_as)
      .execute()
    moved++
  }
}

/** For how many days what no record names any more stays in the store, so that a database restored from those days finds its files. */
export const LEFT_FOR = 14

/** Takes away from the store what nothing has named for so long; gives how many files. */
export async function clearStore(db: Db, files: FileStore, now: Date): Promise<number> {
  const old = await db
    .selectFrom('store_leftover')
    .select(['id', 'kept_as'])
    .where('created_at', '<', new Date(now.getTime() - LEFT_FOR * 24 * 60 * 60 * 1000))
    .execute()
  for (const { id, kept_as } of old) {
    await files.remove(kept_as)
    await db.deleteFrom('store_leftover').where('id', '=', id).execute()
  }
  return old.length
}
