import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { type TestApp, testApp, type Visitor, words } from '../../../../test/support/app.ts'
import { type Fixture, makeFixture, marshTree } from '../document-fixture.ts'
import { addressOfDocument, keepTree } from '../index.ts'
import { termsOf } from './terms.queries.ts'

let app: TestApp
let fixture: Fixture
let lead: Visitor
let documentId: string
let address: string
let reading: string
before(async () => {
  app = await testApp()
  fixture = await makeFixture(app.hub.db, { published: true })
  lead = await app.visitor(fixture.lead)
  const subject = { kind: 'consultation', id: fixture.consultationId } as const
  const kept = await app.hub.db
    .transaction()
    .execute(tx => keepTree(tx, { document: { subject, kind: 'code' }, tree: marshTree(), status: 'in-force' }))
  documentId = kept.documentId
  address = `/documents/${documentId}/glossary`
  const { slug } = await app.hub.db
    .selectFrom('document')
    .select('slug')
    .where('id', '=', documentId)
    .executeTakeFirstOrThrow()
  reading = addressOfDocument({ ref: subject, slug: 'marsh-code' }, slug)
})
after(() => app.close())

const terms = () => termsOf(app.hub.db, documentId)
const meaning = 'Whoever signed the Compact.'

describe('the glossary of a document', () => {
  it('takes a term, which the document links to at once', async () => {
    assert.match(words((await lead.get(address)).body), /No words are explained yet/)
    const done = await lead.send(address, { term: 'Partners', meaning })
    assert.match(words(done.body), /The word is in the list.*One word is explained.*Whoever signed the Compact/s)
    const [term] = await terms()
    const page = await lead.get(reading)
    assert.match(page.body, new RegExp(`href="#term-${term?.id}"`))
    assert.match(page.body, new RegExp(`href="${address}"`))
  })

  it('refuses a term without a meaning, and one that is explained already, and keeps what was typed', async () => {
    const silent = await lead.send(address, { term: 'Notes', meaning: '' })
    assert.equal(silent.status, 422)
    assert.match(silent.body, /value="Notes"/)
    const twice = await lead.send(address, { term: 'PARTNERS', meaning: 'Others.' })
    assert.equal(twice.status, 422)
    assert.match(twice.body, /Others\./)
    assert.equal((await terms()).length, 1)
  })

  it('says which terms are not in the text, not even inside another word', async () => {
    await lead.send(address, { term: 'artner', meaning: 'No word at all.' })
    assert.match(words((await lead.get(address)).body), /artner Not in the text/)
  })

  it('has terms changed and taken out, and notices that somebody else did', async () => {
    const [, partners] = await terms()
    const page = `${address}/${partners?.id}`
    assert.equal((await lead.send(page, { act: 'save', term: 'Partners', meaning: 'Both sides.' })).status, 200)
    const late = await lead.send(page, { act: 'save', meaning: 'One side.', version: '1' })
    assert.equal(late.status, 409)
    assert.match(late.body, /One side\./)
    assert.equal((await terms())[1]?.meaning, 'Both sides.')
    const twice = await lead.send(page, { act: 'save', term: 'artner' })
    assert.equal(twice.status, 422)
    await lead.send(page, { act: 'drop' })
    assert.deepEqual(
      (await terms()).map(({ term }) => term),
      ['artner'],
    )
    const kept = await app.hub.db
      .selectFrom('audit_entry')
      .select('before')
      .where('action', '=', 'document.term-dropped')
      .execute()
    assert.match(JSON.stringify(kept), /Both sides\./)
    // What is gone is answered as what one may not see: nothing tells the one from the other.
    assert.equal((await lead.get(page)).status, 403)
  })

  it('is for those who keep documents', async () => {
    for (const person of [fixture.reviewer, fixture.outsider])
      assert.equal((await (await app.visitor(person)).get(address)).status, 403)
    assert.equal((await (await app.visitor(fixture.secretariat)).get(address)).status, 200)
  })
})
