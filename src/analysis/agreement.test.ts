import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { kappa, kappaByCode } from './agreement.ts'

const times = (count: number, code: string): string[] => Array(count).fill(code)

test('kappa of a worked example: 50 cases, 35 agreed, chance 0.5', () => {
  const first = [...times(20, 'yes'), ...times(5, 'yes'), ...times(10, 'no'), ...times(15, 'no')]
  const second = [...times(20, 'yes'), ...times(5, 'no'), ...times(10, 'yes'), ...times(15, 'no')]
  const agreement = kappa(first, second)
  assert.equal(agreement.agreed, 35)
  assert.ok(Math.abs(agreement.kappa! - 0.4) < 1e-12)
  assert.ok(Math.abs(agreement.standardError! - Math.sqrt((0.7 * 0.3) / 50) / 0.5) < 1e-12)
  assert.equal(kappa(['a', 'b'], ['b', 'a']).band, 'poor')
})

test('full agreement on more than one code is 1; on one code only, or on nothing, it cannot be told', () => {
  assert.equal(kappa(['a', 'b', 'a'], ['a', 'b', 'a']).kappa, 1)
  assert.equal(kappa(['a', 'a'], ['a', 'a']).kappa, null)
  assert.equal(kappa([], []).kappa, null)
  assert.throws(() => kappa(['a'], []), RangeError)
})

test('kappa never passes 1, is the same either way round, and does not care what codes are called', () => {
  const pairs = fc.array(fc.tuple(fc.constantFrom('a', 'b', 'c'), fc.constantFrom('a', 'b', 'c')), { maxLength: 40 })
  fc.assert(
    fc.property(pairs, all => {
      const [first, second] = [all.map(([one]) => one), all.map(([, two]) => two)]
      const { kappa: value } = kappa(first, second)
      assert.ok(value === null || value <= 1)
      assert.equal(kappa(second, first).kappa, value)
      const renamed = (codes: readonly string[]) => codes.map(code => `code ${code}`)
      assert.equal(kappa(renamed(first), renamed(second)).kappa, value)
    }),
  )
})

test('points with several codes are compared code by code', () => {
  const points = [
    { first: new Set(['time', 'money']), second: new Set(['time']) },
    { first: new Set(['time']), second: new Set(['time']) },
    { first: new Set<string>(), second: new Set(['money']) },
    { first: new Set<string>(), second: new Set<string>() },
  ]
  const byCode = kappaByCode(points, ['time', 'money', 'place'])
  assert.deepEqual(
    byCode.map(({ code, kappa: value }) => [code, value]),
    [
      ['time', 1],
      ['money', -1 / 3],
      ['place', null],
    ],
  )
})
