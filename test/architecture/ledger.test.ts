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

/** Where responses stand in the order they came in all the same, and why. */
const INORDER: Readonly<Record<string, string>> = {
  'features/points/feedback/feedback.queries.ts': 'the order in which mail is sent; the list is by reference',
  'features/responses/keying/keyed.queries.ts': 'the order in which staff keyed letters, for those who did',
}

test('no reader is told in which order responses came: lists of them stand by reference', () => {
  const arrival = /\breceived_at\b|\b(?:r|response|k|contact|respondent_contact)\.(?:id|created_at)\b/
  const shown = sources.filter(({ file }) => ledger[file] && ledger[file].to !== 'nobody')
  const telling = shown.filter(({ text }) =>
    [...text.matchAll(/order by ([^`;]*?)(?:\blimit\b|[)`])|\.orderBy\(([^)]*)\)/g)].some(([whole, sql]) => {
      // Another table may be called r.
      const called = sql !== undefined && !/\b(?:from|join) response r\b/.test(text) ? /\breceived_at\b/ : arrival
      return called.test(whole)
    }),
  )
  assert.deepEqual(telling.map(({ file }) => file).toSorted(), Object.keys(INORDER).toSorted())
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
