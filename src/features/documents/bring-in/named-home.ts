/** A subject named in an address: "consultation:new-code", "area". */
import type { Handle } from '../../../db/open.ts'
import { findHome, type Home, isHomeKind } from '../homes.ts'

/** The subject of that name, or null. */
export async function findNamedHome(db: Handle, name: string): Promise<Home | null> {
  const [kind = '', slug = ''] = name.split(':')
  return isHomeKind(kind) ? findHome(db, kind, slug) : null
}

/** The address of the page that brings a document in to a subject, maybe as the next version of one that is there. */
export function importAddress(home: Pick<Home, 'ref' | 'slug'>, documentSlug?: string): string {
  const name = home.slug === '' ? home.ref.kind : `${home.ref.kind}:${home.slug}`
  return `/documents/import/${name}${documentSlug ? `?document=${encodeURIComponent(documentSlug)}` : ''}`
}
