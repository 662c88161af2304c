/** Removing a row of a list so that it can be put back: it is kept whole until somebody does, or its time has run out. */
import { sql } from 'kysely'
import { newId } from './ids.ts'
import type { Handle, Tables, Tx } from './open.ts'

/** Days for which what was removed can be put back. */
export const putBackDays = 30

/** Tables whose rows stand in a list with a button to remove them, and on which nothing rests while they can be removed. */
export type Removable = Extract<keyof Tables, 'question' | 'form_section'>

/** Removes a row and gives the id under which it can be put back; null where it is not there. */
export async function removeRow(tx: Tx, kind: Removable, rowId: string, subjectId: string): Promise<string | null> {
  const id = newId()
  const { rows } = await sql<{ id: string }>`
    with gone as (delete from ${sql.table(kind)} where id = ${rowId}::uuid returning *)
    insert into removed_row (id, kind, subject_id, content)
    select ${id}::uuid, ${kind}::text, ${subjectId}::uuid, to_jsonb(gone) from gone
    returning id`.execute(tx)
  return rows[0]?.id ?? null
}

/** What was removed from a list of a subject and was not put back yet; null where there is no such. */
export async function findRemoved<Row>(tx: Tx, kind: Removable, id: string, subjectId: string): Promise<Row | null> {
  const removed = await tx
    .selectFrom('removed_row')
    .select('content')
    .where('id', '=', id)
    .where('kind', '=', kind)
    .where('subject_id', '=', subjectId)
    .where('put_back_at', 'is', null)
    .forUpdate()
    .executeTakeFirst()
  return (removed?.content ?? null) as Row | null
}

/** Puts a removed row back as it was; false where it was put back already, or is not of this subject. */
export async function putBack(tx: Tx, kind: Removable, id: string, subjectId: string, now: Date): Promise<boolean> {
  const content = await findRemoved(tx, kind, id, subjectId)
  if (content === null) return false
  await tx.updateTable('removed_row').set({ put_back_at: now }).where('id', '=', id).execute()
  await sql`insert into ${sql.table(kind)}
    select (jsonb_populate_record(null::${sql.table(kind)}, ${JSON.stringify(content)}::jsonb)).*`.execute(tx)
  return true
}

/** Lets go what was taken away so long ago that it cannot be put back any more. */
export async function forgetRemoved(db: Handle, now: Date): Promise<void> {
  const before = new Date(now.getTime() - putBackDays * 24 * 60 * 60 * 1000)
  await db.deleteFrom('removed_row').where('created_at', '<', before).execute()
}
