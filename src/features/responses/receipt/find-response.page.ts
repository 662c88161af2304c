/**
 * Come back: type the code of a response or of a draft. It is sent in the form; that of a response stands in no address then, but in a
 * browser that keeps no cookies, which is told so before.
 */
import { z } from 'zod'
import { anyone } from '../../../access/access.ts'
import type { Handle } from '../../../db/open.ts'
import { hidden, line, writeForm } from '../../../web/fields.ts'
import { definePage, type Outcome, redirect, refuse, type TakeRequest } from '../../../web/page.ts'
import { findResponding } from '../form/responding.queries.ts'
import { findDraft } from '../giving/draft.queries.ts'
import { draftAddress } from '../giving/draft-address.ts'
import { openingDraft } from '../giving/pencil.ts'
import { tryCode } from '../sealing/looking-up.ts'
import { addressOf, addressToTry, bringsCookies, keepCode } from '../sealing/own-address.ts'
import { codeIn, isReference } from '../sealing/receipt-code.ts'
import { findByCode } from './response.queries.ts'

const form = {
  code: line({ label: 'responses.find.code', hint: 'responses.find.code-hint', max: 500, autocomplete: 'off' }),
  /** 'no' where the browser was found to keep none. */
  cookies: hidden(),
}

export const findResponsePage = definePage({
  path: '/responses',
  inLanguages: true,
  access: anyone,
  audit: 'response.looked-up',
  publishes: ['own response'],
  template: 'responses/receipt/find-response.njk',
  // A link from before the code was sent in the form still leads on.
  query: z.object({ code: z.string().max(500).optional(), cookies: z.literal('no').optional() }),
  form,
  changesPages: false,
  async show(request) {
    const { query, t } = request
    const found = query.code ? await find(request, query.code, true) : null
    if (found) return found
    return {
      title: t('responses.find.title'),
      breadcrumbs: [{ text: t('web.nav.home'), href: '/' }],
      form: writeForm(form, { code: query.code ?? '', cookies: query.cookies ?? '' }),
      problem: query.code ? t(unknown(query.code)) : null,
    }
  },
  // Nothing changes but the browser, which may open the response from now on.
  async take(request) {
    const { code, cookies } = request.form
    return (await find(request, code, cookies === 'no')) ?? refuse({ code: unknown(code) })
  },
})

/** Leads to what a code opens; null where we do not know it. `inAddress`: the code may stand in an address, or does already. */
function find(
  request: Pick<TakeRequest<unknown, unknown, unknown, never>, 'hub' | 'ip' | 'now' | 'today' | 'area' | 'cookies'> & {
    readonly db: Handle
  },
  typed: string,
  inAddress: boolean,
): Promise<Outcome | null> {
  const { db, hub, now } = request
  return tryCode(request, codeIn(typed), async code => {
    const response = await findByCode(db, hub.seal, code)
    if (response) {
      const { reference } = response
      const keeps = bringsCookies(request)
      if (!keeps && inAddress) return redirect(addressOf(code))
      const to = keeps ? addressOf(reference) : addressToTry(reference)
      return redirect(to, undefined, keepCode(reference, code, request))
    }
    const draft = await findDraft(db, hub, code, now)
    if (!draft) return null
    const of = await findResponding(hub, draft.slug)
    return redirect(draftAddress(draft, request), undefined, [openingDraft(of, code, request)])
  })
}

function unknown(typed: string): string {
  return isReference(typed) ? 'responses.find.reference' : 'responses.find.unknown'
}
