/** Addresses of partnerships, made from their names when they begin and kept for ever. */
import type { Tx } from '../../../db/open.ts'
import { slugOf } from '../../organisations/index.ts'

/** Words that are pages of their own below `/partnerships`. */
const TAKEN: ReadonlySet<string> = new Set(['new', 'network'])

/** An address that no other partnership has. */
export async function freeSlug(tx: Tx, name: string): Promise<string> {
  const base = slugOf(name)
  const rows = await tx
    .selectFrom('partnership')
    .select('slug')
    .where(eb => eb.or([eb('slug', '=', base), eb('slug', 'like', `${base}-%`)]))
    .execute()
  const used = new Set([...TAKEN, ...rows.map(row => row.slug)])
  if (!used.has(base)) return base
  let number = 2
  while (used.has(`${base}-${number}`)) number++
  return `${base}-${number}`
}
