import assert from 'node:assert/strict'
import { after, before, beforeEach, describe, it } from 'node:test'
import { type TestApp, testApp, type Visitor, words } from '../../../../test/support/app.ts'
import { type Fixture, makeFixture, marshTree, putIntoPack } from '../document-fixture.ts'
import { type KeptVersion, keepTree, loadTree, versionsOf } from '../index.ts'

let app: TestApp
let fixture: Fixture
let lead: Visitor
let kept: KeptVersion
let address: string
before(async () => {
  app = await testApp()
  fixture = await makeFixture(app.hub.db, { published: true })
  lead = await app.visitor(fixture.lead)
})
after(() => app.close())
beforeEach(async () => {
  const subject = { kind: 'consultation', id: fixture.consultationId } as const
  kept = await app.hub.db
    .transaction()
    .execute(tx => keepTree(tx, { document: { subject, kind: 'code' }, tree: marshTree(), status: 'draft' }))
  address = `/documents/${kept.documentId}/versions/1`
})

const treeNow = () => loadTree(app.hub.db, kept.versionId)
const versionNow = async () => (await versionsOf(app.hub.db, kept.documentId))[0]!
async function paragraphAt(path: string): Promise<string> {
  const found = (await treeNow()).paragraphs.find(each => each.path === path)!
  return `${address}/paragraphs/${found.key}`
}

describe('a draft version', () => {
  it('has its words changed with a reason, which its history keeps', async () => {
    const page = await paragraphAt('1.2a')
    const silent = await lead.send(page, { act: 'words', text: 'send papers early;' })
    assert.equal(silent.status, 422)
    assert.match(silent.body, /send papers early;/)
    const done = await lead.send(page, { act: 'words', text: 'send papers early;', reason: 'Clearer' })
    assert.equal(done.status, 200, words(done.body))
    assert.equal((await treeNow()).paragraphs.find(({ path }) => path === '1.2a')?.text, 'send papers early;')
    const { whatChanged, why } = await versionNow()
    assert.match(whatChanged, /says something else/)
    assert.match(why, /: Clearer$/)
  })

  it('has paragraphs added, divided, joined and taken out, identity kept', async () => {
    const before = await treeNow()
    const reason = 'Because'
    const page = await paragraphAt('1.1')
    await lead.send(page, { act: 'insert', added: 'Everyone may come.', reason })
    await lead.send(page, { act: 'split', starts: 'It was', reason })
    const cut = await treeNow()
    assert.equal(cut.paragraphs.length, before.paragraphs.length + 2)
    const second = cut.paragraphs.find(({ text }) => text.startsWith('It was'))!
    const joined = await lead.send(`${address}/paragraphs/${second.key}`, { act: 'join', reason })
    assert.equal(joined.status, 200)
    await lead.send(await paragraphAt('2.4'), { act: 'remove', reason })
    const after = await treeNow()
    assert.ok(!after.paragraphs.some(({ path }) => path === '2.4'))
    const keys = new Set(before.paragraphs.map(({ key }) => key))
    assert.equal(after.paragraphs.filter(({ key }) => keys.has(key)).length, before.paragraphs.length - 1)
    const origins = await app.hub.db
      .selectFrom('paragraph_origin')
      .select(['how'])
      .where('document_version_id', '=', kept.versionId)
      .execute()
    assert.deepEqual(origins.map(({ how }) => how).sort(), ['joined', 'split'])
  })

  it('notices that somebody else changed it', async () => {
    const page = await paragraphAt('1.1')
    await lead.send(page, { act: 'words', text: 'First.', reason: 'One' })
    const late = await lead.send(page, { act: 'words', text: 'Second.', reason: 'Two', version: '1' })
    assert.equal(late.status, 409)
    assert.match(late.body, /Second\./)
    assert.ok(!(await treeNow()).paragraphs.some(({ text }) => text === 'Second.'))
  })
})

describe('the status of a version', () => {
  it('goes on but not back, and one version is in force at a time', async () => {
    const about = { form: 'Save' }
    await lead.send(address, { act: 'about', status: 'in-force' }, about)
    assert.equal((await versionNow()).status, 'in-force')
    const back = await lead.send(address, { act: 'about', status: 'draft' }, about)
    assert.equal(back.status, 422)
    await lead.send(address, { act: 'draft' })
    assert.equal((await versionsOf(app.hub.db, kept.documentId)).length, 2)
    const next = `/documents/${kept.documentId}/versions/2`
    await lead.send(next, { act: 'about', status: 'in-force', printed_version: '1.0' }, about)
    assert.deepEqual(
      (await versionsOf(app.hub.db, kept.documentId)).map(({ status, printedVersion }) => [status, printedVersion]),
      [
        ['superseded', '0.2'],
        ['in-force', '1.0'],
      ],
    )
  })

  it('freezes the words of what is out, in force or in the pack of a published consultation', async () => {
    const page = await paragraphAt('1.1')
    await putIntoPack(app.hub.db, fixture, kept.versionId)
    const late = await lead.post(page, { act: 'words', text: 'Late.', reason: 'x', version: '1' })
    assert.equal(late.status, 422)
    assert.match(words(late.body), /can no longer be changed/)
    assert.ok(!(await treeNow()).paragraphs.some(({ text }) => text === 'Late.'))
  })

  it('is for those who keep documents', async () => {
    for (const person of [fixture.reviewer, fixture.outsider])
      assert.equal((await (await app.visitor(person)).get(address)).status, 403)
    assert.equal((await lead.get(`${address}/file`)).status, 404)
    // A version that is not there is answered as one that they may not see: nothing tells the one from the other.
    assert.equal((await lead.get(`/documents/${kept.documentId}/versions/7`)).status, 403)
  })
})
