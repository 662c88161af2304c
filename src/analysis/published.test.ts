import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { type Held, workOut } from '../../test/support/attacker.ts'
import { exactly, publishChosen, publishParts, type Shown, shownAs } from './published.ts'

/** Counts as in real consultations: mostly small or none, a few large. */
const count = fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 6 }), fc.integer({ min: 0, max: 400 }))
const counts = (most: number) => fc.array(count, { minLength: 2, maxLength: most })
const sum = (all: readonly number[]) => all.reduce((one, other) => one + other, 0)

/** A count of 1 to 4 that what is told narrows to less than 0 to 4. */
function narrowed(held: Held, real: ReadonlyMap<string, number>): readonly string[] {
  return [...real].flatMap(([key, value]) => {
    if (value === 0 || value >= 5) return []
    const { from, to } = workOut(held, key)
    return from > 0 || to < 4 ? [`${key} is ${value}, known as ${from} to ${to}`] : []
  })
}

function holds(shown: Shown, value: number): void {
  assert.ok(shown.from <= value && value <= shown.to, `${value} is not within ${shown.from} to ${shown.to}`)
}

test('parts of a total: what is told is so, and no small part is narrowed', () => {
  fc.assert(
    fc.property(counts(7), parts => {
      const total = sum(parts)
      const told = publishParts(parts, total)
      for (const [at, shown] of told.entries()) holds(shown, parts[at]!)
      if (total < 5) return
      const keys = parts.map((_, at) => `part ${at}`)
      const held = {
        told: new Map([['total', exactly(total)], ...keys.map((key, at) => [key, told[at]!] as const)]),
        sums: [{ total: 'total', parts: keys }],
      }
      assert.deepEqual(narrowed(held, new Map(keys.map((key, at) => [key, parts[at]!]))), [])
      // Somebody who knows one part that is not told, an organisation its own, still cannot tell the others.
      if (told.some(each => shownAs(each) === 'hidden')) return
      for (const [own, key] of keys.entries()) {
        if (parts[own] === 0 || parts[own]! >= 5) continue
        const knowing = { ...held, told: new Map(held.told).set(key, exactly(parts[own]!)) }
        const others = keys.filter(each => each !== key && !isTold(told[keys.indexOf(each)]!))
        const rest = new Map(others.map(each => [each, parts[keys.indexOf(each)]!]))
        assert.deepEqual(narrowed(knowing, rest), [])
      }
    }),
    { numRuns: 120 },
  )
})

function isTold({ from, to }: Shown): boolean {
  return from === to
}

for (const exclusive of [true, false]) {
  test(`a question's table protects those who left it blank too (${exclusive ? 'one answer' : 'several'})`, () => {
    const table = fc.tuple(counts(5), count, fc.integer({ min: 0, max: 30 })).map(([rows, blank, more]) => {
      const of = exclusive ? sum(rows) : Math.max(...rows) + more
      return { exclusive, asked: of + blank, of, rows }
    })
    fc.assert(
      fc.property(table, ({ asked, of, rows }) => {
        const told = publishChosen({ exclusive, asked, of, rows })
        holds(told.of, of)
        for (const [at, shown] of told.rows.entries()) holds(shown, rows[at]!)
        if (asked < 5 || of === 0) return
        const keys = rows.map((_, at) => `row ${at}`)
        const nots = keys.map(key => `not ${key}`)
        const held: Held = {
          told: new Map<string, { from: number; to: number | null }>([
            ['asked', exactly(asked)],
            ['of', told.of],
            ['blank', { from: 0, to: null }],
            ...keys.map((key, at) => [key, told.rows[at]!] as const),
            ...nots.map(key => [key, { from: 0, to: null }] as const),
          ]),
          sums: [
            { total: 'asked', parts: ['of', 'blank'] },
            ...(exclusive
              ? [{ total: 'of', parts: keys }]
              : keys.map((key, at) => ({ total: 'of', parts: [key, nots[at]!] }))),
          ],
        }
        const real = new Map([['blank', asked - of], ['of', of], ...keys.map((key, at) => [key, rows[at]!] as const)])
        if (!exclusive) for (const [at, key] of nots.entries()) real.set(key, of - rows[at]!)
        assert.deepEqual(narrowed(held, real), [])
      }),
      { numRuns: 120 },
    )
  })
}

test('few who answered are not told by what is told of each answer', () => {
  const nothing = { from: 0, to: 7 }
  assert.deepEqual(publishChosen({ exclusive: true, asked: 7, of: 4, rows: [1, 0, 3] }), {
    of: nothing,
    rows: [nothing, nothing, nothing],
  })
})

test('four masked sectors that sum to five could each be anything from none to four', () => {
  const told = publishParts([40, 1, 1, 1, 2, 0, 0], 45)
  assert.deepEqual(told.slice(0, 2), [
    { from: 37, to: 45 },
    { from: 0, to: 4 },
  ])
  assert.deepEqual(publishParts([40, 3, 3, 2, 2, 0, 0], 50)[0], exactly(40))
  assert.ok(told.slice(1).every(shown => shownAs(shown) === 'few'))
})

test('one letter beside 301 online responses does not take the 301 away', () => {
  const [online, letter] = publishParts([301, 1, 0, 0, 0], 302)
  assert.deepEqual(
    [online, letter],
    [
      { from: 294, to: 302 },
      { from: 0, to: 4 },
    ],
  )
  assert.equal(shownAs(online!), 'least')
})

test('without small counts all is told, zeros too', () => {
  assert.deepEqual(publishParts([40, 0, 6], 46), [exactly(40), exactly(0), exactly(6)])
  assert.deepEqual(publishChosen({ exclusive: true, asked: 50, of: 44, rows: [38, 6, 0] }).rows, [
    exactly(38),
    exactly(6),
    exactly(0),
  ])
})

test('a small group that answered alike is not told to have done so', () => {
  const { of, rows } = publishChosen({ exclusive: true, asked: 7, of: 7, rows: [0, 7, 0] })
  assert.deepEqual(of, exactly(7))
  assert.ok(rows.every(row => shownAs(row) === 'hidden'))
  const several = publishChosen({ exclusive: false, asked: 7, of: 7, rows: [7, 0] })
  assert.notEqual(shownAs(several.rows[0]!), 'exact')
  assert.deepEqual(publishChosen({ exclusive: true, asked: 70, of: 70, rows: [0, 70, 0] }).rows[1], exactly(70))
})

test('parts that do not sum to their total are refused', () => {
  assert.throws(() => publishParts([1, 2], 4), RangeError)
})
