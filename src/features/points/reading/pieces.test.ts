import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { checkSpans, type Span } from '../../../analysis/points.ts'
import { marked, type Part, parts, piecesOf, planOf, spansOf, standing } from './pieces.ts'
import { reshape } from './recut.ts'

const sentence = fc.constantFrom('Five days is short.', 'We meet monthly!', 'Why?', 'See 7.2.', 'Nobody asked us.')
const text = fc
  .array(fc.tuple(sentence, fc.constantFrom(' ', '\n', '\n\n- ')), { minLength: 1, maxLength: 8 })
  .map(rows => rows.map(([words, gap]) => words + gap).join(''))
const numbered = (spans: readonly Span[], of: string) =>
  spans.map((span, at) => ({ ...span, number: at + 1, text: of.slice(span.start, span.end) }))
const choices = fc.array(fc.constantFrom<Part>(...parts), { minLength: 8, maxLength: 40 })

test('whatever is chosen, points stand in order inside the text and begin and end with words', () => {
  fc.assert(
    fc.property(text, choices, (of, chosen) => {
      const spans = spansOf(piecesOf(of, []), chosen)
      assert.ok(checkSpans(spans, of.length).ok)
      for (const { start, end } of spans) assert.equal(of.slice(start, end).trim(), of.slice(start, end))
    }),
  )
})

test('a form sent back as it came changes nothing', () => {
  fc.assert(
    fc.property(text, choices, (of, chosen) => {
      const points = numbered(spansOf(piecesOf(of, []), chosen), of)
      const pieces = piecesOf(of, points)
      const again = spansOf(
        pieces,
        pieces.map(({ part }) => part),
      )
      const plan = planOf(points, again)
      assert.deepEqual([plan.make, plan.move, plan.remove], [[], [], []])
    }),
  )
})

test('marks hold the whole text, and every plan leaves exactly what is wanted', () => {
  fc.assert(
    fc.property(text, choices, choices, (of, first, second) => {
      const points = numbered(spansOf(piecesOf(of, []), first), of)
      assert.equal(
        marked(of, standing(of, points))
          .map(mark => mark.text)
          .join(''),
        of,
      )
      const wanted = spansOf(piecesOf(of, points), second)
      const plan = planOf(points, wanted)
      const moved = new Map(plan.move.map(({ point, span }) => [point, span]))
      const left = points
        .filter(point => !plan.remove.includes(point))
        .map(point => moved.get(point) ?? { start: point.start, end: point.end })
      const result = [...left, ...plan.make].toSorted((a, b) => a.start - b.start)
      assert.deepEqual(result, [...wanted])
    }),
  )
})

test('a point whose words have changed stands nowhere', () => {
  assert.deepEqual(standing('Other words.', [{ start: 0, end: 5, text: 'Five ' }]), [])
})

test('points are split, moved and joined at words that stand there once', () => {
  const of = 'One two three. Four two five.'
  const spans = [
    { start: 0, end: 14 },
    { start: 15, end: 29 },
  ]
  const said = (result: ReturnType<typeof reshape>) =>
    result.ok ? result.value.map(({ start, end }) => of.slice(start, end)) : result.problem
  assert.deepEqual(said(reshape(of, spans, 0, 'split', 'two three')), ['One', 'two three.', 'Four two five.'])
  assert.deepEqual(said(reshape(of, spans, 0, 'end', 'Four')), ['One two three. Four', 'two five.'])
  assert.deepEqual(said(reshape(of, spans, 1, 'begin', 'three')), ['One two', 'three. Four two five.'])
  assert.deepEqual(said(reshape(of, spans, 0, 'join', '')), [of])
  assert.equal(said(reshape(of, spans, 0, 'end', 'two')), 'words-twice')
  assert.equal(said(reshape(of, spans, 0, 'split', 'six')), 'no-words')
  assert.equal(said(reshape(of, spans, 1, 'join', '')), 'no-such-span')
})
