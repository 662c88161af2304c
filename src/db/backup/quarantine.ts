/**
 * What a restored copy may not do by itself. The original may have gone on after the backup, or still run: nobody is signed
 * in to the copy by a cookie or link from there, mail that waited then does not leave a second time from here, and other areas are not read.
 */
import { sql } from 'kysely'
import type pg from 'pg'
import { nobody } from '../../access/access.ts'
import { writeAudit } from '../audit.ts'
import type { Db } from '../open.ts'
import { markCopy, unmarkCopy } from './copy-mark.ts'

/** What was ended and held back. */
export type Quarantine = { readonly sessions: number; readonly links: number; readonly mails: number }

/** Statements of the transaction that loads the rows, in which the tables are still those of the backup's version. */
export const endWhatWasOpen: readonly { readonly table: string; readonly statement: string }[] = [
  { table: 'session', statement: 'update session set ended_at = now() where ended_at is null' },
  { table: 'sign_in_link', statement: 'update sign_in_link set used_at = now() where used_at is null' },
  {
    table: 'party_link',
    statement: 'update party_link set expires_at = now() where used_at is null and expires_at > now()',
  },
  { table: 'written_link', statement: 'update written_link set used_at = now() where used_at is null' },
  { table: 'entry_link', statement: 'update entry_link set used_at = now() where used_at is null' },
  // Whoever was not asked yet is not asked by a copy as well, and whoever has a link that ends here can be asked again by the lead: until
  // it is reported nobody else could let them answer.
  {
    table: 'reading_check',
    statement: `delete from reading_check k using response r, consultation c
      where r.id = k.response_id and c.id = r.consultation_id and k.answered_at is null and not k.by_code_only
        and (k.mailed_at is null or c.state not in ('reported', 'evaluated', 'withdrawn'))`,
  },
  {
    table: 'reading_check',
    statement:
      'update reading_check set used_at = now(), token_hash = null where answered_at is null and used_at is null',
  },
  // What was rehearsed is in no backup: its tables are not there.
  { table: 'rehearsal', statement: 'delete from rehearsal' },
  { table: 'asking_invitation', statement: 'update asking_invitation set used_at = now() where used_at is null' },
  { table: 'election_link', statement: 'delete from election_link' },
  // A link that was used is a confirmation: those that were not are taken away instead.
  {
    table: 'staff_link_code',
    statement: 'delete from staff_link_code where staff_link_id in (select id from staff_link where used_at is null)',
  },
  { table: 'staff_link', statement: 'delete from staff_link where used_at is null' },
  { table: 'backing_link', statement: 'delete from backing_link where used_at is null' },
  { table: 'passkey_challenge', statement: 'delete from passkey_challenge' },
  { table: 'sign_in_attempt', statement: 'delete from sign_in_attempt' },
  { table: 'held_form', statement: 'delete from held_form' },
  { table: 'held_file_piece', statement: 'delete from held_file_piece' },
  { table: 'held_file', statement: 'delete from held_file' },
  // Whoever was taken in from a file since, and forgotten since, could be taken in again: whoever has the file brings it in again.
  {
    table: 'response_import_part',
    statement: `delete from response_import_part p using response_import i
      where i.id = p.import_id and i.state in ('columns', 'reading', 'ready')`,
  },
  {
    table: 'response_import_row',
    statement: `delete from response_import_row r using response_import i
      where i.id = r.import_id and i.state in ('columns', 'reading', 'ready')`,
  },
  {
    table: 'response_import',
    statement: `update response_import set state = 'dropped', counts = '{}', version = version + 1
      where state in ('columns', 'reading', 'ready')`,
  },
  // Marked with a state that every version knows; `quarantine` names it rightly once the tables are up to date.
  {
    table: 'outgoing_mail',
    statement:
      "update outgoing_mail set state = 'failed', last_problem = 'held back on restoring' where state = 'waiting'",
  },
]

/** Ends what was open, in tables that may be those of an earlier version, and marks the copy until `quarantine` is through; gives the rows changed by table. */
export async function endOpen(client: pg.ClientBase, tables: readonly string[]): Promise<Record<string, number>> {
  const ended: Record<string, number> = {}
  if (tables.includes('area')) await markCopy(client)
  for (const { table, statement } of endWhatWasOpen)
    if (tables.includes(table)) ended[table] = (ended[table] ?? 0) + ((await client.query(statement)).rowCount ?? 0)
  return ended
}

/** The tables whose links answer or sign in: they are counted as ended links. */
const links = [
  'sign_in_link',
  'party_link',
  'written_link',
  'entry_link',
  'reading_check',
  'asking_invitation',
  'staff_link',
  'backing_link',
] as const

/** Names the mail held back, and writes down what was done. `counts` are the rows that each statement changed, by table. */
export async function quarantine(db: Db, counts: Readonly<Record<string, number>>): Promise<Quarantine> {
  return db.transaction().execute(async tx => {
    const held = await tx
      .updateTable('outgoing_mail')
      .set({ state: 'held-back', last_problem: null })
      .where('state', '=', 'failed')
      .where('last_problem', '=', 'held back on restoring')
      .executeTakeFirst()
    await tx
      .updateTable('response_import')
      .set({ sealed_meanings: Buffer.alloc(0) })
      .where('state', '=', 'dropped')
      .execute()
    await tx.updateTable('other_areas').set({ waits: true }).where(sql<boolean>`cardinality(addresses) > 0`).execute()
    await unmarkCopy(tx)
    const area = await tx.updateTable('area').set({ mail_waits: true }).returning('id').executeTakeFirst()
    const done = {
      sessions: counts['session'] ?? 0,
      links: links.reduce((sum, table) => sum + (counts[table] ?? 0), 0),
      mails: Number(held.numUpdatedRows),
    }
    if (area)
      await writeAudit(tx, {
        actor: nobody,
        as: 'operator',
        action: 'copy.restored',
        subject: { kind: 'area', id: area.id },
        record: { kind: 'area', id: area.id },
        after: done,
      })
    return done
  })
}
