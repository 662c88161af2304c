/** The day itself on one screen: who is here, what is said item by item, and the way to decisions and actions. */
import { runsPartnership } from '../../../access/access.ts'
import type { Handle } from '../../../db/open.ts'
import { judge } from '../../../governance/judge.ts'
import { hidden, type RawForm, writeForm } from '../../../web/fields.ts'
import { definePage, redirect, refuse, stale } from '../../../web/page.ts'
import { rulesInForce, type SeatOn, seatsOn } from '../../partnerships/index.ts'
import { listActionsOf } from '../actions/action.queries.ts'
import { keepAttendance, listAttendance } from '../attendance.queries.ts'
import { listDecisionsOf } from '../decision.queries.ts'
import { hasInterest, mayReadItem } from '../entitlement.ts'
import { type Item, listItems } from '../item.queries.ts'
import { changeMeeting, holdMeeting } from '../meeting.queries.ts'
import { filledSeats, isRecordable } from '../recording.ts'
import { type Mark, marks, marksFor, seatsAtItem } from '../roll.ts'
import type { Standing } from '../standing.ts'
import { idParams, meetingCrumbs, meetingHere, partnershipRef } from '../subject.ts'
import { quorumLines } from '../sum-words.ts'
import { listTurns } from '../turns/turns.queries.ts'
import { reconcile } from '../upward/reconcile.ts'
import { endVotesOf, runningVotes } from '../votes.queries.ts'
import { attendanceIn, boxesOf, hasClash, keepNotes, outOfKept, problemsOf } from './boxes.ts'

const form = { act: hidden() }

export const runningPage = definePage({
  path: '/meetings/:id/running',
  mendsRecord: { meeting: ['attendance', 'interests'] },
  workspace: { within: 'meetings' },
  width: 'whole',
  access: runsPartnership,
  audit: 'meeting.recorded',
  publishes: 'nothing',
  template: 'meetings/running/running.njk',
  params: idParams,
  subject: meetingHere,
  form,
  async show({ db, subject: { meeting, standing }, today, t, typed }) {
    const [seats, attendance, agenda, decisions, actions] = await Promise.all([
      filledSeats(db, meeting),
      listAttendance(db, meeting.id),
      agendaOf(db, meeting.id),
      listDecisionsOf(db, meeting.id),
      listActionsOf(db, meeting.id),
    ])
    const items = toRecord(agenda, standing)
    const boxes = boxesOf(typed, { seats, items, attendance })
    const { rules } = await rulesInForce(db, meeting.partnership_id, meeting.held_on)
    const board = await seatsOn(db, meeting.partnership_id, meeting.held_on)
    const votes = await runningVotes(db, meeting.id)
    const turns = await listTurns(db, meeting.id)
    const sumAt = (item: Pick<Item, 'id' | 'conflictedSeats'>) =>
      quorumLines(t, judge(rules, seatsAtItem(board, attendance, item), [], { manner: 'meeting', way: 'vote' }).quorum)
    return {
      title: t('meetings.running.title'),
      breadcrumbs: meetingCrumbs(t, meeting),
      meeting,
      recordable: isRecordable(meeting, today),
      clash: hasClash(boxes),
      seats: seats.map(seat => ({
        seat,
        box: boxes.marks.get(seat.id)!,
        meanwhile: wordOf(t, seat, boxes.marks.get(seat.id)!.meanwhile),
        marks: marksFor(seat).map(mark => ({ value: mark, text: labelOf(t, seat, mark) })),
      })),
      sum: sumAt({ id: '', conflictedSeats: [] }),
      items: items.map(item => ({
        item,
        number: item.number,
        voting: votes.has(item.id),
        spoke: turns
          .filter(({ itemId }) => itemId === item.id)
          .map(one => `${one.seat} ${one.turns}`)
          .join(', '),
        sum: sumAt(item),
        box: boxes.notes.get(item.id)!,
        left: boxes.left.get(item.id)!,
        conflicted: seats.filter(seat => hasInterest(seat, item.conflictedSeats)).map(seat => seat.name),
        mayLeave: seats.filter(seat => !hasInterest(seat, item.conflictedSeats)).map(({ id, name }) => ({ id, name })),
        decisions: decisions.filter(decision => decision.agenda_item_id === item.id),
        actions: actions.filter(action => action.sourceId === item.id),
      })),
    }
  },
  async submit({ db, hub, subject, form: typed, raw, now, today, audit }) {
    // Whoever saves second waits here, and then sees what the first one saved.
    const meeting = await holdMeeting(db, subject.meeting.id)
    if (!isRecordable(meeting, today)) return refuse({ act: 'meetings.running.problem.closed' })
    const seats = await filledSeats(db, meeting)
    const agenda = await agendaOf(db, meeting.id)
    const items = toRecord(agenda, subject.standing)
    const attendance = await listAttendance(db, meeting.id)
    const boxes = boxesOf(typed.act === 'all-here' ? allHere(raw, seats) : raw, { seats, items, attendance })
    const ends = typed.act === 'end' && meeting.state !== 'held'
    const problems = problemsOf(boxes, seats, ends)
    if (Object.keys(problems).length > 0) return refuse(problems)
    if (hasClash(boxes)) return stale(writeForm(form, {}), meeting.version)
    if (ends) await changeMeeting(db, meeting.id, meeting.version, { state: 'held' })
    // What others recorded of an item that is kept from this reader stays as it is, and so does what was recorded of a seat
    // that somebody held when the meeting began and nobody holds now.
    const elsewhere = attendance.filter(
      one =>
        !seats.some(({ id }) => id === one.seatId) ||
        (one.itemId !== null && !items.some(item => item.id === one.itemId)),
    )
    const order = agenda.map(({ id }) => id)
    const unseen = outOfKept(raw, boxes, order).filter(
      one =>
        seats.some(({ id }) => id === one.seatId) &&
        !elsewhere.some(({ seatId, itemId }) => seatId === one.seatId && itemId === one.itemId),
    )
    await keepAttendance(db, meeting.id, [
      ...attendanceIn(boxes, { seats, items, attendance }),
      ...elsewhere,
      ...unseen,
    ])
    await keepNotes(db, boxes, items)
    if (ends) await endVotesOf(db, meeting.id, now)
    if (ends) await reconcile(db, hub, meeting.partnership_id, today)
    await audit({
      action: ends ? 'meeting.held' : 'meeting.recorded',
      subject: partnershipRef(meeting.partnership_id),
      record: { kind: 'meeting', id: meeting.id },
      after: { seats: seats.length, items: items.length },
    })
    if (ends) return redirect(`/meetings/${meeting.id}/minutes/draft`, 'meetings.done.held')
    const [verb = '', itemId = ''] = typed.act.split(':')
    const onward = items.some(item => item.id === itemId)
    if (onward && verb === 'decision') return redirect(`/agenda-items/${itemId}/decisions/new`)
    if (onward && verb === 'vote') return redirect(`/agenda-items/${itemId}/vote`)
    if (onward && verb === 'action') return redirect(`/agenda-items/${itemId}/actions/new`)
    if (onward && verb === 'turns') return redirect(`/agenda-items/${itemId}/turns`)
    if (onward && verb === 'interest') return redirect(`/agenda-items/${itemId}/interests`)
    return redirect(`/meetings/${meeting.id}/running`, 'meetings.done.recorded')
  },
})

/** The form with every seat that has no mark yet marked as here by its holder. */
function allHere(raw: RawForm, seats: readonly SeatOn[]): RawForm {
  const marked = seats.map(({ id }): [string, readonly string[]] => {
    const said = raw.values[`seat-${id}`]
    return [`seat-${id}`, said?.[0] ? said : ['holder']]
  })
  return { ...raw, values: { ...raw.values, ...Object.fromEntries(marked) } }
}

type Numbered = Item & { readonly number: number }

/** The items of the agenda, in order. */
async function agendaOf(db: Handle, meetingId: string): Promise<Numbered[]> {
  return (await listItems(db, meetingId))
    .filter(item => item.state === 'accepted')
    .map((item, at) => ({ ...item, number: at + 1 }))
}

/** The items that somebody may record: a closed one with their own interest in it is recorded by somebody else. */
function toRecord(agenda: readonly Numbered[], standing: Standing): Numbered[] {
  return agenda.filter(item => mayReadItem(standing, item))
}

function labelOf(t: (key: string, values?: Record<string, string>) => string, seat: SeatOn, mark: Mark): string {
  const name = mark === 'holder' ? seat.holder?.name : mark === 'substitute' ? seat.substitute?.name : undefined
  const word = t(`meetings.attendance.${mark}`)
  return name ? `${name} (${word})` : word
}

/** A mark in words, where it is one. */
function wordOf(t: Parameters<typeof labelOf>[0], seat: SeatOn, mark: string | null): string | null {
  if (mark === null) return null
  return (marks as readonly string[]).includes(mark) ? labelOf(t, seat, mark as Mark) : t('meetings.running.not-marked')
}
