import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type TestApp, testApp } from '../../test/support/app.ts'
import { openConsultation } from '../features/responses/open-consultation.fixture.ts'

let app: TestApp
before(async () => {
  app = await testApp()
})
after(() => app.close())

test('no browser keeps what is shown by a code, from a draft or to somebody signed in', async () => {
  const { slug, people, questions } = await openConsultation(app.hub.db, 'kept-nowhere')
  const visitor = await app.visitor()
  const form = `/consultations/${slug}/response`
  const given = await visitor.send(form, { [`q-${questions[0]}`]: '2', action: 'give' }, { follow: false })
  const receipt = String(given.headers.location).split('?')[0]!
  assert.match(receipt, /^\/responses\//)
  const staff = await app.visitor(people.lead)
  for (const [who, path] of [
    [visitor, receipt],
    [visitor, `${receipt}/receipt.pdf`],
    [visitor, `${receipt}/change`],
    [staff, `/consultations/${slug}/responses`],
    [staff, `/consultations/${slug}/responses.csv`],
    [staff, `/consultations/${slug}`],
  ] as const)
    assert.equal((await who.get(path)).headers['cache-control'], 'no-store', path)
  assert.doesNotMatch(String((await (await app.visitor()).get('/privacy')).headers['cache-control']), /no-store/)
})
