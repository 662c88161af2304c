/** Signed out here: whoever came by an organisation's own sign-in may still be signed in there, on this computer. */
import { z } from 'zod'
import { anyone } from '../../../access/access.ts'
import { definePage } from '../../../web/page.ts'
import { findIssuer, providerOf } from './issuers.queries.ts'
import { endAt } from './provider.ts'

export const leftPage = definePage({
  path: '/sign-in/left/:issuer',
  access: anyone,
  audit: 'reads only',
  publishes: 'nothing',
  template: 'accounts/issuers/left.njk',
  params: z.object({ issuer: z.uuid() }),
  async subject(db, { issuer }) {
    const record = await findIssuer(db, issuer)
    return record && { ref: null, record }
  },
  async show({ hub, subject: issuer, now, t }) {
    const provider = await providerOf(hub.db, hub.seal, issuer.id)
    const end = issuer.state === 'on' ? await endAt(provider, `${hub.origin}/`, now) : null
    return { title: t('accounts.issuers.left.title'), name: issuer.name, end }
  },
})
