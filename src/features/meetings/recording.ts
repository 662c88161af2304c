/** What recording a meeting rests on: whether it may still be done, and whose attendance is asked for. */
import type { Handle } from '../../db/open.ts'
import { type SeatOn, seatsOn } from '../partnerships/index.ts'
import type { Meeting } from './meeting.queries.ts'

/** Whether what happened may still be recorded: until the minutes are approved. */
export function isRecordable(meeting: Meeting, today: string): boolean {
  if (meeting.state === 'cancelled' || meeting.minutes_approved_on !== null) return false
  return meeting.held_on <= today
}

/** The seats somebody holds on the day of the meeting: those whose attendance is asked for. */
export async function filledSeats(db: Handle, meeting: Meeting): Promise<SeatOn[]> {
  return (await seatsOn(db, meeting.partnership_id, meeting.held_on)).filter(seat => seat.holder !== null)
}
