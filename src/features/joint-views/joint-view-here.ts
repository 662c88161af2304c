/** The joint view of an address, and the trail to its pages. */
import { z } from 'zod'
import type { Translate } from '../../web/catalogue.ts'
import type { Crumb } from '../../web/page.ts'
import { under, where } from '../../web/under.ts'
import { crumbs, inPartnership, type Partnership, slugParams } from '../partnerships/index.ts'
import { findJointViews } from './joint-views.queries.ts'

export const viewParams = slugParams.extend({ view: z.uuid() })

/** A joint view that still stands, in its partnership: null where the view is another's, or was withdrawn. */
export const jointViewHere = where(
  under(inPartnership, 'view', (db, { partnership }) => findJointViews(db, partnership.id)),
  ({ view }) => view.withdrawn_on === null,
)

/** The list of a partnership's joint views. */
export const listOf = ({ slug }: Pick<Partnership, 'slug'>): string => `/partnerships/${slug}/joint-views`

/** The trail to a page below that list. */
export function jointCrumbs(t: Translate, partnership: Partnership): Crumb[] {
  return [...crumbs(t, partnership), { text: t('joint.title'), href: listOf(partnership) }]
}
