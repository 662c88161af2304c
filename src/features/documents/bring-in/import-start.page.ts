/** Where to bring a document in: leads to the page of the subject named, or lists those that one may add to. */
import { z } from 'zod'
import { signedIn } from '../../../access/access.ts'
import { definePage, redirect } from '../../../web/page.ts'
import { findHomeOf, keepsDocuments } from '../homes.ts'
import { findNamedHome, importAddress } from './named-home.ts'

export const importStartPage = definePage({
  path: '/documents/import',
  access: signedIn,
  audit: 'reads only',
  template: 'documents/bring-in/import-start.njk',
  query: z.object({ subject: z.string().max(200).optional(), document: z.string().max(200).optional() }),
  async show({ db, actor, query, t }) {
    const named = query.subject ? await findNamedHome(db, query.subject) : null
    if (named && keepsDocuments.allows(actor, named.ref)) return redirect(importAddress(named, query.document))
    const homes = await Promise.all(
      actor.grants.filter(({ kind, id }) => keepsDocuments.allows(actor, { kind, id })).map(ref => findHomeOf(db, ref)),
    )
    const places = new Map(homes.flatMap(home => (home ? [[importAddress(home), home.title] as const] : [])))
    return {
      title: t('documents.import.title'),
      refused: query.subject !== undefined,
      places: [...places].map(([href, text]) => ({ href, text })),
    }
  },
})
