/** Whoever runs a partnership cannot make themselves the voice of its partners, and an end that was decided stays. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type TestApp, testApp, type Visitor } from '../../../../test/support/app.ts'
import { type SeatedPartnership, seatedPartnership } from '../../../../test/support/seated-partnership.ts'
import { openMail } from '../../../mail/mail.ts'

let app: TestApp
let of: SeatedPartnership
let admin: Visitor
let chair: Visitor
let contact: Visitor
const base = '/partnerships/lanes'

before(async () => {
  app = await testApp(new Date('2026-03-02T09:00:00Z'))
  of = await seatedPartnership(app.hub.db, 'lanes')
  admin = await app.visitor(of.people.admin)
  chair = await app.visitor(of.people.chair)
  contact = await app.visitor(of.people.contact)
})
after(() => app.close())

const size = async () => (await app.hub.db.selectFrom('partnership').select('size').executeTakeFirstOrThrow()).size
const question = async (matter: string) => {
  const { id } = await app.hub.db
    .selectFrom('party_request')
    .select('id')
    .where('matter', '=', matter)
    .orderBy('id', 'desc')
    .executeTakeFirstOrThrow()
  return `/asked/${id}`
}
const subjectsTo = async (address: string) =>
  (await app.hub.db.selectFrom('outgoing_mail').selectAll().orderBy('id').execute())
    .map(row => openMail(app.hub.seal, row))
    .filter(({ to }) => to === address)
    .map(({ subject }) => subject)

test('whoever is written down to speak for a partner binds it once the partner itself has said so', async () => {
  const seat = `${base}/seats/${of.seats.youth}`
  const filled = { email: 'chair-lanes@example.org', mandate: 'representing' }
  assert.equal((await admin.send(`${seat}/holder`, filled)).status, 200)
  assert.equal((await admin.send(`${base}/standing`, { value: 'small', reason: 'We are five people.' })).status, 200)
  const course = await question('partnership.course')
  assert.doesNotMatch((await subjectsTo('chair-lanes@example.org')).join('\n'), /count as small/)
  assert.match((await subjectsTo('contact-lanes@example.org')).join('\n'), /count as small/)
  assert.doesNotMatch((await chair.get('/asked')).body, /count as small/)
  assert.equal((await chair.post(course, { agreed: 'yes' })).status, 403)
  assert.equal(await size(), 'full')
  assert.equal((await contact.send(await question('partnership.holder'), { agreed: 'yes' })).status, 200)
  assert.match((await chair.get('/asked')).body, /count as small/)

  const { db } = app.hub
  await db.updateTable('organisation').set({ proposed_in: of.id }).execute()
  assert.equal((await chair.post(course, { agreed: 'yes' })).status, 403, 'nobody has looked at this organisation yet')
  await db.updateTable('organisation').set({ proposed_in: null }).execute()

  const { id } = await db
    .selectFrom('holding')
    .select('id')
    .where('seat_id', '=', of.seats.youth)
    .where('to_day', 'is', null)
    .executeTakeFirstOrThrow()
  assert.equal((await admin.send(`${seat}/terms/${id}`, { authority: 'Anything at all' })).status, 200)
  assert.equal((await chair.post(course, { agreed: 'yes' })).status, 403, 'what it said yes to was something else')
  assert.equal((await contact.send(await question('partnership.holder'), { agreed: 'yes' })).status, 200)
  assert.equal((await chair.send(course, { agreed: 'yes' })).status, 200)
  assert.equal(await size(), 'small')
})
