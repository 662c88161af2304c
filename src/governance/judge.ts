/**
 * Whether something is decided, by the rules of the board: the one place that says so, for a meeting and in writing alike.
 * It gives the whole sum, so that a page can show it as it stands and a record can keep it.
 */
import type { BoardRules, QuorumCondition } from './rules.ts'
import {
  type BoardSeat,
  hasVote,
  type NotCounted,
  settlePositions,
  standingOfSeats,
  type Tally,
  tally,
  type Vote,
} from './votes.ts'

/** What is to be judged. In writing a seat takes part by answering. */
export type Asked = {
  readonly manner: 'meeting' | 'writing'
  /** What the chair seeks: consensus, or a vote. The rules may allow only one of them. */
  readonly way: 'consensus' | 'vote'
}

/** One condition of the quorum with how many are needed and how many there are. */
export type QuorumLine = {
  readonly condition: QuorumCondition
  readonly needed: number
  readonly here: number
  readonly met: boolean
}

/** Why nothing is decided. */
export type Undecided = 'nobody' | 'quorum' | 'way' | 'against' | 'nobody-for' | 'short' | 'tied'

/** The sum: who counts, the quorum line by line, how they stood, what was needed, and what comes of it. */
export type Judgement = {
  readonly counted: readonly string[]
  readonly others: readonly { readonly id: string; readonly why: NotCounted }[]
  readonly positions: readonly Vote[]
  readonly tally: Tally
  readonly quorum: readonly QuorumLine[]
  readonly quorate: boolean
  /** How many must be for it, and of how many; for a consensus all who take a side. */
  readonly needed: number
  readonly of: number
  /** The chair decided a tie. */
  readonly byCasting: boolean
  readonly carried: boolean
  readonly why: Undecided | null
}

type Taking = {
  readonly seats: readonly BoardSeat[]
  readonly votes: readonly Vote[]
  /** The seats that make the quorum, where they are counted. */
  readonly attending: ReadonlySet<string>
}

/** Who takes part. In writing that is who answers; a seat that says nothing abstains or agrees where the rules say so. */
function takingPart(rules: BoardRules, seats: readonly BoardSeat[], votes: readonly Vote[], { manner }: Asked): Taking {
  if (manner === 'meeting') return { seats, votes, attending: new Set(seats.map(seat => seat.id)) }
  const said = new Set(votes.map(vote => vote.seatId))
  const silent = seats.filter(seat => !said.has(seat.id)).map(seat => seat.id)
  const taken = rules.silence === 'agrees' ? ('for' as const) : ('abstain' as const)
  const speaks = (id: string) => said.has(id) || rules.silence !== 'nothing'
  return {
    seats: seats.map(seat => ({ ...seat, left: false, presentAs: speaks(seat.id) ? ('holder' as const) : null })),
    votes: rules.silence === 'nothing' ? votes : [...votes, ...silent.map(seatId => ({ seatId, position: taken }))],
    attending: new Set(rules.silence === 'agrees' ? seats.map(seat => seat.id) : said),
  }
}

function quorumLines(rules: BoardRules, seats: readonly BoardSeat[], counted: ReadonlySet<string>): QuorumLine[] {
  const there = seats.filter(seat => counted.has(seat.id))
  return rules.quorum.map(condition => {
    const needed = neededFor(condition, rules, seats)
    const here = there.filter(seat => isOf(condition, seat)).length
    return { condition, needed, here, met: here >= needed }
  })
}

/** How many seats a condition asks for. */
function neededFor(condition: QuorumCondition, rules: BoardRules, seats: readonly BoardSeat[]): number {
  if (condition.kind === 'seat') return 1
  if (condition.kind !== 'share') return condition.least
  return Math.max(1, Math.ceil((voices(rules, seats).length * condition.percent) / 100))
}

/** Whether a seat is one of those a condition speaks of. */
function isOf(condition: QuorumCondition, seat: BoardSeat): boolean {
  if (condition.kind === 'sector') return seat.sector === condition.sector
  if (condition.kind === 'organisation') return seat.organisation === condition.organisation
  return condition.kind !== 'seat' || seat.id === condition.seat
}

/** The voices there are: every filled seat with a vote, once for whoever counts once, whether there or not. */
function voices(rules: BoardRules, seats: readonly BoardSeat[]): BoardSeat[] {
  const all = seats
    .filter(seat => seat.filled && hasVote(seat, rules))
    .map(seat => ({ ...seat, presentAs: 'holder' as const, left: false, conflicted: false }))
  return standingOfSeats(all, rules).flatMap(({ seat, why }) => (why === null ? [seat] : []))
}

/** What the chair, or where the chair does not count the vice-chair, said; null where neither counts or took a side. */
function castingVote(seats: readonly BoardSeat[], votes: readonly Vote[]): 'for' | 'against' | null {
  for (const role of ['chair', 'vice-chair'] as const) {
    const ids = new Set(seats.filter(seat => seat.role === role).map(seat => seat.id))
    const said = votes.filter(vote => ids.has(vote.seatId))
    if (said.length === 0) continue
    const sides = new Set(said.map(vote => vote.position))
    return sides.size > 1 ? null : sides.has('for') ? 'for' : sides.has('against') ? 'against' : null
  }
  return null
}

/** How many must be for it: of how many the majority is taken is `of`. */
function neededOf(rules: BoardRules, sums: Tally, of: number): number {
  if (rules.majority === 'simple') return sums.against + 1
  return rules.majority === 'absolute' ? Math.floor(of / 2) + 1 : Math.max(1, Math.ceil((of * 2) / 3))
}

/** Judges what was said on a question; `seats` in the order of the board, `votes` one for each seat that said something. */
export function judge(rules: BoardRules, seats: readonly BoardSeat[], votes: readonly Vote[], asked: Asked): Judgement {
  const { seats: taking, votes: said, attending } = takingPart(rules, seats, votes, asked)
  const standing = standingOfSeats(taking, rules)
  const counted = standing.flatMap(({ seat, why }) => (why === null ? [seat.id] : []))
  const settled = settlePositions(counted, said)
  const sums = tally(settled)
  const quorum = quorumLines(rules, taking, new Set(counted.filter(id => attending.has(id))))
  const quorate = counted.length > 0 && quorum.every(({ met }) => met)
  const of = baseOf(rules, taking, standing, sums)
  const needed = asked.way === 'consensus' ? Math.max(1, sums.for + sums.against) : neededOf(rules, sums, of)
  const { why, byCasting } = outcome(rules, asked, { seats: taking, settled, sums, quorate, needed })
  return {
    counted,
    others: standing.flatMap(({ seat, why: reason }) => (reason === null ? [] : [{ id: seat.id, why: reason }])),
    positions: settled,
    tally: sums,
    quorum,
    quorate,
    needed,
    of,
    byCasting,
    carried: why === null,
    why,
  }
}

function baseOf(
  rules: BoardRules,
  seats: readonly BoardSeat[],
  standing: ReturnType<typeof standingOfSeats>,
  sums: Tally,
): number {
  const withInterest = new Set(standing.flatMap(({ seat, why }) => (why === 'conflict' ? [seat.id] : [])))
  const all = voices(
    rules,
    seats.filter(seat => !withInterest.has(seat.id)),
  ).length
  const whole = rules.of === 'all' ? Math.max(all, sums.seats) : sums.seats
  return rules.abstentions === 'counted' ? whole : whole - sums.abstain - sums.present - sums['did-not-vote']
}

type Sum = {
  readonly seats: readonly BoardSeat[]
  readonly settled: readonly Vote[]
  readonly sums: Tally
  readonly quorate: boolean
  readonly needed: number
}

function outcome(rules: BoardRules, asked: Asked, sum: Sum): { why: Undecided | null; byCasting: boolean } {
  const { sums, quorate, needed } = sum
  const no = (why: Undecided) => ({ why, byCasting: false })
  if (sums.seats === 0) return no('nobody')
  if (!quorate) return no('quorum')
  if (asked.way === 'vote' ? rules.way === 'consensus' : rules.way === 'vote') return no('way')
  if (sums.for === 0) return no('nobody-for')
  if (asked.way === 'consensus') return sums.against > 0 ? no('against') : { why: null, byCasting: false }
  if (sums.for >= needed) return { why: null, byCasting: false }
  const tied = sums.for === sums.against && rules.majority !== 'two-thirds' && sums.for + 1 >= needed
  if (!tied) return no('short')
  const casting = rules.casting === 'chair' ? castingVote(sum.seats, sum.settled) : null
  if (casting === 'for') return { why: null, byCasting: true }
  return casting === 'against' ? { why: 'short', byCasting: true } : no('tied')
}
