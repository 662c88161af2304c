/** The round of the address, in its partnership. */
import { z } from 'zod'
import type { Translate } from '../../../web/catalogue.ts'
import type { Crumb } from '../../../web/page.ts'
import { under } from '../../../web/under.ts'
import type { Partnership } from '../partnership.queries.ts'
import { addressOf, crumbs, inPartnership, slugParams } from '../subject.ts'
import { findRounds } from './rounds.queries.ts'

export const roundParams = slugParams.extend({ round: z.uuid() })

/** Finds the round and its partnership, or null. */
export const roundOfAddress = under(inPartnership, 'round', (db, { partnership }) => findRounds(db, partnership.id))

/** The trail to a page below the health page. */
export function healthCrumbs(t: Translate, partnership: Partnership): Crumb[] {
  return [
    ...crumbs(t, partnership),
    { text: t('partnerships.health.title'), href: addressOf(partnership, 'health-check') },
  ]
}
