/** Two versions of a document compared, side by side or as one text with the changes marked. */
import { z } from 'zod'
import { anyone } from '../../../access/access.ts'
import { compareTrees } from '../../../documents/compare/index.ts'
import { definePage, notFound } from '../../../web/page.ts'
import { homeCrumbs } from '../home-crumbs.ts'
import { addressOfDocument } from '../homes.ts'
import { loadTree } from '../load-tree.ts'
import { versionName } from '../names.ts'
import { documentParams, findShown, pickVersion, type Shelf } from '../shown.ts'
import { viewComparison } from './comparison.view.ts'

const number = z.string().max(10).optional()

/** The comparison page of the documents of one kind of subject. */
export function comparePage(shelf: Shelf) {
  return definePage({
    path: `${shelf.folder}/:doc/compare`,
    access: anyone,
    audit: 'reads only',
    publishes: 'nothing',
    template: 'documents/comparing/compare.njk',
    params: documentParams,
    query: z.object({
      from: number,
      to: number,
      as: z.literal('tracked').optional(),
      all: z.literal('yes').optional(),
    }),
    sameForAll: true,
    subject: findShown(shelf),
    async show({ db, subject: shown, query, t }) {
      const { home, document, versions } = shown
      const from = query.from === undefined ? (versions.at(-2) ?? versions[0]) : pickVersion(shown, query.from)
      const to = query.to === undefined ? versions.at(-1) : pickVersion(shown, query.to)
      if (!from || !to) return notFound
      const [old, fresh] = await Promise.all([loadTree(db, from.id), loadTree(db, to.id)])
      const address = addressOfDocument(home, document.slug)
      return {
        title: t('documents.compare.title', { title: document.title }),
        breadcrumbs: [...homeCrumbs(t, home), { text: document.title, href: address }],
        view: viewComparison(t, compareTrees(old, fresh), query.all === 'yes'),
        tracked: query.as === 'tracked',
        all: query.all === 'yes',
        address: `${address}/compare`,
        from: from.sequence,
        to: to.sequence,
        fromName: versionName(t, from),
        toName: versionName(t, to),
        whatChanged: to.whatChanged,
        why: to.why,
        versions: versions.map(version => ({ value: String(version.sequence), text: versionName(t, version) })),
      }
    },
  })
}
