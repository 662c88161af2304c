import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { type Held, workOut } from '../../test/support/attacker.ts'
import { tellable } from './halves.ts'

test('where one is left over, of the others nothing is told that would tell of that one', () => {
  assert.deepEqual([...tellable({ answered: 20, agreed: 10 }, new Map([['a', 19]]))], [])
  assert.deepEqual(
    [
      ...tellable(
        { answered: 22, agreed: 15 },
        new Map([
          ['a', 12],
          ['b', 10],
        ]),
      ),
    ],
    [],
  )
  assert.deepEqual(
    [
      ...tellable(
        { answered: 100, agreed: 60 },
        new Map([
          ['a', 40],
          ['b', 9],
        ]),
      ),
    ],
    ['a'],
  )
  assert.deepEqual([...tellable({ answered: 20, agreed: 12 }, new Map([['a', 20]]))], ['a'])
})

/** A group, and how many of it agree. */
const part = fc.tuple(fc.integer({ min: 0, max: 26 }), fc.nat()).map(([size, of]) => ({ size, agree: of % (size + 1) }))

test('whoever knows every size, the sum and what is told works out no count that was open before', () => {
  const widths = { told: 0, open: 0 }
  fc.assert(
    fc.property(fc.array(part, { minLength: 1, maxLength: 3 }), part, (groups, rest) => {
      const all = [...groups, rest]
      const total = { answered: 0, agreed: 0 }
      for (const { size, agree } of all) {
        total.answered += size
        total.agreed += agree
      }
      const told = tellable(total, new Map(groups.map(({ size }, at) => [`${at}`, size])))
      widths.told += told.size
      const [without, having] = [heldBy(all, new Set()), heldBy(all, told)]
      for (const key of [...having.told.keys()].filter(one => /^(yes|no) \d/.test(one))) {
        const [before, after] = [workOut(without, key), workOut(having, key)]
        widths.open++
        const kept = after.from >= 5 || (after.from <= before.from && (after.to >= 4 || after.to >= before.to))
        assert.ok(
          kept,
          `${key} of ${JSON.stringify(all)}: ${before.from} to ${before.to}, then ${after.from} to ${after.to}`,
        )
      }
    }),
    { numRuns: 150 },
  )
  assert.ok(widths.told > 20, JSON.stringify(widths))
})

/** What somebody holds who knows how many answered of each part and how many agree in all, and of some parts whether more than half do. */
function heldBy(parts: readonly { readonly size: number; readonly agree: number }[], told: ReadonlySet<string>): Held {
  const known = new Map<string, { from: number; to: number }>()
  const sums: Held['sums'][number][] = []
  for (const [at, { size, agree }] of parts.entries()) {
    const half = Math.floor(size / 2)
    const more = agree > half
    known.set(`size ${at}`, { from: size, to: size })
    known.set(
      `yes ${at}`,
      told.has(`${at}`) ? { from: more ? half + 1 : 0, to: more ? size : half } : { from: 0, to: size },
    )
    known.set(`no ${at}`, { from: 0, to: size })
    sums.push({ total: `size ${at}`, parts: [`yes ${at}`, `no ${at}`] })
  }
  const agreed = parts.reduce((all, { agree }) => all + agree, 0)
  known.set('agreed', { from: agreed, to: agreed })
  sums.push({ total: 'agreed', parts: parts.map((_, at) => `yes ${at}`) })
  return { told: known, sums }
}
