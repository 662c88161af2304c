/** My response: the receipt on screen, and what became of it. */
import { z } from 'zod'
import { holderOfTheLink } from '../../../access/access.ts'
import { kioskOf } from '../../../web/kiosk.ts'
import { definePage, leadsOn } from '../../../web/page.ts'
import { findAnswer } from '../confidence/confidence.queries.ts'
import { nextSteps } from '../giving/acknowledgement.ts'
import { isShared } from '../sealing/shared-computer.ts'
import { arrive, groupsOf, headRows } from './held.ts'
import { findMyPoints } from './my-points.queries.ts'
import { findExplanations } from './response.queries.ts'

export const receiptPage = definePage({
  path: '/responses/:code',
  inLanguages: true,
  access: holderOfTheLink,
  audit: 'reads only',
  publishes: ['own response'],
  template: 'responses/receipt/receipt.njk',
  params: z.object({ code: z.string().max(60) }),
  async show(request) {
    const { db, params, today } = request
    const held = await arrive(request, params.code)
    if (leadsOn(held)) return held
    const { t, languages, ...shown } = held
    const { response, of, decided } = shown
    const words = { ...request, t }
    return {
      title: t('responses.receipt.title'),
      breadcrumbs: [
        { text: t('web.nav.home'), href: '/' },
        { text: of.title, href: `/consultations/${of.slug}` },
      ],
      ...shown,
      saidIn: { t, languages },
      head: headRows(held, words),
      list: await groupsOf(held, words),
      steps: response.state === 'withdrawn' ? [] : nextSteps(of, t, today),
      shared: isShared(request),
      isKiosk: kioskOf(request.cookies) !== null,
      points: decided ? await findMyPoints(db, response.id) : [],
      confidence: await findAnswer(db, response.id),
      explanations: await findExplanations(db, response.id),
    }
  },
})
