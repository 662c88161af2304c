/** Closes a question in writing by the count: a decision comes of it, or none does. */

import { runsPartnership } from '../../../access/access.ts'
import { changeVersioned } from '../../../db/change-versioned.ts'
import { newId } from '../../../db/ids.ts'
import type { Tx } from '../../../db/open.ts'
import type { Day } from '../../../kernel/day.ts'
import { passage, versionField, writeForm } from '../../../web/fields.ts'
import { definePage, redirect, refuse, stale } from '../../../web/page.ts'
import { isCarried, tally, type Vote } from '../counting.ts'
import { idParams, meetingsCrumbs, partnershipRef } from '../subject.ts'
import type { WrittenProcedure } from './written.queries.ts'
import { votesOf, writtenHere } from './written-here.ts'

const closing = {
  result_note: passage({ label: 'meetings.closing.note', max: 2000, optional: true }),
  version: versionField(),
}

export const writtenClosingPage = definePage({
  path: '/written-procedures/:id/closing',
  workspace: { within: 'written' },
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
    const closed = {
      closed_on: today,
      result: decisionId ? ('taken' as const) : ('not-taken' as const),
      result_note: typed.result_note,
      decision_id: decisionId,
    }
    if (!(await changeVersioned(db, 'written_procedure', written.id, typed.version, closed)))
      return stale(writeForm(closing, {}), written.version)
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
