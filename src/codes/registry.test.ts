import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { practiceIds, practiceOf, practices } from './registry.ts'

const listed = readFileSync(new URL('./practice-ids.txt', import.meta.url), 'utf8')
  .trim()
  .split('\n')

test('the library is the committed list of 254 practices, each once: ids are stable for ever', () => {
  assert.equal(listed.length, 254)
  assert.equal(new Set(practiceIds).size, practiceIds.length)
  assert.deepEqual([...practiceIds].sort(), listed)
})

test('a practice is found by its id, and its subject is the first part of it', () => {
  for (const practice of practices) {
    assert.equal(practiceOf(practice.id), practice)
    assert.equal(practice.id.split('.')[0], practice.subject)
  }
  assert.equal(practiceOf('consultation.standard-peroid'), null)
})

test('titles tell practices of one subject apart', () => {
  for (const subject of ['compact', 'organisation', 'consultation', 'partnership']) {
    const titles = practices.filter(practice => practice.subject === subject).map(({ title }) => title)
    assert.equal(new Set(titles).size, titles.length)
  }
})
