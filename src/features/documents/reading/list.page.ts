/** The documents of a subject: what there is, in which versions, and for its team what waits to be done. */
import { anyone, leadsConsultation } from '../../../access/access.ts'
import type { Handle } from '../../../db/open.ts'
import { definePage } from '../../../web/page.ts'
import { openDraftsOf } from '../bring-in/drafts.queries.ts'
import { importAddress } from '../bring-in/named-home.ts'
import { draftAddress } from '../bring-in/parts.ts'
import { type Document, documentsOf, isForAll, packDocumentsOf, statusShown, versionsOf } from '../documents.queries.ts'
import { homeCrumbs } from '../home-crumbs.ts'
import { addressOfDocument, type Home, homeAddress, keepsDocuments, worksOn } from '../homes.ts'
import { versionName } from '../names.ts'
import { findShelf, homeParams, type Shelf } from '../shown.ts'

/** The list of the documents of one kind of subject. */
export function listPage(shelf: Shelf) {
  return definePage({
    path: shelf.folder,
    workspace: { stage: 'kept', label: 'documents.nav.papers' },
    access: anyone,
    audit: 'reads only',
    publishes: 'nothing',
    template: 'documents/reading/list.njk',
    params: homeParams,
    sameForAll: true,
    subject: findShelf(shelf),
    async show({ db, subject: home, actor, t }) {
      const inside = worksOn(actor, home)
      const mayKeep = keepsDocuments.allows(actor, home.ref)
      const lines = await linesOf(db, home, inside)
      return {
        title: t('documents.list.title', { place: home.title }),
        breadcrumbs: homeCrumbs(t, home).slice(0, -1),
        home,
        documents: lines.map(({ document, versions }) => {
          const newest = versions.at(-1)!
          return {
            title: document.title,
            kind: document.kind,
            href: addressOfDocument(home, document.slug),
            version: versionName(t, newest),
            status: statusShown(newest),
            count: versions.length,
          }
        }),
        importAddress: mayKeep ? importAddress(home) : null,
        packAddress: leadsConsultation.allows(actor, home.ref) ? `${homeAddress(home)}/plan/documents` : null,
        drafts: mayKeep
          ? (await openDraftsOf(db, home.ref)).map(draft => ({ ...draft, href: draftAddress(draft.id) }))
          : [],
      }
    },
  })
}

async function linesOf(db: Handle, home: Home, inside: boolean) {
  const own = await documentsOf(db, home.ref)
  const pack = home.ref.kind === 'consultation' ? await packDocumentsOf(db, home.ref.id) : []
  const documents = new Map<string, Document>([...own, ...pack].map(document => [document.id, document]))
  const lines = await Promise.all(
    [...documents.values()].map(async document => {
      const all = await versionsOf(db, document.id)
      return { document, versions: inside ? all : all.filter(isForAll) }
    }),
  )
  return lines.filter(({ versions }) => versions.length > 0)
}
