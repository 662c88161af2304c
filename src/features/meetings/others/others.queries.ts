/** Who is in the room without a seat: observers, guests, and whoever takes the minutes. */
import type { Handle } from '../../../db/open.ts'

/** What somebody without a seat is there as. */
export const otherParts = ['minute-taker', 'observer', 'guest'] as const
export type OtherPart = (typeof otherParts)[number]

/** Somebody without a seat; `item` is the title of what they came for, null for the whole meeting. */
export type Other = {
  readonly id: string
  readonly part: OtherPart
  readonly name: string
  readonly organisation: string
  readonly itemId: string | null
}

/** Everybody without a seat at a meeting, whoever takes the minutes first. */
export async function listOthers(db: Handle, meetingId: string): Promise<Other[]> {
  const rows = await db
    .selectFrom('meeting_other')
    .select(['id', 'part', 'name', 'organisation', 'agenda_item_id as itemId'])
    .where('meeting_id', '=', meetingId)
    .orderBy('name')
    .orderBy('id')
    .execute()
  return rows.toSorted((a, b) => otherParts.indexOf(a.part) - otherParts.indexOf(b.part))
}
