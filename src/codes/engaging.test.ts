import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { addDays, day } from '../kernel/day.ts'
import { couldBeCombined, couldBeOne, type Engaging } from './engaging.ts'

const one: Engaging = {
  id: 'a',
  opensOn: day('2026-01-01'),
  closesOn: day('2026-03-01'),
  topic: 'Buses',
  places: 'Holt, Wend',
}

test('they share a day, and a topic or a place, without regard to case', () => {
  const other = { ...one, id: 'b', topic: 'Parks', places: 'WEND' }
  assert.ok(couldBeOne(one, other))
  assert.ok(couldBeOne(one, { ...other, opensOn: day('2026-03-01'), closesOn: day('2026-04-01') }), 'on its last day')
  assert.ok(!couldBeOne(one, { ...other, opensOn: day('2026-03-02'), closesOn: day('2026-04-01') }))
  assert.ok(!couldBeOne(one, { ...other, places: 'Fen' }))
  assert.ok(!couldBeOne({ ...one, topic: '', places: '' }, { ...other, topic: '', places: '' }), 'nothing is no topic')
  assert.ok(!couldBeOne(one, { ...other, opensOn: null }))
})

test('whichever comes first, and each pair once', () => {
  const some = fc.record({
    id: fc.uuid(),
    opensOn: fc.option(fc.integer({ min: 0, max: 60 }).map(n => addDays(day('2026-01-01'), n))),
    closesOn: fc.option(fc.integer({ min: 61, max: 120 }).map(n => addDays(day('2026-01-01'), n))),
    topic: fc.constantFrom('', 'buses', 'parks'),
    places: fc.constantFrom('', 'Holt', 'Holt, Wend'),
  })
  fc.assert(
    fc.property(fc.uniqueArray(some, { selector: ({ id }) => id, maxLength: 6 }), all => {
      for (const a of all) for (const b of all) assert.equal(couldBeOne(a, b), couldBeOne(b, a))
      const pairs = couldBeCombined(all).map(pair => pair.map(({ id }) => id).join())
      assert.equal(new Set(pairs).size, pairs.length)
      assert.ok(couldBeCombined(all).every(([a, b]) => a.id !== b.id))
    }),
  )
})
