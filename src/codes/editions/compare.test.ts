import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { actors, type Clause, type Code, clauseKinds, demandOf } from '../code.ts'
import { compareEditions } from './compare.ts'

const cite = (practice: string, given: Record<string, number> = {}) => ({
  practice,
  given,
  parameters: given,
  demand: demandOf(practice, given),
})
const clause = (id: string, gist: string, more: Partial<Clause> = {}): Clause => ({
  id,
  gist,
  actor: 'both',
  kind: 'duty',
  citations: [],
  ...more,
})
const code = (...clauses: readonly Clause[]): Code => ({
  id: 'marsh',
  title: 'Marsh',
  area: 'Marshes',
  subject: 'consultation',
  status: '',
  sections: [{ number: '1', title: 'All', clauses }],
})

test('clauses are told apart as new, dropped, reworded, moved, or asking for something else', () => {
  const before = code(
    clause('1', 'Open ten weeks', { citations: [cite('consultation.standard-period', { weeks: 10 })] }),
    clause('2', 'Groups are paid'),
    clause('3', 'Thanks are sent', { actor: 'statutory' }),
    clause('4', 'A report is made'),
    clause('5', 'Stays'),
  )
  const after = code(
    clause('1', 'Open six weeks', {
      citations: [cite('consultation.standard-period', { weeks: 6 }), cite('consultation.acknowledged')],
    }),
    clause('3', 'Thanks are sent', { kind: 'guidance' }),
    clause('5', 'Stays'),
    clause('6', 'A report is made'),
    clause('7', 'Minutes are public'),
  )
  const { clauses, counts, same } = compareEditions(before, after)
  assert.deepEqual(
    clauses.map(change => [change.clause, change.ways]),
    [
      ['1', ['asks', 'reworded']],
      ['3', ['actor', 'kind']],
      ['5', []],
      ['6', ['moved']],
      ['7', ['added']],
      ['2', ['dropped']],
    ],
  )
  assert.deepEqual(counts, { added: 1, dropped: 1, asks: 1, actor: 1, kind: 1, reworded: 1, moved: 1 })
  assert.equal(same, 1)
  const [first] = clauses
  assert.deepEqual(
    first?.renumbered.map(({ before: was, after: is }) => [was.given, is.given]),
    [[{ weeks: 10 }, { weeks: 6 }]],
  )
  assert.deepEqual(
    first?.added.map(({ practice }) => practice),
    ['consultation.acknowledged'],
  )
})

const anyClause = fc
  .record({
    gist: fc.constantFrom('One', 'Two', 'Three'),
    actor: fc.constantFrom(...actors),
    kind: fc.constantFrom(...clauseKinds),
    weeks: fc.option(fc.integer({ min: 1, max: 3 })),
  })
  .map(
    ({ gist, actor, kind, weeks }) =>
      (id: string) =>
        clause(id, gist, {
          actor,
          kind,
          citations: weeks === null ? [] : [cite('consultation.standard-period', { weeks })],
        }),
  )
const anyCode = fc
  .uniqueArray(fc.tuple(fc.integer({ min: 1, max: 9 }), anyClause), { selector: ([id]) => id, maxLength: 8 })
  .map(clauses => code(...clauses.map(([id, make]) => make(String(id)))))

test('every clause of both editions is told once, and an edition does not differ from itself', () => {
  fc.assert(
    fc.property(anyCode, anyCode, (before, after) => {
      const { clauses, same } = compareEditions(before, after)
      const ids = (side: Code) => side.sections[0]?.clauses.map(({ id }) => id).toSorted()
      assert.deepEqual(clauses.flatMap(one => one.before?.id ?? []).toSorted(), ids(before))
      assert.deepEqual(clauses.flatMap(one => one.after?.id ?? []).toSorted(), ids(after))
      assert.equal(same, clauses.filter(({ ways }) => ways.length === 0).length)
      const itself = compareEditions(before, before)
      assert.equal(itself.same, itself.clauses.length)
    }),
  )
})
