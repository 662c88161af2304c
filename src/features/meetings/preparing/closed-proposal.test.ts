/** A seat asks that its item is closed to the public: with a reason and a day, kept from everybody else from the first moment. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type TestApp, testApp, words } from '../../../../test/support/app.ts'
import { type SeatedPartnership, seatedPartnership } from '../../../../test/support/seated-partnership.ts'
import { newId } from '../../../db/ids.ts'
import { day } from '../../../kernel/day.ts'

let app: TestApp
let of: SeatedPartnership
const meeting = newId()

before(async () => {
  app = await testApp(new Date('2026-03-02T09:00:00Z'))
  of = await seatedPartnership(app.hub.db, 'fen')
  await app.hub.db
    .insertInto('meeting')
    .values({ id: meeting, partnership_id: of.id, held_on: day('2026-03-20'), announced_on: day('2026-03-01') })
    .execute()
})
after(() => app.close())

test('an item is proposed as closed only with a reason and a day to come, and whoever answers reads both', async () => {
  const ada = await app.visitor(of.people.ada)
  const path = `/meetings/${meeting}/proposals`
  const bare = await ada.send(path, { title: 'Quarrywork', closed: 'yes' })
  assert.equal(bare.status, 422)
  assert.match(words(bare.body), /Say why the item is closed.*Give a day to come/)
  assert.match(bare.body, /value="Quarrywork"/)
  await ada.send(path, {
    title: 'Quarrywork',
    closed: 'yes',
    closed_reason: 'It is about one family',
    'relook_on-day': '1',
    'relook_on-month': '9',
    'relook_on-year': '2026',
  })
  const item = await app.hub.db.selectFrom('agenda_item').selectAll().executeTakeFirstOrThrow()
  assert.deepEqual([item.closed, item.relook_on], [true, '2026-09-01'])
  const admin = await app.visitor(of.people.admin)
  const answer = words((await admin.get(`/agenda-items/${item.id}/answer`)).body)
  assert.match(
    answer,
    /The seat asks that this item is closed to the public\. Closed because: It is about one family\. Closure/,
  )
  await admin.send(`/agenda-items/${item.id}/answer`, { state: 'accepted' })
  await admin.send(`/meetings/${meeting}/agenda`, { act: 'publish' })
  const anybody = (await (await app.visitor()).get(`/meetings/${meeting}`)).body
  assert.doesNotMatch(anybody, /Quarrywork/)
  assert.match(words(anybody), /1\. Closed item/)
  const mails = await app.hub.db.selectFrom('outgoing_mail').selectAll().execute()
  assert.ok(mails.length > 0)
})
