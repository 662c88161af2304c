/** The joint view of an address, and the trail to its pages. */
import { z } from 'zod'
import type { Handle } from '../../db/open.ts'
import type { Translate } from '../../web/catalogue.ts'
import type { Crumb, Found } from '../../web/page.ts'
import { anyPartnership, crumbs, type Partnership, slugParams } from '../partnerships/index.ts'
import { findJointViews, type JointView } from './joint-views.queries.ts'

export const viewParams = slugParams.extend({ view: z.uuid() })

/** A joint view that still stands, in its partnership. */
export type JointViewHere = { readonly partnership: Partnership; readonly view: JointView }

/** Finds both; null where the view is another's, or was withdrawn. */
export async function jointViewHere(
  db: Handle,
  params: { readonly slug: string; readonly view: string },
): Promise<Found<JointViewHere> | null> {
  const found = await anyPartnership(db, params)
  const view = found && (await findJointViews(db, found.record.id)).find(({ id }) => id === params.view)
  if (!found || !view || view.withdrawn_on !== null) return null
  return { ref: found.ref, record: { partnership: found.record, view } }
}

/** The list of a partnership's joint views. */
export const listOf = ({ slug }: Pick<Partnership, 'slug'>): string => `/partnerships/${slug}/joint-views`

/** The trail to a page below that list. */
export function jointCrumbs(t: Translate, partnership: Partnership): Crumb[] {
  return [...crumbs(t, partnership), { text: t('joint.title'), href: listOf(partnership) }]
}
