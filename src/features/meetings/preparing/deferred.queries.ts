/** Items that were put off at an earlier meeting and have not come back since. */
import type { Handle } from '../../../db/open.ts'
import type { Day } from '../../../kernel/day.ts'
import type { Meeting } from '../meeting.queries.ts'

/** A deferred item, with the day of the meeting it was deferred from. */
export type Deferred = { readonly id: string; readonly title: string; readonly answer: string; readonly from: Day }

/** Deferred items of earlier meetings of the partnership that no later agenda has taken up under their title. */
export function listDeferred(db: Handle, meeting: Meeting): Promise<Deferred[]> {
  return db
    .selectFrom('agenda_item as item')
    .innerJoin('meeting as earlier', 'earlier.id', 'item.meeting_id')
    .select(['item.id', 'item.title', 'item.answer', 'earlier.held_on as from'])
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
}
