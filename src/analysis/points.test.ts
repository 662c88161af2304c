import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { anyText } from '../../test/support/any-text.ts'
import { workingTime } from '../../test/support/working-time.ts'
import { type CitableDocument, findCitations } from './citations.ts'
import { checkSpans, join, leftOut, moveBoundary, type Span, split, tiles, trimmed } from './points.ts'
import { suggestPoints } from './suggest-points.ts'

const documents: readonly CitableDocument[] = [
  {
    documentId: 'consultation',
    names: ['consultation code'],
    paths: ['4', '4.4', '4.4a', '4.4b', '6.2', '6.2o', '7', '7.1', '7.2', '7.3', '7.4', '3.2c', '3.2c.iv', '7.6a.a'],
  },
  { documentId: 'partnerships', names: ['partnerships code'], paths: ['7.2', '9.1', '1a', '10.7b'] },
]

const cited = (text: string) =>
  findCitations(text, documents).map(
    ({ cited, certainty, places }) =>
      `${cited} ${certainty} ${places.map(({ documentId, path }) => `${documentId[0]}:${path}`)}`,
  )

const anyTiling = fc
  .tuple(fc.integer({ min: 1, max: 60 }), fc.array(fc.integer({ min: 1, max: 59 }), { maxLength: 8 }))
  .map(([length, cuts]) => {
    const edges = [0, ...new Set(cuts.filter(cut => cut < length).toSorted((a, b) => a - b)), length]
    return { length, spans: edges.slice(1).map((end, at): Span => ({ start: edges[at]!, end })) }
  })

test('splitting, joining and moving a boundary keep a tiling a tiling', () => {
  fc.assert(
    fc.property(
      anyTiling,
      fc.nat(60),
      fc.nat(8),
      fc.constantFrom('start', 'end'),
      ({ length, spans }, at, index, edge) => {
        assert.ok(tiles(spans, length))
        const halves = split(spans, at)
        if (halves.ok) {
          assert.ok(tiles(halves.value, length))
          const cut = halves.value.findIndex(({ end }) => end === at)
          assert.deepEqual(join(halves.value, cut), { ok: true, value: spans })
        } else assert.ok(at >= length || spans.some(({ start }) => start === at))
        const moved = moveBoundary(spans, index, edge, at, length)
        const outer = (edge === 'start' && index === 0) || (edge === 'end' && index === spans.length - 1)
        if (moved.ok && !outer) assert.ok(tiles(moved.value, length))
        if (moved.ok) assert.ok(checkSpans(moved.value, length).ok)
      },
    ),
  )
})

test('spans that cannot be are refused with why', () => {
  assert.deepEqual(
    checkSpans(
      [
        { start: 0, end: 5 },
        { start: 4, end: 6 },
      ],
      10,
    ),
    { ok: false, problem: 'overlap' },
  )
  assert.deepEqual(checkSpans([{ start: 0, end: 11 }], 10), { ok: false, problem: 'outside' })
  assert.deepEqual(checkSpans([{ start: 3, end: 3 }], 10), { ok: false, problem: 'empty' })
  assert.deepEqual(join([{ start: 0, end: 5 }], 0), { ok: false, problem: 'no-such-span' })
  assert.deepEqual(moveBoundary([{ start: 0, end: 5 }], 2, 'end', 1, 10), { ok: false, problem: 'no-such-span' })
  const apart = [
    { start: 0, end: 3 },
    { start: 5, end: 8 },
  ]
  assert.deepEqual(moveBoundary(apart, 0, 'end', 4, 10), {
    ok: true,
    value: [
      { start: 0, end: 4 },
      { start: 5, end: 8 },
    ],
  })
  assert.deepEqual(moveBoundary(apart, 0, 'end', 6, 10), { ok: false, problem: 'overlap' })
})

test('what no point holds is told, white space aside', () => {
  const text = 'First thing.  \n Second thing. Third'
  assert.deepEqual(
    leftOut([{ start: 0, end: 12 }], text).map(({ start, end }) => text.slice(start, end)),
    ['Second thing. Third'],
  )
  assert.deepEqual(
    leftOut(
      [
        { start: 0, end: 12 },
        { start: 16, end: text.length },
      ],
      text,
    ),
    [],
  )
  assert.equal(trimmed({ start: 12, end: 16 }, text), null)
})

test('suggested points hold every character that is not white space, once', () => {
  const piece = fc.oneof(
    anyText({ maxLength: 20 }),
    fc.constantFrom(
      '\n',
      '\n\n',
      '- ',
      '1. ',
      'a) ',
      '7.2 ',
      'para. 6.2(o) ',
      'One thing. ',
      'Another! ',
      'e.g. ',
      '\t',
    ),
  )
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 25 }), fc.constantFrom('paragraph', 'sentence'), (pieces, by) => {
      const text = pieces.join('')
      const points = suggestPoints(text, documents, by)
      assert.ok(checkSpans(points, text.length).ok)
      assert.deepEqual(leftOut(points, text), [])
      for (const point of points) assert.deepEqual(trimmed(point, text), { start: point.start, end: point.end })
    }),
    { numRuns: 300 },
  )
})

test('a new point starts with a paragraph, a list item, and where another number is cited', () => {
  const text = [
    'We are a small group. We support 7.1 in general. But 7.3 asks too much, e.g. of',
    'groups like ours. See para. 7.4 as well.',
    '',
    '1. Papers come late. They come by post.',
    '- No bus',
    '  after six',
    'a) Thank you.',
  ].join('\n')
  assert.deepEqual(
    suggestPoints(text, documents).map(({ start, end, citations }) => [
      text.slice(start, end),
      citations.map(each => each.cited),
    ]),
    [
      ['We are a small group. We support 7.1 in general.', ['7.1']],
      ['But 7.3 asks too much, e.g. of\ngroups like ours.', ['7.3']],
      ['See para. 7.4 as well.', ['7.4']],
      ['1. Papers come late. They come by post.', []],
      ['- No bus\n  after six', []],
      ['a) Thank you.', []],
    ],
  )
  assert.equal(suggestPoints(text, documents, 'sentence').length, 8)
})

test('paragraph numbers are found however they are written', () => {
  assert.deepEqual(cited('para 6.2(o) and paragraph 4.4 a) and b)'), [
    '6.2(o) one c:6.2o',
    '4.4 a) one c:4.4a',
    'b) one c:4.4b',
  ])
  assert.deepEqual(cited('3.2(c)(iv), 3.2 c) iv), 7.6a.a'), [
    '3.2(c)(iv) one c:3.2c.iv',
    '3.2 c) iv) one c:3.2c.iv',
    '7.6a.a one c:7.6a.a',
  ])
  assert.deepEqual(cited('sections 7.1 to 7.3; paras 7.3, 7.4 and 9.1'), [
    '7.1 to 7.3 one c:7.1,c:7.2,c:7.3',
    '7.3 one c:7.3',
    '7.4 one c:7.4',
    '9.1 one p:9.1',
  ])
  assert.deepEqual(cited('Clause 1a. §7'), ['1a one p:1a', '7 one c:7'])
})

test('a number that two documents have is ambiguous unless one was named before it', () => {
  assert.deepEqual(cited('We like 7.2.'), ['7.2 ambiguous c:7.2,p:7.2'])
  assert.deepEqual(cited('In the partnerships code, 7.2 is weak'), ['7.2 one p:7.2'])
  assert.deepEqual(cited('Unlike the partnerships code, the Consultation Code is clear in 7.2'), ['7.2 one c:7.2'])
})

test('numbers that nothing calls a paragraph must be one; called so, they are told even if unknown', () => {
  assert.deepEqual(cited('£7.2 million, 7.2%, 7.2 hours, at 7.30pm, page 7.2, version 7.1, since 2009, 7.2.5.6'), [])
  assert.deepEqual(cited('paragraph 12.9 and 6.2(z) and paragraph 6.2(z)'), [
    '12.9 unknown ',
    '6.2(z) nearest c:6.2',
    '6.2(z) nearest c:6.2',
  ])
})

test('hostile texts take time in step with their length', () => {
  const before = workingTime()
  for (const piece of ['para ', '7.2, ', 'e.g. ', '1. ', '(', ' ', 'a) ', 'No. ', '7.2 to '])
    suggestPoints(piece.repeat(8000), documents)
  assert.ok(workingTime() - before < 5000, `${workingTime() - before} ms`)
})
