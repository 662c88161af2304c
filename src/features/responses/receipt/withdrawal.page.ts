/** Withdraw a response until the close. Asked once; says what stays. */
import { z } from 'zod'
import { holderOfTheLink } from '../../../access/access.ts'
import { definePage, leadsOn, redirect, refuse } from '../../../web/page.ts'
import { arrive, openHeld } from './held.ts'
import { withdrawResponse } from './response.queries.ts'

export const withdrawalPage = definePage({
  path: '/responses/:code/withdrawal',
  inLanguages: true,
  access: holderOfTheLink,
  audit: 'response.withdrawn',
  publishes: ['own response'],
  template: 'responses/receipt/withdrawal.njk',
  params: z.object({ code: z.string().max(60) }),
  changesPages: false,
  async show(request) {
    const held = await arrive(request, request.params.code)
    if (leadsOn(held)) return held
    const { of, code, base, mayChange, t } = held
    return {
      saidIn: held,
      title: t('responses.withdraw.title'),
      breadcrumbs: [{ text: t('responses.receipt.title'), href: base }],
      code,
      of,
      back: base,
      mayChange,
    }
  },
  async submit(request) {
    const { db, now, audit } = request
    const { response, of, base, stays, mayChange } = await openHeld(request, request.params.code)
    if (!mayChange || !(await withdrawResponse(db, response.id, now)))
      return refuse({ form: 'responses.withdraw.too-late' })
    await audit({
      action: 'response.withdrawn',
      as: 'respondent',
      subject: { kind: 'consultation', id: of.id },
      record: { kind: 'response', id: response.id },
    })
    return redirect(base, 'responses.done.withdrawn', stays)
  },
})
