/** What was noticed of records, as it is kept. */
import { sql } from 'kysely'
import { newId } from '../../../db/ids.ts'
import type { Handle, Tx } from '../../../db/open.ts'
import type { Noticed } from './marks.ts'

/** The row that says that a kind of record was looked at. */
const LOOKED = ''

/** Whether a kind of record was never looked at before; from now on it was. */
export async function beginLooking(tx: Tx, resource: string): Promise<boolean> {
  const { rows } = await sql`
    insert into noticed_record (id, resource, record_id, marks) values (${newId()}, ${resource}, ${LOOKED}, '{}')
    on conflict do nothing returning id`.execute(tx)
  return rows.length > 0
}

/** What is known of some records. */
export async function findNoticed(
  db: Handle,
  resource: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Noticed>> {
  const { rows } = await sql<Noticed & { id: string }>`
    select record_id as id, marks, changed_on as on, changed from noticed_record
    where resource = ${resource} and record_id = any(${[...ids]}::text[])`.execute(db)
  return new Map(rows.map(({ id, ...noticed }) => [id, noticed]))
}

/** Keeps what is known of some records now. */
export async function keepNoticed(tx: Tx, resource: string, all: ReadonlyMap<string, Noticed>): Promise<void> {
  const rows = [...all].map(([id, { marks, on, changed }]) => ({ key: newId(), id, marks, on, changed }))
  await sql`
    insert into noticed_record (id, resource, record_id, marks, changed_on, changed)
    select r.key, ${resource}, r.id, r.marks, r.on, array(select jsonb_array_elements_text(r.changed))
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) r(key uuid, id text, marks jsonb, "on" date, changed jsonb)
    on conflict (resource, record_id) do update
      set marks = excluded.marks, changed_on = excluded.changed_on, changed = excluded.changed`.execute(tx)
}

/** Forgets records that nobody can read any more. */
export async function forgetOthers(tx: Tx, resource: string, there: readonly string[]): Promise<void> {
  await sql`
    delete from noticed_record where resource = ${resource} and record_id <> ${LOOKED}
      and record_id <> all(${[...there]}::text[])`.execute(tx)
}

/** The records that were last seen to be others, the latest first. */
export async function findLatest(db: Handle, resource: string, most: number): Promise<ReadonlyMap<string, Noticed>> {
  const { rows } = await sql<Noticed & { id: string }>`
    select record_id as id, marks, changed_on as on, changed from noticed_record
    where resource = ${resource} and changed_on is not null order by changed_on desc, record_id limit ${most}`.execute(
    db,
  )
  return new Map(rows.map(({ id, ...noticed }) => [id, noticed]))
}
