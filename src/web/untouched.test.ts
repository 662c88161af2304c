/** A form that is saved as it was opened. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type TestApp, testApp, words } from '../../test/support/app.ts'
import { newId } from '../db/ids.ts'

let app: TestApp
const id = newId()
before(async () => {
  app = await testApp()
  await app.hub.db.insertInto('person').values({ id, name: 'Ada Reed', email: 'ada@example.org' }).execute()
})
after(() => app.close())

async function stand(): Promise<unknown> {
  const { db } = app.hub
  const person = await db.selectFrom('person').select(['name', 'phone', 'version']).where('id', '=', id).execute()
  const entries = await db.selectFrom('audit_entry').select('action').where('record_id', '=', id).execute()
  return [person, entries]
}

test('a form saved as it was opened leaves no entry and no new version, and says so', async () => {
  const ada = await app.visitor(id)
  const before = await stand()
  const saved = await ada.send('/account', {})
  assert.match(words(saved.body), /You changed nothing, so nothing was saved/)
  assert.deepEqual(await stand(), before)
})

test('a form in which one box was changed is saved with its entry', async () => {
  const ada = await app.visitor(id)
  const saved = await ada.send('/account', { phone: '01632 960 001' })
  assert.doesNotMatch(words(saved.body), /You changed nothing/)
  assert.deepEqual(await stand(), [
    [{ name: 'Ada Reed', phone: '01632 960 001', version: 2 }],
    [{ action: 'account.changed' }],
  ])
})
