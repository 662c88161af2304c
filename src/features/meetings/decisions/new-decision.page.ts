/** Records a decision on an item, and corrects one until the minutes are approved. */
import { runsPartnership } from '../../../access/access.ts'
import { newId } from '../../../db/ids.ts'
import type { Handle } from '../../../db/open.ts'
import { positions } from '../../../governance/votes.ts'
import type { Translate } from '../../../web/catalogue.ts'
import { type FormValues, type RawForm, versionField, writeForm } from '../../../web/fields.ts'
import { definePage, notFound, redirect, refuse, stale } from '../../../web/page.ts'
import { changeDecision, type Decision } from '../decision.queries.ts'
import { findItem, type Item } from '../item.queries.ts'
import { findMeeting, type Meeting } from '../meeting.queries.ts'
import { followApproval } from '../minutes/approving.ts'
import { listUnanswered } from '../minutes/corrections.queries.ts'
import { ownVotes } from '../own-votes.ts'
import { isRecordable } from '../recording.ts'
import { idParams, itemHere, meetingCrumbs, partnershipRef } from '../subject.ts'
import { outcomeWords, quorumLines } from '../sum-words.ts'
import { aboveWords } from '../upward/above-words.ts'
import { reconcile, tellNewWords } from '../upward/reconcile.ts'
import { endVote, holdVote, type ItemVote, runningVote, voteBehind } from '../votes.queries.ts'
import {
  decisionFields,
  decisionProblems,
  decisionRow,
  judgeTyped,
  keepPositions,
  readPositions,
  seatsOfItem,
  shownSeats,
  touchingOf,
} from './decision-form.ts'
import { decisionHere } from './decision-here.ts'
import { type BoardHere, boardAtItem, judgedColumns, keepEntitled, rulesOfDecision } from './judging.ts'

export const newDecisionPage = definePage({
  path: '/agenda-items/:id/decisions/new',
  workspace: { within: 'meetings' },
  access: runsPartnership,
  audit: 'decision.recorded',
  publishes: 'nothing',
  template: 'meetings/decisions/decision-form.njk',
  params: idParams,
  subject: itemHere,
  form: decisionFields,
  async show({ db, subject: { item, meeting }, typed, t }) {
    const here = await boardAtItem(db, meeting, item)
    const vote = await runningVote(db, item.id)
    return {
      title: t('meetings.decision-form.title'),
      breadcrumbs: [
        ...meetingCrumbs(t, meeting),
        { text: t('meetings.running.title'), href: `/meetings/${meeting.id}/running` },
      ],
      ...shownBoard(t, here, typed, null, vote),
      item,
      meeting,
      unanswered: await listUnanswered(db, item.approves_meeting_id),
      correcting: false,
      form: writeForm(decisionFields, vote ? { text: vote.text } : {}),
    }
  },
  async submit({ db, hub, subject: { item, meeting }, form: typed, raw, now, today, t, audit }) {
    if (!isRecordable(meeting, today)) return refuse({ text: 'meetings.running.problem.closed' })
    // Held, so that a vote given at this moment is counted or refused.
    const running = await runningVote(db, item.id)
    const vote = running && (await holdVote(db, running.id))
    const checked = await check(db, t, { meeting, item, typed, raw, under: null, vote })
    if ('problems' in checked) return refuse(checked.problems)
    const { read, kept, own } = checked
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
        ...toConfirm(typed, judgedColumns(kept)),
      })
      .execute()
    await keepPositions(db, id, { votes: kept.judged.positions, views: read.views, own, on: meeting.held_on })
    if (vote) await endVote(db, vote.id, now, id)
    await keepEntitled(db, id, kept)
    const approval = await followApproval(db, item.approves_meeting_id)
    await reconcile(db, hub, meeting.partnership_id, today)
    await audit({
      action: 'decision.recorded',
      subject: partnershipRef(meeting.partnership_id),
      record: { kind: 'decision', id },
      after: {
        how: typed.how,
        outcome: typed.outcome,
        seats: read.votes.length,
        views: read.views.length,
        ...approval,
      },
    })
    return redirect(`/meetings/${meeting.id}/running#item-${item.id}`, 'meetings.done.decision')
  },
})

/** What the form shows of the board: who counts, who does not and why, and the quorum as it stands. */
function shownBoard(
  t: Translate,
  here: BoardHere,
  typed: RawForm | null,
  decision: Decision | null,
  vote: ItemVote | null,
) {
  const seats = seatsOfItem(here)
  const judged = judgeTyped(here, { how: 'vote' }, { votes: [], views: [], unsaid: [] })
  return {
    owners: seats.all,
    counted: shownSeats(seats.counted, typed, decision, ownVotes(vote?.casts ?? [], here.board)),
    others: seats.others,
    positions,
    above: aboveWords(t, here.above),
    quorum: quorumLines(t, judged.quorum),
  }
}

type Typing = {
  readonly meeting: Meeting
  readonly item: Item
  readonly typed: FormValues<typeof decisionFields>
  readonly raw: RawForm
  readonly under: ReturnType<typeof rulesOfDecision>
  /** In which seats have voted themselves. */
  readonly vote: ItemVote | null
}

/** Judges what was typed by the rules of the board; its problems, or what is to be kept. */
async function check(db: Handle, t: Translate, { meeting, item, typed, raw, under, vote }: Typing) {
  const here = await boardAtItem(db, meeting, item, under)
  const { counted, all } = seatsOfItem(here)
  const own = ownVotes(vote?.casts ?? [], here.board)
  const read = readPositions(raw, counted, typed.rest, own)
  const judged = judgeTyped(here, typed, read)
  const sum = [...quorumLines(t, judged.quorum).map(({ text }) => text), outcomeWords(t, judged)].join(' ')
  const problems = decisionProblems(typed, judged, read, { owners: all, outcome: sum })
  if (Object.keys(problems).length > 0) return { problems }
  return { read, own, kept: { here, judged, touching: touchingOf(typed) } }
}

/** What goes beyond somebody's say, or needs somebody outside, must be confirmed whether or not the form says so. */
function toConfirm<C extends { readonly must_confirm: readonly string[] }>(
  { subject_to_confirmation }: { readonly subject_to_confirmation: boolean },
  columns: C,
) {
  return { ...columns, subject_to_confirmation: subject_to_confirmation || columns.must_confirm.length > 0 }
}

const correctionForm = { ...decisionFields, version: versionField() }

function shown(decision: Decision) {
  const { how, owner_seat_id, ...rest } = decision
  return writeForm(correctionForm, {
    ...rest,
    owner_seat_id: owner_seat_id ?? '',
    how: how === 'vote' ? 'vote' : 'consensus',
    outcome: decision.carried ? 'agreed' : 'not-agreed',
    cost: decision.cost === null ? null : Math.round(Number(decision.cost)),
  })
}

export const correctionPage = definePage({
  path: '/decisions/:id/correction',
  mendsRecord: { decision: ['decisions'] },
  workspace: { within: 'meetings' },
  access: runsPartnership,
  audit: 'decision.corrected',
  publishes: 'nothing',
  template: 'meetings/decisions/decision-form.njk',
  params: idParams,
  subject: decisionHere,
  form: correctionForm,
  async show({ db, subject: { decision }, typed, t }) {
    const { item, meeting } = await placeOf(db, decision)
    if (!item || !meeting) return notFound
    const here = await boardAtItem(db, meeting, item, rulesOfDecision(decision))
    return {
      title: t('meetings.decision-form.correct'),
      breadcrumbs: meetingCrumbs(t, meeting),
      ...shownBoard(t, here, typed, decision, await voteBehind(db, decision.id)),
      item,
      meeting,
      unanswered: await listUnanswered(db, item.approves_meeting_id),
      correcting: true,
      form: shown(decision),
    }
  },
  async submit({ db, hub, subject: { decision }, form: typed, raw, today, t, audit }) {
    const { item, meeting } = await placeOf(db, decision)
    if (!item || !meeting) return notFound
    if (!isRecordable(meeting, today) || decision.withdrawn_on !== null)
      return refuse({ text: 'meetings.running.problem.closed' })
    const { version, ...values } = typed
    if (decision.board_decision_id !== null && saysOtherwise(decision, values))
      return refuse({ text: 'meetings.upward.problem.decided' })
    const under = rulesOfDecision(decision)
    const checked = await check(db, t, {
      meeting,
      item,
      typed: values,
      raw,
      under,
      vote: await voteBehind(db, decision.id),
    })
    if ('problems' in checked) return refuse(checked.problems)
    const { read, kept, own } = checked
    // Worked out anew from what everybody said who must confirm it: some may not have to any more, or others have to.
    const unconfirmed = { confirmed_on: null, confirmation_note: '' }
    const row = { ...decisionRow(values), ...toConfirm(values, judgedColumns(kept)), ...unconfirmed }
    if (!(await changeDecision(db, decision.id, version, row))) return stale(shown(decision), decision.version)
    await keepPositions(db, decision.id, { votes: kept.judged.positions, views: read.views, own, on: meeting.held_on })
    await keepEntitled(db, decision.id, kept)
    const approval = await followApproval(db, item.approves_meeting_id)
    await tellNewWords(db, decision.id, decision, {
      ...values,
      cost: values.cost === null ? null : String(values.cost),
    })
    await reconcile(db, hub, meeting.partnership_id, today)
    await audit({
      action: 'decision.corrected',
      subject: partnershipRef(meeting.partnership_id),
      record: { kind: 'decision', id: decision.id },
      before: { how: decision.how },
      after: { how: typed.how, seats: read.votes.length, views: read.views.length, ...approval },
    })
    return redirect(`/decisions/${decision.id}`, 'meetings.done.decision')
  },
})

/** Whether a correction changes what a board above has agreed to or not. */
function saysOtherwise(
  decision: Decision,
  { text, matters, cost }: Pick<Typing['typed'], 'text' | 'matters' | 'cost'>,
) {
  const kept = decision.cost === null ? null : Number(decision.cost)
  return text !== decision.text || cost !== kept || matters.join() !== decision.matters.join()
}

/** The item and the meeting of a decision; nulls for one taken in writing. */
async function placeOf(db: Handle, decision: Decision) {
  return {
    item: decision.agenda_item_id ? await findItem(db, decision.agenda_item_id) : null,
    meeting: decision.meeting_id ? await findMeeting(db, decision.meeting_id) : null,
  }
}
