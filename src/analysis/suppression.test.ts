import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { type Held, workOut } from '../../test/support/attacker.ts'
import { type Counted, type Crosstab, crosstab, joinSmall, publicCrosstabs } from './crosstab.ts'
import { exactly } from './published.ts'
import type { Sheet } from './sheet.ts'
import { suppress } from './suppression.ts'
import { publicWeighted, unweigh, weigh, weightsFor } from './weighting.ts'

const ROWS = ['agree', 'neither', 'disagree']
const SECTORS = ['voluntary', 'statutory', 'private']
const AREAS = ['north', 'south']

type Response = { readonly answers: readonly string[]; readonly sector: string; readonly area: string }

function tablesOf(responses: readonly Response[], exclusive: boolean): readonly Crosstab[] {
  const count = (grouping: 'sector' | 'area', columns: readonly string[]) =>
    crosstab(
      { grouping, exclusive, rows: ROWS, columns },
      responses.map((response): Counted => ({ answers: response.answers, group: response[grouping] })),
    )
  return [count('sector', SECTORS), count('area', AREAS)]
}

/** Responses in lumps, so that small and large counts and zeros all come up. */
function anyResponses(exclusive: boolean): fc.Arbitrary<readonly Response[]> {
  const answers = exclusive
    ? fc.constantFrom(...ROWS).map(answer => [answer])
    : fc.subarray(ROWS, { minLength: 1 }).map(chosen => [...chosen])
  const lump = fc.tuple(
    fc.record({ answers, sector: fc.constantFrom(...SECTORS), area: fc.constantFrom(...AREAS) }),
    fc.integer({ min: 1, max: 9 }),
  )
  return fc
    .array(lump, { minLength: 1, maxLength: 12 })
    .map(lumps => lumps.flatMap(([one, times]) => Array(times).fill(one)))
}

/** Any sheet of a two-way table with totals, some of its cells as large as in a real count. */
const anySheet: fc.Arbitrary<Sheet> = fc
  .array(
    fc.array(fc.oneof(fc.integer({ min: 0, max: 7 }), fc.integer({ min: 0, max: 60 })), { minLength: 3, maxLength: 3 }),
    {
      minLength: 2,
      maxLength: 4,
    },
  )
  .map(rows => {
    const cells = new Map<string, number>()
    const sum = (counts: readonly number[]) => counts.reduce((all, count) => all + count, 0)
    rows.forEach((row, r) => {
      for (const [c, count] of row.entries()) cells.set(`${r}.${c}`, count)
      cells.set(`r${r}`, sum(row))
    })
    for (const c of rows[0]!.keys()) cells.set(`c${c}`, sum(rows.map(row => row[c]!)))
    cells.set('all', sum(rows.flat()))
    const [rs, cs] = [rows.map((_, r) => r), rows[0]!.map((_, c) => c)]
    const relations = [
      ...rs.map(r => ({ total: `r${r}`, parts: cs.map(c => `${r}.${c}`) })),
      ...cs.map(c => ({ total: `c${c}`, parts: rs.map(r => `${r}.${c}`) })),
      { total: 'all', parts: rs.map(r => `r${r}`) },
      { total: 'all', parts: cs.map(c => `c${c}`) },
    ]
    return { cells, relations }
  })

/** Small counts that an attacker with everything shown narrows to less than 0 to 4, or a small group known to be alike. */
function narrowed(
  { cells, relations, told }: Sheet,
  masked: ReadonlySet<string>,
  sums: Held['sums'] = [],
): readonly string[] {
  const held: Held = {
    told: new Map([...cells].map(([key, count]) => [key, masked.has(key) ? { from: 0, to: null } : exactly(count)])),
    sums: [...relations, ...sums],
  }
  return [...cells].flatMap(([key, count]) => {
    if (count === 0 || count >= 5 || told?.has(key)) return []
    const { from, to } = workOut(held, key)
    return from > 0 || to < 4 ? [`${key} is ${count}, known as ${from} to ${to}`] : []
  })
}

test('no small count is shown, and none is narrowed to less than 0 to 4', () => {
  fc.assert(
    fc.property(anySheet, sheet => {
      const masked = suppress(sheet)
      if (sheet.cells.get('all')! < 9) return
      assert.deepEqual(narrowed({ ...sheet, told: new Set(['all']) }, masked), [])
    }),
    { numRuns: 60 },
  )
})

for (const exclusive of [true, false]) {
  test(`tables of one question by several groupings protect one another (${exclusive ? 'one answer' : 'several answers'})`, () => {
    fc.assert(
      fc.property(anyResponses(exclusive), responses => {
        const tables = tablesOf(responses, exclusive)
        const shown = publicCrosstabs(tables)
        const { sheet, masked } = asSheet(tables, shown)
        if (responses.length >= 9) assert.deepEqual(narrowed(sheet, masked), [])
        assert.deepEqual(shown[0]?.rowTotals, shown[1]?.rowTotals)
      }),
      { numRuns: 40 },
    )
  })
}

/** What the public holds: every figure of both tables, and the counts of those who did not choose an answer. */
function asSheet(tables: readonly Crosstab[], shown: ReturnType<typeof publicCrosstabs>) {
  const cells = new Map<string, number>()
  const masked = new Set<string>()
  const relations: { total: string; parts: string[] }[] = []
  const put = (key: string, count: number, seen: number | null | undefined) => {
    cells.set(key, count)
    if (seen === null || seen === undefined) masked.add(key)
    return key
  }
  tables.forEach((table, at) => {
    const seen = shown[at]!
    put('all', table.total, seen.total)
    const columns = table.columns.map((column, c) =>
      put(`${at} ${column}`, table.columnTotals[c]!, seen.columnTotals[c]),
    )
    relations.push({ total: 'all', parts: columns })
    const rows = table.rows.map((row, r) => put(row, table.rowTotals[r]!, seen.rowTotals[r]))
    const grid = table.rows.map((row, r) =>
      table.columns.map((column, c) => put(`${at} ${row} ${column}`, table.cells[r]![c]!, seen.cells[r]![c])),
    )
    for (const [r, total] of rows.entries()) relations.push({ total, parts: grid[r]! })
    if (table.exclusive) {
      for (const [c, total] of columns.entries()) relations.push({ total, parts: grid.map(row => row[c]!) })
    } else {
      for (const [r, row] of grid.entries()) {
        const nots = row.map((key, c) => put(`not ${key}`, table.columnTotals[c]! - table.cells[r]![c]!, null))
        for (const [c, not] of nots.entries()) relations.push({ total: columns[c]!, parts: [row[c]!, not] })
      }
    }
  })
  return { sheet: { cells, relations }, masked }
}

test('a table without small counts is shown whole, and sums that do not add up are refused', () => {
  const sheet = {
    cells: new Map([
      ['a', 15],
      ['b', 0],
      ['all', 15],
    ]),
    relations: [{ total: 'all', parts: ['a', 'b'] }],
  }
  assert.equal(suppress(sheet).size, 0)
  assert.throws(() => suppress({ ...sheet, relations: [{ total: 'a', parts: ['b'] }] }), RangeError)
})

test('one small count takes a second with it, the smallest that will do', () => {
  const cells = new Map([
    ['a', 2],
    ['b', 9],
    ['c', 40],
    ['all', 51],
  ])
  assert.deepEqual([...suppress({ cells, relations: [{ total: 'all', parts: ['a', 'b', 'c'] }] })].sort(), ['a', 'b'])
})

test('a crosstab counts only those who answered and refuses what it was not told of', () => {
  const plan = { grouping: 'sector', exclusive: true, rows: ROWS, columns: SECTORS }
  const table = crosstab(plan, [
    { answers: ['agree'], group: 'voluntary' },
    { answers: [], group: 'voluntary' },
    { answers: ['disagree'], group: 'private' },
  ])
  assert.deepEqual(table.cells, [
    [1, 0, 0],
    [0, 0, 0],
    [0, 0, 1],
  ])
  assert.deepEqual([table.rowTotals, table.columnTotals, table.total], [[1, 0, 1], [1, 0, 1], 2])
  assert.throws(() => crosstab(plan, [{ answers: ['agree'], group: 'royal' }]), RangeError)
  assert.throws(() => crosstab(plan, [{ answers: ['perhaps'], group: 'private' }]), RangeError)
  assert.throws(() => crosstab(plan, [{ answers: ['agree', 'neither'], group: 'private' }]), RangeError)
})

test('weights bring groups to their shares, are declared, and are taken back whole', () => {
  const plan = { grouping: 'sector', exclusive: true, rows: ROWS, columns: SECTORS }
  const responses = (group: string, answer: string, times: number) => Array(times).fill({ answers: [answer], group })
  const table = crosstab(plan, [...responses('voluntary', 'agree', 30), ...responses('statutory', 'disagree', 10)])
  const weights = weightsFor(table, { voluntary: 0.5, statutory: 0.3, private: 0.2 })
  const weighted = weigh(table, { grouping: 'sector', reason: 'Half of the partners are voluntary groups', weights })
  assert.ok(Math.abs(weighted.columnTotals[0]! - 25) < 1e-9 && Math.abs(weighted.columnTotals[1]! - 15) < 1e-9)
  assert.ok(Math.abs(weighted.total - 40) < 1e-9)
  assert.deepEqual(unweigh(weighted), table)
  assert.throws(() => weigh(table, { grouping: 'area', reason: 'why', weights }), RangeError)
  assert.throws(() => weigh(table, { grouping: 'sector', reason: ' ', weights }), RangeError)
  assert.throws(() => weigh(table, { grouping: 'sector', reason: 'why', weights: { voluntary: 0 } }), RangeError)
})

test('a weighted row total goes where its row hides a count, because two different sums of two counts tell both', () => {
  const plan = { grouping: 'area', exclusive: true, rows: ROWS, columns: AREAS }
  const responses = (group: string, answer: string, times: number) => Array(times).fill({ answers: [answer], group })
  const table = crosstab(plan, [
    ...responses('north', 'agree', 2),
    ...responses('south', 'agree', 20),
    ...responses('north', 'neither', 30),
    ...responses('south', 'neither', 31),
    ...responses('north', 'disagree', 9),
    ...responses('south', 'disagree', 9),
  ])
  const [masked] = publicCrosstabs([table])
  const weighted = weigh(table, { grouping: 'area', reason: 'Fewer people live in the north', weights: { north: 0.5 } })
  const shown = publicWeighted(weighted, masked!)
  masked!.cells.forEach((row, r) => {
    if (row.includes(null)) assert.equal(shown.rowTotals[r], null)
    else assert.equal(shown.rowTotals[r], weighted.rowTotals[r])
  })
  assert.ok(shown.rowTotals.includes(null))
  assert.deepEqual(shown.columnTotals, weighted.columnTotals)
})

test('plain and weighted tables side by side give no small count away', () => {
  const weight = fc.double({ min: 0.2, max: 5, noNaN: true })
  fc.assert(
    fc.property(anyResponses(true), fc.tuple(weight, weight, weight), (responses, [first, second, third]) => {
      const tables = tablesOf(responses, true)
      const [table, masked] = [tables[0]!, publicCrosstabs(tables)[0]!]
      const weights = { voluntary: first, statutory: second, private: third }
      const shown = publicWeighted(weigh(table, { grouping: 'sector', reason: 'To match the area', weights }), masked)
      const { sheet, masked: hidden } = asSheet([table], [masked])
      // A weighted sum of a row is told only where every count in it is.
      for (const [r, total] of shown.rowTotals.entries())
        if (total !== null) assert.ok(!masked.cells[r]!.includes(null))
      if (responses.length >= 9) assert.deepEqual(narrowed(sheet, hidden), [])
      shown.cells.forEach((row, r) => {
        row.forEach((cell, c) => {
          assert.equal(cell === null, masked.cells[r]![c] === null)
        })
      })
    }),
    { numRuns: 40 },
  )
})

test('groups too small to be told apart are put together before anything is hidden', () => {
  const plan = {
    grouping: 'sector',
    exclusive: true,
    rows: ROWS,
    columns: ['voluntary', 'statutory', 'faith', 'private'],
  }
  const responses = (group: string, answer: string, times: number) => Array(times).fill({ answers: [answer], group })
  const table = crosstab(plan, [
    ...responses('voluntary', 'agree', 20),
    ...responses('voluntary', 'disagree', 11),
    ...responses('statutory', 'agree', 3),
    ...responses('faith', 'agree', 2),
    ...responses('private', 'disagree', 4),
  ])
  const joined = joinSmall(table, [40, 3, 3, 4])
  assert.deepEqual(joined.columns, ['voluntary', 'others'])
  assert.deepEqual(joined.cells, [
    [20, 5],
    [0, 0],
    [11, 4],
  ])
  assert.deepEqual(joined.blank, [9, 1])
  assert.deepEqual(joinSmall(table, [40, 10, 10, 10]).columns, table.columns)
  // Two that are still too few together take the next smallest with them.
  assert.deepEqual(joinSmall(table, [40, 9, 2, 1]).columns, ['voluntary', 'others'])
})
