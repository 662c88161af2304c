/** What the pages of a consultation share: finding it, who may see it, the trail above the page, and changing it. */

import type { Updateable } from 'kysely'
import { type SubjectRef, worksOnConsultation } from '../../access/access.ts'
import { changeVersioned } from '../../db/change-versioned.ts'
import type { Tx } from '../../db/open.ts'
import type { ConsultationTable } from '../../db/tables.ts'
import { subjectsBySlug } from '../../web/by-slug.ts'
import type { Crumb } from '../../web/page.ts'
import { type Consultation, findConsultation } from './consultation.queries.ts'
import { isPublic } from './timetable.ts'

export { difference } from '../../db/audit.ts'
export { slugParams } from '../../web/by-slug.ts'

import { named } from '../../web/under.ts'

/** The subject that roles on a consultation are granted on. */
export function subjectOf(consultation: { readonly id: string }): SubjectRef {
  return { kind: 'consultation', id: consultation.id }
}

const bySlug = subjectsBySlug({ kind: 'consultation', find: findConsultation, isPublic, insiders: worksOnConsultation })

/** The consultation of the address, published or not: for pages whose right is a role on it. */
export const anyConsultation = bySlug.any

/** The same beside a record below it. */
export const inConsultation = named('consultation', anyConsultation)

/** The consultation of the address for a public page: null where it is not public and the reader does not work on it. */
export const visibleConsultation = bySlug.visible

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
  return changeVersioned(tx, 'consultation', id, version, change)
}
