/**
 * Addresses of people who asked to be told: sealed, and found again by a keyed mark, so that whoever only has the database can
 * neither read one nor try out whether a known one is there.
 */
import { sql } from 'kysely'
import type { Db, Tx } from '../db/open.ts'
import type { Seal } from '../db/seal.ts'

/** The mark of a mailbox: the same however its address is written. */
export function markMailbox(seal: Seal, address: string): Buffer {
  return seal.mark(address.trim().toLowerCase(), 'mailbox of a wish')
}

/** An address sealed for a row of `interest`. */
export function sealMailbox(seal: Seal, id: string, address: string): Buffer {
  return seal.close(address, `interest:${id}`)
}

/** The address of a row of `interest`; null where none is kept. */
export function openMailbox(seal: Seal, row: { readonly id: string; readonly sealed: Buffer | null }): string | null {
  return row.sealed && seal.open(row.sealed, `interest:${row.id}`)
}

/** What is kept of the address of a wish: of somebody who does not want to be asked the mark alone, for nothing is sent there. */
export function keepMailbox(seal: Seal, id: string, address: string, wants: string) {
  return {
    sealed: wants === 'not-at-all' ? null : sealMailbox(seal, id, address),
    email_mark: markMailbox(seal, address),
  }
}

/** Seals the addresses that stand in clear, from before they were sealed; gives how many. Done before anything is served. */
export async function sealOldMailboxes(db: Db, seal: Seal): Promise<number> {
  return db.transaction().execute(tx => sealThem(tx, seal))
}

async function sealThem(tx: Tx, seal: Seal): Promise<number> {
  const rows = await tx
    .selectFrom('interest')
    .select(['id', 'wants', 'person_id', sql<string>`unsealed_email`.as('address')])
    .where('unsealed_email', 'is not', null)
    .forUpdate()
    .execute()
  for (const { id, wants, person_id, address } of rows) {
    const kept = person_id === null ? keepMailbox(seal, id, address, wants) : {}
    await tx
      .updateTable('interest')
      .set({ unsealed_email: null, ...kept })
      .where('id', '=', id)
      .execute()
  }
  return rows.length
}
