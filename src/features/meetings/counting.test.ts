import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { countedSeats, isCarried, positions, settlePositions, tally, whyNotCounted } from './counting.ts'

const seat = fc.record({
  id: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
  voting: fc.boolean(),
  presentAs: fc.constantFrom('holder' as const, 'substitute' as const, 'observer' as const, null),
  left: fc.boolean(),
  conflicted: fc.boolean(),
})
const seats = fc.uniqueArray(seat, { selector: one => one.id })
const votes = fc.array(
  fc.record({ seatId: fc.constantFrom('a', 'b', 'c', 'd', 'e', 'stranger'), position: fc.constantFrom(...positions) }),
)

test('a conflicted seat is never counted, whatever it said', () => {
  fc.assert(
    fc.property(seats, votes, (all, said) => {
      const settled = settlePositions(countedSeats(all), said)
      for (const one of all.filter(each => each.conflicted)) {
        assert.equal(whyNotCounted(one), 'conflict')
        assert.ok(!settled.some(vote => vote.seatId === one.id))
      }
    }),
  )
})

test('a seat votes once, and every counted seat has a position', () => {
  fc.assert(
    fc.property(seats, votes, (all, said) => {
      const counted = countedSeats(all)
      const settled = settlePositions([...counted, ...counted], [...said, ...said])
      assert.deepEqual(
        settled.map(vote => vote.seatId),
        counted,
      )
      const { seats: whole, ...each } = tally(settled)
      assert.equal(
        Object.values(each).reduce((sum, one) => sum + one, 0),
        whole,
      )
      assert.equal(whole, counted.length)
    }),
  )
})

test('the last word of a seat holds', () => {
  const said = [
    { seatId: 'a', position: 'for' as const },
    { seatId: 'a', position: 'against' as const },
  ]
  assert.deepEqual(settlePositions(['a', 'b'], said), [
    { seatId: 'a', position: 'against' },
    { seatId: 'b', position: 'did-not-vote' },
  ])
})

test('somebody without authority, a seat without a vote and a seat that left are not counted', () => {
  const there = { id: 'a', voting: true, presentAs: 'holder' as const, left: false, conflicted: false }
  assert.equal(whyNotCounted(there), null)
  assert.equal(whyNotCounted({ ...there, presentAs: 'substitute' }), null)
  assert.equal(whyNotCounted({ ...there, presentAs: 'observer' }), 'observer')
  assert.equal(whyNotCounted({ ...there, presentAs: null }), 'away')
  assert.equal(whyNotCounted({ ...there, voting: false }), 'no-vote')
  assert.equal(whyNotCounted({ ...there, left: true }), 'left')
})

test('a question in writing is carried by more for than against', () => {
  assert.equal(isCarried([]), false)
  assert.equal(isCarried([{ seatId: 'a', position: 'abstain' }]), false)
  assert.equal(isCarried([{ seatId: 'a', position: 'for' }]), true)
  assert.equal(
    isCarried([
      { seatId: 'a', position: 'for' },
      { seatId: 'b', position: 'against' },
    ]),
    false,
  )
})
