import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { isOutsidePowers, type Power } from './powers.ts'
import { type Matter, matters, type Touching } from './rules.ts'

const small: Power = { matters: ['money'], most: 2000 }

test('what touches nothing is the board’s own affair', () => {
  assert.equal(isOutsidePowers([], { matters: [], cost: null }), false)
  assert.equal(isOutsidePowers([], { matters: [], cost: 0 }), false)
})

test('money is covered up to its limit, and where no sum is named only without one', () => {
  assert.equal(isOutsidePowers([small], { matters: ['money'], cost: 2000 }), false)
  assert.equal(isOutsidePowers([small], { matters: [], cost: 2001 }), true)
  assert.equal(isOutsidePowers([small], { matters: ['money'], cost: null }), true)
  assert.equal(isOutsidePowers([{ matters: ['money'], most: null }], { matters: ['money'], cost: null }), false)
})

test('a matter that no power names goes up, whatever the sum', () => {
  assert.equal(isOutsidePowers([small], { matters: ['staff'], cost: 10 }), true)
  assert.equal(isOutsidePowers([small, { matters: ['staff'], most: null }], { matters: ['staff'], cost: 10 }), false)
})

const power = fc.record({
  matters: fc.subarray([...matters]),
  most: fc.option(fc.integer({ min: 1, max: 5000 }), { nil: null }),
})
const touching: fc.Arbitrary<Touching> = fc.record({
  matters: fc.subarray([...matters]),
  cost: fc.option(fc.integer({ min: 0, max: 6000 }), { nil: null }),
})

/** The same, told the other way round: matter by matter from the powers. */
function plainly(powers: readonly Power[], { matters: marked, cost }: Touching): boolean {
  let money = false
  const free = new Set<Matter>()
  for (const one of powers)
    for (const matter of one.matters) {
      if (matter !== 'money') free.add(matter)
      else if (one.most === null || (cost !== null && one.most >= cost)) money = true
    }
  const spends = marked.includes('money') || (cost ?? 0) > 0
  return (spends && !money) || marked.some(matter => matter !== 'money' && !free.has(matter))
}

test('10,000 boards agree with a plain second telling, and another power never takes one away', () => {
  fc.assert(
    fc.property(fc.array(power, { maxLength: 4 }), power, touching, (powers, more, decision) => {
      const outside = isOutsidePowers(powers, decision)
      assert.equal(outside, plainly(powers, decision))
      if (!outside) assert.equal(isOutsidePowers([...powers, more], decision), false)
    }),
    { numRuns: 10_000 },
  )
})
