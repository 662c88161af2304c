/** One connection fills nobody’s mailbox and no list, through whichever form that anybody may send. */
import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testApp, words } from '../../../../test/support/app.ts'
import { openConsultation } from '../../responses/open-consultation.fixture.ts'

test('after thirty forms in an hour the next is not taken, what was typed stays, and others are not kept out', async () => {
  const app = await testApp()
  const { slug } = await openConsultation(app.hub.db, 'flooded')
  const at = `/consultations/${slug}`
  const visitor = await app.visitor()
  const ask = () =>
    visitor.send(`${at}/formats`, { about: 'pack', wants: 'Large print', contact: 'Ada, 1 High Street' })
  for (let sent = 0; sent < 29; sent++) assert.equal((await ask()).status, 200)
  const named = { who: 'The boat club', why: 'The river is theirs' }
  assert.equal((await visitor.send(`${at}/invited`, named)).status, 200)
  for (const answer of [await ask(), await visitor.send(`${at}/invited`, named)]) {
    assert.equal(answer.status, 422)
    assert.match(words(answer.body), /Many forms have come from your connection/)
    assert.match(answer.body, /Large print|The boat club/)
  }
  const { mails } = await app.hub.db
    .selectFrom('outgoing_mail')
    .select(eb => eb.fn.countAll<string>().as('mails'))
    .executeTakeFirstOrThrow()
  assert.equal(Number(mails), 29)
  app.clock.now = new Date(app.clock.now.getTime() + 61 * 60_000)
  assert.equal((await ask()).status, 200)
  await app.close()
})
