/** The subjects whose checks have pages: consultations, partnerships and organisations, told alike. */
import {
  type AccessRule,
  anyOf,
  leadsConsultation,
  runsPartnership,
  type SubjectRef,
  secretariat,
  sitsOnPartnership,
  speaksForOrganisation,
  worksOnConsultation,
} from '../../../access/access.ts'
import type { Handle } from '../../../db/open.ts'
import { subjectsBySlug } from '../../../web/by-slug.ts'
import type { Translate } from '../../../web/catalogue.ts'
import type { Crumb } from '../../../web/page.ts'
import { findConsultation } from '../../consultations/index.ts'
import { findOrganisation } from '../../organisations/index.ts'
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

export { slugParams } from '../../../web/by-slug.ts'

/** Who works on a subject of each kind, and so sees next steps and what is not public. */
export const team: Readonly<Record<CheckedKind, AccessRule>> = {
  consultation: worksOnConsultation,
  partnership: anyOf(sitsOnPartnership, secretariat),
  organisation: anyOf(speaksForOrganisation, secretariat),
}

/** Who answers for a subject of each kind, and so may explain a departure. */
export const answerable: Readonly<Record<CheckedKind, AccessRule>> = {
  consultation: leadsConsultation,
  partnership: runsPartnership,
  organisation: speaksForOrganisation,
}

/** The kinds with the first part of their addresses. */
export const places = {
  consultation: '/consultations',
  partnership: '/partnerships',
  organisation: '/organisations',
} as const

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
  if (kind === 'organisation') {
    const found = await findOrganisation(db, slug)
    return found && { kind, id: found.id, slug, title: found.name, isPublic: true }
  }
  const found = await findPartnership(db, slug)
  return found && { kind, id: found.id, slug, title: found.name, isPublic: found.public }
}

const bySlug = {
  consultation: finders('consultation'),
  partnership: finders('partnership'),
  organisation: finders('organisation'),
}

function finders(kind: CheckedKind) {
  return subjectsBySlug<CheckedSubject>({
    kind,
    find: (db, slug) => findSubject(db, kind, slug),
    isPublic: subject => subject.isPublic,
    insiders: team[kind],
  })
}

/** Finds the subject of an address, whoever asks: for pages whose right is a role on it. */
export const anySubject = (kind: CheckedKind) => bySlug[kind].any

/** Finds the subject of an address for a public page: null where it is not public and the reader does not work on it. */
export const visibleSubject = (kind: CheckedKind) => bySlug[kind].visible

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
