/** A subject named in an address: "consultation:new-code", "area". */
import { type SubjectKind, subjectKinds } from '../../../access/access.ts'
import type { Handle } from '../../../db/open.ts'
import { findHome, type Home } from '../homes.ts'

/** The subject of that name, or null. */
export async function findNamedHome(db: Handle, name: string): Promise<Home | null> {
  const [kind = '', slug = ''] = name.split(':')
  return isSubjectKind(kind) ? findHome(db, kind, slug) : null
}

function isSubjectKind(kind: string): kind is SubjectKind {
  return subjectKinds.some(known => known === kind)
}

/** The address of the page that brings a document in to a subject, maybe as the next version of one that is there. */
export function importAddress(home: Pick<Home, 'ref' | 'slug'>, documentSlug?: string): string {
  const name = home.slug === '' ? home.ref.kind : `${home.ref.kind}:${home.slug}`
  return `/documents/import/${name}${documentSlug ? `?document=${encodeURIComponent(documentSlug)}` : ''}`
}
