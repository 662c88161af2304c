/** The round of the address, in its partnership. */
import { z } from 'zod'
import type { Handle } from '../../../db/open.ts'
import type { Translate } from '../../../web/catalogue.ts'
import type { Crumb, Found } from '../../../web/page.ts'
import type { Partnership } from '../partnership.queries.ts'
import { addressOf, anyPartnership, crumbs, slugParams } from '../subject.ts'
import { findRounds, type Round } from './rounds.queries.ts'

export const roundParams = slugParams.extend({ round: z.uuid() })

/** Finds the round and its partnership, or null. */
export async function roundOfAddress(
  db: Handle,
  params: { readonly slug: string; readonly round: string },
): Promise<Found<{ readonly partnership: Partnership; readonly round: Round }> | null> {
  const found = await anyPartnership(db, params)
  const round = found && (await findRounds(db, found.record.id)).find(each => each.id === params.round)
  return found && round ? { ref: found.ref, record: { partnership: found.record, round } } : null
}

/** The trail to a page below the health page. */
export function healthCrumbs(t: Translate, partnership: Partnership): Crumb[] {
  return [
    ...crumbs(t, partnership),
    { text: t('partnerships.health.title'), href: addressOf(partnership, 'health-check') },
  ]
}
