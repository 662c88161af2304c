/** The meetings of public partnerships that an organisation's people attended. */
import { z } from 'zod'
import { day } from '../../kernel/day.ts'
import { factPart } from '../part.ts'
import { aDay, dayOrNone, item } from '../shared.ts'

/** Meetings of the last year, each with the day its people were told what came of it. */
export const meetings = factPart('organisation', 'meetings', {
  sql: `(
    select json_agg(json_build_object('id', m.id, 'label', p.name, 'heldOn', m.held_on, 'passedOnOn', b.reported_on)
      order by m.held_on, m.id)
    from meeting m join partnership p on p.id = m.partnership_id and p.public
      cross join lateral (select min(r.reported_on) as reported_on, count(*) as seats from attendance a
        join seat s on s.id = a.seat_id join partner n on n.id = s.partner_id and n.organisation_id = subject.id
        left join report_back r on r.meeting_id = m.id and r.seat_id = s.id and not r.before_meeting
        where a.meeting_id = m.id and a.agenda_item_id is null and a.state = 'present') b
    where m.state = 'held' and m.held_on > as_of.day - 365 and b.seats > 0
      and exists (select from partner n where n.partnership_id = p.id and n.organisation_id = subject.id))`,
  shape: z.array(item({ heldOn: aDay, passedOnOn: dayOrNone })),
  example: [
    { id: 'meeting-1', label: 'Transport partnership', heldOn: day('2026-06-02'), passedOnOn: day('2026-06-09') },
  ],
})
