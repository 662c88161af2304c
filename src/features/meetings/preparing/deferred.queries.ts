/** Items that were put off at an earlier meeting and have not come back since. */
import type { Handle } from '../../../db/open.ts'
import type { Day } from '../../../kernel/day.ts'
import { findItem } from '../item.queries.ts'
import { shownTo } from '../item-shown.ts'
import type { Meeting } from '../meeting.queries.ts'
import type { Standing } from '../standing.ts'

/** A deferred item, with the day of the meeting it was deferred from. Of one that is kept from the reader only that it is there. */
export type Deferred = {
  readonly id: string
  readonly kept: boolean
  readonly title: string
  readonly answer: string
  readonly from: Day
}

/** Deferred items of earlier meetings of the partnership that no later agenda has taken up under their title, for one reader. */
export async function listDeferred(db: Handle, meeting: Meeting, reader: Standing): Promise<Deferred[]> {
  const rows = await db
    .selectFrom('agenda_item as item')
    .innerJoin('meeting as earlier', 'earlier.id', 'item.meeting_id')
    .select(['item.id', 'earlier.held_on as from'])
    .where('earlier.partnership_id', '=', meeting.partnership_id)
    .where('earlier.held_on', '<', meeting.held_on)
    .where('item.state', '=', 'deferred')
    .where(({ not, exists, selectFrom, ref }) =>
      not(
        exists(
          selectFrom('agenda_item as later')
            .innerJoin('meeting as next', 'next.id', 'later.meeting_id')
            .select('later.id')
            .where('next.partnership_id', '=', meeting.partnership_id)
            .where('next.held_on', '>', ref('earlier.held_on'))
            .where('later.title', '=', ref('item.title')),
        ),
      ),
    )
    .orderBy('earlier.held_on')
    .execute()
  const deferred: Deferred[] = []
  for (const { id, from } of rows) {
    const { kept, item } = shownTo(reader, (await findItem(db, id))!)
    deferred.push({ id, kept, title: item.title ?? '', answer: item.answer ?? '', from })
  }
  return deferred
}
