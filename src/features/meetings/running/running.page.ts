/** The day itself on one screen: who is here, what is said item by item, and the way to decisions and actions. */
import { runsPartnership } from '../../../access/access.ts'
import type { Tx } from '../../../db/open.ts'
import { cleanText, hidden, type RawForm, versionField, writeForm } from '../../../web/fields.ts'
import { definePage, redirect, refuse, stale } from '../../../web/page.ts'
import type { SeatOn } from '../../partnerships/index.ts'
import { listActionsOf } from '../actions/action.queries.ts'
import { listDecisionsOf } from '../decisions/decision.queries.ts'
import { type Item, listItems } from '../item.queries.ts'
import { changeMeeting } from '../meeting.queries.ts'
import { idParams, meetingCrumbs, meetingHere, partnershipRef } from '../subject.ts'
import { type Kept, keepAttendance, listAttendance } from './attendance.queries.ts'
import { filledSeats, isRecordable } from './recording.ts'
import { keptOf, markOf, marksFor } from './roll.ts'

const form = { act: hidden(), version: versionField() }
const LONGEST_NOTE = 20_000

export const runningPage = definePage({
  path: '/meetings/:id/running',
  access: runsPartnership,
  audit: 'meeting.recorded',
  template: 'meetings/running/running.njk',
  params: idParams,
  subject: meetingHere,
  form,
  async show({ db, subject: { meeting }, today, t, typed }) {
    const [seats, attendance, items, decisions, actions] = await Promise.all([
      filledSeats(db, meeting),
      listAttendance(db, meeting.id),
      acceptedItems(db, meeting.id),
      listDecisionsOf(db, meeting.id),
      listActionsOf(db, meeting.id),
    ])
    const out = (itemId: string): string[] =>
      attendance.filter(one => one.itemId === itemId && one.state !== 'present').map(one => one.seatId)
    return {
      title: t('meetings.running.title'),
      breadcrumbs: meetingCrumbs(t, meeting),
      meeting,
      recordable: isRecordable(meeting, today),
      seats: seats.map(seat => ({
        seat,
        mark: typed?.values[`seat-${seat.id}`]?.[0] ?? markOf(attendance, seat.id),
        marks: marksFor(seat).map(mark => ({ value: mark, text: labelOf(t, seat, mark) })),
      })),
      items: items.map((item, at) => ({
        item,
        number: at + 1,
        note: typed?.values[`note-${item.id}`]?.[0] ?? item.note,
        // What somebody else saved meanwhile stands beside what was typed here.
        saved: typed && item.note !== '' && typed.values[`note-${item.id}`]?.[0] !== item.note ? item.note : null,
        out: typed ? (typed.values[`out-${item.id}`] ?? []) : out(item.id),
        conflicted: seats.filter(seat => item.conflictedSeats.includes(seat.id)).map(seat => seat.name),
        mayLeave: seats.filter(seat => !item.conflictedSeats.includes(seat.id)).map(({ id, name }) => ({ id, name })),
        decisions: decisions.filter(decision => decision.agenda_item_id === item.id),
        actions: actions.filter(action => action.sourceId === item.id),
      })),
      form: writeForm(form, { version: meeting.version }),
    }
  },
  async submit({ db, subject: { meeting }, form: typed, raw, today, audit }) {
    if (!isRecordable(meeting, today)) return refuse({ act: 'meetings.running.problem.closed' })
    const seats = await filledSeats(db, meeting)
    const items = await acceptedItems(db, meeting.id)
    const ends = typed.act === 'end' && meeting.state !== 'held'
    const problems = problemsOf(raw, seats, items, ends)
    if (Object.keys(problems).length > 0) return refuse(problems)
    if (!(await changeMeeting(db, meeting.id, typed.version, ends ? { state: 'held' } : {})))
      return stale(writeForm(form, {}), meeting.version)
    await keepAttendance(db, meeting.id, readAttendance(raw, seats, items))
    await keepNotes(db, raw, items)
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
    if (onward && verb === 'action') return redirect(`/agenda-items/${itemId}/actions/new`)
    if (onward && verb === 'interest') return redirect(`/agenda-items/${itemId}/interests`)
    return redirect(`/meetings/${meeting.id}/running`, 'meetings.done.recorded')
  },
})

async function acceptedItems(db: Parameters<typeof listItems>[0], meetingId: string): Promise<Item[]> {
  return (await listItems(db, meetingId)).filter(item => item.state === 'accepted')
}

function labelOf(t: (key: string, values?: Record<string, string>) => string, seat: SeatOn, mark: string): string {
  const name = mark === 'holder' ? seat.holder?.name : mark === 'substitute' ? seat.substitute?.name : undefined
  const word = t(`meetings.attendance.${mark}`)
  return name ? `${name} (${word})` : word
}

const first = (raw: RawForm, name: string): string => cleanText(raw.values[name]?.[0] ?? '')

/** What is to be put right: a mark a seat cannot get, a note too long, or a seat without a mark at the end. */
function problemsOf(
  raw: RawForm,
  seats: readonly SeatOn[],
  items: readonly Item[],
  ends: boolean,
): Record<string, string> {
  const problems: Record<string, string> = {}
  for (const seat of seats) {
    const mark = first(raw, `seat-${seat.id}`)
    if (mark === '' ? ends : keptOf(seat, mark) === null)
      problems[`seat-${seat.id}`] = 'meetings.running.problem.attendance'
  }
  for (const item of items)
    if (first(raw, `note-${item.id}`).length > LONGEST_NOTE)
      problems[`note-${item.id}`] = 'meetings.running.problem.note'
  return problems
}

function readAttendance(raw: RawForm, seats: readonly SeatOn[], items: readonly Item[]): Kept[] {
  const whole = seats.flatMap(seat => keptOf(seat, first(raw, `seat-${seat.id}`)) ?? [])
  const left = items.flatMap(item => {
    const out = new Set(raw.values[`out-${item.id}`] ?? [])
    return seats
      .filter(seat => out.has(seat.id))
      .map(seat => ({ seatId: seat.id, itemId: item.id, personId: null, presentAs: null, state: 'absent' as const }))
  })
  return [...whole, ...left]
}

async function keepNotes(tx: Tx, raw: RawForm, items: readonly Item[]): Promise<void> {
  for (const item of items) {
    const note = first(raw, `note-${item.id}`)
    if (note !== item.note) await tx.updateTable('agenda_item').set({ note }).where('id', '=', item.id).execute()
  }
}
