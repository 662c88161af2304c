/** What the pages of points share: finding the consultation, who may see it, the trail above the page. */

import { z } from 'zod'
import { type Actor, reviewsResponses, type SubjectRef } from '../../access/access.ts'
import type { Handle } from '../../db/open.ts'
import type { Clock } from '../../kernel/open-period.ts'
import type { Translate } from '../../web/catalogue.ts'
import type { Hub } from '../../web/hub.ts'
import type { Crumb, Found } from '../../web/page.ts'
import { type Consultation, findConsultation, standingOn } from '../consultations/index.ts'
import { readsConfidential } from '../responses/index.ts'

/** The part of the address that names a consultation. */
export const slugParams = z.object({ slug: z.string().min(1).max(120) })
type Slug = { readonly slug: string }

/** The subject that roles on a consultation are granted on. */
export function refOf(consultation: { readonly id: string }): SubjectRef & { readonly kind: 'consultation' } {
  return { kind: 'consultation', id: consultation.id }
}

/** The consultation of the address, for pages whose right is a role on it. */
export async function teamConsultation(db: Handle, { slug }: Slug): Promise<Found<Consultation> | null> {
  const record = await findConsultation(db, slug)
  return record && { ref: refOf(record), record }
}

/** Whether every point has its action and stands as it is; not while a register is open again. */
export function isReported({ state }: Pick<Consultation, 'state'>): boolean {
  return state === 'reported' || state === 'evaluated'
}

/** Whether what became of the responses is public: from the first report on, also while the register is open again. */
export function isPublicRegister({ state, reported_at }: Pick<Consultation, 'state' | 'reported_at'>): boolean {
  return isReported({ state }) || reported_at !== null
}

/** The consultation for a page that everybody may read once it is reported, and its review group before. */
export async function reportedConsultation(
  db: Handle,
  params: Slug,
  _hub: Hub,
  actor: Actor,
): Promise<Found<Consultation> | null> {
  const found = await teamConsultation(db, params)
  if (!found) return null
  const isPublic = isPublicRegister(found.record) && found.record.published_at !== null
  return isPublic || reviewsResponses.allows(actor, found.ref) ? found : null
}

/** Whether somebody may read what was said in confidence: only the lead. */
export function seesConfidential(actor: Actor, consultation: { readonly id: string }): boolean {
  return readsConfidential(actor, consultation.id)
}

/** Whether the close has passed, so that what was said will not change any more. */
export function isClosed(consultation: Consultation, at: Clock): boolean {
  return standingOn(consultation, at) === 'closed'
}

/** The address of a page below a consultation's own. */
export function below(consultation: Slug, page = ''): string {
  return `/consultations/${consultation.slug}${page === '' ? '' : `/${page}`}`
}

/** The trail to a page below the public page of a consultation. */
export function trail(t: Translate, consultation: Consultation, ...more: Crumb[]): Crumb[] {
  return [
    { text: t('web.nav.consultations'), href: '/consultations' },
    { text: consultation.title, href: below(consultation) },
    ...more,
  ]
}

/** The trail to a page below the list of points. */
export function pointsTrail(t: Translate, consultation: Consultation, ...more: Crumb[]): Crumb[] {
  return trail(t, consultation, { text: t('points.crumb'), href: below(consultation, 'points') }, ...more)
}
