/** What an edition of a code changed against the one before it, for everybody to read. */
import { z } from 'zod'
import { anyone } from '../../../access/access.ts'
import { shortFingerprint } from '../../../codes/index.ts'
import { definePage, type Found } from '../../../web/page.ts'
import { codeOf, type Edition, findEdition, findEditions } from '../codes/editions.queries.ts'
import { findOrigin } from '../codes/origin.queries.ts'
import { viewComparison } from './comparison.view.ts'

type Pair = { readonly later: Edition; readonly earlier: Edition }

export const changesPage = definePage({
  path: '/codes/:code/changes',
  access: anyone,
  audit: 'reads only',
  publishes: 'nothing',
  template: 'compact/editions/changes.njk',
  params: z.object({ code: z.string().max(80) }),
  sameForAll: true,
  async subject(db, { code }): Promise<Found<Pair> | null> {
    const later = await findEdition(db, code)
    const earlier = later && (await findEditions(db)).find(({ id }) => id === later.replacesId)
    return later && earlier ? { ref: null, record: { later, earlier } } : null
  },
  async show({ db, subject: { later, earlier }, t }) {
    const [is, was, origin] = await Promise.all([codeOf(db, later), codeOf(db, earlier), findOrigin(db, later.edition)])
    return {
      title: t('compact.edition.changes-title', { code: later.title }),
      breadcrumbs: [
        { text: t('compact.codes.title'), href: '/codes' },
        { text: later.title, href: `/codes/${later.edition}` },
      ],
      sides: [earlier, later].map(side => ({
        ...side,
        short: side.fingerprint && shortFingerprint(side.fingerprint),
      })),
      later,
      origin,
      view: is && was ? viewComparison(was, is, t) : null,
    }
  },
})
