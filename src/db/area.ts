/** The row of the area: what it is called, and what is set for all of it. */
import type { Updateable } from 'kysely'
import { changeVersioned } from './change-versioned.ts'
import { newId } from './ids.ts'
import type { Db, Handle, Tables } from './open.ts'

type Area = Omit<Updateable<Tables['area']>, 'id' | 'version'>

/** Makes the area of a new installation. */
export async function makeArea(db: Db, named: { readonly name: string; readonly compact_name: string }): Promise<void> {
  await db
    .insertInto('area')
    .values({ id: newId(), ...named })
    .execute()
}

/** Changes what is set for the area where the version quoted still stands; false where somebody changed it meanwhile. */
export async function changeArea(db: Handle, id: string, version: number, to: Area): Promise<boolean> {
  return changeVersioned(db, 'area', id, version, to)
}

/** Notes of the area what nobody edits, and no form quotes a version of. */
export async function noteOfArea(
  db: Handle,
  note: Pick<Area, 'begin_hash' | 'findings_recorded_on' | 'mail_waits'>,
): Promise<void> {
  await db.updateTable('area').set(note).execute()
}

/** Lets the secretariat come in, and seals be opened, by any way again; whether that was not so. */
export async function allowAnyWay(db: Handle): Promise<boolean> {
  const lifted = await db
    .updateTable('area')
    .set(eb => ({ secretariat_way: 'any', seals_way: 'any', version: eb('version', '+', 1) }))
    .where(eb => eb.or([eb('secretariat_way', '!=', 'any'), eb('seals_way', '!=', 'any')]))
    .executeTakeFirst()
  return Number(lifted.numUpdatedRows) === 1
}
