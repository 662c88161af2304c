/** What the public entry of a partnership shows beside its own words. Closed items leave no text here. */
import type { Handle } from '../../../db/open.ts'
import type { Day } from '../../../kernel/day.ts'
import { standsInTheOpen } from '../public-decisions.ts'

/** A public partnership as a link; null where it is not public. */
export async function findPublic(db: Handle, id: string): Promise<{ slug: string; name: string } | null> {
  const row = await db
    .selectFrom('partnership')
    .select(['slug', 'name'])
    .where('id', '=', id)
    .where('public', '=', true)
    .executeTakeFirst()
  return row ?? null
}

/** The next meeting, or null where none is set. */
export async function nextMeeting(db: Handle, partnershipId: string, today: Day) {
  const row = await db
    .selectFrom('meeting')
    .select(['id', 'held_on', 'starts_at', 'place', 'how'])
    .where('partnership_id', '=', partnershipId)
    .where('state', 'in', ['planned', 'agenda-out'])
    .where('held_on', '>=', today)
    .orderBy('held_on')
    .executeTakeFirst()
  return row ?? null
}

/** The latest decisions taken in the open. */
export async function latestDecisions(db: Handle, partnershipId: string) {
  return db
    .selectFrom('decision')
    .select(['decision.id', 'decision.text', 'decision.decided_on'])
    .where('decision.partnership_id', '=', partnershipId)
    .where('decision.carried', '=', true)
    .where(standsInTheOpen)
    .orderBy('decision.decided_on', 'desc')
    .limit(5)
    .execute()
}

/** Departures from the codes, with their reasons. */
export async function publishedDepartures(db: Handle, partnershipId: string) {
  return db
    .selectFrom('departure')
    .select(['practice', 'reason', 'published_at'])
    .where('subject_kind', '=', 'partnership')
    .where('subject_id', '=', partnershipId)
    .where('withdrawn_at', 'is', null)
    .orderBy('published_at', 'desc')
    .execute()
}

/** What the public history tells; other entries of the audit are for those who work there. */
const TOLD = [
  'partnership.begun',
  'partnership.gate-decided',
  'partnership.partner-joined',
  'partnership.partner-left',
  'partnership.seat-filled',
  'partnership.terms-written',
  'partnership.round-closed',
  'partnership.review-closed',
  'partnership.ended',
  'partnership.change-decided',
] as const

/** What happened, the latest first, by action and moment only. */
export async function historyOf(db: Handle, partnershipId: string) {
  return db
    .selectFrom('audit_entry')
    .select(['action', 'created_at'])
    .where('subject_kind', '=', 'partnership')
    .where('subject_id', '=', partnershipId)
    .where('action', 'in', [...TOLD])
    .orderBy('created_at', 'desc')
    .limit(20)
    .execute()
}
