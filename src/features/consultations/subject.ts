/** What the pages of a consultation share: finding it, who may see it, the trail above the page, and changing it. */
import type { Updateable } from 'kysely'
import { z } from 'zod'
import { type Actor, type SubjectRef, worksOnConsultation } from '../../access/access.ts'
import type { Handle, Tx } from '../../db/open.ts'
import type { ConsultationTable } from '../../db/tables.ts'
import type { Hub } from '../../web/hub.ts'
import type { Crumb, Found } from '../../web/page.ts'
import { type Consultation, findConsultation } from './consultation.queries.ts'
import { isPublic } from './timetable.ts'

/** The part of the address that names a consultation. */
export const slugParams = z.object({ slug: z.string().min(1).max(120) })
type SlugParams = { readonly slug: string }

/** The subject that roles on a consultation are granted on. */
export function subjectOf(consultation: { readonly id: string }): SubjectRef {
  return { kind: 'consultation', id: consultation.id }
}

/** The consultation of the address, published or not: for pages whose right is a role on it. */
export async function anyConsultation(db: Handle, { slug }: SlugParams): Promise<Found<Consultation> | null> {
  const record = await findConsultation(db, slug)
  return record && { ref: subjectOf(record), record }
}

/** The consultation of the address for a public page: null where it is not public and the reader does not work on it. */
export async function visibleConsultation(
  db: Handle,
  { slug }: SlugParams,
  _hub: Hub,
  actor: Actor,
): Promise<Found<Consultation> | null> {
  const found = await anyConsultation(db, { slug })
  if (!found) return null
  return isPublic(found.record) || worksOnConsultation.allows(actor, found.ref) ? found : null
}

type Words = (key: string) => string

/** The trail to a page below the public page of a consultation. */
export function crumbs(t: Words, consultation?: Consultation): Crumb[] {
  const list = { text: t('web.nav.consultations'), href: '/consultations' }
  return consultation ? [list, { text: consultation.title, href: `/consultations/${consultation.slug}` }] : [list]
}

/** The trail to a page of the workspace. */
export function planCrumbs(t: Words, consultation: Consultation): Crumb[] {
  return [...crumbs(t, consultation), { text: t('consultations.plan.crumb'), href: planAddress(consultation) }]
}

/** The address of the workspace, or of one page in it. */
export function planAddress(consultation: { readonly slug: string }, page?: string): string {
  return `/consultations/${consultation.slug}/plan${page ? `/${page}` : ''}`
}

export type Change = Updateable<ConsultationTable>

/** Changes a consultation that still has the version quoted; false where somebody changed it meanwhile. */
export async function changeConsultation(tx: Tx, id: string, version: number, change: Change): Promise<boolean> {
  const changed = await tx
    .updateTable('consultation')
    .set({ ...change, version: version + 1 })
    .where('id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst()
  return Number(changed.numUpdatedRows) === 1
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
