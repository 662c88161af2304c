import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { type TestApp, testApp, type Visitor, words } from '../../../../test/support/app.ts'
import { makeZip } from '../../../documents/read/formats/zip-fixture.ts'
import { type Fixture, makeFixture, marshText, marshTree } from '../document-fixture.ts'
import { documentsOf, loadTree, versionsOf } from '../index.ts'
import { findDraft } from './drafts.queries.ts'

let app: TestApp
let fixture: Fixture
let lead: Visitor
before(async () => {
  app = await testApp()
  fixture = await makeFixture(app.hub.db)
  lead = await app.visitor(fixture.lead)
})
after(() => app.close())

const page = '/documents/import/consultation:marsh-code'
const textFile = (text: string | Uint8Array, name = 'code.txt') => ({
  files: { file: { name, type: 'text/plain', bytes: typeof text === 'string' ? Buffer.from(text) : text } },
})

async function upload(text = marshText, values: Record<string, string> = {}): Promise<string> {
  const answer = await lead.send(page, values, textFile(text))
  assert.equal(answer.status, 200, words(answer.body))
  return answer.url
}
const idOf = (address: string) => /[0-9a-f-]{36}/.exec(address)![0]
const draftOf = async (address: string) => (await findDraft(app.hub.db, idOf(address)))!
const keyOf = async (address: string, path: string) =>
  (await draftOf(address)).trees[0]!.paragraphs.find(paragraph => paragraph.path === path)!.key

describe('bringing a file in', () => {
  it('leads from the consultation to the file, and from the file to what is in it', async () => {
    assert.match(words((await lead.get(page)).body), /Choose a file/)
    const answer = await lead.send(page, {}, textFile(marshText))
    assert.match(answer.url, /^\/documents\/drafts\//)
    assert.match(words(answer.body), /one document in code\.txt/)
    assert.match(words(answer.body), /Code of Practice on Meetings/)
    assert.match(words(answer.body), /One place looks odd/)
    assert.match(words((await lead.get(page)).body), /One file that is read but not kept yet code\.txt/)
  })

  it('keeps the file as it was sent, for those who work on it', async () => {
    const address = await upload()
    const reviewer = await app.visitor(fixture.reviewer)
    const file = await reviewer.get(`${address}/file`)
    assert.equal(file.status, 200)
    assert.equal(file.body, marshText)
    assert.match(String(file.headers['content-disposition']), /attachment/)
  })

  it('says in plain words what is wrong with a file', async () => {
    const damaged = Buffer.concat([Buffer.from('PK\u0003\u0004'), Buffer.alloc(400, 7)])
    const tries: [string, Uint8Array, RegExp][] = [
      ['empty.txt', new Uint8Array(), /file is empty|Choose/],
      ['blank.txt', Buffer.from(' \n \n'), /no words/],
      ['broken.docx', damaged, /damaged|not a document/i],
      ['picture.txt', Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'), /picture|document/i],
    ]
    for (const [name, bytes, says] of tries) {
      const answer = await lead.send(page, {}, textFile(bytes, name))
      assert.equal(answer.status, 422, name)
      assert.match(words(answer.body), says)
    }
    const large = await lead.send(page, {}, textFile(Buffer.alloc(21 * 1024 * 1024, 'word '), 'large.txt'))
    assert.equal(large.status, 422)
    assert.match(words(large.body), /larger than 20 MB/)
    const none = await lead.send(page, {})
    assert.equal(none.status, 422)
  })

  it('takes the same file sent twice once', async () => {
    const form = await lead.get(page)
    const once = /name="_once" value="([^"]+)"/.exec(form.body)![1]!
    const send = () => lead.post(page, { _once: once }, textFile('1. One\n\n1.1 Once only.', 'once.txt'))
    const [one, two] = await Promise.all([send(), send()])
    assert.equal(one.url, two.url)
    assert.equal((await lead.get(page)).body.match(/once\.txt/g)?.length, 1)
  })

  it('refuses a file that unpacks to more than it may, and one under a password', async () => {
    const wicked: [string, Uint8Array, RegExp][] = [
      [
        'bomb.docx',
        makeZip({ '_rels/.rels': Buffer.alloc(120 * 1024 * 1024, 32) }, { claim: 100 }),
        /unpack|larger|too large/i,
      ],
      [
        'locked.docx',
        makeZip({ '_rels/.rels': '<x/>', 'word/document.xml': '<x/>' }, { locked: true }),
        /password|protected|locked/i,
      ],
    ]
    for (const [name, bytes, says] of wicked) {
      const answer = await lead.send(page, {}, textFile(bytes, name))
      assert.equal(answer.status, 422)
      assert.match(words(answer.body), says)
    }
  })

  it('is for those who keep documents', async () => {
    const address = await upload()
    for (const person of [fixture.reviewer, fixture.outsider]) {
      const visitor = await app.visitor(person)
      assert.equal((await visitor.get(page)).status, 403)
      assert.equal((await visitor.get(address)).status, 403)
    }
    const anonymous = await app.visitor()
    assert.match((await anonymous.get(address)).url, /^\/sign-in/)
    const secretariat = await app.visitor(fixture.secretariat)
    assert.equal((await secretariat.get(page)).status, 200)
  })
})

describe('looking a document over', () => {
  it('shows every paragraph, and the odd ones by themselves', async () => {
    const address = await upload()
    const all = words((await lead.get(`${address}/0`)).body)
    for (const { text } of marshTree().paragraphs) assert.ok(all.includes(text.replaceAll('**', '').slice(0, 40)), text)
    const odd = (await lead.get(`${address}/0?only=faults`)).body
    assert.match(words(odd), /Number missing/)
    assert.doesNotMatch(words(odd), /answer questions/)
  })

  it('corrects level, words, number and kind, divides, joins and takes out; every step can be undone', async () => {
    const address = await upload()
    const before = (await draftOf(address)).trees[0]!.paragraphs
    const key = await keyOf(address, '1.1')
    const paragraph = `${address}/0/paragraphs/${key}`
    const step = async (values: Record<string, string>, at = paragraph) => {
      const answer = await lead.send(at, values)
      assert.equal(answer.status, 200, words(answer.body))
      return (await draftOf(address)).trees[0]!.paragraphs
    }
    const cut = await step({ act: 'split', starts: 'It was written' })
    assert.equal(cut.length, before.length + 1)
    const second = cut[cut.findIndex(each => each.key === key) + 1]!
    assert.equal(second.text, 'It was written by both sectors.')
    const joined = await step({ act: 'join' }, `${address}/0/paragraphs/${encodeURIComponent(second.key)}`)
    assert.equal(joined.length, before.length)
    const reworded = await step({ act: 'words', text: 'This code is new.', printed: '1.1a', kind: 'definition' })
    const now = reworded.find(each => each.key === key)!
    assert.deepEqual([now.text, now.printed, now.kind], ['This code is new.', '1.1a', 'definition'])
    assert.equal((await step({ act: 'out' })).find(each => each.key === key)?.level, now.level - 1)
    assert.ok(!(await step({ act: 'remove' })).some(each => each.key === key))
    for (let undo = 0; undo < 5; undo += 1) await step({ act: 'undo' }, `${address}/0`)
    assert.deepEqual((await draftOf(address)).trees[0]!.paragraphs, before)
  })

  it('settles a fault that is right as printed', async () => {
    const address = await upload()
    const fault = (await draftOf(address)).trees[0]!.faults[0]!
    const key = await keyOf(address, fault.at)
    await lead.send(`${address}/0/paragraphs/${key}`, { act: `settle ${fault.kind}` })
    assert.deepEqual((await draftOf(address)).trees[0]!.faults, [])
  })

  it('says what is missing and keeps what was typed', async () => {
    const address = await upload()
    const paragraph = `${address}/0/paragraphs/${await keyOf(address, '1.1')}`
    const nowhere = await lead.send(paragraph, { act: 'split', starts: 'No such words' })
    assert.equal(nowhere.status, 422)
    assert.match(nowhere.body, /No such words/)
    assert.equal((await lead.send(paragraph, { act: 'split' })).status, 422)
    assert.equal((await lead.send(paragraph, { act: 'words', text: ' ' })).status, 422)
    const draft = await draftOf(address)
    const first = `${address}/0/paragraphs/${draft.trees[0]!.paragraphs[0]!.key}`
    assert.equal((await lead.send(first, { act: 'join' })).status, 422)
  })

  it('divides what is two documents, and joins what is one', async () => {
    const address = await upload()
    const before = (await draftOf(address)).trees[0]!
    const key = await keyOf(address, '2')
    const divided = await lead.send(`${address}/0/paragraphs/${key}`, { act: 'divide' })
    assert.equal(divided.status, 200, words(divided.body))
    const two = await draftOf(address)
    assert.equal(two.trees.length, 2)
    assert.equal(two.choices[1]?.title, 'Words')
    assert.deepEqual(
      two.trees.flatMap(({ faults }) => faults),
      before.faults,
    )
    const joined = await lead.send(address, { act: 'join 1' })
    assert.equal(joined.status, 200, words(joined.body))
    const one = (await draftOf(address)).trees
    assert.equal(one.length, 1)
    const bare = (tree: typeof before) =>
      tree.paragraphs.map(({ path, printed, level, text }) => [path, printed, level, text])
    assert.deepEqual(bare(one[0]!), bare(before))
    assert.deepEqual(one[0]!.faults, before.faults)
    const first = `${address}/0/paragraphs/${one[0]!.paragraphs[0]!.key}`
    assert.equal((await lead.send(first, { act: 'divide' })).status, 422)
  })

  it('notices that two people correct at once', async () => {
    const address = await upload()
    const paragraph = `${address}/0/paragraphs/${await keyOf(address, '1.1')}`
    const { version } = await draftOf(address)
    await lead.send(paragraph, { act: 'in' })
    const other = await app.visitor(fixture.secretariat)
    const late = await other.send(paragraph, { act: 'words', text: 'Mine.', version: String(version) })
    assert.equal(late.status, 409)
    assert.match(late.body, /Mine\./)
    assert.equal(
      (await draftOf(address)).trees[0]!.paragraphs.some(({ text }) => text === 'Mine.'),
      false,
    )
  })
})

describe('keeping', () => {
  const subject = () => ({ kind: 'consultation', id: fixture.consultationId }) as const

  it('keeps what was chosen, once', async () => {
    const earlier = (await documentsOf(app.hub.db, subject())).length
    const address = await upload()
    const about = `${address}/0/about`
    const wrong = await lead.send(about, { title: '' })
    assert.equal(wrong.status, 422)
    await lead.send(about, { title: 'Meeting code', printed_version: '0.3', kind: 'code' })
    const kept = await lead.send(address, { act: 'keep' })
    assert.equal(kept.status, 200, words(kept.body))
    const documents = await documentsOf(app.hub.db, subject())
    assert.equal(documents.length, earlier + 1)
    const document = documents.find(({ title }) => title === 'Meeting code')!
    const [version] = await versionsOf(app.hub.db, document.id)
    assert.equal(version?.printedVersion, '0.3')
    const tree = await loadTree(app.hub.db, version!.id)
    assert.equal(tree.paragraphs.length, marshTree().paragraphs.length)
    const draft = await draftOf(address)
    const again = await lead.post(address, { act: 'keep', version: String(draft.version) })
    assert.equal(again.status, 422)
    assert.equal((await documentsOf(app.hub.db, subject())).length, earlier + 1)
  })

  it('refuses to keep nothing', async () => {
    const address = await upload()
    await lead.send(address, { act: 'leave 0' })
    const answer = await lead.send(address, { act: 'keep' })
    assert.equal(answer.status, 422)
    assert.match(words(answer.body), /at least one/)
  })

  it('keeps the next version of a document with the identity of its paragraphs, compared before', async () => {
    const first = await upload()
    await lead.send(`${first}/0/about`, { title: 'Carried code' })
    await lead.send(first, { act: 'keep' })
    const document = (await documentsOf(app.hub.db, subject())).find(({ title }) => title === 'Carried code')!
    const changed = marshText
      .replace('seven days', 'ten days')
      .replace('c) answer questions.', 'c) answer questions; and\n\nd) listen.')
    const next = await upload(changed, { next_of: document.id })
    const comparison = words((await lead.get(`${next}/0/comparison`)).body)
    assert.match(comparison, /one paragraph added/)
    assert.match(comparison, /\[taken out: seven end of words taken out\] ?\[added: ten|seven/)
    await lead.send(next, { act: 'keep' })
    const versions = await versionsOf(app.hub.db, document.id)
    assert.equal(versions.length, 2)
    const [old, fresh] = await Promise.all(versions.map(({ id }) => loadTree(app.hub.db, id)))
    const key = (path: string, tree = old!) => tree.paragraphs.find(each => each.path === path)?.key
    assert.equal(key('1.2a'), key('1.2a', fresh!))
    assert.ok(!old!.paragraphs.some(each => each.key === key('1.2d', fresh!)))
  })
})
