/** The link by which whoever starts an installation becomes its secretariat. */

import { changeArea, makeArea, noteOfArea } from '../../db/area.ts'
import type { Db, Handle, Tx } from '../../db/open.ts'
import { hashToken, newToken } from '../../web/session.ts'
import { hasSecretariat } from './steps.queries.ts'

/** Makes an area that has no name of its own yet. */
export async function beginEmptyArea(db: Db): Promise<void> {
  await makeArea(db, { name: 'Our area', compact_name: 'Our Compact' })
}

/** Makes the link anew and gives its address below the origin; null where the area has a secretariat. */
export async function makeBeginning(db: Db): Promise<string | null> {
  if (await hasSecretariat(db)) return null
  const token = newToken()
  await noteOfArea(db, { begin_hash: hashToken(token) })
  return `/begin/${token}`
}

/** Whether a link is the one that was made last, and nobody keeps the area yet. */
export async function isBeginning(db: Handle, token: string): Promise<boolean> {
  const row = await db.selectFrom('area').select('id').where('begin_hash', '=', hashToken(token)).executeTakeFirst()
  return row !== undefined && !(await hasSecretariat(db))
}

/** What the area is called and how its secretariat is reached. */
export type Named = {
  readonly name: string
  readonly compact_name: string
  readonly contact_name: string
  readonly contact_email: string
  readonly contact_phone: string
  readonly contact_address: string
}

/** Names the area and lets the link go. Two who have it take turns: the second is told that somebody was faster. */
export async function nameArea(tx: Tx, token: string, named: Named): Promise<boolean> {
  const area = await tx
    .selectFrom('area')
    .select(['id', 'version'])
    .where('begin_hash', '=', hashToken(token))
    .forUpdate()
    .executeTakeFirst()
  if (!area || (await hasSecretariat(tx))) return false
  return changeArea(tx, area.id, area.version, { ...named, begin_hash: null })
}
