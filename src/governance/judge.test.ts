/** The judge against a second, plainer telling of the same rules, on generated boards; and the cases boards quarrel about. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { type Asked, judge } from './judge.ts'
import {
  type BoardRules,
  confirmersOf,
  isBeyond,
  isEnough,
  matters,
  readRules,
  seatRoles,
  votingRoles,
} from './rules.ts'
import { answersThatStand, type BoardSeat, type Position, type Vote } from './votes.ts'

const ids = ['a', 'b', 'c', 'd', 'e', 'f', 'g']
const seatArbitrary = (id: string) =>
  fc.record({
    id: fc.constant(id),
    name: fc.constant(`Seat ${id}`),
    role: fc.constantFrom(...seatRoles),
    sector: fc.constantFrom('statutory', 'voluntary', 'faith'),
    organisation: fc.constantFrom(null, 'trust', 'council'),
    voting: fc.boolean(),
    person: fc.constantFrom('p1', 'p2', `p-${id}`, `q-${id}`),
    filled: fc.constantFrom(true, true, true, false),
    presentAs: fc.constantFrom('holder' as const, 'holder' as const, 'substitute' as const, 'observer' as const, null),
    apologised: fc.boolean(),
    left: fc.constantFrom(false, false, false, true),
    conflicted: fc.constantFrom(false, false, false, true),
    denied: fc.constantFrom(false, false, false, false, true),
  })
const board: fc.Arbitrary<BoardSeat[]> = fc
  .integer({ min: 1, max: ids.length })
  .chain(many => fc.tuple(...ids.slice(0, many).map(seatArbitrary)))
const condition = fc.oneof(
  fc.record({ kind: fc.constant('seats' as const), least: fc.integer({ min: 1, max: 5 }) }),
  fc.record({ kind: fc.constant('share' as const), percent: fc.integer({ min: 1, max: 100 }) }),
  fc.record({
    kind: fc.constant('sector' as const),
    sector: fc.constantFrom('statutory', 'voluntary'),
    least: fc.integer({ min: 1, max: 2 }),
  }),
  fc.record({
    kind: fc.constant('organisation' as const),
    organisation: fc.constantFrom('trust', 'council'),
    name: fc.constant('It'),
    least: fc.constant(1),
  }),
  fc.record({ kind: fc.constant('seat' as const), seat: fc.constantFrom(...ids), name: fc.constant('It') }),
)
const rulesArbitrary: fc.Arbitrary<BoardRules> = fc
  .record({
    voters: fc.subarray([...votingRoles]),
    per: fc.constantFrom('seat', 'seat', 'organisation'),
    severalSeats: fc.constantFrom('each', 'one-vote', 'refused'),
    quorum: fc.array(condition, { maxLength: 2 }),
    way: fc.constantFrom('consensus', 'consensus-first', 'vote'),
    majority: fc.constantFrom('simple', 'absolute', 'two-thirds'),
    of: fc.constantFrom('present', 'all'),
    abstentions: fc.constantFrom('left-out', 'counted'),
    casting: fc.constantFrom('none', 'chair'),
    silence: fc.constantFrom('nothing', 'abstains', 'agrees'),
  })
  .map(readRules)
const votesArbitrary: fc.Arbitrary<Vote[]> = fc.uniqueArray(
  fc.record({
    seatId: fc.constantFrom(...ids),
    position: fc.constantFrom<Position[]>('for', 'for', 'for', 'against', 'against', 'abstain'),
  }),
  { selector: vote => vote.seatId },
)
const askedArbitrary: fc.Arbitrary<Asked> = fc.record({
  manner: fc.constantFrom('meeting', 'writing'),
  way: fc.constantFrom('consensus', 'vote'),
})

/** The same rules told as a clerk would go down the list with a pencil: no shared code, one loop after another. */
function byPencil(rules: BoardRules, seats: BoardSeat[], votes: Vote[], asked: Asked): boolean {
  const word: Record<string, string> = {}
  for (const vote of votes) word[vote.seatId] = vote.position
  const barred: string[] = []
  for (const seat of seats) if (seat.conflicted && seat.person) barred.push(seat.person)
  const mayVote = (seat: BoardSeat) => {
    if (!seat.filled || !seat.voting || seat.role === 'adviser' || seat.denied) return false
    for (const role of rules.voters) if (role === seat.role) return true
    return false
  }
  const clean = (seat: BoardSeat) => !seat.conflicted && !barred.includes(seat.person!)
  const onceEach = (among: BoardSeat[]) => {
    const kept: BoardSeat[] = []
    for (const seat of among) {
      let again = false
      for (const other of kept) {
        if (rules.severalSeats !== 'each' && other.person === seat.person) again = true
        if (rules.per === 'organisation' && seat.organisation && other.organisation === seat.organisation) again = true
      }
      if (!again) kept.push(seat)
    }
    return kept
  }
  const there: BoardSeat[] = []
  for (const seat of seats) {
    if (!mayVote(seat) || !clean(seat)) continue
    if (asked.manner === 'meeting') {
      if ((seat.presentAs === 'holder' || seat.presentAs === 'substitute') && !seat.left) there.push(seat)
    } else if (word[seat.id] || rules.silence !== 'nothing') there.push(seat)
  }
  const voices = onceEach(there)
  if (voices.length === 0) return false
  let [yes, no, aside] = [0, 0, 0]
  const here: BoardSeat[] = []
  for (const seat of voices) {
    let said = word[seat.id]
    if (said || asked.manner === 'meeting' || rules.silence === 'agrees') here.push(seat)
    if (!said && asked.manner === 'writing') said = rules.silence === 'agrees' ? 'for' : 'abstain'
    if (said === 'for') yes++
    else if (said === 'against') no++
    else aside++
  }
  for (const one of rules.quorum) {
    if (one.kind === 'seats' && here.length < one.least) return false
    if (one.kind === 'share') {
      const whole = onceEach(seats.filter(mayVote)).length
      if (here.length === 0 || here.length * 100 < whole * one.percent) return false
    }
    if (one.kind === 'sector' && here.filter(seat => seat.sector === one.sector).length < one.least) return false
    if (one.kind === 'organisation' && !here.some(seat => seat.organisation === one.organisation)) return false
    if (one.kind === 'seat' && !here.some(seat => seat.id === one.seat)) return false
  }
  if (asked.way === 'consensus') return rules.way !== 'vote' && yes > 0 && no === 0
  if (rules.way === 'consensus' || yes === 0) return false
  let whole = voices.length
  if (rules.of === 'all') whole = Math.max(whole, onceEach(seats.filter(seat => mayVote(seat) && clean(seat))).length)
  if (rules.abstentions === 'left-out') whole -= aside
  const carries = (ayes: number) =>
    rules.majority === 'simple' ? ayes > no : rules.majority === 'absolute' ? ayes * 2 > whole : ayes * 3 >= whole * 2
  if (carries(yes)) return true
  if (rules.casting === 'none' || rules.majority === 'two-thirds' || yes !== no || !carries(yes + 1)) return false
  let lead = voices.filter(seat => seat.role === 'chair')
  if (lead.length === 0) lead = voices.filter(seat => seat.role === 'vice-chair')
  const silent = asked.manner === 'writing' && rules.silence === 'agrees' ? 'for' : undefined
  return lead.length > 0 && lead.every(seat => (word[seat.id] ?? silent) === 'for')
}

test('a second telling of the rules comes to the same on 10,000 generated boards and votes', () => {
  fc.assert(
    fc.property(rulesArbitrary, board, votesArbitrary, askedArbitrary, (rules, seats, votes, asked) => {
      assert.equal(judge(rules, seats, votes, asked).carried, byPencil(rules, seats, votes, asked))
    }),
    { numRuns: 10_000 },
  )
})

test('who has an interest, or sits for somebody who has, is never counted and never makes the quorum', () => {
  fc.assert(
    fc.property(rulesArbitrary, board, votesArbitrary, askedArbitrary, (rules, seats, votes, asked) => {
      const judged = judge(rules, seats, votes, asked)
      for (const seat of seats.filter(one => one.conflicted)) {
        assert.equal(judged.others.find(one => one.id === seat.id)?.why, 'conflict')
        assert.ok(!judged.positions.some(vote => vote.seatId === seat.id))
      }
      const quiet = votes.filter(vote => !seats.find(seat => seat.id === vote.seatId)?.conflicted)
      assert.equal(judge(rules, seats, quiet, asked).carried, judged.carried)
      assert.equal(judged.tally.seats, judged.counted.length)
      assert.equal(judged.counted.length + judged.others.length, seats.length)
    }),
  )
})

const seatOf = (id: string, more: Partial<BoardSeat> = {}): BoardSeat => ({
  id,
  name: id,
  role: 'member',
  sector: 'voluntary',
  organisation: null,
  voting: true,
  person: `p-${id}`,
  filled: true,
  presentAs: 'holder',
  left: false,
  conflicted: false,
  ...more,
})
const say = (...said: readonly [string, Position][]): Vote[] => said.map(([seatId, position]) => ({ seatId, position }))
const seven = ids.map(id => seatOf(id))
const inWriting = { manner: 'writing', way: 'vote' } as const

test('quorum seven and one answer, by the seat that gets the money: nothing is decided', () => {
  const rules = readRules({ quorum: [{ kind: 'seats', least: 7 }] })
  const one = judge(rules, seven, say(['a', 'for']), inWriting)
  assert.deepEqual([one.carried, one.why, one.quorum[0]?.here, one.quorum[0]?.needed], [false, 'quorum', 1, 7])
  const withInterest = seven.map(seat => (seat.id === 'a' ? { ...seat, conflicted: true } : seat))
  const none = judge(rules, withInterest, say(['a', 'for']), inWriting)
  assert.deepEqual([none.carried, none.why], [false, 'nobody'])
})

test('by consensus with a seat against is not a consensus', () => {
  const rules = readRules({})
  const asked = { manner: 'meeting', way: 'consensus' } as const
  assert.equal(judge(rules, seven, say(['a', 'for'], ['b', 'against']), asked).why, 'against')
  assert.equal(judge(rules, seven, say(['a', 'for'], ['b', 'abstain']), asked).carried, true)
  assert.equal(judge(rules, seven, say(['a', 'abstain']), asked).why, 'nobody-for')
  assert.equal(judge(readRules({ way: 'consensus' }), seven, say(['a', 'for']), { ...asked, way: 'vote' }).why, 'way')
})

test('the quorum names who is missing, and is lost when seats leave half way', () => {
  const rules = readRules({
    quorum: [
      { kind: 'seats', least: 3 },
      { kind: 'organisation', organisation: 'trust', name: 'Health trust', least: 1 },
    ],
  })
  const asked = { manner: 'meeting', way: 'vote' } as const
  const seats = [seatOf('a', { organisation: 'trust' }), seatOf('b'), seatOf('c')]
  const votes = say(['a', 'for'], ['b', 'for'], ['c', 'for'])
  assert.equal(judge(rules, seats, votes, asked).carried, true)
  const without = seats.map(seat => (seat.id === 'a' ? { ...seat, left: true } : seat))
  assert.deepEqual(
    judge(rules, without, votes, asked).quorum.map(line => [line.here, line.needed, line.met]),
    [
      [2, 3, false],
      [0, 1, false],
    ],
  )
})

test('a tie is decided by the chair only where the rules say so', () => {
  const seats = [seatOf('a', { role: 'chair' }), seatOf('b')]
  const votes = say(['a', 'for'], ['b', 'against'])
  const asked = { manner: 'meeting', way: 'vote' } as const
  assert.equal(judge(readRules({}), seats, votes, asked).why, 'tied')
  const cast = judge(readRules({ casting: 'chair' }), seats, votes, asked)
  assert.deepEqual([cast.carried, cast.byCasting], [true, true])
})

test('the holder stands over the substitute, whoever speaks last; every answer is kept by its giver', () => {
  const given = (as: 'holder' | 'substitute', minute: number, position: string) => ({
    seatId: 'a',
    as,
    at: new Date(Date.UTC(2026, 0, 1, 9, minute)),
    position,
  })
  const standing = answersThatStand([given('substitute', 5, 'against'), given('holder', 1, 'for')])
  assert.equal(standing.get('a')?.position, 'for')
  assert.equal(answersThatStand([given('substitute', 1, 'x'), given('holder', 5, 'y')]).get('a')?.position, 'y')
  assert.equal(answersThatStand([given('substitute', 1, 'x'), given('substitute', 2, 'y')]).get('a')?.position, 'y')
})

test('what goes beyond somebody’s say is known from the matter and the money', () => {
  const nothingThatCosts = { notFor: ['money' as const], most: null }
  assert.equal(isBeyond(nothingThatCosts, { matters: [], cost: 8000 }), true)
  assert.equal(isBeyond(nothingThatCosts, { matters: ['policy'], cost: null }), false)
  assert.equal(isBeyond({ notFor: [], most: 5000 }, { matters: [], cost: 5000 }), false)
  assert.equal(isBeyond({ notFor: [], most: 5000 }, { matters: [], cost: 5001 }), true)
  const { outside } = readRules({ outside: [{ who: 'The cabinet', matters: ['money'] }] })
  assert.deepEqual(confirmersOf({ outside }, { matters: [], cost: 10 }), ['The cabinet'])
  assert.deepEqual(confirmersOf({ outside }, { matters: matters.filter(one => one !== 'money'), cost: null }), [])
})

test('a change of the terms needs as many partners as its kind asks for', () => {
  assert.equal(isEnough('every-partner', { partners: 3, agreed: 2 }), false)
  assert.equal(isEnough('two-thirds', { partners: 3, agreed: 2 }), true)
  assert.equal(isEnough('most', { partners: 4, agreed: 2 }), false)
  assert.equal(isEnough('most', { partners: 0, agreed: 0 }), false)
})
