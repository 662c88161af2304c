/** Addresses of consultations, made from their titles when they begin and kept for ever. */
import type { Tx } from '../../../db/open.ts'

/** Words that are pages of their own below `/consultations`. */
const TAKEN = new Set(['new', 'calendar'])

/** A title as part of an address: "Draft code of practice" becomes "draft-code-of-practice". */
export function slugOf(title: string): string {
  const words = title
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]/g, '')
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .filter(Boolean)
  let slug = ''
  for (const word of words) {
    if (slug.length + word.length > 59) break
    slug = slug === '' ? word : `${slug}-${word}`
  }
  return slug === '' || TAKEN.has(slug) ? `${slug || 'consultation'}-1` : slug
}

/** An address that no other consultation has. */
export async function freeSlug(tx: Tx, title: string): Promise<string> {
  const wanted = slugOf(title)
  const rows = await tx
    .selectFrom('consultation')
    .select('slug')
    .where(eb => eb.or([eb('slug', '=', wanted), eb('slug', 'like', `${wanted}-%`)]))
    .execute()
  const taken = new Set(rows.map(row => row.slug))
  if (!taken.has(wanted)) return wanted
  let number = 2
  while (taken.has(`${wanted}-${number}`)) number++
  return `${wanted}-${number}`
}
