/** The seat of the address, for whoever runs the partnership and for whoever speaks for the partner behind the seat. */
import { z } from 'zod'
import { type Actor, anyOf, runsPartnership, speaksForOrganisation } from '../../../access/access.ts'
import type { Handle } from '../../../db/open.ts'
import type { Translate } from '../../../web/catalogue.ts'
import type { Hub } from '../../../web/hub.ts'
import type { Crumb, Found } from '../../../web/page.ts'
import { under } from '../../../web/under.ts'
import { findPartnership, type Partnership } from '../partnership.queries.ts'
import { addressOf, planCrumbs, slugParams, subjectOf } from '../subject.ts'
import { findSeats, findTerms, type Seat, type Term } from './seats.queries.ts'

export const seatParams = slugParams.extend({ seat: z.uuid() })
export const termParams = seatParams.extend({ term: z.uuid() })

/** Chair, administrator, or the contact of the partner whose seat it is. */
export const fillsSeat = anyOf(runsPartnership, speaksForOrganisation)

export type SeatRecord = { readonly partnership: Partnership; readonly seat: Seat; readonly terms: readonly Term[] }
export type TermRecord = SeatRecord & { readonly term: Term }

/** The right is judged on the partner's organisation for those who speak for it, and on the partnership for others. */
export async function seatOfAddress(
  db: Handle,
  { slug, seat: id }: { readonly slug: string; readonly seat: string },
  _hub: Hub,
  actor: Actor,
): Promise<Found<SeatRecord> | null> {
  const partnership = await findPartnership(db, slug)
  const seat = partnership && (await findSeats(db, partnership.id)).find(each => each.id === id)
  if (!partnership || !seat) return null
  const own = seat.organisation_id === null ? null : ({ kind: 'organisation', id: seat.organisation_id } as const)
  return {
    ref: own && speaksForOrganisation.allows(actor, own) ? own : subjectOf(partnership),
    within: subjectOf(partnership),
    record: { partnership, seat, terms: await findTerms(db, seat.id) },
  }
}

/** The term of the address, in its seat. */
export const termOfAddress = under(seatOfAddress, 'term', async (_db, { terms }) => terms)

/** The trail to a page below one seat. */
export function seatCrumbs(t: Translate, { partnership, seat }: Pick<SeatRecord, 'partnership' | 'seat'>): Crumb[] {
  return [
    ...planCrumbs(t, partnership),
    { text: t('partnerships.seats.title'), href: addressOf(partnership, 'seats') },
    { text: seat.name, href: addressOf(partnership, `seats/${seat.id}`) },
  ]
}
