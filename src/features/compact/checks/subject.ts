/** The subjects whose checks have pages, told alike: consultations, partnerships, organisations and the Compact itself. */
import { z } from 'zod'
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
import { type SlugParams, slugParams, subjectsBySlug } from '../../../web/by-slug.ts'
import type { Translate } from '../../../web/catalogue.ts'
import type { Crumb, Found } from '../../../web/page.ts'
import { findConsultation } from '../../consultations/index.ts'
import { findOrganisation } from '../../organisations/index.ts'
import { findPartnership } from '../../partnerships/index.ts'
import type { CheckedKind, JudgedKind } from './kinds.ts'

/** A subject as its check pages need it. */
export type CheckedSubject = {
  readonly kind: JudgedKind
  readonly id: string
  /** Its part of the address; '' for the Compact, of which there is one. */
  readonly slug: string
  readonly title: string
  /** Whether everybody may see it. */
  readonly isPublic: boolean
}

/** Who works on a subject of each kind, and so sees next steps and what is not public. */
export const team: Readonly<Record<JudgedKind, AccessRule>> = {
  consultation: worksOnConsultation,
  partnership: anyOf(sitsOnPartnership, secretariat),
  organisation: anyOf(speaksForOrganisation, secretariat),
  compact: secretariat,
}

/** Who answers for a subject of each kind, and so may explain a departure. */
export const answerable: Readonly<Record<JudgedKind, AccessRule>> = {
  consultation: leadsConsultation,
  partnership: runsPartnership,
  organisation: speaksForOrganisation,
  compact: secretariat,
}

/** The first part of the address of each kind. */
const places = {
  consultation: '/consultations',
  partnership: '/partnerships',
  organisation: '/organisations',
  compact: '/compact',
} as const

/** The path of a page below subjects of a kind, as pages declare it. */
export function pathOf(kind: JudgedKind, page: string): string {
  return kind === 'compact' ? `${places.compact}/${page}` : `${places[kind]}/:slug/${page}`
}

/** What of an address names the subject: nothing for the Compact, of which there is one. */
export function subjectParams(kind: JudgedKind): z.ZodType<SlugParams> {
  return kind === 'compact' ? ofTheCompact : slugParams
}

/** The same with the id of a record of the subject. */
export function recordParams(kind: JudgedKind): z.ZodType<SlugParams & { readonly id: string }> {
  return (kind === 'compact' ? ofTheCompact : slugParams).extend({ id: z.uuid() })
}

const ofTheCompact = z.object({ slug: z.string().max(0).default('') })

/** The address of a subject, or of a page below it. */
export function addressOf({ kind, slug }: Pick<CheckedSubject, 'kind' | 'slug'>, page?: string): string {
  return `${places[kind]}${kind === 'compact' ? '' : `/${slug}`}${page ? `/${page}` : ''}`
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

/** The Compact, which everybody sees. */
async function theCompact(db: Handle, _params: SlugParams): Promise<Found<CheckedSubject> | null> {
  const area = await db.selectFrom('area').select(['id', 'compact_name']).executeTakeFirst()
  if (!area) return null
  const record = { kind: 'compact' as const, id: area.id, slug: '', title: area.compact_name, isPublic: true }
  return { ref: refOf(record), record }
}

/** Finds the subject of an address, whoever asks: for pages whose right is a role on it. */
export const anySubject = (kind: JudgedKind) => (kind === 'compact' ? theCompact : bySlug[kind].any)

/** Finds the subject of an address for a public page: null where it is not public and the reader does not work on it. */
export const visibleSubject = (kind: JudgedKind) => (kind === 'compact' ? theCompact : bySlug[kind].visible)

/** What roles and rights on the subject are judged on: for the Compact those on its area. */
export function refOf({ kind, id }: Pick<CheckedSubject, 'kind' | 'id'>): SubjectRef {
  return { kind: kind === 'compact' ? 'area' : kind, id }
}

/** The trail to the subject's own page, or to its checks too. */
export function crumbsTo(t: Translate, subject: CheckedSubject, checks = false): Crumb[] {
  return [
    ...(subject.kind === 'compact' ? [] : [{ text: t(`web.nav.${subject.kind}s`), href: places[subject.kind] }]),
    { text: subject.title, href: addressOf(subject) },
    ...(checks ? [{ text: t('compact.checks.crumb'), href: addressOf(subject, 'checks') }] : []),
  ]
}
