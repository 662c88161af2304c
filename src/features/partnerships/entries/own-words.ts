/** What the partners of today say of themselves, as one text: to be read, or accepted, by all of them. */
import type { Handle } from '../../../db/open.ts'
import type { Day } from '../../../kernel/day.ts'
import { sayLine } from '../../../web/entries.ts'
import { t } from '../../../web/render.ts'
import { findPartners, isPartnerOn } from '../partners/partners.queries.ts'
import { findEntries } from './entries.queries.ts'
import { linesOf, titleOf } from './entry.view.ts'
import { kindNamed } from './kinds.ts'

/** The entries of a kind in words, by partner; '' where there is none. */
export async function ownWords(db: Handle, partnershipId: string, kindName: string, today: Day): Promise<string> {
  const kind = kindNamed(kindName)
  if (!kind) return ''
  const partners = (await findPartners(db, partnershipId)).filter(each => isPartnerOn(each, today))
  const entries = await findEntries(db, partnershipId, [kindName])
  return partners
    .flatMap(({ id }) => entries.filter(({ ended_on, partner_id }) => ended_on === null && partner_id === id))
    .map(entry => [titleOf(entry, kind, t), ...linesOf(entry, kind, t).map(sayLine)].join('\n'))
    .join('\n\n')
}
