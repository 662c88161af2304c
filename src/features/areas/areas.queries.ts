/** Other areas as they are kept: their addresses, and what was last read of each. */
import { sql } from 'kysely'
import { changeVersioned } from '../../db/change-versioned.ts'
import { newId } from '../../db/ids.ts'
import type { Handle, Tx } from '../../db/open.ts'
import { type Reading, readingShape } from './reading.ts'
import type { OneArea } from './side-by-side.ts'

/** The addresses as they are kept. `waits`: they are not read until they are kept again. */
type KeptAddresses = { readonly version: number; readonly addresses: readonly string[]; readonly waits: boolean }

/** The addresses, with the version that a change quotes. */
export async function readKeptAddresses(db: Handle): Promise<KeptAddresses> {
  const kept = await db.selectFrom('other_areas').select(['version', 'addresses', 'waits']).executeTakeFirst()
  return kept ?? { version: 1, addresses: [], waits: false }
}

/** Changes the addresses that still have the version quoted, and lets them be read; what was read of those that are gone goes too. */
export async function changeAddresses(tx: Tx, version: number, addresses: readonly string[]): Promise<boolean> {
  await tx
    .insertInto('other_areas')
    .values({ id: newId() })
    .onConflict(conflict => conflict.column('only_one').doNothing())
    .execute()
  const { id } = await tx.selectFrom('other_areas').select('id').executeTakeFirstOrThrow()
  if (!(await changeVersioned(tx, 'other_areas', id, version, { addresses: [...addresses], waits: false })))
    return false
  await sql`delete from other_area_reading where address <> all(${[...addresses]}::text[])`.execute(tx)
  return true
}

/** The other areas, each with what was last read of it and what failed since. */
export async function findOthers(db: Handle): Promise<OneArea[]> {
  const { rows } = await sql<{ address: string; reading: unknown; readAt: Date | null; fault: string | null }>`
    select a.address, r.reading, r.read_at as "readAt", r.fault
    from other_areas cross join lateral unnest(addresses) a(address)
      left join other_area_reading r on r.address = a.address`.execute(db)
  return rows.map(({ address, reading, readAt, fault }) => {
    const read = reading === null ? null : (readingShape.safeParse(reading).data ?? null)
    return { key: address, name: read?.area ?? new URL(address).host, address, reading: read, readAt, fault }
  })
}

/** Addresses that may be read and were never tried, or not since a moment: those that wait longest first. */
export async function findDue(db: Handle, before: Date, most: number): Promise<string[]> {
  const { rows } = await sql<{ address: string }>`
    select a.address from other_areas cross join lateral unnest(addresses) a(address)
      left join other_area_reading r on r.address = a.address
    where not waits and (r.tried_at is null or r.tried_at < ${before}) order by r.tried_at nulls first limit ${most}`.execute(
    db,
  )
  return rows.map(({ address }) => address)
}

/** Keeps what was read; a reading that failed leaves the one before, with its moment. */
export async function keepReading(tx: Tx, address: string, got: Reading | string, now: Date): Promise<void> {
  const read = typeof got !== 'string'
  await sql`
    insert into other_area_reading (id, address, reading, read_at, tried_at, fault)
    values (${newId()}, ${address}, ${read ? JSON.stringify(got) : null}::jsonb, ${read ? now : null}, ${now}, ${read ? null : got})
    on conflict (address) do update set tried_at = excluded.tried_at, fault = excluded.fault,
      reading = coalesce(excluded.reading, other_area_reading.reading), read_at = coalesce(excluded.read_at, other_area_reading.read_at)`.execute(
    tx,
  )
}
