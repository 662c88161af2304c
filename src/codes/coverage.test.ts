import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { answerOf, countAnswers, formsOf } from './answered.ts'
import { clausesOf } from './code.ts'
import { coverage } from './coverage.ts'
import { loadCodeFiles } from './load-folder.ts'
import { readCodes } from './read-code.ts'
import { codesReference, practicesReference } from './reference.ts'
import { practices } from './registry.ts'

const read = readCodes(await loadCodeFiles(fileURLToPath(new URL('../../codes', import.meta.url))))
assert.ok(read.ok)
const codes = read.value

test('coverage counts clauses, the practices that they cite, and those of them that are live', () => {
  const counted = coverage(codes)
  assert.equal(counted.practices.defined, 254)
  assert.equal(counted.practices.live, practices.filter(({ live }) => live).length)
  assert.ok(counted.practices.live >= 60)
  for (const { clauses, cited, live } of counted.codes) assert.ok(clauses > 0 && cited > 0 && live > 0 && live <= cited)
  const checklist = counted.codes.find(({ code }) => code === 'partnerships-checklist')
  assert.deepEqual([checklist?.clauses, checklist?.cited], [33, 40])
  assert.deepEqual(Object.keys(counted), ['codes', 'practices'])
  assert.deepEqual(Object.keys(counted.codes[0] ?? {}), ['code', 'clauses', 'cited', 'live'])
})

test('every live practice is asked for by a clause of some code, or waits for one knowingly', () => {
  const cited = new Set(codes.flatMap(clausesOf).flatMap(({ citations }) => citations.map(({ practice }) => practice)))
  assert.deepEqual(
    practices.filter(({ id, live }) => live && !cited.has(id)).map(({ id }) => id),
    [],
  )
})

test('every clause is answered in one way: the ways add up, and only what describes cites nothing in the codes that come along', () => {
  for (const code of codes) {
    const { clauses, by, nothing } = countAnswers(code)
    assert.equal(clauses, clausesOf(code).length)
    assert.equal(
      Object.values(by).reduce((sum, count) => sum + count, 0),
      clauses,
      code.id,
    )
    assert.equal(
      nothing.reduce((sum, { count }) => sum + count, 0),
      by.nothing,
    )
    assert.deepEqual(
      nothing.map(({ kind }) => kind).filter(kind => !['context', 'benefit', 'definition'].includes(kind)),
      // No record of the Hub tells how social value is scored, or whether a body keeps the law: it is said, and nothing is made up.
      code.id === 'england-covenant-signs-2025' ? ['guidance'] : [],
      code.id,
    )
  }
  const standard = practices.find(({ id }) => id === 'consultation.standard-period')!
  assert.deepEqual([answerOf(standard), formsOf(standard)], ['shown', ['timetable']])
})

test('the reference pages name every practice and every clause', () => {
  const pages = practicesReference(codes)
  for (const { id, asks } of practices) assert.ok(pages.includes(`\`${id}\``) && pages.includes(asks), id)
  const page = codesReference(codes)
  for (const clause of codes.flatMap(clausesOf)) assert.ok(page.includes(`| ${clause.id} | `), clause.id)
})
