/** Records a decision on an item, and corrects one until the minutes are approved. */
import { runsPartnership } from '../../../access/access.ts'
import { newId } from '../../../db/ids.ts'
import { versionField, writeForm } from '../../../web/fields.ts'
import { definePage, notFound, redirect, refuse, stale } from '../../../web/page.ts'
import { positions } from '../counting.ts'
import { findItem } from '../item.queries.ts'
import { findMeeting } from '../meeting.queries.ts'
import { isRecordable } from '../running/recording.ts'
import { idParams, itemHere, meetingCrumbs, partnershipRef } from '../subject.ts'
import { changeDecision, type Decision } from './decision.queries.ts'
import {
  decisionFields,
  decisionProblems,
  decisionRow,
  keepPositions,
  readPositions,
  seatsOfItem,
  shownSeats,
} from './decision-form.ts'
import { decisionHere } from './decision-here.ts'

export const newDecisionPage = definePage({
  path: '/agenda-items/:id/decisions/new',
  workspace: { within: 'meetings' },
  access: runsPartnership,
  audit: 'decision.recorded',
  template: 'meetings/decisions/decision-form.njk',
  params: idParams,
  subject: itemHere,
  form: decisionFields,
  async show({ db, subject: { item, meeting }, typed, t }) {
    const seats = await seatsOfItem(db, meeting, item)
    return {
      title: t('meetings.decision-form.title'),
      breadcrumbs: [
        ...meetingCrumbs(t, meeting),
        { text: t('meetings.running.title'), href: `/meetings/${meeting.id}/running` },
      ],
      item,
      meeting,
      owners: seats.all,
      counted: shownSeats(seats.counted, typed, null),
      others: seats.others,
      positions,
      correcting: false,
      quorum: await quorumOf(db, meeting.partnership_id),
      form: writeForm(decisionFields, { how: 'consensus', outcome: 'agreed' }),
    }
  },
  async submit({ db, subject: { item, meeting }, form: typed, raw, today, audit }) {
    if (!isRecordable(meeting, today)) return refuse({ text: 'meetings.running.problem.closed' })
    const seats = await seatsOfItem(db, meeting, item)
    const read = readPositions(raw, seats.counted)
    const problems = decisionProblems(typed, seats.counted, read.votes, {
      owners: seats.all,
      quorum: await quorumOf(db, meeting.partnership_id),
    })
    if (Object.keys(problems).length > 0) return refuse(problems)
    const id = newId()
    await db
      .insertInto('decision')
      .values({
        id,
        partnership_id: meeting.partnership_id,
        meeting_id: meeting.id,
        agenda_item_id: item.id,
        decided_on: meeting.held_on,
        ...decisionRow(typed),
      })
      .execute()
    await keepPositions(db, id, read)
    await audit({
      action: 'decision.recorded',
      subject: partnershipRef(meeting.partnership_id),
      record: { kind: 'decision', id },
      after: { how: typed.how, outcome: typed.outcome, seats: read.votes.length, views: read.views.length },
    })
    return redirect(`/meetings/${meeting.id}/running#item-${item.id}`, 'meetings.done.decision')
  },
})

const correctionForm = { ...decisionFields, version: versionField() }

function shown(decision: Decision) {
  const { how, owner_seat_id, ...rest } = decision
  return writeForm(correctionForm, {
    ...rest,
    owner_seat_id: owner_seat_id ?? '',
    how: how === 'vote' ? 'vote' : 'consensus',
    outcome: decision.carried ? 'agreed' : 'not-agreed',
  })
}

export const correctionPage = definePage({
  path: '/decisions/:id/correction',
  workspace: { within: 'meetings' },
  access: runsPartnership,
  audit: 'decision.corrected',
  template: 'meetings/decisions/decision-form.njk',
  params: idParams,
  subject: decisionHere,
  form: correctionForm,
  async show({ db, subject: { decision }, typed, t }) {
    const { item, meeting } = await placeOf(db, decision)
    if (!item || !meeting) return notFound
    const seats = await seatsOfItem(db, meeting, item)
    return {
      title: t('meetings.decision-form.correct'),
      breadcrumbs: meetingCrumbs(t, meeting),
      item,
      meeting,
      owners: seats.all,
      counted: shownSeats(seats.counted, typed, decision),
      others: seats.others,
      positions,
      correcting: true,
      quorum: await quorumOf(db, meeting.partnership_id),
      form: shown(decision),
    }
  },
  async submit({ db, subject: { decision }, form: typed, raw, today, audit }) {
    const { item, meeting } = await placeOf(db, decision)
    if (!item || !meeting) return notFound
    if (!isRecordable(meeting, today)) return refuse({ text: 'meetings.running.problem.closed' })
    const seats = await seatsOfItem(db, meeting, item)
    const read = readPositions(raw, seats.counted)
    const { version, ...values } = typed
    const problems = decisionProblems(values, seats.counted, read.votes, {
      owners: seats.all,
      quorum: await quorumOf(db, meeting.partnership_id),
    })
    if (Object.keys(problems).length > 0) return refuse(problems)
    if (!(await changeDecision(db, decision.id, version, decisionRow(values))))
      return stale(shown(decision), decision.version)
    await keepPositions(db, decision.id, read)
    await audit({
      action: 'decision.corrected',
      subject: partnershipRef(meeting.partnership_id),
      record: { kind: 'decision', id: decision.id },
      before: { how: decision.how },
      after: { how: typed.how, seats: read.votes.length, views: read.views.length },
    })
    return redirect(`/decisions/${decision.id}`, 'meetings.done.decision')
  },
})

/** How many voting seats the terms ask for before anything is decided; null where they name no number. */
async function quorumOf(db: Parameters<typeof findItem>[0], partnershipId: string): Promise<number | null> {
  const row = await db.selectFrom('partnership').select('quorum').where('id', '=', partnershipId).executeTakeFirst()
  return row?.quorum ?? null
}

/** The item and the meeting of a decision; nulls for one taken in writing. */
async function placeOf(db: Parameters<typeof findItem>[0], decision: Decision) {
  return {
    item: decision.agenda_item_id ? await findItem(db, decision.agenda_item_id) : null,
    meeting: decision.meeting_id ? await findMeeting(db, decision.meeting_id) : null,
  }
}
