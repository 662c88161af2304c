/** When the installation was backed up: written in the record of changes, because a copy of everything left it. */
import { nobody } from '../access/access.ts'
import { writeAudit } from './audit.ts'
import type { Db, Handle } from './open.ts'

const ACTION = 'installation.backed-up'

/** Notes a backup that was made; where there is no area yet there is nobody to tell. */
export async function noteBackup(db: Db, rows: number): Promise<void> {
  const area = await db.selectFrom('area').select('id').executeTakeFirst()
  if (!area) return
  const subject = { kind: 'area', id: area.id } as const
  await writeAudit(db, { actor: nobody, as: 'operator', action: ACTION, subject, record: subject, after: { rows } })
}

/** When the last backup was made by this program's own command; null where none was. */
export async function lastBackup(db: Handle): Promise<Date | null> {
  const row = await db
    .selectFrom('audit_entry')
    .select('created_at')
    .where('action', '=', ACTION)
    .orderBy('created_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row?.created_at ?? null
}
