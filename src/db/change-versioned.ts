/** A change that quotes the version it was made from: the one statement behind every edited record. */
import { type Expression, type SqlBool, sql, type Updateable } from 'kysely'
import type { Handle, Tables } from './open.ts'

/** Tables whose rows carry a version. */
export type Versioned = {
  [T in keyof Tables]: Tables[T] extends { version: unknown; id: unknown } ? T : never
}[keyof Tables]

/** How many of the rows that a transaction changed were changed to what they are not. */
const changes = new WeakMap<Handle, { asked: number; made: number }>()

/** Changes a row where the version quoted still stands, and `still` holds; false where somebody changed it meanwhile. */
export async function changeVersioned<T extends Versioned>(
  db: Handle,
  table: T,
  id: string,
  version: number,
  to: Omit<Updateable<Tables[T]>, 'id' | 'version'>,
  still: Expression<SqlBool> = sql<SqlBool>`true`,
): Promise<boolean> {
  const columns = Object.entries(to).filter(([, value]) => value !== undefined)
  const same = columns.map(([column, value]) => sql`${sql.ref(column)} is not distinct from ${value}`)
  const set = columns.map(([column, value]) => sql`${sql.ref(column)} = ${value}`)
  // The row as it was is read in the same statement: whether anything is different is known without asking twice.
  const { rows } = await sql<{ same: boolean }>`
    with was as (
      select ${same.length === 0 ? sql`false` : sql.join(same, sql` and `)} as same
      from ${sql.table(table)} where id = ${id} and version = ${version}
    )
    update ${sql.table(table)} set ${sql.join([...set, sql`version = ${version + 1}`])}
    where id = ${id} and version = ${version} and ${still}
    returning (select same from was) as same`.execute(db)
  const [row] = rows
  if (!row) return false
  const counted = changes.get(db) ?? { asked: 0, made: 0 }
  changes.set(db, { asked: counted.asked + 1, made: counted.made + (row.same ? 0 : 1) })
  return true
}

/** Whether the changes of a transaction were asked for and made nothing different. */
export function changedNothing(tx: Handle): boolean {
  const counted = changes.get(tx)
  return counted !== undefined && counted.asked > 0 && counted.made === 0
}
