import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { mayReadDecision, mayReadItem, mayReadPaper } from './entitlement.ts'
import { noStanding } from './standing.ts'

const item = fc.record({ closed: fc.boolean(), conflictedSeats: fc.subarray(['a', 'b', 'c']) })
const reader = fc.record({
  runs: fc.boolean(),
  seats: fc
    .subarray(['a', 'b', 'c', 'd'])
    .map(ids => ids.map(id => ({ id, name: id, goesOnFrom: [], as: 'holder' as const }))),
})

test('nothing closed is read by somebody without a part in the partnership', () => {
  fc.assert(
    fc.property(item, fc.boolean(), fc.boolean(), (one, sent, settled) => {
      if (!one.closed) return
      assert.equal(mayReadItem(noStanding, one), false)
      assert.equal(mayReadPaper(noStanding, { confidential: false, sent, item: one, forSeats: [] }), false)
      assert.equal(mayReadDecision(noStanding, { settled, item: one }), false)
    }),
  )
})

test('a confidential paper of an open item is for the seats, and an unsent one for nobody but those who prepare', () => {
  fc.assert(
    fc.property(reader, item, fc.boolean(), (who, one, confidential) => {
      const withInterest = who.seats.some(seat => one.conflictedSeats.includes(seat.id))
      const part = !withInterest && (who.runs || who.seats.length > 0)
      assert.equal(
        mayReadPaper(who, { confidential, sent: true, item: one, forSeats: [] }),
        confidential || one.closed ? part : true,
      )
      const prepares = who.runs && (confidential || one.closed ? part : true)
      assert.equal(mayReadPaper(who, { confidential, sent: false, item: one, forSeats: [] }), prepares)
    }),
  )
})

test('somebody with a seat that has an interest does not read the closed item, not even the chair', () => {
  const closed = { closed: true, conflictedSeats: ['a'] }
  const holder = { runs: false, seats: [{ id: 'a', name: 'A', goesOnFrom: [], as: 'holder' as const }] }
  assert.equal(mayReadItem(holder, closed), false)
  assert.equal(mayReadItem({ ...holder, runs: true }, closed), false)
  assert.equal(
    mayReadItem({ ...holder, seats: [{ id: 'b', name: 'B', goesOnFrom: [], as: 'substitute' }] }, closed),
    true,
  )
  const goneOn = { id: 'b', name: 'B', goesOnFrom: ['c', 'a'], as: 'holder' as const }
  assert.equal(mayReadItem({ runs: true, seats: [goneOn] }, closed), false)
  assert.equal(mayReadItem(holder, { closed: false, conflictedSeats: ['a'] }), true)
})

test('a decision is public once its meeting has ended', () => {
  const open = { closed: false, conflictedSeats: [] }
  assert.equal(mayReadDecision(noStanding, { settled: false, item: open }), false)
  assert.equal(mayReadDecision({ runs: true, seats: [] }, { settled: false, item: open }), true)
  assert.equal(mayReadDecision(noStanding, { settled: true, item: open }), true)
  assert.equal(mayReadDecision(noStanding, { settled: true, item: null }), true)
})

test('a paper for some seats is read by those, by those that go on from them, and by who runs the partnership, but for who has an interest', () => {
  const paper = { confidential: true, sent: true, item: { closed: true, conflictedSeats: ['c'] }, forSeats: ['a', 'c'] }
  const seat = (id: string, goesOnFrom: readonly string[] = []) => ({
    runs: false,
    seats: [{ id, name: id, goesOnFrom, as: 'holder' as const }],
  })
  assert.equal(mayReadPaper(seat('a'), paper), true)
  assert.equal(mayReadPaper(seat('b', ['a']), paper), true)
  assert.equal(mayReadPaper(seat('b'), paper), false)
  assert.equal(mayReadPaper(seat('c'), paper), false)
  assert.equal(mayReadPaper({ runs: true, seats: [] }, paper), true)
  assert.equal(mayReadPaper({ ...seat('c'), runs: true }, paper), false)
})
