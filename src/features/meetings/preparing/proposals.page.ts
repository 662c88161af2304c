/** Any seat proposes an item in a few taps, and sees there what became of it. */
import { newId } from '../../../db/ids.ts'
import { choice, line, passage, pick, tick } from '../../../web/fields.ts'
import { definePage, redirect, refuse } from '../../../web/page.ts'
import { listItems, nextPosition } from '../item.queries.ts'
import { shownTo } from '../item-shown.ts'
import { takesProposals } from '../meeting.queries.ts'
import { holdsSeat } from '../standing.ts'
import { idParams, meetingCrumbs, meetingOfSeats, partnershipRef } from '../subject.ts'
import { closureProblems, itemFields } from './item-form.ts'

const form = {
  seat: pick({ label: 'meetings.proposals.seat', as: 'radios', optional: true }),
  title: line({ label: 'meetings.proposals.what', hint: 'meetings.proposals.what-hint' }),
  purpose: passage({ label: 'meetings.proposals.why', max: 2000, optional: true }),
  minutes: choice({ label: 'meetings.proposals.how-long', options: ['10', '20', '30', '60'], optional: true }),
  closed: tick({ label: 'meetings.proposals.closed', hint: 'meetings.proposals.closed-hint' }),
  closed_reason: itemFields.closed_reason,
  relook_on: itemFields.relook_on,
}

export const proposalsPage = definePage({
  path: '/meetings/:id/proposals',
  workspace: { within: 'meetings' },
  access: holdsSeat,
  audit: 'agenda-item.proposed',
  publishes: 'nothing',
  template: 'meetings/preparing/proposals.njk',
  params: idParams,
  subject: meetingOfSeats,
  form,
  changesPages: false,
  async show({ db, subject: { meeting, standing }, today, t }) {
    const own = new Set(standing.seats.map(seat => seat.id))
    const mine = (await listItems(db, meeting.id)).filter(item => own.has(item.proposed_by_seat_id ?? ''))
    return {
      title: t('meetings.proposals.title'),
      breadcrumbs: meetingCrumbs(t, meeting),
      meeting,
      open: takesProposals(meeting),
      late: meeting.proposals_close_on !== null && today > meeting.proposals_close_on,
      seats: standing.seats.map(seat => ({ value: seat.id, text: seat.name })),
      mine: mine.map(item => shownTo(standing, item).item),
    }
  },
  async submit({ db, actor, subject: { meeting, standing }, form: typed, today, audit }) {
    if (!takesProposals(meeting)) return refuse({ title: 'meetings.proposals.problem.over' })
    const seat = standing.seats.length === 1 ? standing.seats[0] : standing.seats.find(one => one.id === typed.seat)
    if (!seat) return refuse({ seat: { key: 'web.errors.choose', values: { label: 'meetings.proposals.seat' } } })
    const problems = closureProblems(typed, today)
    if (Object.keys(problems).length > 0) return refuse(problems)
    const id = newId()
    await db
      .insertInto('agenda_item')
      .values({
        id,
        meeting_id: meeting.id,
        position: await nextPosition(db, meeting.id),
        title: typed.title,
        purpose: typed.purpose,
        minutes: typed.minutes ? Number(typed.minutes) : null,
        closed: typed.closed,
        closed_reason: typed.closed ? typed.closed_reason : '',
        relook_on: typed.closed ? typed.relook_on : null,
        proposed_by_seat_id: seat.id,
        proposed_by_person_id: actor.person!.id,
      })
      .execute()
    await audit({
      action: 'agenda-item.proposed',
      subject: partnershipRef(meeting.partnership_id),
      record: { kind: 'agenda_item', id },
      after: { seat: seat.id, meeting: meeting.id, closed: typed.closed },
    })
    return redirect(`/meetings/${meeting.id}/proposals`, 'meetings.done.proposed')
  },
})
