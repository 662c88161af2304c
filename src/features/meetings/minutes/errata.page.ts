/** What was wrong in approved minutes: it stands beside them for good, and they stay as they were approved. */
import { runsPartnership } from '../../../access/access.ts'
import { newId } from '../../../db/ids.ts'
import type { Handle } from '../../../db/open.ts'
import { longDay } from '../../../kernel/day.ts'
import { passage } from '../../../web/fields.ts'
import { definePage, redirect, refuse } from '../../../web/page.ts'
import { tellSeats } from '../mailing.ts'
import { idParams, meetingCrumbs, meetingHere, partnershipRef } from '../subject.ts'

const form = {
  says: passage({ label: 'meetings.errata.says', max: 2000 }),
  instead: passage({ label: 'meetings.errata.instead', hint: 'meetings.errata.instead-hint', max: 2000 }),
  because: passage({ label: 'meetings.errata.because', max: 1000 }),
}

/** The errata beside the minutes of a meeting, the earliest first. */
export function listErrata(db: Handle, meetingId: string) {
  return db
    .selectFrom('minutes_erratum')
    .select(['id', 'says', 'instead', 'because', 'noted_on'])
    .where('meeting_id', '=', meetingId)
    .orderBy('created_at')
    .execute()
}

export const errataPage = definePage({
  path: '/meetings/:id/minutes/errata',
  workspace: { within: 'meetings' },
  access: runsPartnership,
  audit: 'minutes.erratum-noted',
  publishes: 'nothing',
  template: 'meetings/minutes/errata.njk',
  params: idParams,
  subject: meetingHere,
  form,
  async show({ db, subject: { meeting }, t }) {
    return {
      title: t('meetings.errata.title'),
      breadcrumbs: meetingCrumbs(t, meeting),
      meeting,
      open: meeting.minutes_approved_on !== null,
      errata: await listErrata(db, meeting.id),
    }
  },
  async submit({ db, hub, actor, subject: { meeting }, form: typed, today, t, audit }) {
    if (meeting.minutes_approved_on === null) return refuse({ says: 'meetings.errata.problem.open' })
    const id = newId()
    await db
      .insertInto('minutes_erratum')
      .values({ id, meeting_id: meeting.id, ...typed, noted_on: today, person_id: actor.person!.id })
      .execute()
    const told = await tellSeats(db, hub, {
      meeting,
      today,
      subject: t('meetings.mail.erratum.subject', { partnership: meeting.partnership }),
      body: ({ name }) =>
        t('meetings.mail.erratum.body', {
          name,
          day: longDay(meeting.held_on),
          ...typed,
          link: `${hub.origin}/meetings/${meeting.id}/minutes`,
        }),
    })
    await audit({
      action: 'minutes.erratum-noted',
      subject: partnershipRef(meeting.partnership_id),
      record: { kind: 'minutes_erratum', id },
      after: { ...typed, told },
    })
    return redirect(`/meetings/${meeting.id}/minutes`, 'meetings.done.erratum')
  },
})
