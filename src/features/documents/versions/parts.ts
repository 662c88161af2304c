/** What the pages of a version share: finding it, and its addresses. */
import { z } from 'zod'
import type { Handle } from '../../../db/open.ts'
import type { Translate } from '../../../web/catalogue.ts'
import type { Crumb, Found } from '../../../web/page.ts'
import { type Document, findDocumentById, type Version, versionsOf } from '../documents.queries.ts'
import { homeCrumbs } from '../home-crumbs.ts'
import { addressOfDocument, findHomeOf, type Home } from '../homes.ts'
import { versionName } from '../names.ts'

export const versionParams = z.object({ id: z.uuid(), n: z.string().regex(/^\d{1,6}$/) })

/** A version with its document and where that belongs. */
export type VersionRecord = { readonly home: Home; readonly document: Document; readonly version: Version }

/** Finds a version by its document's id and its number; null where there is none. */
export async function versionSubject(
  db: Handle,
  params: { id: string; n: string },
): Promise<Found<VersionRecord> | null> {
  const document = await findDocumentById(db, params.id)
  if (!document) return null
  const home = await findHomeOf(db, document.subject)
  const version = (await versionsOf(db, document.id)).find(({ sequence }) => sequence === Number(params.n))
  return home && version ? { ref: home.ref, record: { home, document, version } } : null
}

/** The address of the page on which a version is changed, or of a page below it. */
export function versionAddress(documentId: string, sequence: number, below = ''): string {
  return `/documents/${documentId}/versions/${sequence}${below === '' ? '' : `/${below}`}`
}

/** The trail to a page of a version. */
export function versionCrumbs(t: Translate, { home, document, version }: VersionRecord, below = false): Crumb[] {
  const trail = [
    ...homeCrumbs(t, home),
    { text: document.title, href: addressOfDocument(home, document.slug) },
    { text: versionName(t, version), href: versionAddress(document.id, version.sequence) },
  ]
  return below ? trail : trail.slice(0, -1)
}
