/** Finding the written procedure of an address, and judging it as it stands. */
import type { Actor } from '../../../access/access.ts'
import type { Handle } from '../../../db/open.ts'
import { type Judgement, judge } from '../../../governance/judge.ts'
import { readRules, type Touching } from '../../../governance/rules.ts'
import { hasVote, type Vote } from '../../../governance/votes.ts'
import type { Day } from '../../../kernel/day.ts'
import type { Hub } from '../../../web/hub.ts'
import type { Found } from '../../../web/page.ts'
import { boardAbove, rulesInForce, seatsOn } from '../../partnerships/index.ts'
import { boardSeat } from '../board.ts'
import { type ItemGuard, mayReadItem } from '../entitlement.ts'
import { mayStandIn } from '../roll.ts'
import { type PartnershipHere, partnershipHere } from '../subject.ts'
import type { BoardHere } from './judging.ts'
import { findWritten, type WrittenProcedure } from './written.queries.ts'

/** A written procedure with its partnership; `readable`: the reader may read what is asked. */
export type WrittenHere = PartnershipHere & { readonly written: WrittenProcedure; readonly readable: boolean }

/** What the rules of who may read need to know of a question: whoever said in it that they have an interest reads no closed one. */
export function guardOf({ closed_to_public, answers }: WrittenProcedure): ItemGuard {
  const conflictedSeats = answers.filter(({ position }) => position === 'conflict').map(({ seatId }) => seatId)
  return { closed: closed_to_public, conflictedSeats }
}

/** The written procedure of the address; the right goes to the seats and to those who run the partnership. */
export async function writtenHere(
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
  return { ref, record: { ...found.record, written, readable: mayReadItem(standing, guardOf(written)) } }
}

/** As `writtenHere`, for those who run the partnership: one that they may not read is seen to by somebody else. */
export async function writtenToRun(
  db: Handle,
  params: { readonly id: string },
  hub: Hub,
  actor: Actor,
): Promise<Found<WrittenHere> | null> {
  const found = await writtenHere(db, params, hub, actor)
  return found?.record.readable ? found : null
}

/** A question in writing judged as it stands: the sum, the board, what it touches, and which seats are still silent. */
export type WrittenJudged = {
  readonly here: BoardHere
  readonly judged: Judgement
  readonly touching: Touching
  /** Filled seats with a vote that have not answered. */
  readonly silent: readonly string[]
}

/** The day by whose seats a question is judged: its last one, also where it is closed later; until then, today. */
export function dayJudged({ closes_on, closed_on }: WrittenProcedure, today: Day): Day {
  const day = closed_on ?? today
  return day < closes_on ? day : closes_on
}

/** Judges by the rules that held when the question was put, with the seats as they are while it is open and as they were on its last day. */
export async function judgeWritten(db: Handle, written: WrittenProcedure, today: Day): Promise<WrittenJudged> {
  const on = dayJudged(written, today)
  const seats = await seatsOn(db, written.partnership_id, on)
  const { rules, versionId } = written.rules
    ? { rules: readRules(written.rules), versionId: written.terms_version_id }
    : await rulesInForce(db, written.partnership_id, written.asked_on)
  // What somebody says who may stand in for nothing is kept, and counts for nothing.
  const counting = written.answers.filter(
    one => one.as === 'holder' || seats.some(seat => seat.id === one.seatId && mayStandIn(seat)),
  )
  const answers = new Map(counting.map(one => [one.seatId, one]))
  const board = seats.map(seat => {
    const answer = answers.get(seat.id)
    const presentAs = answer?.as ?? null
    const as = boardSeat(seat, { presentAs, left: false, conflicted: answer?.position === 'conflict' })
    // Who answered is whoever did so, also where somebody else has come to hold the seat since.
    return as.filled && answer?.personId ? { ...as, person: answer.personId } : as
  })
  const said = counting.flatMap(({ seatId, position }): Vote[] =>
    position === 'conflict' ? [] : [{ seatId, position }],
  )
  const judged = judge(rules, board, said, { manner: 'writing', way: rules.way === 'consensus' ? 'consensus' : 'vote' })
  return {
    here: { seats, board, rules, versionId, above: await boardAbove(db, written.partnership_id, on) },
    judged,
    touching: { matters: written.matters, cost: written.cost === null ? null : Number(written.cost) },
    silent: board.filter(seat => seat.filled && hasVote(seat, rules) && !answers.has(seat.id)).map(({ name }) => name),
  }
}
