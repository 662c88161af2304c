/** Come back: type the code of a response or of a draft. It is sent in the form and stands in no address. */
import { z } from 'zod'
import { anyone } from '../../../access/access.ts'
import type { Handle } from '../../../db/open.ts'
import { line, writeForm } from '../../../web/fields.ts'
import { definePage, type Outcome, redirect, refuse, type TakeRequest } from '../../../web/page.ts'
import { findDraft } from '../giving/draft.queries.ts'
import { tryCode } from '../sealing/looking-up.ts'
import { addressOf, keepCode } from '../sealing/own-address.ts'
import { codeIn, isReference } from '../sealing/receipt-code.ts'
import { findByCode } from './response.queries.ts'

const form = {
  code: line({ label: 'responses.find.code', hint: 'responses.find.code-hint', max: 500, autocomplete: 'off' }),
}

export const findResponsePage = definePage({
  path: '/responses',
  access: anyone,
  audit: 'response.looked-up',
  template: 'responses/receipt/find-response.njk',
  // A link from before the code was sent in the form still leads on.
  query: z.object({ code: z.string().max(500).optional() }),
  form,
  changesPages: false,
  async show(request) {
    const { query, t } = request
    const found = query.code ? await find(request, query.code) : null
    if (found) return found
    return {
      title: t('responses.find.title'),
      breadcrumbs: [{ text: t('web.nav.home'), href: '/' }],
      form: writeForm(form, { code: query.code ?? '' }),
      problem: query.code ? t(unknown(query.code)) : null,
    }
  },
  // Nothing changes but the browser, which may open the response from now on.
  async take(request) {
    const { code } = request.form
    return (await find(request, code)) ?? refuse({ code: unknown(code) })
  },
})

/** Leads to what a code opens; null where we do not know it. */
function find(
  request: Pick<TakeRequest<unknown, unknown, unknown, never>, 'hub' | 'ip' | 'now' | 'cookies'> & {
    readonly db: Handle
  },
  typed: string,
): Promise<Outcome | null> {
  const { db, hub, now } = request
  return tryCode(request, codeIn(typed), async code => {
    const response = await findByCode(db, hub.seal, code)
    // Where the browser may keep no cookies, the address with the code finds out.
    if (response && Object.keys(request.cookies).length === 0) return redirect(addressOf(code))
    if (response)
      return redirect(addressOf(response.reference), undefined, [keepCode(response.reference, code, request)])
    return (await findDraft(db, hub, code, now)) ? redirect(`/drafts/${code}`) : null
  })
}

function unknown(typed: string): string {
  return isReference(typed) ? 'responses.find.reference' : 'responses.find.unknown'
}
