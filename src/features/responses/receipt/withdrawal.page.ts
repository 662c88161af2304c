/** Withdraw a response until the close. Asked once; says what stays. */
import { z } from 'zod'
import { holderOfTheLink } from '../../../access/access.ts'
import { definePage, redirect, refuse } from '../../../web/page.ts'
import { openHeld } from './held.ts'
import { withdrawResponse } from './response.queries.ts'

export const withdrawalPage = definePage({
  path: '/responses/:code/withdrawal',
  access: holderOfTheLink,
  audit: 'response.withdrawn',
  template: 'responses/receipt/withdrawal.njk',
  params: z.object({ code: z.string().max(60) }),
  changesPages: false,
  async show(request) {
    const { of, code, mayChange } = await openHeld(request, request.params.code)
    return {
      title: request.t('responses.withdraw.title'),
      breadcrumbs: [{ text: request.t('responses.receipt.title'), href: `/responses/${code}` }],
      of,
      back: `/responses/${code}`,
      mayChange,
    }
  },
  async submit(request) {
    const { db, now, audit } = request
    const { response, of, code, mayChange } = await openHeld(request, request.params.code)
    if (!mayChange || !(await withdrawResponse(db, response.id, now)))
      return refuse({ form: 'responses.withdraw.too-late' })
    await audit({
      action: 'response.withdrawn',
      as: 'respondent',
      subject: { kind: 'consultation', id: of.id },
      record: { kind: 'response', id: response.id },
    })
    return redirect(`/responses/${code}`, 'responses.done.withdrawn')
  },
})
