/** Judges what is decided by the rules of the board, and keeps the sum and who was entitled as they were at that moment. */

import { newId } from '../../../db/ids.ts'
import type { Handle, Tx } from '../../../db/open.ts'
import type { Judgement } from '../../../governance/judge.ts'
import { isOutsidePowers } from '../../../governance/powers.ts'
import { type BoardRules, confirmersOf, isBeyond, readRules, type Touching } from '../../../governance/rules.ts'
import type { BoardSeat } from '../../../governance/votes.ts'
import { t } from '../../../web/render.ts'
import {
  type BoardAbove,
  boardAbove,
  type RulesHere,
  rulesInForce,
  type SeatOn,
  seatsOn,
} from '../../partnerships/index.ts'
import { listAttendance } from '../attendance.queries.ts'
import { authorityOf } from '../board.ts'
import type { Item } from '../item.queries.ts'
import type { Meeting } from '../meeting.queries.ts'
import { seatsAtItem } from '../roll.ts'

/** The board as it was when it was asked, and the rules it decides by. */
export type BoardHere = {
  readonly seats: readonly SeatOn[]
  readonly board: readonly BoardSeat[]
  readonly rules: BoardRules
  readonly versionId: string | null
  /** The board above, with what it lets this one decide; null where there is none. */
  readonly above: BoardAbove | null
}

/** The board at an item. `under`: rules that a decision was judged by before, which a correction goes by too. */
export async function boardAtItem(
  db: Handle,
  meeting: Meeting,
  item: Item,
  under: Pick<RulesHere, 'rules' | 'versionId'> | null = null,
): Promise<BoardHere> {
  const seats = await seatsOn(db, meeting.partnership_id, meeting.held_on)
  const board = seatsAtItem(seats, await listAttendance(db, meeting.id), item)
  const { rules, versionId } = under ?? (await rulesInForce(db, meeting.partnership_id, meeting.held_on))
  return { seats, board, rules, versionId, above: await boardAbove(db, meeting.partnership_id, meeting.held_on) }
}

/** The names of the seats that were for something beyond what they may decide. */
export function beyondAuthority(
  { seats, board }: Pick<BoardHere, 'seats' | 'board'>,
  judged: Judgement,
  touching: Touching,
): SeatOn[] {
  const voted = new Set(judged.positions.filter(({ position }) => position === 'for').map(({ seatId }) => seatId))
  return seats.filter(seat => {
    const as = board.find(({ id }) => id === seat.id)?.presentAs ?? null
    return voted.has(seat.id) && isBeyond(authorityOf(seat, as).limits, touching)
  })
}

/** Everything that is kept of a judgement beside the decision itself. */
export type Judged = { readonly here: BoardHere; readonly judged: Judgement; readonly touching: Touching }

/** The columns of a decision that keep how it was judged, and who must confirm it. */
export function judgedColumns({ here, judged, touching }: Judged) {
  const beyond = beyondAuthority(here, judged, touching).map(({ name }) => name)
  const up = here.above !== null && isOutsidePowers(here.above.powers, touching) ? here.above.link.parent : null
  const board = up === null ? [] : [up.public ? up.name : t('meetings.upward.board-above')]
  return {
    carried: judged.carried,
    matters: [...touching.matters],
    cost: touching.cost === null ? null : String(touching.cost),
    rules: JSON.stringify(here.rules),
    terms_version_id: here.versionId,
    judged: JSON.stringify({ ...judged, board: here.board }),
    must_confirm: judged.carried ? [...confirmersOf(here.rules, touching), ...beyond, ...board] : [],
    needs_board_id: judged.carried && up !== null ? up.id : null,
  }
}

/** Keeps who was entitled at a decision and who was not, seat by seat, in place of what an earlier recording of it said. */
export async function keepEntitled(tx: Tx, decisionId: string, { here, judged, touching }: Judged): Promise<void> {
  const beyond = new Set(beyondAuthority(here, judged, touching).map(({ id }) => id))
  const reasons = new Map(judged.others.map(({ id, why }) => [id, why]))
  await tx.deleteFrom('decision_seat').where('decision_id', '=', decisionId).execute()
  const rows = here.board.map(seat => ({
    id: newId(),
    decision_id: decisionId,
    seat_id: seat.id,
    name: seat.name,
    person_id: seat.presentAs === null || seat.presentAs === 'observer' ? null : seat.person,
    acted_as: seat.presentAs,
    why: reasons.get(seat.id) ?? null,
    beyond: beyond.has(seat.id),
  }))
  if (rows.length > 0) await tx.insertInto('decision_seat').values(rows).execute()
}

/** The rules a decision was judged by; null for one recorded before there were any. */
export function rulesOfDecision(decision: {
  readonly rules: unknown
  readonly terms_version_id: string | null
}): Pick<RulesHere, 'rules' | 'versionId'> | null {
  return decision.rules === null ? null : { rules: readRules(decision.rules), versionId: decision.terms_version_id }
}
