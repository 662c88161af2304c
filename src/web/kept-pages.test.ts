import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type TestApp, testApp } from '../../test/support/app.ts'
import { newId } from '../db/ids.ts'
import { openConsultation } from '../features/responses/open-consultation.fixture.ts'
import { day } from '../kernel/day.ts'
import { keepPage, pageStore } from './page-store.ts'

let app: TestApp

before(async () => {
  app = await testApp()
  await openConsultation(app.hub.db, 'kept')
})
after(() => app.close())

/** Changes the title behind the back of the pages that are kept: only a page made anew shows it. */
async function rename(title: string): Promise<void> {
  await app.hub.db.updateTable('consultation').set({ title }).where('slug', '=', 'kept').execute()
}

const get = async (path: string) => (await app.server.inject(path)).body

test('what a newsletter puts behind a link is answered by the kept page; what the page understands is not', async () => {
  app.hub.forgetPages()
  await rename('The first title')
  assert.match(await get('/consultations'), /The first title/)
  await rename('The second title')
  for (const question of ['?utm_source=letter', '?fbclid=1&utm_campaign=x', '?'])
    assert.match(await get(`/consultations${question}`), /The first title/, question)
  assert.match(await get('/consultations?words=second&utm_source=letter'), /The second title/)
  assert.doesNotMatch(await get('/consultations?words=nowhere'), /The (first|second) title/)
  await rename('The third title')
  assert.match(await get('/consultations?utm_source=other&words=second'), /The second title/, 'the order means nothing')
})

test('the calendar and the feed are kept as pages are, whatever stands behind their address, until something changes', async () => {
  app.hub.forgetPages()
  await rename('The kept title')
  for (const feed of ['/consultations.ics', '/consultations.atom']) {
    const first = await app.server.inject(feed)
    assert.match(first.body, /The kept title/)
    await rename('The next title')
    assert.match(await get(`${feed}?utm_source=letter`), /The kept title/)
    const again = await app.server.inject({ url: feed, headers: { 'if-none-match': String(first.headers['etag']) } })
    assert.equal(again.statusCode, 304)
    app.hub.forgetPages('here')
    assert.match(await get(feed), /The next title/)
    await rename('The kept title')
    app.hub.forgetPages('here')
  }
})

test('a form empties the pages that show what it changed, and leaves the others as they are kept', async () => {
  const { db } = app.hub
  const person = newId()
  await db.insertInto('person').values({ id: person, name: 'Ann Other', email: 'ann@example.org' }).execute()
  const area = await db.selectFrom('area').select('id').executeTakeFirstOrThrow()
  await db
    .insertInto('role_grant')
    .values({
      id: newId(),
      person_id: person,
      role: 'secretariat',
      subject_kind: 'area',
      subject_id: area.id,
      from_day: day('2020-01-01'),
    })
    .execute()
  const secretary = await app.visitor(person)
  app.hub.forgetPages()
  await rename('A title that is kept')
  assert.match(await get('/consultations'), /A title that is kept/)
  await rename('A title behind its back')
  assert.equal((await secretary.send('/account', { name: 'Ann Nother' })).status, 200)
  assert.match(await get('/consultations'), /A title that is kept/, 'who somebody is called is not on that page')
  const made = await secretary.send('/organisations/new', { name: 'Fen Kitchens', sector: 'voluntary' })
  assert.equal(made.status, 200)
  assert.match(await get('/consultations'), /A title behind its back/, 'it names the bodies that consult')
})

test('a page that was begun before something changed is kept only where it shows nothing of that', () => {
  const store = pageStore()
  const page = keepPage('<p>one</p>')
  const keep = (key: string, since: number, ...read: string[]) =>
    store.keep(key, page, { now: 0, since, read: new Set(read) })
  const since = store.generation()
  store.forget(new Set(['seat', 'holding']))
  keep('old', since, 'seat', 'area')
  keep('other', since, 'area')
  keep('anew', store.generation(), 'seat')
  assert.deepEqual(store.keys(), ['other', 'anew'])
  store.forget(new Set(['holding']))
  assert.deepEqual(store.keys(), ['other', 'anew'])
  store.forget(new Set(['seat']))
  assert.deepEqual(store.keys(), ['other'])
  const begun = store.generation()
  store.forget()
  keep('begun before everything changed', begun, 'area')
  assert.deepEqual(store.keys(), [])
})
