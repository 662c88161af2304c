import assert from 'node:assert/strict'
import { test } from 'node:test'
import { codesInUse, comparePairs, readCodes } from './codebook.ts'
import type { Coding } from './codes.queries.ts'

const coding = (number: number, code: string, coder: string): Coding => ({
  pointId: `p${number}`,
  number,
  code,
  coderId: coder,
  coder,
  suggested: false,
})

test('codes are read with commas between them, each once', () => {
  assert.deepEqual(readCodes(' time,  short  notice ;time,, '), ['time', 'short notice'])
  assert.deepEqual(readCodes(''), [])
})

test('a code counts the points that carry it once, whoever gave it', () => {
  const codings = [
    coding(1, 'time', 'Ann'),
    coding(1, 'time', 'Ben'),
    coding(2, 'time', 'Ann'),
    coding(2, 'cost', 'Ann'),
  ]
  assert.deepEqual(codesInUse(codings), [
    { code: 'cost', points: 1, coders: 1 },
    { code: 'time', points: 2, coders: 2 },
  ])
})

test('two readers are compared on what both coded, and on nothing else', () => {
  const codings = [
    coding(1, 'time', 'Ann'),
    coding(1, 'time', 'Ben'),
    coding(2, 'cost', 'Ann'),
    coding(2, 'cost', 'Ben'),
    coding(3, 'time', 'Ann'),
    coding(4, 'cost', 'Ben'),
  ]
  const [pair, ...others] = comparePairs(codings)
  assert.deepEqual(others, [])
  assert.equal(pair?.points, 2)
  assert.deepEqual(
    pair?.codes.map(({ code, kappa, agreed }) => [code, kappa, agreed]),
    [
      ['cost', 1, 2],
      ['time', 1, 2],
    ],
  )
  assert.deepEqual(comparePairs([coding(1, 'time', 'Ann'), coding(2, 'time', 'Ben')]), [])
})
