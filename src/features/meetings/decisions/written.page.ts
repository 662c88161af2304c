/** A written procedure: every seat answers once until it closes; then its chair or administrator closes it by the count. */
import type { Actor } from '../../../access/access.ts'
import { runsPartnership } from '../../../access/access.ts'
import { newId } from '../../../db/ids.ts'
import type { Handle, Tx } from '../../../db/open.ts'
import type { Day } from '../../../kernel/day.ts'
import { choice, passage, pick, versionField, writeForm } from '../../../web/fields.ts'
import type { Hub } from '../../../web/hub.ts'
import { definePage, type Found, redirect, refuse, stale } from '../../../web/page.ts'
import { seatsOn } from '../../partnerships/index.ts'
import { isCarried, settlePositions, tally, type Vote } from '../counting.ts'
import { sitsOrRuns } from '../standing.ts'
import { idParams, meetingsCrumbs, type PartnershipHere, partnershipHere, partnershipRef } from '../subject.ts'
import { findWritten, type WrittenProcedure } from './written.queries.ts'

type WrittenHere = PartnershipHere & { readonly written: WrittenProcedure }

async function writtenHere(
  db: Handle,
  { id }: { readonly id: string },
  hub: Hub,
  actor: Actor,
): Promise<Found<WrittenHere> | null> {
  const written = await findWritten(db, id)
  const found = written && (await partnershipHere(db, written, hub, actor))
  if (!found) return null
  const { standing } = found.record
  const ref = standing.runs || standing.seats.length > 0 ? found.ref : null
  return { ref, record: { ...found.record, written } }
}

/** The votes that count: one for every filled voting seat that has not declared a conflict. */
export async function votesOf(db: Handle, written: WrittenProcedure, on: Day): Promise<Vote[]> {
  const conflicted = new Set(written.answers.filter(one => one.position === 'conflict').map(one => one.seatId))
  const seats = await seatsOn(db, written.partnership_id, on)
  const counted = seats.filter(seat => seat.holder && seat.voting && !conflicted.has(seat.id)).map(seat => seat.id)
  const said = written.answers.flatMap(({ seatId, position }) =>
    position === 'conflict' ? [] : [{ seatId, position }],
  )
  return settlePositions(counted, said)
}

const form = {
  seat: pick({ label: 'meetings.written.seat', as: 'radios', optional: true }),
  position: choice({ label: 'meetings.written.position', options: ['for', 'against', 'abstain', 'conflict'] }),
  view: passage({ label: 'meetings.written.view', hint: 'meetings.written.view-hint', max: 3000, optional: true }),
}

export const writtenPage = definePage({
  path: '/written-procedures/:id',
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

const closing = {
  result_note: passage({ label: 'meetings.closing.note', max: 2000, optional: true }),
  version: versionField(),
}

export const writtenClosingPage = definePage({
  path: '/written-procedures/:id/closing',
  access: runsPartnership,
  audit: 'written-procedure.closed',
  template: 'meetings/decisions/closing.njk',
  params: idParams,
  subject: writtenHere,
  form: closing,
  async show({ db, subject: { written }, today, t }) {
    const votes = await votesOf(db, written, today)
    return {
      title: t('meetings.closing.title'),
      breadcrumbs: [
        ...meetingsCrumbs(t, written),
        { text: t('meetings.written.title'), href: `/written-procedures/${written.id}` },
      ],
      written,
      tally: tally(votes),
      carried: isCarried(votes),
      early: today <= written.closes_on && votes.some(vote => vote.position === 'did-not-vote'),
      form: writeForm(closing, { version: written.version }),
    }
  },
  async submit({ db, subject: { written }, form: typed, today, audit }) {
    if (written.closed_on !== null) return refuse({ result_note: 'meetings.written.problem.closed' })
    const votes = await votesOf(db, written, today)
    if (today <= written.closes_on && votes.some(vote => vote.position === 'did-not-vote'))
      return refuse({ result_note: 'meetings.closing.problem.early' })
    const decisionId = isCarried(votes) ? await decide(db, written, votes, today) : null
    const { numUpdatedRows } = await db
      .updateTable('written_procedure')
      .set({
        closed_on: today,
        result: decisionId ? 'taken' : 'not-taken',
        result_note: typed.result_note,
        decision_id: decisionId,
        version: typed.version + 1,
      })
      .where('id', '=', written.id)
      .where('version', '=', typed.version)
      .executeTakeFirst()
    if (Number(numUpdatedRows) === 0) return stale(writeForm(closing, {}), written.version)
    await audit({
      action: 'written-procedure.closed',
      subject: partnershipRef(written.partnership_id),
      record: { kind: 'written_procedure', id: written.id },
      after: { ...tally(votes), decision: decisionId },
    })
    return redirect(
      decisionId ? `/decisions/${decisionId}` : `/written-procedures/${written.id}`,
      'meetings.done.closed',
    )
  },
})

/** Keeps the decision that came of it, with every position and the views of those who were not for it. */
async function decide(tx: Tx, written: WrittenProcedure, votes: readonly Vote[], today: Day): Promise<string> {
  const id = newId()
  const { partnership_id, text, basis, owner_seat_id, binds, subject_to_confirmation } = written
  await tx
    .insertInto('decision')
    .values({
      id,
      partnership_id,
      text,
      basis,
      how: 'written',
      vote_reason: written.why_written,
      owner_seat_id,
      binds,
      subject_to_confirmation,
      decided_on: today,
    })
    .execute()
  await tx
    .insertInto('position')
    .values(votes.map(vote => ({ id: newId(), decision_id: id, seat_id: vote.seatId, position: vote.position })))
    .execute()
  const counted = new Set(votes.map(vote => vote.seatId))
  const views = written.answers.filter(one => one.view !== '' && one.position !== 'for' && counted.has(one.seatId))
  if (views.length > 0)
    await tx
      .insertInto('minority_view')
      .values(views.map(one => ({ id: newId(), decision_id: id, seat_id: one.seatId, text: one.view })))
      .execute()
  return id
}
