import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type TestApp, testApp } from '../../test/support/app.ts'
import { openConsultation } from '../features/responses/open-consultation.fixture.ts'

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
