import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { alpha, alphaByCode, kappa, kappaByCode } from './agreement.ts'

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

/** The worked example of Krippendorff (2011): four observers, twelve units, some not read by all. */
const OBSERVED = ['123321412...', '1233224125.3', '.3332342251.', '12332441251.']

test('alpha of the worked example, with coders who read only some', () => {
  const units = Array.from({ length: 12 }, (_, at) => OBSERVED.map(row => row[at]!).filter(value => value !== '.'))
  const found = alpha(units)
  assert.equal(found.points, 11)
  assert.ok(Math.abs(found.alpha! - 0.743) < 0.0005, String(found.alpha))
})

test('alpha is 1 where all agree on more than one value, near kappa for two and many points, and told of nothing else', () => {
  assert.equal(
    alpha([
      ['a', 'a'],
      ['b', 'b', 'b'],
    ]).alpha,
    1,
  )
  assert.equal(
    alpha([
      ['a', 'a'],
      ['a', 'a'],
    ]).alpha,
    null,
  )
  assert.equal(alpha([['a'], []]).alpha, null)
  assert.equal(alpha([['a'], ['b']]).points, 0)
  const value = fc.constantFrom('a', 'b')
  const many = fc.array(fc.tuple(value, value), { minLength: 200, maxLength: 300 })
  fc.assert(
    fc.property(many, pairs => {
      const found = alpha(pairs).alpha
      const { kappa: two } = kappa(
        pairs.map(([one]) => one),
        pairs.map(([, other]) => other),
      )
      assert.ok(found === null || found <= 1)
      assert.equal(alpha(pairs.map(([one, other]) => [other, one])).alpha, found)
      if (found !== null && two !== null) assert.ok(Math.abs(found - two) < 0.1, `${found} ${two}`)
    }),
  )
})

test('of several codes, alpha is told code by code', () => {
  const points = [
    [new Set(['time', 'money']), new Set(['time'])],
    [new Set(['time']), new Set(['time']), new Set(['money'])],
    [new Set(['money'])],
  ]
  assert.deepEqual(
    alphaByCode(points, ['time', 'place']).map(({ code, points: read, alpha: found }) => [code, read, found === null]),
    [
      ['time', 2, false],
      ['place', 2, true],
    ],
  )
})
