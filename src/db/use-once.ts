/** Links that are good for one use, and count once however often and from wherever they are pressed. */
import { sql } from 'kysely'
import type { Handle, Tables } from './open.ts'

/** Tables whose rows are used once, at `used_at`. */
type UsedOnce = {
  [T in keyof Tables]: Tables[T] extends { used_at: unknown; id: unknown } ? T : never
}[keyof Tables]

/** Uses a row; false where it was used before. */
export async function useOnce(tx: Handle, table: UsedOnce, id: string, now: Date): Promise<boolean> {
  const { numAffectedRows } = await sql`
    update ${sql.table(table)} set used_at = ${now} where id = ${id} and used_at is null`.execute(tx)
  return numAffectedRows === 1n
}
