/** Come back: type the code of a response or of a draft. */
import { z } from 'zod'
import { anyone } from '../../../access/access.ts'
import { definePage, redirect } from '../../../web/page.ts'
import { findDraft } from '../giving/draft.queries.ts'
import { tryCode } from '../sealing/looking-up.ts'
import { codeIn, isReference } from '../sealing/receipt-code.ts'
import { findByCode } from './response.queries.ts'

export const findResponsePage = definePage({
  path: '/responses',
  access: anyone,
  audit: 'reads only',
  template: 'responses/receipt/find-response.njk',
  query: z.object({ code: z.string().max(500).optional() }),
  async show({ db, hub, query, now, ip, t }) {
    const to = await tryCode({ hub, ip }, codeIn(query.code ?? ''), async code => {
      if (await findByCode(db, hub.seal, code)) return `/responses/${code}`
      return (await findDraft(db, hub, code, now)) ? `/drafts/${code}` : null
    })
    if (to) return redirect(to)
    return {
      title: t('responses.find.title'),
      breadcrumbs: [{ text: t('web.nav.home'), href: '/' }],
      typedCode: query.code ?? '',
      problem: query.code ? t(isReference(query.code) ? 'responses.find.reference' : 'responses.find.unknown') : null,
    }
  },
})
