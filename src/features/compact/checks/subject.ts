/** The subjects whose checks have pages: consultations and partnerships, told alike. */
import { z } from 'zod'
import {
  type AccessRule,
  type Actor,
  anyOf,
  leadsConsultation,
  runsPartnership,
  type SubjectRef,
  secretariat,
  sitsOnPartnership,
  worksOnConsultation,
} from '../../../access/access.ts'
import type { Handle } from '../../../db/open.ts'
import type { Translate } from '../../../web/catalogue.ts'
import type { Hub } from '../../../web/hub.ts'
import type { Crumb, Found } from '../../../web/page.ts'
import { findConsultation } from '../../consultations/index.ts'
import { findPartnership } from '../../partnerships/index.ts'
import type { CheckedKind } from './checking.ts'

/** A subject as its check pages need it. */
export type CheckedSubject = {
  readonly kind: CheckedKind
  readonly id: string
  readonly slug: string
  readonly title: string
  /** Whether everybody may see it. */
  readonly isPublic: boolean
}

/** The part of the address that names a subject. */
export const slugParams = z.object({ slug: z.string().min(1).max(120) })
export type SlugParams = { readonly slug: string }

/** Who works on a subject of each kind, and so sees next steps and what is not public. */
export const team: Readonly<Record<CheckedKind, AccessRule>> = {
  consultation: worksOnConsultation,
  partnership: anyOf(sitsOnPartnership, secretariat),
}

/** Who answers for a subject of each kind, and so may explain a departure. */
export const answerable: Readonly<Record<CheckedKind, AccessRule>> = {
  consultation: leadsConsultation,
  partnership: runsPartnership,
}

/** The kinds with the first part of their addresses. */
export const places = { consultation: '/consultations', partnership: '/partnerships' } as const

/** The address of a subject, or of a page below it. */
export function addressOf({ kind, slug }: Pick<CheckedSubject, 'kind' | 'slug'>, page?: string): string {
  return `${places[kind]}/${slug}${page ? `/${page}` : ''}`
}

/** The subject of that kind and slug, public or not. */
export async function findSubject(db: Handle, kind: CheckedKind, slug: string): Promise<CheckedSubject | null> {
  if (kind === 'consultation') {
    const found = await findConsultation(db, slug)
    return found && { kind, id: found.id, slug, title: found.title, isPublic: found.published_at !== null }
  }
  const found = await findPartnership(db, slug)
  return found && { kind, id: found.id, slug, title: found.name, isPublic: found.public }
}

/** Finds the subject of an address, whoever asks: for pages whose right is a role on it. */
export function anySubject(kind: CheckedKind) {
  return async (db: Handle, { slug }: SlugParams): Promise<Found<CheckedSubject> | null> => {
    const record = await findSubject(db, kind, slug)
    return record && { ref: refOf(record), record }
  }
}

/** Finds the subject of an address for a public page: null where it is not public and the reader does not work on it. */
export function visibleSubject(kind: CheckedKind) {
  return async (db: Handle, { slug }: SlugParams, _hub: Hub, actor: Actor): Promise<Found<CheckedSubject> | null> => {
    const found = await anySubject(kind)(db, { slug })
    if (!found) return null
    return found.record.isPublic || team[kind].allows(actor, found.ref) ? found : null
  }
}

/** What roles and rights on the subject are judged on. */
export function refOf({ kind, id }: Pick<CheckedSubject, 'kind' | 'id'>): SubjectRef {
  return { kind, id }
}

/** The trail to the subject's own page, or to its checks too. */
export function crumbsTo(t: Translate, subject: CheckedSubject, checks = false): Crumb[] {
  return [
    { text: t(`web.nav.${subject.kind}s`), href: places[subject.kind] },
    { text: subject.title, href: addressOf(subject) },
    ...(checks ? [{ text: t('compact.checks.crumb'), href: addressOf(subject, 'checks') }] : []),
  ]
}
