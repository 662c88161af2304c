import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type TestApp, testApp, words } from '../../../test/support/app.ts'
import { newId } from '../../db/ids.ts'
import { day } from '../../kernel/day.ts'

let app: TestApp
const secretary = newId()

before(async () => {
  app = await testApp()
  const { id: area } = await app.hub.area()
  await app.hub.db
    .insertInto('person')
    .values({ id: secretary, name: 'Sec Retary', email: 'sec@example.org' })
    .execute()
  await app.hub.db
    .insertInto('role_grant')
    .values({
      id: newId(),
      person_id: secretary,
      role: 'secretariat',
      subject_kind: 'area',
      subject_id: area,
      from_day: day('2026-01-01'),
    })
    .execute()
})
after(() => app.close())

test('the secretariat adds a person and an organisation and gives a role, and the audit shows it', async () => {
  const visitor = await app.visitor(secretary)
  const added = await visitor.send('/people/new', { name: 'Joan Example', email: 'joan@example.org' })
  assert.match(words(added.body), /has been added/)
  const again = await visitor.send('/people/new', { name: 'Joan', email: 'JOAN@example.org' })
  assert.equal(again.status, 422)
  const organisation = await visitor.send('/organisations/new', {
    name: 'St Ann’s & Friends',
    sector: 'community',
    serves: 'Families',
  })
  assert.equal(organisation.status, 200)
  const found = await app.hub.db.selectFrom('organisation').selectAll().executeTakeFirstOrThrow()
  assert.equal(found.slug, 'st-anns-and-friends')
  const joan = await app.hub.db
    .selectFrom('person')
    .select('id')
    .where('email', '=', 'joan@example.org')
    .executeTakeFirstOrThrow()
  const given = await visitor.send(`/people/${joan.id}`, { role: `contact:organisation:${found.id}` })
  assert.match(words(given.body), /The role has been given/)
  const changes = words((await visitor.get('/audit')).body)
  for (const done of ['Person: added', 'Organisation: added', 'Role: granted']) assert.match(changes, new RegExp(done))
  const some = async (query: string) => words((await visitor.get(`/audit?${query}`)).body)
  assert.match(await some('words=ann'), /St Ann/)
  assert.match(await some('words=nobody+here'), /Nothing matches/)
  assert.match(await some('to=2001-01-01'), /Nothing matches/)
  assert.match(await some('from=2001-01-01&to=no+day&action=role'), /Role: granted/)
  assert.match((await visitor.get('/audit.csv?action=person')).body, /Person: added/)
  const contact = await app.visitor(joan.id)
  assert.equal((await contact.get(`/organisations/${found.slug}/details`)).status, 200)
  assert.equal((await contact.get('/audit')).status, 403)
  const role = await app.hub.db
    .selectFrom('role_grant')
    .select('id')
    .where('person_id', '=', joan.id)
    .executeTakeFirstOrThrow()
  await visitor.send(`/people/roles/${role.id}/end`, {})
  assert.equal((await contact.get(`/organisations/${found.slug}/details`)).status, 403)
})

test('the audit cannot be changed', async () => {
  await assert.rejects(app.hub.db.updateTable('audit_entry').set({ action: 'x.y' }).execute(), /append-only/)
  await assert.rejects(app.hub.db.deleteFrom('audit_entry').execute(), /append-only/)
})

test('settings refuse a time zone that is none, and keep what was typed', async () => {
  const visitor = await app.visitor(secretary)
  const refused = await visitor.send('/settings', {
    time_zone: 'Mars/Olympus',
    contact_address: 'a',
    contact_phone: '1',
  })
  assert.equal(refused.status, 422)
  assert.match(refused.body, /Mars\/Olympus/)
  const saved = await visitor.send('/settings', { name: 'New name', contact_address: 'a', contact_phone: '1' })
  assert.match(words(saved.body), /have been saved/)
})

test('a website that is no web address is refused', async () => {
  const visitor = await app.visitor(secretary)
  assert.equal(
    (await visitor.send('/organisations/new', { name: 'X', sector: 'faith', website: 'javascript:alert(1)' })).status,
    422,
  )
})

test('standing pages and the directory are for everyone', async () => {
  const visitor = await app.visitor()
  for (const path of ['/about', '/help', '/accessibility', '/privacy', '/organisations', '/organisations.csv']) {
    assert.equal((await visitor.get(path)).status, 200, path)
  }
})
