/** A closed consultation with responses to read, for the tests of points. */

import type { Insertable } from 'kysely'
import { newId } from '../../db/ids.ts'
import type { Db } from '../../db/open.ts'
import type { ResponseTable } from '../../db/tables.ts'

type Said = Omit<Partial<Insertable<ResponseTable>>, 'answers' | 'comments'> & {
  readonly answers?: Readonly<Record<string, unknown>>
  readonly comments?: Readonly<Record<string, string>>
}

/** Keeps a response of a consultation as if it had been given; gives its reference. */
export async function giveResponse(db: Db, consultationId: string, said: Said): Promise<string> {
  const id = newId()
  const reference = said.reference ?? `R-${id.slice(-8)}`
  await db
    .insertInto('response')
    .values({
      id,
      consultation_id: consultationId,
      reference,
      channel: 'online',
      state: 'given',
      received_at: new Date('2026-03-01T10:00:00Z'),
      code_hash: Buffer.from(id),
      behalf: 'personal',
      ...said,
      answers: JSON.stringify(said.answers ?? {}),
      comments: JSON.stringify(said.comments ?? {}),
    })
    .execute()
  return reference
}

/** Closes a consultation as the job does after its last day. */
export async function close(db: Db, consultationId: string): Promise<void> {
  await db.updateTable('consultation').set({ state: 'closed' }).where('id', '=', consultationId).execute()
}
