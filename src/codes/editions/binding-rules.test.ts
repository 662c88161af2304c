import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { addDays, day } from '../../kernel/day.ts'
import { type AdoptedEdition, ruleBook, type Signed, unbrokenSince } from './binding-rules.ts'

const edition = (id: string, from: string, more: Partial<AdoptedEdition> = {}): AdoptedEdition => ({
  id,
  status: 'in-force',
  inForceFrom: day(from),
  endedOn: null,
  replaces: null,
  ...more,
})
const signed = (organisation: string, of: string, from: string, to: string | null = null): Signed => ({
  organisation,
  edition: of,
  from: day(from),
  to: to === null ? null : day(to),
})

/** A first edition, replaced in March by a second one; the council agreed in April, the forum has not. */
const replaced = ruleBook({
  editions: [
    edition('one', '2025-01-01', { status: 'superseded', endedOn: day('2026-03-01') }),
    edition('two', '2026-03-01', { replaces: 'one' }),
    edition('next', '2026-05-01', { replaces: 'two', status: 'draft' }),
  ],
  signatures: [
    signed('council', 'one', '2025-02-01', '2026-03-31'),
    signed('council', 'two', '2026-04-01'),
    signed('forum', 'one', '2025-02-01'),
  ],
})
const bound = (organisation: string, on: string) => replaced.boundOn(organisation, day(on)).map(one => one.edition)

test('a signature binds to the edition that was signed, until the signatory agrees to a later one', () => {
  assert.deepEqual(bound('council', '2025-01-31'), [])
  assert.deepEqual(bound('council', '2026-03-31'), ['one'])
  assert.deepEqual(bound('council', '2026-04-01'), ['two'])
  assert.deepEqual(bound('forum', '2026-06-01'), ['one'])
  assert.deepEqual(
    replaced.laterThan('one').map(({ id }) => id),
    ['two'],
  )
  assert.equal(replaced.lineOf('two'), 'one')
  assert.deepEqual([...replaced.bindingOn(day('2026-06-01'))].sort(), ['one', 'two'])
})

test('a draft that was dropped is no edition of the code: nobody is bound by it, and the one in force comes after the one before', () => {
  const dropped = { status: 'superseded', inForceFrom: null, endedOn: day('2026-02-01'), replaces: 'one' } as const
  const book = ruleBook({
    editions: [
      edition('one', '2025-01-01', { status: 'superseded', endedOn: day('2026-03-01') }),
      { id: 'dropped', ...dropped },
      edition('two', '2026-03-01', { replaces: 'one' }),
    ],
    signatures: [signed('forum', 'one', '2025-02-01'), signed('forum', 'dropped', '2026-01-10')],
  })
  assert.deepEqual(
    book.boundOn('forum', day('2026-02-10')).map(one => one.edition),
    ['one'],
  )
  assert.deepEqual(
    book.laterThan('one').map(({ id }) => id),
    ['two'],
  )
})

test('a code that ended without a later edition binds nobody from that day', () => {
  const ended = ruleBook({
    editions: [
      edition('one', '2025-01-01', { status: 'superseded', endedOn: day('2025-06-01') }),
      edition('two', '2025-06-01', { replaces: 'one', status: 'superseded', endedOn: day('2026-03-01') }),
    ],
    signatures: [signed('forum', 'one', '2025-02-01'), signed('council', 'two', '2025-07-01')],
  })
  assert.equal(ended.boundOn('forum', day('2026-02-28')).length, 1)
  assert.equal(ended.boundOn('forum', day('2026-03-01')).length, 0)
  assert.equal(ended.boundOn('council', day('2026-03-01')).length, 0)
})

test('what began under an edition is judged by it to its end; a code signed only later counts from its first signature', () => {
  const one = (began: string, until: string) =>
    replaced.boundFor('council', day(began), day(until)).map(({ edition: id, since }) => [id, since])
  assert.deepEqual(one('2026-01-05', '2026-06-01'), [['one', '2025-02-01']])
  assert.deepEqual(one('2026-04-05', '2026-06-01'), [['two', '2026-04-01']])
  assert.deepEqual(one('2024-12-01', '2026-06-01'), [['one', '2025-02-01']])
  assert.deepEqual(one('2024-12-01', '2025-01-31'), [])
})

test('editions that follow each other bind without a break', () => {
  const chain = [
    { from: day('2025-02-01'), to: day('2026-03-31') },
    { from: day('2024-01-01'), to: day('2024-12-01') },
  ]
  assert.equal(unbrokenSince(chain, day('2026-04-01')), '2025-02-01')
  assert.equal(unbrokenSince(chain, day('2026-04-02')), '2026-04-02')
})

test('whatever was signed, a body has at most one edition of a code on a day, and one that it signed', () => {
  const anyDay = fc.integer({ min: 0, max: 400 }).map(days => addDays(day('2025-01-01'), days))
  const signatures = fc.array(
    fc
      .record({ edition: fc.constantFrom('one', 'two', 'other'), from: anyDay, days: fc.option(fc.nat(200)) })
      .map(({ edition: of, from, days }) => ({
        organisation: 'council',
        edition: of,
        from,
        to: days === null ? null : addDays(from, days),
      })),
    { maxLength: 6 },
  )
  fc.assert(
    fc.property(signatures, anyDay, anyDay, (all, on, until) => {
      const book = ruleBook({
        editions: [
          edition('one', '2025-02-01', { status: 'superseded', endedOn: day('2025-08-01') }),
          edition('two', '2025-08-01', { replaces: 'one' }),
          edition('other', '2025-03-01'),
        ],
        signatures: all,
      })
      for (const found of [book.boundOn('council', on), book.boundFor('council', on, until)]) {
        assert.equal(new Set(found.map(({ line }) => line)).size, found.length)
        for (const { edition: id } of found) assert.ok(all.some(one => one.edition === id))
      }
    }),
  )
})
