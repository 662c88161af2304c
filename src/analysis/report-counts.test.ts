import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import {
  everyPointAnswered,
  pointActions,
  type RegisterPlace,
  type RegisterPoint,
  register,
  totalsByAction,
} from './report-counts.ts'

const places: readonly RegisterPlace[] = [
  { kind: 'paragraph', id: 'p1', within: 'Consultation code', label: '7.1' },
  { kind: 'paragraph', id: 'p2', within: 'Consultation code', label: '7.2' },
  { kind: 'paragraph', id: 'p3', within: 'Partnerships code', label: '1.1' },
  { kind: 'question', id: 'q1', within: 'Questions', label: 'What else?' },
]

const point = (number: number, of: Partial<RegisterPoint>): RegisterPoint => ({
  number,
  responseId: 'r1',
  text: 'Too short',
  paragraphId: null,
  questionId: null,
  action: 'noted',
  reason: 'It is under way already',
  ...of,
})

test('the register stands in the order of the documents, points by number, loose ones last', () => {
  const drawn = register(
    [
      point(4, { paragraphId: 'p3', action: 'amended' }),
      point(3, { paragraphId: 'p1', questionId: 'q1', responseId: 'r2' }),
      point(2, { paragraphId: 'gone' }),
      point(1, { paragraphId: 'p1', action: null, reason: '' }),
      point(5, { questionId: 'q1', action: 'passed-on' }),
    ],
    places,
  )
  assert.deepEqual(
    drawn.rows.map(({ place, points, totals }) => [
      place?.label ?? null,
      points.map(({ number }) => number),
      totals.responses,
    ]),
    [
      ['7.1', [1, 3], 2],
      ['1.1', [4], 1],
      ['What else?', [5], 1],
      [null, [2], 1],
    ],
  )
  assert.deepEqual(drawn.totals, {
    noted: 2,
    amended: 1,
    'not-accepted': 0,
    'passed-on': 1,
    undecided: 1,
    points: 5,
    responses: 2,
  })
  assert.deepEqual(
    drawn.byPart.map(({ within, totals }) => [within, totals.points]),
    [
      ['Consultation code', 2],
      ['Partnerships code', 1],
      ['Questions', 1],
      ['', 1],
    ],
  )
})

test('every point is in the register once, and the totals of the parts sum to the whole', () => {
  const anyPoint = fc.record({
    responseId: fc.constantFrom('r1', 'r2', 'r3'),
    paragraphId: fc.constantFrom(null, 'p1', 'p2', 'p3', 'gone'),
    questionId: fc.constantFrom(null, 'q1', 'gone'),
    action: fc.constantFrom(null, ...pointActions),
  })
  fc.assert(
    fc.property(fc.array(anyPoint), all => {
      const points = all.map((of, index) => point(index + 1, of))
      const drawn = register(points, places)
      const numbers = drawn.rows.flatMap(row => row.points.map(({ number }) => number))
      assert.deepEqual(
        numbers.toSorted((a, b) => a - b),
        points.map(({ number }) => number),
      )
      for (const key of [...pointActions, 'undecided', 'points'] as const) {
        assert.equal(
          drawn.byPart.reduce((sum, { totals }) => sum + totals[key], 0),
          drawn.totals[key],
        )
      }
      const { noted, amended, undecided, points: total } = totalsByAction(points)
      assert.equal(noted + amended + undecided + drawn.totals['not-accepted'] + drawn.totals['passed-on'], total)
    }),
  )
})

test('a point without an action, or an action without a reason, keeps the consultation open', () => {
  assert.ok(everyPointAnswered([point(1, {})]))
  assert.ok(!everyPointAnswered([point(1, {}), point(2, { action: null })]))
  assert.ok(!everyPointAnswered([point(1, { reason: '  ' })]))
})
