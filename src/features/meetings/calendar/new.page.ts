/** Announces a meeting, with why it is needed; every seat gets the date for its calendar. */
import { z } from 'zod'
import { runsPartnership } from '../../../access/access.ts'
import { newId } from '../../../db/ids.ts'
import { day } from '../../../kernel/day.ts'
import { writeForm } from '../../../web/fields.ts'
import { definePage, redirect, refuse } from '../../../web/page.ts'
import { isOver } from '../../partnerships/index.ts'
import { checkDetails, detailFields, whenAndWhere } from '../details.ts'
import { keepJoining } from '../joining.queries.ts'
import { tellSeats } from '../mailing.ts'
import { findMeeting } from '../meeting.queries.ts'
import { meetingsCrumbs, partnershipHere, partnershipRef, slugParams } from '../subject.ts'
import { reconcile } from '../upward/reconcile.ts'

export const newMeetingPage = definePage({
  path: '/partnerships/:slug/meetings/new',
  mends: [
    'agenda',
    'agenda-item',
    'call-for-items',
    'meeting',
    'papers',
    'attendance',
    'closed-items',
    'interests',
    'minutes',
  ],
  access: runsPartnership,
  audit: 'meeting.announced',
  publishes: 'nothing',
  template: 'meetings/calendar/new.njk',
  params: slugParams,
  subject: partnershipHere,
  query: z.object({ on: z.iso.date().optional().catch(undefined) }),
  form: detailFields,
  async show({ subject: { partnership }, query, t }) {
    return {
      title: t('meetings.new.title'),
      breadcrumbs: meetingsCrumbs(t, { slug: partnership.slug, partnership: partnership.name }),
      over: isOver(partnership),
      // A day that the seats were asked about.
      form: writeForm(detailFields, query.on ? { held_on: day(query.on) } : {}),
    }
  },
  async submit({ db, hub, subject: { partnership }, form, today, t, audit }) {
    if (isOver(partnership)) return refuse({ held_on: 'meetings.new.problem.over' })
    const checked = checkDetails(form)
    if (!checked.ok) return refuse(checked.problems)
    const { joining, ...details } = form
    const id = newId()
    await db
      .insertInto('meeting')
      .values({ id, partnership_id: partnership.id, announced_on: today, ...details, ...checked.times })
      .execute()
    await keepJoining(db, id, joining)
    const meeting = (await findMeeting(db, id))!
    await reconcile(db, hub, partnership.id, today)
    const told = await tellSeats(db, hub, {
      meeting,
      today,
      subject: t('meetings.mail.announced.subject', { partnership: partnership.name }),
      body: ({ name }) =>
        t('meetings.mail.announced.body', {
          name,
          partnership: partnership.name,
          when: whenAndWhere(t, meeting),
          why: meeting.why_needed,
          link: `${hub.origin}/meetings/${id}`,
        }),
      forCalendars: true,
    })
    await audit({
      action: 'meeting.announced',
      subject: partnershipRef(partnership.id),
      record: { kind: 'meeting', id },
      after: { held_on: form.held_on, why_needed: form.why_needed, told },
    })
    return redirect(`/meetings/${id}`, 'meetings.done.announced')
  },
})
