/** The history of a document: its versions with their dates, what changed and why. */
import { anyone } from '../../../access/access.ts'
import { definePage } from '../../../web/page.ts'
import { statusShown } from '../documents.queries.ts'
import { homeCrumbs } from '../home-crumbs.ts'
import { addressOfDocument } from '../homes.ts'
import { versionName } from '../names.ts'
import { documentParams, findShown, type Shelf } from '../shown.ts'
import { versionAddress } from '../versions/parts.ts'

/** The history of the documents of one kind of subject. */
export function historyPage(shelf: Shelf) {
  return definePage({
    path: `${shelf.folder}/:doc/history`,
    access: anyone,
    audit: 'reads only',
    publishes: 'nothing',
    template: 'documents/reading/history.njk',
    params: documentParams,
    sameForAll: true,
    subject: findShown(shelf),
    async show({ subject: { home, document, versions, mayKeep }, t }) {
      const address = addressOfDocument(home, document.slug)
      return {
        title: t('documents.history.title', { title: document.title }),
        breadcrumbs: [...homeCrumbs(t, home), { text: document.title, href: address }],
        versions: versions
          .map((version, at) => ({
            ...version,
            status: statusShown(version),
            name: versionName(t, version),
            href: `${address}?version=${version.sequence}`,
            compare: at === 0 ? null : `${address}/compare?from=${versions[at - 1]!.sequence}&to=${version.sequence}`,
            edit: mayKeep ? versionAddress(document.id, version.sequence) : null,
          }))
          .reverse(),
      }
    },
  })
}
