import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type TestApp, testApp, type Visitor, words } from '../../../../test/support/app.ts'
import { forgetContacts } from '../../../db/forget-contacts.ts'
import { day } from '../../../kernel/day.ts'
import { type CompactWorld, makeCompact, signCode } from '../compact.fixture.ts'

let app: TestApp
let world: CompactWorld
let secretary: Visitor

before(async () => {
  app = await testApp()
  world = await makeCompact(app.hub.db)
  await signCode(app.hub.db, 'leeds', 'partnership', world.charity)
  secretary = await app.visitor(world.people.secretary)
})
after(() => app.close())

const list = '/compact/format-requests'
const page = async (path: string, visitor = secretary) => words((await visitor.get(path)).body)
const request = () => app.hub.db.selectFrom('code_format_request').selectAll().executeTakeFirstOrThrow()

test('anybody asks for a code in another format; how to reach them is sealed, and the secretariat is told', async () => {
  const reader = await app.visitor()
  assert.match(await page('/codes/leeds', reader), /Ask for another format or language/)
  const empty = await reader.send('/codes/leeds/formats', { wants: 'Large print', contact: '' })
  assert.equal(empty.status, 422)
  assert.match(empty.body, /Large print<\/textarea>/)
  await reader.send('/codes/leeds/formats', { wants: 'Large print', contact: 'edna@example.org' })
  const row = await request()
  assert.equal(row.due_on, '2026-03-12')
  assert.doesNotMatch(JSON.stringify({ ...row, sealed_contact: row.sealed_contact?.toString('utf8') }), /edna/)
  const mail = await app.hub.db.selectFrom('outgoing_mail').select('to_address').executeTakeFirstOrThrow()
  assert.equal(mail.to_address, 'secretariat@example.org')
  const entries = await app.hub.db.selectFrom('audit_entry').select(['action', 'after']).execute()
  assert.doesNotMatch(JSON.stringify(entries), /edna/)
  assert.match(await page('/tasks'), /Answer 1 request for a code in another format/)
  assert.match(await page(list), /Leeds|leeds/)
  assert.equal((await reader.get(list, false)).status, 303)
})

test('how to reach them is opened with an entry, and shown to nobody who has not opened it', async () => {
  const { id } = await request()
  assert.doesNotMatch(await page(`${list}/${id}`), /edna@example\.org/)
  const opened = await secretary.send(`${list}/${id}/contact`, {})
  assert.match(words(opened.body), /Reach them at: edna@example\.org/)
  const entry = await app.hub.db
    .selectFrom('audit_entry')
    .select('actor_id')
    .where('action', '=', 'code-format.contact-opened')
    .executeTakeFirstOrThrow()
  assert.equal(entry.actor_id, world.people.secretary)
})

test('the answer says something, and the file that was sent is there for everybody', async () => {
  const { id } = await request()
  const file = { name: 'leeds-large.txt', type: 'text/plain', bytes: Buffer.from('THE CODE, LARGE') }
  const unnamed = await secretary.send(`${list}/${id}`, { answer: 'Sent by post.' }, { files: { file } })
  assert.equal(unnamed.status, 422)
  assert.match(words(unnamed.body), /Say what the file is/)
  assert.equal((await secretary.send(`${list}/${id}`, { answer: 'x' })).status, 422)
  const reader = await app.visitor()
  assert.equal((await reader.get(`/codes/leeds/formats/${id}/file`)).status, 404)
  await secretary.send(`${list}/${id}`, { answer: 'Sent by post.', offered_as: 'Large print' }, { files: { file } })
  assert.match(await page('/codes/leeds', reader), /Large print/)
  const got = await reader.get(`/codes/leeds/formats/${id}/file`)
  assert.equal(got.body, 'THE CODE, LARGE')
  assert.equal((await reader.get(`/codes/bolton/formats/${id}/file`)).status, 404)
  // Changed later, what is offered still says what it is.
  assert.equal((await secretary.send(`${list}/${id}`, { answer: 'Sent by post.', offered_as: '' })).status, 422)
  assert.doesNotMatch(await page('/tasks'), /request for a code in another format/)
})

test('a contact is let go thirty days after the answer', async () => {
  const forget = (on: string) =>
    app.hub.db.transaction().execute(tx =>
      forgetContacts(tx, 'code-format', 'code-format.forgotten', {
        today: day(on),
        now: new Date(`${on}T04:00:00Z`),
      }),
    )
  assert.equal((await forget('2026-04-01')).length, 0)
  assert.equal((await forget('2026-04-02')).length, 1)
  const { sealed_contact, answer, id } = await request()
  assert.equal(sealed_contact, null)
  assert.equal(answer, 'Sent by post.')
  assert.match(await page(`${list}/${id}`), /not kept any more/)
})
