/** Calls off the meetings of partnerships that have ended, and tells everybody who sat there. */
import { nobody } from '../../../access/access.ts'
import { writeAudit } from '../../../db/audit.ts'
import { defineJob } from '../../../jobs/jobs.ts'
import { longDay } from '../../../kernel/day.ts'
import { t } from '../../../web/render.ts'
import { tellSeats } from '../mailing.ts'
import { changeMeeting, findMeeting } from '../meeting.queries.ts'
import { partnershipRef } from '../subject.ts'

export const callOffMeetings = defineJob({
  name: 'call-off-meetings',
  every: '*/5 * * * *',
  does: 'Calls off the meetings of partnerships that have ended',
  async run(hub) {
    const today = await hub.today()
    const due = await hub.db
      .selectFrom('meeting')
      .innerJoin('partnership', 'partnership.id', 'meeting.partnership_id')
      .select(['meeting.id', 'partnership.ended_on'])
      .where('partnership.state', '=', 'ended')
      .where('meeting.state', 'in', ['planned', 'agenda-out'])
      // The meeting that ends a partnership is held on that very day, and is still to be recorded.
      .whereRef('meeting.held_on', '>', 'partnership.ended_on')
      .execute()
    for (const { id, ended_on } of due)
      await hub.db.transaction().execute(async tx => {
        const meeting = await findMeeting(tx, id)
        const why = t('meetings.cancellation.ended')
        const change = { state: 'cancelled' as const, cancelled_on: today, cancelled_because: why }
        if (!meeting || !(await changeMeeting(tx, id, meeting.version, change))) return
        const off = { ...meeting, ...change, version: meeting.version + 1 }
        const told = await tellSeats(tx, hub, {
          meeting: off,
          // Seats ended with the partnership: those are told who sat there on its last day.
          today: ended_on ?? today,
          subject: t('meetings.mail.cancelled.subject', { partnership: meeting.partnership }),
          body: ({ name }) =>
            t('meetings.mail.cancelled.body', {
              name,
              partnership: meeting.partnership,
              day: longDay(meeting.held_on),
              why,
              link: `${hub.origin}/meetings/${id}`,
            }),
          forCalendars: true,
        })
        await writeAudit(tx, {
          actor: nobody,
          as: 'system',
          action: 'meeting.cancelled',
          subject: partnershipRef(meeting.partnership_id),
          record: { kind: 'meeting', id },
          before: { state: meeting.state },
          after: { state: 'cancelled', because: why, told },
        })
      })
    if (due.length > 0) hub.forgetPages()
    return due.length === 0 ? undefined : `${due.length} called off`
  },
})
