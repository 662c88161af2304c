/**
 * Where documents live: each belongs to one subject (a consultation, a partnership, the area), and its address stands
 * below the address of that subject.
 */
import {
  type Actor,
  anyOf,
  hasRole,
  type SubjectKind,
  type SubjectRef,
  secretariat,
  sitsOnPartnership,
  worksOnConsultation,
} from '../../access/access.ts'
import type { Handle } from '../../db/open.ts'
import type { Day } from '../../kernel/day.ts'
import type { Hour } from '../../kernel/hour.ts'

/** Kinds of subject that documents belong to. */
export const homeKinds = ['consultation', 'partnership', 'area'] as const satisfies readonly SubjectKind[]
export type HomeKind = (typeof homeKinds)[number]

/** Whether documents belong to subjects of that kind. */
export function isHomeKind(kind: string): kind is HomeKind {
  return homeKinds.some(known => known === kind)
}

/** A subject as the pages of its documents need it. */
export type Home = {
  readonly ref: { readonly kind: HomeKind; readonly id: string }
  /** Last part of the subject's address; '' for the area, which there is one of. */
  readonly slug: string
  readonly title: string
  /** Whether everybody may see the subject with its documents. */
  readonly isPublic: boolean
  /** First and last day on which responses are taken; null where there is nothing to answer. */
  readonly answers: { readonly from: Day; readonly to: Day; readonly at: Hour | null } | null
}

/** May bring documents in, correct and change them: whoever runs the subject, or the secretariat. */
export const keepsDocuments = anyOf(hasRole('lead', 'chair', 'administrator'), secretariat)

/** May read what is not published yet. */
export const readsUnpublished = anyOf(worksOnConsultation, sitsOnPartnership, secretariat)

/** What an address is made of. */
export type Placed = { readonly ref: Pick<SubjectRef, 'kind'>; readonly slug: string }

const folders: Readonly<Record<SubjectKind, string>> = {
  organisation: '/organisations',
  consultation: '/consultations',
  partnership: '/partnerships',
  area: '/compact',
}

/** The address of a subject's own page. */
export function homeAddress(home: Placed): string {
  return home.slug === '' ? folders[home.ref.kind] : `${folders[home.ref.kind]}/${home.slug}`
}

/** The address of a document's reading page, or of a page below it, such as "compare". */
export function addressOfDocument(home: Placed, documentSlug: string, below = ''): string {
  return `${homeAddress(home)}/documents/${documentSlug}${below === '' ? '' : `/${below}`}`
}

/** The address of a document's glossary. */
export function glossaryAddress(documentId: string): string {
  return `/documents/${documentId}/glossary`
}

/** Finds the subject of that kind with that slug (the area has none), or null. */
export async function findHome(db: Handle, kind: HomeKind, slug: string): Promise<Home | null> {
  return finders[kind](db, { slug })
}

/** Finds the subject that something belongs to, or null. */
export async function findHomeOf(
  db: Handle,
  ref: { readonly kind: string; readonly id: string },
): Promise<Home | null> {
  return isHomeKind(ref.kind) ? finders[ref.kind](db, { id: ref.id }) : null
}

/** Whether somebody may read the documents of a subject that are not published. */
export function worksOn(actor: Actor, home: Home): boolean {
  return readsUnpublished.allows(actor, home.ref)
}

type Wanted = { readonly slug: string } | { readonly id: string }
type Finder = (db: Handle, wanted: Wanted) => Promise<Home | null>

const finders: Readonly<Record<HomeKind, Finder>> = {
  consultation: findConsultationHome,
  partnership: findPartnershipHome,
  area: findAreaHome,
}

async function findConsultationHome(db: Handle, wanted: Wanted): Promise<Home | null> {
  const row = await db
    .selectFrom('consultation')
    .select(['id', 'slug', 'title', 'state', 'published_at', 'opens_on', 'closes_on', 'closes_at'])
    .where(eb => ('id' in wanted ? eb('id', '=', wanted.id) : eb('slug', '=', wanted.slug)))
    .executeTakeFirst()
  if (!row) return null
  const { opens_on: from, closes_on: to, closes_at: at } = row
  const isPublic = row.published_at !== null
  const answers = isPublic && row.state !== 'withdrawn' && from && to ? { from, to, at } : null
  return { ref: { kind: 'consultation', id: row.id }, slug: row.slug, title: row.title, isPublic, answers }
}

async function findPartnershipHome(db: Handle, wanted: Wanted): Promise<Home | null> {
  const row = await db
    .selectFrom('partnership')
    .select(['id', 'slug', 'name', 'public'])
    .where(eb => ('id' in wanted ? eb('id', '=', wanted.id) : eb('slug', '=', wanted.slug)))
    .executeTakeFirst()
  if (!row) return null
  return {
    ref: { kind: 'partnership', id: row.id },
    slug: row.slug,
    title: row.name,
    isPublic: row.public,
    answers: null,
  }
}

async function findAreaHome(db: Handle, wanted: Wanted): Promise<Home | null> {
  const row = await db.selectFrom('area').select(['id', 'compact_name']).executeTakeFirst()
  if (!row || ('id' in wanted ? wanted.id !== row.id : wanted.slug !== '')) return null
  return { ref: { kind: 'area', id: row.id }, slug: '', title: row.compact_name, isPublic: true, answers: null }
}
