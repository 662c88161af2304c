/** What the pages of meetings share: finding the meeting of the address, who may see it, the trail above the page. */
import { z } from 'zod'
import type { Actor } from '../../access/access.ts'
import type { Handle } from '../../db/open.ts'
import { longDay } from '../../kernel/day.ts'
import type { Translate } from '../../web/catalogue.ts'
import type { Hub } from '../../web/hub.ts'
import type { Crumb, Found } from '../../web/page.ts'
import { crumbs, type Partnership, visiblePartnership } from '../partnerships/index.ts'
import { mayReadItem } from './entitlement.ts'
import { findItem, type Item } from './item.queries.ts'
import { findMeeting, type Meeting } from './meeting.queries.ts'
import { partnershipRef, type Standing, standingOf } from './standing.ts'

export const idParams = z.object({ id: z.uuid() })
export const slugParams = z.object({ slug: z.string().min(1).max(120) })

type Id = { readonly id: string }

/** A partnership with where the reader stands in it. */
export type PartnershipHere = { readonly partnership: Partnership; readonly standing: Standing }
/** A meeting with where the reader stands in its partnership. */
export type MeetingHere = { readonly meeting: Meeting; readonly standing: Standing }
/** An agenda item with its meeting. */
export type ItemHere = MeetingHere & { readonly item: Item }

/** The partnership of the address, where the reader may see it. */
export async function partnershipHere(
  db: Handle,
  { slug }: { readonly slug: string },
  hub: Hub,
  actor: Actor,
): Promise<Found<PartnershipHere> | null> {
  const found = await visiblePartnership(db, { slug }, hub, actor)
  if (!found) return null
  const standing = await standingOf(db, actor, found.record.id, await hub.today())
  return { ref: found.ref, record: { partnership: found.record, standing } }
}

/** The meeting of the address, where the reader may see its partnership. */
export async function meetingHere(db: Handle, { id }: Id, hub: Hub, actor: Actor): Promise<Found<MeetingHere> | null> {
  const meeting = await findMeeting(db, id)
  const found = meeting && (await partnershipHere(db, meeting, hub, actor))
  return found && { ref: found.ref, record: { meeting, standing: found.record.standing } }
}

/** As `meetingHere`; the right goes to those with a seat. */
export async function meetingOfSeats(
  db: Handle,
  params: Id,
  hub: Hub,
  actor: Actor,
): Promise<Found<MeetingHere> | null> {
  const found = await meetingHere(db, params, hub, actor)
  return found && (found.record.standing.seats.length > 0 ? found : { ...found, ref: null })
}

/** As `meetingHere`; the right goes to those with a seat and to those who run the partnership. */
export async function meetingOfThose(
  db: Handle,
  params: Id,
  hub: Hub,
  actor: Actor,
): Promise<Found<MeetingHere> | null> {
  const found = await meetingHere(db, params, hub, actor)
  if (!found) return null
  const { standing } = found.record
  return standing.runs || standing.seats.length > 0 ? found : { ...found, ref: null }
}

/** The agenda item of the address; the right goes by role. A closed item is not given to those without the right to it. */
export async function itemHere(db: Handle, { id }: Id, hub: Hub, actor: Actor): Promise<Found<ItemHere> | null> {
  const item = await findItem(db, id)
  const found = item && (await meetingHere(db, { id: item.meeting_id }, hub, actor))
  if (!found) return null
  const ref = mayReadItem(found.record.standing, item) ? found.ref : null
  return { ref, record: { ...found.record, item } }
}

/** As `itemHere`; the right goes to those who run the partnership, and to its seats once the item is on a public agenda. */
export async function itemOfSeats(db: Handle, params: Id, hub: Hub, actor: Actor): Promise<Found<ItemHere> | null> {
  const found = await itemHere(db, params, hub, actor)
  if (!found) return null
  const { standing, item, meeting } = found.record
  const isOut = item.state === 'accepted' && meeting.agenda_published_at !== null
  return standing.runs || (isOut && standing.seats.length > 0) ? found : { ...found, ref: null }
}

/** "Meeting on 12 March 2026". */
export function meetingTitle(t: Translate, meeting: Pick<Meeting, 'held_on'>): string {
  return t('meetings.title-on', { day: longDay(meeting.held_on) })
}

type Named = { readonly slug: string; readonly partnership: string }

/** The trail to the meetings of a partnership, and to a page below them. */
export function meetingsCrumbs(t: Translate, { slug, partnership }: Named): Crumb[] {
  return [
    ...crumbs(t, { slug, name: partnership }),
    { text: t('meetings.list.crumb'), href: `/partnerships/${slug}/meetings` },
  ]
}

/** The trail to a page below a meeting. */
export function meetingCrumbs(t: Translate, meeting: Meeting): Crumb[] {
  return [...meetingsCrumbs(t, meeting), { text: meetingTitle(t, meeting), href: `/meetings/${meeting.id}` }]
}

export { partnershipRef }
