/** Key decisions announced before the meeting that is to take them. */
import type { Handle } from '../../../db/open.ts'
import type { Day } from '../../../kernel/day.ts'

/** A key decision to come. Of a closed item only its existence is told: `title` is then null. */
export type KeyDecision = {
  readonly meetingId: string
  readonly heldOn: Day
  readonly announcedOn: Day
  readonly title: string | null
  readonly purpose: string
}

/** The announced key decisions of meetings still to come, the nearest first. */
export async function listKeyDecisions(db: Handle, partnershipId: string): Promise<KeyDecision[]> {
  const rows = await db
    .selectFrom('agenda_item')
    .innerJoin('meeting', 'meeting.id', 'agenda_item.meeting_id')
    .select(['meeting.id as meetingId', 'meeting.held_on as heldOn', 'agenda_item.key_announced_on as announcedOn'])
    .select(['agenda_item.title', 'agenda_item.purpose', 'agenda_item.closed'])
    .where('meeting.partnership_id', '=', partnershipId)
    .where('meeting.state', 'in', ['planned', 'agenda-out'])
    .where('agenda_item.state', '=', 'accepted')
    .where('agenda_item.key_decision', '=', true)
    .where('agenda_item.key_announced_on', 'is not', null)
    .orderBy('meeting.held_on')
    .orderBy('agenda_item.position')
    .execute()
  return rows.map(({ closed, title, purpose, announcedOn, ...row }) => ({
    ...row,
    announcedOn: announcedOn!,
    title: closed ? null : title,
    purpose: closed ? '' : purpose,
  }))
}
