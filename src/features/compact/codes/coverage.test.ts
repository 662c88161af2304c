/** The page of how clauses are answered says what is counted, of the area's codes and of those that come with the Hub, and leads on. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type TestApp, testApp, type Visitor, words } from '../../../../test/support/app.ts'
import { clausesOf, countAnswers } from '../../../codes/index.ts'
import { shippedCodes } from './shipped-codes.ts'

let app: TestApp
let reader: Visitor
before(async () => {
  app = await testApp()
  reader = await app.visitor()
})
after(() => app.close())

test('every code is counted, and what it counts adds up to its clauses', async () => {
  const shown = words((await reader.get('/compact/coverage')).body)
  for (const { code } of (await shippedCodes()).codes.values()) {
    const { clauses, by } = countAnswers(code)
    const row = [clauses, by.shown, by.confirmed, by.stated, by.promise, by.waits, by.nothing].join(' ')
    assert.ok(shown.includes(`${code.title} comes with the Hub ${row}`), code.id)
  }
})

test('each clause stands there with its practices, what is known at best, and where it is answered', async () => {
  const page = await reader.get('/compact/coverage/bolton')
  const { code } = (await shippedCodes()).codes.get('bolton')!
  for (const { id } of clausesOf(code)) assert.ok(page.body.includes(`><strong>${id}</strong>`), id)
  assert.match(words(page.body), /Answered under:/)
  const csv = (await reader.get('/compact/coverage/bolton/clauses.csv')).body
  assert.match(csv, /partnership\.[a-z-]+,/)
  assert.match(csv, /\/partnerships\/:slug\//)
  assert.equal((await reader.get('/compact/coverage/nowhere')).status, 404)
})
