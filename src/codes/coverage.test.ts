import assert from 'node:assert/strict'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
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
  assert.equal(counted.practices.defined, 251)
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

test('the reference pages name every practice and every clause', () => {
  const pages = practicesReference(codes)
  for (const { id, asks } of practices) assert.ok(pages.includes(`\`${id}\``) && pages.includes(asks), id)
  const page = codesReference(codes)
  for (const clause of codes.flatMap(clausesOf)) assert.ok(page.includes(`| ${clause.id} | `), clause.id)
})
