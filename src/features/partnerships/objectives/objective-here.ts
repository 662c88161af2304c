/** The objective of the address, in its partnership, and the trail above its pages. */
import { z } from 'zod'
import type { Handle } from '../../../db/open.ts'
import type { Translate } from '../../../web/catalogue.ts'
import type { Crumb, Found } from '../../../web/page.ts'
import type { Partnership } from '../partnership.queries.ts'
import { addressOf, anyPartnership, crumbs, slugParams } from '../subject.ts'
import { findObjectives, type Objective } from './objectives.queries.ts'

export const objectiveParams = slugParams.extend({ objective: z.uuid() })

/** Finds the objective and its partnership, or null. */
export async function objectiveOfAddress(
  db: Handle,
  params: { readonly slug: string; readonly objective: string },
): Promise<Found<{ readonly partnership: Partnership; readonly objective: Objective }> | null> {
  const found = await anyPartnership(db, params)
  const objective = found && (await findObjectives(db, found.record.id)).find(each => each.id === params.objective)
  return found && objective ? { ref: found.ref, record: { partnership: found.record, objective } } : null
}

/** The trail to a page below the objectives. */
export function objectivesCrumbs(t: Translate, partnership: Partnership): Crumb[] {
  return [
    ...crumbs(t, partnership),
    { text: t('partnerships.objectives.title'), href: addressOf(partnership, 'objectives') },
  ]
}
