/** Links to the records that findings rest on. A record without a page, or whose page the reader may not open, is named and not linked. */
import type { RecordRef } from '../../../codes/index.ts'
import type { Handle } from '../../../db/open.ts'
import { type Around, namedKinds, type Places } from '../../../web/places.ts'

/** Gives the address of a record, or null; asks the database once for the names that addresses need. */
export async function recordLinks(
  db: Handle,
  refs: readonly RecordRef[],
  places: Places,
): Promise<(ref: RecordRef, around: Around, may: (path: string) => boolean) => string | null> {
  const ids = [...new Set(refs.filter(({ kind }) => namedKinds.has(kind)).map(({ id }) => id))].filter(isId)
  const slugs = ids.length === 0 ? new Map<string, string>() : await slugsOf(db, ids)
  return (ref, around, may) => places.ofRecord(ref, around, slugs, may)
}

const isId = (text: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text)

async function slugsOf(db: Handle, ids: readonly string[]): Promise<Map<string, string>> {
  const rows = await db
    .selectFrom('document')
    .select(['id', 'slug'])
    .where('id', 'in', ids)
    .unionAll(db.selectFrom('organisation').select(['id', 'slug']).where('id', 'in', ids))
    .unionAll(db.selectFrom('consultation').select(['id', 'slug']).where('id', 'in', ids))
    .unionAll(db.selectFrom('partnership').select(['id', 'slug']).where('id', 'in', ids))
    .unionAll(db.selectFrom('code').select(['id', 'edition as slug']).where('id', 'in', ids))
    .execute()
  return new Map(rows.map(row => [row.id, row.slug]))
}
