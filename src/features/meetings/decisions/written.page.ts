/** A question in writing: every seat answers until its last day, and may change its answer until then. */
import { newId } from '../../../db/ids.ts'
import { choice, passage, pick } from '../../../web/fields.ts'
import { definePage, redirect, refuse } from '../../../web/page.ts'
import { tally } from '../counting.ts'
import { sitsOrRuns } from '../standing.ts'
import { idParams, meetingsCrumbs, partnershipRef } from '../subject.ts'
import { votesOf, writtenHere } from './written-here.ts'

const form = {
  seat: pick({ label: 'meetings.written.seat', as: 'radios', optional: true }),
  position: choice({ label: 'meetings.written.position', options: ['for', 'against', 'abstain', 'conflict'] }),
  view: passage({ label: 'meetings.written.view', hint: 'meetings.written.view-hint', max: 3000, optional: true }),
}

export const writtenPage = definePage({
  path: '/written-procedures/:id',
  workspace: { within: 'written' },
  access: sitsOrRuns,
  audit: 'written-answer.given',
  template: 'meetings/decisions/written.njk',
  params: idParams,
  subject: writtenHere,
  form,
  changesPages: false,
  async show({ db, subject: { written, standing }, today, t }) {
    return {
      title: t('meetings.written.title'),
      breadcrumbs: meetingsCrumbs(t, written),
      written,
      tally: tally(await votesOf(db, written, today)),
      open: written.closed_on === null && today <= written.closes_on,
      mayClose: standing.runs && written.closed_on === null,
      seats: standing.seats.map(seat => ({ value: seat.id, text: seat.name })),
    }
  },
  async submit({ db, actor, subject: { written, standing }, form: typed, today, audit }) {
    if (written.closed_on !== null || today > written.closes_on)
      return refuse({ position: 'meetings.written.problem.closed' })
    const seat = standing.seats.length === 1 ? standing.seats[0] : standing.seats.find(one => one.id === typed.seat)
    if (!seat) return refuse({ seat: 'meetings.written.problem.seat' })
    const { position, view } = typed
    await db
      .insertInto('written_answer')
      .values({
        id: newId(),
        written_procedure_id: written.id,
        seat_id: seat.id,
        person_id: actor.person!.id,
        position,
        view,
      })
      .onConflict(on =>
        on.columns(['written_procedure_id', 'seat_id']).doUpdateSet({ position, view, person_id: actor.person!.id }),
      )
      .execute()
    await audit({
      action: 'written-answer.given',
      subject: partnershipRef(written.partnership_id),
      record: { kind: 'written_procedure', id: written.id },
      after: { seat: seat.id, position },
    })
    return redirect(`/written-procedures/${written.id}`, 'meetings.done.answer')
  },
})
