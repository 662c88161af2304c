/**
 * A new seal key: everything sealed is opened and sealed again. The new key is put into the file before the old one, so that from
 * that moment both open what they sealed; then the values are sealed anew some at a time, each lot whole or not at all, and the check
 * value last. Killed at any point, the same command goes on where it was.
 */
import { createHash, randomBytes } from 'node:crypto'
import { type RawBuilder, sql } from 'kysely'
import { nobody } from '../access/access.ts'
import { writeAudit } from './audit.ts'
import type { Database, Tx } from './open.ts'
import { sealOf } from './seal.ts'
import { CHECK, readKeys, SealKeyProblem, sealKeyFile, writeKeys } from './seal-key.ts'

const LOT = 200

/** A column with sealed values, the key of its rows, and what a value is bound to in front of that key. */
export type SealedColumn = {
  readonly table: string
  readonly column: string
  readonly key: string
  readonly place: string
  /** Which rows hold a sealed value, where not every row does. */
  readonly where?: RawBuilder<unknown>
}

const by = (table: string, column: string, more: Partial<SealedColumn> = {}): SealedColumn => ({
  table,
  column,
  key: 'id',
  place: `${table}:`,
  ...more,
})

/** Every column that holds sealed values, beside the check value. A test compares it with the tables. */
export const sealedColumns: readonly SealedColumn[] = [
  by('respondent_contact', 'sealed'),
  by('interest', 'sealed'),
  by('response_draft', 'sealed'),
  by('late_response', 'sealed'),
  by('response_import', 'sealed_meanings'),
  by('response_import_part', 'sealed'),
  by('response_import_row', 'sealed_told'),
  by('outgoing_mail', 'sealed'),
  by('held_form', 'sealed'),
  by('held_file', 'sealed'),
  by('held_file_piece', 'sealed'),
  by('sign_in_issuer', 'sealed_secret'),
  by('sign_in_attempt', 'sealed'),
  by('format_request', 'sealed_contact'),
  by('code_format_request', 'sealed_contact'),
  by('concern', 'sealed_contact'),
  by('join_request', 'sealed_contact'),
  by('staff_reader', 'sealed_email'),
  by('submission', 'sealed_location', { key: 'token' }),
  by('stored_file', 'content', { where: sql`visibility = 'sealed' and name = ''` }),
]

/** What was done: how many values were sealed anew, and whether a change that had been broken off was finished. */
export type Rotated = { readonly values: number; readonly resumed: boolean }

/** Changes the key of an installation that nobody serves meanwhile. Throws SealKeyProblem where its key does not open it. */
export async function rotateKey({ db }: Pick<Database, 'db'>, dataDir: string): Promise<Rotated> {
  const file = sealKeyFile(dataDir)
  const before = await readKeys(file)
  if (before.length === 0) throw new SealKeyProblem(`There is no seal key at ${file}.`)
  const check = await db.selectFrom('seal_check').select('sealed').executeTakeFirst()
  if (!check) throw new SealKeyProblem('Nothing was sealed here yet. The key need not be changed.')
  const opens = (keys: readonly Buffer[]) => {
    try {
      sealOf(...keys).open(check.sealed, CHECK.place)
      return true
    } catch {
      return false
    }
  }
  if (!opens(before)) throw new SealKeyProblem(`The seal key in ${file} is not the one of this installation.`)
  const resumed = !opens(before.slice(0, 1))
  const keys = resumed ? before : [randomBytes(32), ...before]
  if (!resumed) await writeKeys(file, keys)
  let values = 0
  for (const column of sealedColumns) values += await sealColumn(db, column, keys)
  await db.transaction().execute(tx => settleCheck(tx, keys))
  // The first key there was stays as the last: the marks of codes are made with it, and what it sealed is sealed anew.
  await writeKeys(file, [keys[0]!, keys.at(-1)!])
  return { values, resumed }
}

async function sealColumn(db: Database['db'], column: SealedColumn, keys: readonly Buffer[]): Promise<number> {
  let [all, after] = [0, '00000000-0000-0000-0000-000000000000']
  for (;;) {
    const done = await db.transaction().execute(tx => sealLot(tx, column, keys, after))
    all += done.sealed
    if (done.last === null) return all
    after = done.last
  }
}

async function sealLot(
  tx: Tx,
  { table, column, key, place, where }: SealedColumn,
  keys: readonly Buffer[],
  after: string,
): Promise<{ sealed: number; last: string | null }> {
  const [newest, any] = [sealOf(keys[0]!), sealOf(...keys)]
  const { rows } = await sql<{ id: string; sealed: Buffer }>`
    select ${sql.ref(key)}::text as id, ${sql.ref(column)} as sealed from ${sql.table(table)}
    where ${sql.ref(key)} > ${after}::uuid and length(${sql.ref(column)}) > 0 and (${where ?? sql`true`})
    order by ${sql.ref(key)} limit ${LOT} for update`.execute(tx)
  let sealed = 0
  for (const row of rows) {
    if (canOpen(() => newest.open(row.sealed, place + row.id))) continue
    const value = newest.close(any.open(row.sealed, place + row.id), place + row.id)
    const prints =
      table === 'stored_file'
        ? sql`, size = ${value.length}, sha256 = ${createHash('sha256').update(value).digest()}`
        : sql``
    await sql`update ${sql.table(table)} set ${sql.ref(column)} = ${value} ${prints} where ${sql.ref(key)} = ${row.id}::uuid`.execute(
      tx,
    )
    sealed++
  }
  return { sealed, last: rows.length < LOT ? null : rows.at(-1)!.id }
}

function canOpen(open: () => string): boolean {
  try {
    open()
    return true
  } catch {
    return false
  }
}

/** Seals the check value with the new key and writes down that the key was changed. */
async function settleCheck(tx: Tx, keys: readonly Buffer[]): Promise<void> {
  await tx
    .updateTable('seal_check')
    .set({ sealed: sealOf(keys[0]!).close(CHECK.text, CHECK.place) })
    .execute()
  const area = await tx.selectFrom('area').select('id').executeTakeFirst()
  if (!area) return
  const subject = { kind: 'area', id: area.id } as const
  await writeAudit(tx, { actor: nobody, as: 'system', action: 'seal.key-changed', subject, record: subject })
}
