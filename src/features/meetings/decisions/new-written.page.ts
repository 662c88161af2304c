/** Puts a question to every seat in writing, where it cannot wait for a meeting. */
import { runsPartnership } from '../../../access/access.ts'
import { newId } from '../../../db/ids.ts'
import { longDay } from '../../../kernel/day.ts'
import { sendMail } from '../../../mail/mail.ts'
import { dayField, line, passage, pick, tick } from '../../../web/fields.ts'
import { definePage, redirect, refuse } from '../../../web/page.ts'
import { isOver, seatsOn } from '../../partnerships/index.ts'
import { reachableSeats } from '../mailing.ts'
import { meetingsCrumbs, partnershipHere, partnershipRef, slugParams } from '../subject.ts'

const form = {
  text: passage({ label: 'meetings.decision-form.text', hint: 'meetings.written.text-hint', max: 3000 }),
  basis: passage({ label: 'meetings.decision-form.basis', hint: 'meetings.decision-form.basis-hint', max: 3000 }),
  why_written: passage({ label: 'meetings.written.why', max: 1000 }),
  closes_on: dayField({ future: true, label: 'meetings.written.closes' }),
  owner_seat_id: pick({ label: 'meetings.decision-form.owner' }),
  binds: line({ label: 'meetings.decision-form.binds', hint: 'meetings.decision-form.binds-hint', optional: true }),
  subject_to_confirmation: tick({
    label: 'meetings.decision-form.confirmation',
    hint: 'meetings.decision-form.confirmation-hint',
  }),
}

export const newWrittenPage = definePage({
  path: '/partnerships/:slug/decisions/new',
  workspace: { stage: 'run', label: 'partnerships.nav.written' },
  access: runsPartnership,
  audit: 'written-procedure.begun',
  template: 'meetings/decisions/new-written.njk',
  params: slugParams,
  subject: partnershipHere,
  form,
  changesPages: false,
  async show({ db, subject: { partnership }, today, t }) {
    return {
      title: t('meetings.written.new'),
      breadcrumbs: meetingsCrumbs(t, { slug: partnership.slug, partnership: partnership.name }),
      seats: (await seatsOn(db, partnership.id, today)).map(seat => ({ value: seat.id, text: seat.name })),
    }
  },
  async submit({ db, hub, subject: { partnership }, form: typed, today, t, audit }) {
    if (isOver(partnership)) return refuse({ text: 'meetings.new.problem.over' })
    if (typed.closes_on <= today) return refuse({ closes_on: 'meetings.written.problem.closes' })
    const seats = await seatsOn(db, partnership.id, today)
    if (!seats.some(seat => seat.id === typed.owner_seat_id))
      return refuse({ owner_seat_id: 'meetings.decision-form.problem.owner' })
    const id = newId()
    await db
      .insertInto('written_procedure')
      .values({ id, partnership_id: partnership.id, asked_on: today, ...typed })
      .execute()
    const people = await reachableSeats(db, partnership.id, today)
    for (const { name, email } of people) {
      const body = t('meetings.mail.written.body', {
        name,
        partnership: partnership.name,
        text: typed.text,
        closes: longDay(typed.closes_on),
        link: `${hub.origin}/written-procedures/${id}`,
      })
      const subject = t('meetings.mail.written.subject', { partnership: partnership.name })
      await sendMail(db, hub.seal, { to: email, subject, body }, { kind: 'written_procedure', id })
    }
    await audit({
      action: 'written-procedure.begun',
      subject: partnershipRef(partnership.id),
      record: { kind: 'written_procedure', id },
      after: { closes_on: typed.closes_on, told: people.length },
    })
    return redirect(`/written-procedures/${id}`, 'meetings.done.written')
  },
})
