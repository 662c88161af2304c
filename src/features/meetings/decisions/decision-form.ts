/** A decision on an item as it is recorded on the day: its fields, the seats that are counted, and what they said. */
import { newId } from '../../../db/ids.ts'
import type { Handle, Tx } from '../../../db/open.ts'
import type { Message } from '../../../web/catalogue.ts'
import { choice, cleanText, type FormValues, line, passage, pick, type RawForm, tick } from '../../../web/fields.ts'
import { digestOfBox, mergeIn } from '../../../web/merging.ts'
import {
  countedSeats,
  isCarried,
  type Position,
  positions,
  settlePositions,
  type Vote,
  whyNotCounted,
} from '../counting.ts'
import type { Item } from '../item.queries.ts'
import type { Meeting } from '../meeting.queries.ts'
import { listAttendance } from '../running/attendance.queries.ts'
import { filledSeats } from '../running/recording.ts'
import { seatsAtItem } from '../running/roll.ts'
import type { Decision } from './decision.queries.ts'

export const decisionFields = {
  text: passage({ label: 'meetings.decision-form.text', max: 3000 }),
  basis: passage({ label: 'meetings.decision-form.basis', hint: 'meetings.decision-form.basis-hint', max: 3000 }),
  outcome: choice({ label: 'meetings.decision-form.outcome', options: ['agreed', 'not-agreed'] }),
  how: choice({ label: 'meetings.decision-form.how', options: ['consensus', 'vote'] }),
  vote_reason: passage({ label: 'meetings.decision-form.vote-reason', max: 1000, optional: true }),
  owner_seat_id: pick({ label: 'meetings.decision-form.owner' }),
  binds: line({ label: 'meetings.decision-form.binds', hint: 'meetings.decision-form.binds-hint', optional: true }),
  subject_to_confirmation: tick({
    label: 'meetings.decision-form.confirmation',
    hint: 'meetings.decision-form.confirmation-hint',
  }),
}
type Typed = FormValues<typeof decisionFields>

/** What is kept of what was typed. */
export function decisionRow({ outcome, ...typed }: Typed) {
  return { ...typed, carried: outcome === 'agreed' }
}

/** The seats of an item: whose position counts, with what they may decide, and whose does not, and why. */
export async function seatsOfItem(db: Handle, meeting: Meeting, item: Item) {
  const seats = await filledSeats(db, meeting)
  const atItem = seatsAtItem(seats, await listAttendance(db, meeting.id), item)
  const counted = new Set(countedSeats(atItem))
  const authority = new Map(
    seats.map(seat => {
      const at = atItem.find(one => one.id === seat.id)
      return [seat.id, (at?.presentAs === 'substitute' ? seat.substitute : seat.holder)?.authority ?? '']
    }),
  )
  return {
    all: seats.map(seat => ({ value: seat.id, text: seat.name })),
    counted: atItem
      .filter(seat => counted.has(seat.id))
      .map(({ id, name }) => ({ id, name, authority: authority.get(id) ?? '' })),
    others: atItem.flatMap(seat => {
      const why = whyNotCounted(seat)
      return why ? [{ name: seat.name, why }] : []
    }),
  }
}

/** What the counted seats said, by what was typed; a minority view is kept for a seat that was not simply for it. */
export function readPositions(
  raw: RawForm,
  counted: readonly { readonly id: string }[],
): { readonly votes: Vote[]; readonly views: { readonly seatId: string; readonly text: string }[] } {
  const ids = counted.map(seat => seat.id)
  const said = ids.flatMap((seatId): Vote[] => {
    const position = positions.find(one => one === raw.values[`position-${seatId}`]?.[0])
    return position ? [{ seatId, position }] : []
  })
  const views = ids.map(seatId => ({ seatId, text: cleanText(raw.values[`view-${seatId}`]?.[0] ?? '') }))
  return { votes: settlePositions(ids, said), views: views.filter(view => view.text !== '') }
}

/** What is to be put right before a decision stands. */
export function decisionProblems(
  typed: Typed,
  counted: readonly { readonly id: string }[],
  votes: readonly Vote[],
  { owners, quorum }: { readonly owners: readonly { readonly value: string }[]; readonly quorum: number | null },
): Record<string, Message | string> {
  const problems: Record<string, Message | string> = {}
  if (counted.length === 0) problems['text'] = 'meetings.decision-form.problem.nobody'
  else if (quorum !== null && counted.length < quorum)
    problems['text'] = { key: 'meetings.decision-form.problem.quorum', values: { quorum, counted: counted.length } }
  else if (typed.outcome === 'agreed' && !isCarried(votes))
    problems['outcome'] = 'meetings.decision-form.problem.not-carried'
  else if (typed.outcome === 'not-agreed' && votes.every(({ position }) => position === 'for'))
    problems['outcome'] = 'meetings.decision-form.problem.all-for'
  if (typed.how === 'vote' && typed.vote_reason === '')
    problems['vote_reason'] = 'meetings.decision-form.problem.vote-reason'
  if (!owners.some(seat => seat.value === typed.owner_seat_id))
    problems['owner_seat_id'] = 'meetings.decision-form.problem.owner'
  return problems
}

/** Keeps how the seats stood and what the minority said, in place of what stood there before. */
export async function keepPositions(
  tx: Tx,
  decisionId: string,
  { votes, views }: ReturnType<typeof readPositions>,
): Promise<void> {
  await tx.deleteFrom('position').where('decision_id', '=', decisionId).execute()
  await tx.deleteFrom('minority_view').where('decision_id', '=', decisionId).execute()
  if (votes.length > 0)
    await tx
      .insertInto('position')
      .values(
        votes.map(({ seatId, position }) => ({ id: newId(), decision_id: decisionId, seat_id: seatId, position })),
      )
      .execute()
  if (views.length > 0)
    await tx
      .insertInto('minority_view')
      .values(views.map(({ seatId, text }) => ({ id: newId(), decision_id: decisionId, seat_id: seatId, text })))
      .execute()
}

/** A counted seat with what the form shows of it: what was typed, else what is recorded, else agreement. */
export function shownSeats(
  counted: readonly { readonly id: string; readonly name: string; readonly authority: string }[],
  raw: RawForm | null,
  decision: Decision | null,
) {
  return counted.map(seat => {
    const position = decision?.positions.find(one => one.seatId === seat.id)?.position ?? ('for' satisfies Position)
    const view = decision?.views.find(one => one.seatId === seat.id)?.text ?? ''
    return {
      ...seat,
      position: shownBox(raw, `position-${seat.id}`, position, decision !== null),
      view: shownBox(raw, `view-${seat.id}`, view, decision !== null),
    }
  })
}

/** A box of a seat. In a correction somebody else may have corrected it too: what only they changed is taken over. */
function shownBox(raw: RawForm | null, name: string, saved: string, correcting: boolean) {
  const merged = raw && correcting ? mergeIn(raw, name, [saved]) : null
  return {
    name,
    value: merged ? (merged.values[0] ?? '') : (raw?.values[name]?.[0] ?? saved),
    was: correcting ? digestOfBox([saved]) : null,
    meanwhile: merged?.clash ? saved : null,
  }
}
