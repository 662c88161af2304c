/** Who runs a partnership: roles given by email address, ended, and the last chair kept. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type TestApp, testApp, words } from '../../../../test/support/app.ts'
import { type SeatedPartnership, seatedPartnership } from '../../../../test/support/seated-partnership.ts'
import { openMail } from '../../../mail/mail.ts'

let app: TestApp
let of: SeatedPartnership
before(async () => {
  app = await testApp(new Date('2026-03-02T09:00:00Z'))
  of = await seatedPartnership(app.hub.db, 'dunes')
})
after(() => app.close())

const path = '/partnerships/dunes/team'

const audited = async () =>
  (
    await app.hub.db
      .selectFrom('audit_entry')
      .select('action')
      .where('action', 'in', ['partnership.role-given', 'partnership.role-ended'])
      .orderBy('created_at')
      .execute()
  ).map(({ action }) => action)

test('a role is given by email address, told by mail, and ended; the last chair stays', async () => {
  const admin = await app.visitor(of.people.admin)
  assert.equal((await (await app.visitor(of.people.outsider)).get(path)).status, 403)
  const nobody = await admin.send(path, { role: 'administrator' }, { form: 'give' })
  assert.equal(nobody.status, 422)
  assert.match(words(nobody.body), /Enter an email address/)
  const unknown = await admin.send(path, { email: 'mo@example.org', role: 'administrator' }, { form: 'give' })
  assert.match(words(unknown.body), /Give their name too/)
  const values = { email: 'mo@example.org', name: 'Mo', role: 'administrator' }
  const given = await admin.send(path, values, { form: 'give' })
  assert.match(words(given.body), /The role is given.*3 roles.*Mo: Administrator mo@example\.org\. Since 2 March 2026/)
  const rows = await app.hub.db.selectFrom('outgoing_mail').selectAll().execute()
  const own = rows.map(row => openMail(app.hub.seal, row)).find(({ to }) => to === 'mo@example.org')
  assert.equal(own?.subject, 'Your role in Partnership dunes')
  assert.match(own.body, /you are Administrator of Partnership dunes now.*\/partnerships\/dunes\/plan/s)
  assert.equal((await admin.send(path, { ...values, email: 'MO@example.org' }, { form: 'give' })).status, 422)

  const grants = await app.hub.db.selectFrom('role_grant').select(['id', 'role', 'person_id']).execute()
  const chair = grants.find(({ role }) => role === 'chair')!
  const kept = await admin.send(path, { act: `end ${chair.id}` })
  assert.equal(kept.status, 422)
  assert.match(words(kept.body), /Give somebody else the chair first/)
  const mine = grants.find(({ role, person_id }) => role === 'administrator' && person_id !== of.people.admin)!
  assert.match(words((await admin.send(path, { act: `end ${mine.id}` })).body), /The role has ended\..*2 roles/)
  assert.equal((await admin.send(path, { act: `end ${mine.id}` })).status, 422)
  assert.deepEqual(await audited(), ['partnership.role-given', 'partnership.role-ended'])
})
