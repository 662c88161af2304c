/** What the pages of a partnership share: finding it, who may see it, the trail above the page. */
import { anyOf, runsPartnership, type SubjectRef, secretariat, sitsOnPartnership } from '../../access/access.ts'
import { subjectsBySlug } from '../../web/by-slug.ts'
import type { Crumb } from '../../web/page.ts'
import { findPartnership } from './partnership.queries.ts'

export { difference } from '../../db/audit.ts'
export { slugParams } from '../../web/by-slug.ts'

import { named } from '../../web/under.ts'

/** May look into the workspace: whoever runs it, or the secretariat that helps them. */
export const looksAfterPartnership = anyOf(runsPartnership, secretariat)
const seesUnpublished = anyOf(sitsOnPartnership, secretariat)

/** The subject that roles on a partnership are granted on. */
export function subjectOf(partnership: { readonly id: string }): SubjectRef {
  return { kind: 'partnership', id: partnership.id }
}

const bySlug = subjectsBySlug({
  kind: 'partnership',
  find: findPartnership,
  isPublic: partnership => partnership.public,
  insiders: seesUnpublished,
})

/** The partnership of the address, public or not: for pages whose right is a role on it. */
export const anyPartnership = bySlug.any

/** The same beside a record below it. */
export const inPartnership = named('partnership', anyPartnership)

/** The partnership of the address for a public page: null where it is not public and the reader has no seat in it. */
export const visiblePartnership = bySlug.visible

type Words = (key: string) => string

/** The address of a partnership, or of a page below it. */
export function addressOf(partnership: { readonly slug: string }, page?: string): string {
  return `/partnerships/${partnership.slug}${page ? `/${page}` : ''}`
}

/** The trail to a page below the register, or below one partnership. */
export function crumbs(t: Words, partnership?: { readonly slug: string; readonly name: string }): Crumb[] {
  const list = { text: t('web.nav.partnerships'), href: '/partnerships' }
  return partnership ? [list, { text: partnership.name, href: addressOf(partnership) }] : [list]
}

/** The trail to a page of the workspace. */
export function planCrumbs(t: Words, partnership: { readonly slug: string; readonly name: string }): Crumb[] {
  return [...crumbs(t, partnership), { text: t('partnerships.plan.crumb'), href: addressOf(partnership, 'plan') }]
}
