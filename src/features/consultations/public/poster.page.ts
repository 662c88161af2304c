/** How others can be told of a consultation: its short address, a code for telephones, a poster, and a card for other websites. */
import { z } from 'zod'
import { anyone } from '../../../access/access.ts'
import type { Handle } from '../../../db/open.ts'
import { renderPdf } from '../../../documents/index.ts'
import type { Clock } from '../../../kernel/open-period.ts'
import { defineDownload, definePage, redirect } from '../../../web/page.ts'
import type { Consultation } from '../consultation.queries.ts'
import { crumbs, slugParams, visibleConsultation } from '../subject.ts'
import { standingOn } from '../timetable.ts'
import { posterOf, whenOf } from './poster.ts'
import { qrOf, shortAddress, spokenAddress } from './short-address.ts'

/** Whether there is anything to tell others: it is out, and can still be answered. */
function isTold(of: Consultation, at: Clock): boolean {
  const standing = standingOn(of, at)
  return of.published_at !== null && (standing === 'open' || standing === 'coming')
}

/** Where the short address leads. */
export const shortAddressPage = definePage({
  path: '/c/:short',
  access: anyone,
  audit: 'reads only',
  publishes: 'nothing',
  template: 'consultations/public/tell-others.njk',
  params: z.object({ short: z.string().max(20) }),
  async subject(db: Handle, { short }: { short: string }, hub, actor) {
    const row = await db
      .selectFrom('consultation')
      .select('slug')
      .where('short', '=', short.toLowerCase())
      .executeTakeFirst()
    return row ? visibleConsultation(db, row, hub, actor) : null
  },
  show: async ({ subject: { slug } }) => redirect(`/consultations/${slug}`),
})

export const tellOthersPage = definePage({
  path: '/consultations/:slug/tell-others',
  workspace: { stage: 'open', label: 'consultations.nav.tell-others' },
  access: anyone,
  audit: 'reads only',
  publishes: 'nothing',
  template: 'consultations/public/tell-others.njk',
  params: slugParams,
  subject: visibleConsultation,
  sameForAll: true,
  async show({ hub, subject, t, ...at }) {
    const address = shortAddress(hub.origin, subject)
    const standing = standingOn(subject, at)
    return {
      title: t('consultations.poster.title'),
      breadcrumbs: crumbs(t, subject),
      consultation: subject,
      told: isTold(subject, at),
      address,
      spoken: spokenAddress(hub.origin, subject),
      when: whenOf(subject, standing, t),
      card: cardOf(subject, address, whenOf(subject, standing, t), t('consultations.poster.card-link')),
    }
  },
})

/** The code (QR) of its short address as a drawing; none once it cannot be answered any more. */
export const qrSvg = defineDownload({
  path: '/consultations/:slug/qr.svg',
  access: anyone,
  audit: 'reads only',
  publishes: 'nothing',
  params: slugParams,
  subject: visibleConsultation,
  async respond({ hub, subject, ...at }) {
    if (!isTold(subject, at)) return null
    const body = await qrOf(shortAddress(hub.origin, subject))
    return { type: 'image/svg+xml', body, filename: `${subject.slug}-qr.svg`, inPlace: true }
  },
})

/** The poster, A4; none once it cannot be answered any more. */
export const posterPdf = defineDownload({
  path: '/consultations/:slug/poster.pdf',
  access: anyone,
  audit: 'reads only',
  publishes: 'nothing',
  params: slugParams,
  subject: visibleConsultation,
  async respond({ hub, subject, t, ...at }) {
    if (!isTold(subject, at)) return null
    const standing = standingOn(subject, at)
    const address = spokenAddress(hub.origin, subject)
    const write = async () =>
      renderPdf(posterOf(subject, { t, standing, address, qr: await qrOf(shortAddress(hub.origin, subject)) }), {
        title: subject.title,
        poster: true,
      })
    const body = await hub.remember(`poster ${subject.slug} ${standing} ${subject.version}`, write)
    return { type: 'application/pdf', body, filename: `${subject.slug}-poster.pdf` }
  },
})

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }
const escaped = (text: string): string => text.replace(/[&<>"]/g, sign => escapes[sign]!)

/** A card for another website: plain HTML with a plain link, no script, and nothing that tells us who looks at it. */
export function cardOf({ title }: { readonly title: string }, address: string, when: string, link: string): string {
  return [
    '<aside>',
    `  <p><strong>${escaped(title)}</strong></p>`,
    `  <p>${escaped(when)}</p>`,
    `  <p><a href="${escaped(address)}" rel="noopener">${escaped(link)}</a></p>`,
    '</aside>',
  ].join('\n')
}
