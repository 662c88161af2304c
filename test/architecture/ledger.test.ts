/** Nothing tells of responses outside of the ledger, and no public check tells of respondents in numbers. */
import assert from 'node:assert/strict'
import { globSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { ledger } from '../../src/features/responses/ledger.ts'

const SRC = fileURLToPath(new URL('../../src/', import.meta.url))
const sources = globSync('**/*.ts', { cwd: SRC })
  .filter(file => !/\.test\.ts$|fixture\.ts$|^db\/tables\.ts$|^features\/responses\/ledger\.ts$/.test(file))
  .map(file => ({ file, text: readFileSync(SRC + file, 'utf8') }))

const readsResponses =
  /(selectFrom|innerJoin|leftJoin)\('response( as [a-z]+)?'|\b(from|join) response\b|\banswer_count\b|\brespondent_contact\b|\b(loadTallies|countStanding)\(/

test('every file that reads responses, their counts or contacts is declared in the ledger, and no other', () => {
  const reading = sources.filter(({ text }) => readsResponses.test(text)).map(({ file }) => file)
  assert.deepEqual(
    reading.filter(file => !Object.hasOwn(ledger, file)),
    [],
    'declare in src/features/responses/ledger.ts whom this file tells, and what protects those who answered',
  )
  assert.deepEqual(
    Object.keys(ledger).filter(file => !reading.includes(file)),
    [],
    'these files of the ledger read no responses any more',
  )
})

test('what anybody is told comes from the protected sheet, has no number of people, or is in their own words', () => {
  const open = Object.entries(ledger).filter(([, { to }]) => to === 'anybody')
  assert.ok(open.length > 3)
  for (const [file, { by }] of open) {
    assert.ok(by.length > 0 && by.every(each => ['sheet', 'all-some-none', 'whole', 'own-words'].includes(each)), file)
  }
})

test('no check tells a count of respondents but the number of all responses', () => {
  const counted =
    /\$\{[^}]*\b(withBehalf|citing|withEvidence|feedbackSent|inTime|reachable|withoutAction|points\.total)\b/
  const telling = sources
    .filter(({ file }) => file.startsWith('codes/practices/consultation/'))
    .flatMap(({ file, text }) => text.split('\n').map(line => ({ file, line })))
    .filter(({ line }) => counted.test(line))
  assert.deepEqual(
    telling.map(({ file, line }) => `${file}: ${line.trim()}`),
    [],
  )
})
