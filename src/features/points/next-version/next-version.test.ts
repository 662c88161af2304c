import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type TestApp, testApp, words } from '../../../../test/support/app.ts'
import { type OpenConsultation, openConsultation } from '../../responses/open-consultation.fixture.ts'
import { close, giveResponse } from '../points-fixture.ts'

let app: TestApp
let of: OpenConsultation
let base: string
let reference: string

before(async () => {
  app = await testApp(new Date('2026-05-10T09:00:00Z'))
  of = await openConsultation(app.hub.db, 'together')
  base = `/consultations/${of.slug}`
  reference = await giveResponse(app.hub.db, of.id, {
    comments: { [of.paragraphs[1]!]: 'Five is short.\n\nTen would do.' },
  })
  await close(app.hub.db, of.id)
})
after(() => app.close())

test('two readers who take the points of one text at once do not make them twice', async () => {
  const readers = await Promise.all([app.visitor(of.people.lead), app.visitor(of.people.reviewer)])
  const path = `${base}/responses/${reference}`
  const answers = await Promise.all(readers.map(reader => reader.send(path, { act: 'take:all' })))
  assert.deepEqual(answers.map(({ status }) => status).sort(), [200, 422])
  const points = await app.hub.db.selectFrom('point').select('number').orderBy('number').execute()
  assert.deepEqual(
    points.map(({ number }) => number),
    [1, 2],
  )
})

test('two points on one paragraph lead to one change, and the page of the second begins from the first', async () => {
  const lead = await app.visitor(of.people.lead)
  await lead.send(`${base}/points/1`, {
    action: 'amended',
    text_after: 'Papers are sent ten days before.',
    reason: 'They need time to read',
  })
  const second = await lead.get(`${base}/points/2`)
  assert.match(second.body, /Papers are sent ten days before\.<\/textarea>/)
  const stale = await lead.post(`${base}/points/2`, {
    action: 'amended',
    text_after: 'Papers are sent nine days before.',
    reason: 'Nearly',
    version: '1',
    _once: crypto.randomUUID(),
  })
  assert.equal(stale.status, 409)
  const done = await lead.send(`${base}/points/2`, { action: 'amended', reason: 'They need time to read' })
  assert.equal(done.status, 200)
  const amendments = await app.hub.db.selectFrom('amendment').select('id').where('withdrawn_at', 'is', null).execute()
  assert.equal(amendments.length, 1)
})

test('a version made earlier no longer counts once its change was changed', async () => {
  const lead = await app.visitor(of.people.lead)
  const path = `${base}/next-version/draft-code`
  assert.match(words((await lead.send(path, {})).body), /Next version made/)
  const text = 'Papers are sent twelve days before.'
  await lead.send(`${base}/points/1`, { action: 'amended', text_after: text, reason: 'Better', replace: 'yes' })
  assert.doesNotMatch(words((await lead.get(path)).body), /Next version made/)
  assert.match(words((await lead.send(path, {})).body), /Next version made/)
  const versions = await app.hub.db.selectFrom('document_version').select('sequence').execute()
  assert.equal(versions.length, 3)
})

test('a change written for words that are gone is shown and not made', async () => {
  await app.hub.db
    .updateTable('paragraph_text')
    .set({ text: 'Papers go out early.' })
    .where('paragraph_id', '=', of.paragraphs[1]!)
    .execute()
  const lead = await app.visitor(of.people.lead)
  const path = `${base}/next-version/draft-code`
  const page = await lead.get(path)
  assert.match(words(page.body), /1 change cannot be made as it stands/)
  assert.match(words(page.body), /It says now: Papers go out early/)
  assert.doesNotMatch(page.body, /name="what_changed"/)
})
