/** The objective of the address, in its partnership, and the trail above its pages. */
import { z } from 'zod'
import type { Translate } from '../../../web/catalogue.ts'
import type { Crumb } from '../../../web/page.ts'
import { under } from '../../../web/under.ts'
import type { Partnership } from '../partnership.queries.ts'
import { addressOf, crumbs, inPartnership, slugParams } from '../subject.ts'
import { findObjectives } from './objectives.queries.ts'

export const objectiveParams = slugParams.extend({ objective: z.uuid() })

/** Finds the objective and its partnership, or null. */
export const objectiveOfAddress = under(inPartnership, 'objective', (db, { partnership }) =>
  findObjectives(db, partnership.id),
)

/** The trail to a page below the objectives. */
export function objectivesCrumbs(t: Translate, partnership: Partnership): Crumb[] {
  return [
    ...crumbs(t, partnership),
    { text: t('partnerships.objectives.title'), href: addressOf(partnership, 'objectives') },
  ]
}
