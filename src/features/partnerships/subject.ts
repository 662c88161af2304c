/** What the pages of a partnership share: finding it, who may see it, the trail above the page. */
import { z } from 'zod'
import {
  type Actor,
  anyOf,
  runsPartnership,
  type SubjectRef,
  secretariat,
  sitsOnPartnership,
} from '../../access/access.ts'
import type { Handle } from '../../db/open.ts'
import type { Hub } from '../../web/hub.ts'
import type { Crumb, Found } from '../../web/page.ts'
import { findPartnership, type Partnership } from './partnership.queries.ts'

/** The part of the address that names a partnership. */
export const slugParams = z.object({ slug: z.string().min(1).max(120) })
type SlugParams = { readonly slug: string }

/** May look into the workspace: whoever runs it, or the secretariat that helps them. */
export const looksAfterPartnership = anyOf(runsPartnership, secretariat)
const seesUnpublished = anyOf(sitsOnPartnership, secretariat)

/** The subject that roles on a partnership are granted on. */
export function subjectOf(partnership: { readonly id: string }): SubjectRef {
  return { kind: 'partnership', id: partnership.id }
}

/** The partnership of the address, public or not: for pages whose right is a role on it. */
export async function anyPartnership(db: Handle, { slug }: SlugParams): Promise<Found<Partnership> | null> {
  const record = await findPartnership(db, slug)
  return record && { ref: subjectOf(record), record }
}

/** The partnership of the address for a public page: null where it is not public and the reader has no seat in it. */
export async function visiblePartnership(
  db: Handle,
  { slug }: SlugParams,
  _hub: Hub,
  actor: Actor,
): Promise<Found<Partnership> | null> {
  const found = await anyPartnership(db, { slug })
  if (!found) return null
  return found.record.public || seesUnpublished.allows(actor, found.ref) ? found : null
}

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

/** What a change makes different, before and after, for the audit. */
export function difference(
  before: Readonly<Record<string, unknown>>,
  change: Readonly<Record<string, unknown>>,
): { before: Record<string, unknown>; after: Record<string, unknown> } {
  const names = Object.keys(change).filter(name => before[name] !== change[name])
  return {
    before: Object.fromEntries(names.map(name => [name, before[name]])),
    after: Object.fromEntries(names.map(name => [name, change[name]])),
  }
}
