import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { type TestApp, testApp, words } from '../../../../test/support/app.ts'
import { newId } from '../../../db/ids.ts'
import { readFile } from '../../../documents/read/file.ts'
import type { DocumentTree } from '../../../documents/tree.ts'
import { type Fixture, makeFixture, marshTree, putIntoPack } from '../document-fixture.ts'
import { applyAmendments, type KeptVersion, keepTree, loadTree } from '../index.ts'
import { termOf } from './glossary.ts'

let app: TestApp
let fixture: Fixture
let code: KeptVersion
let hidden: KeptVersion
const address = '/consultations/marsh-code/documents/code-of-practice-on-meetings'

before(async () => {
  app = await testApp()
  fixture = await makeFixture(app.hub.db, { published: true })
  const subject = { kind: 'consultation', id: fixture.consultationId } as const
  const tree = marshTree()
  const paragraphs = tree.paragraphs.map(each =>
    each.path === '2.1' ? { ...each, kind: 'definition' as const } : each,
  )
  await app.hub.db.transaction().execute(async tx => {
    const version = { tree: { ...tree, paragraphs }, status: 'draft' } as const
    const title = 'Code of Practice on Meetings'
    code = await keepTree(tx, { ...version, document: { subject, kind: 'consultation-draft', title } })
    hidden = await keepTree(tx, { ...version, document: { subject, kind: 'information', title: 'Not for all yet' } })
  })
  await putIntoPack(app.hub.db, fixture, code.versionId)
  await app.hub.db
    .insertInto('glossary_term')
    .values({ id: newId(), term: 'papers', meaning: 'What is sent **before** a meeting.' })
    .execute()
})
after(() => app.close())

const bare = ({ paragraphs }: DocumentTree) =>
  paragraphs.map(({ path, printed, kind, level, text }) => ({ path, printed, kind, level, text }))

describe('the reading page', () => {
  it('shows everybody every paragraph of the pack, each at its address', async () => {
    const anonymous = await app.visitor()
    const page = await anonymous.get(address)
    assert.equal(page.status, 200)
    const tree = await loadTree(app.hub.db, code.versionId)
    for (const { path } of tree.paragraphs) assert.ok(page.body.includes(`id="${path}"`), path)
    assert.match(page.body, /keep <\/?[a-z]*|<strong>short<\/strong>/)
    assert.match(page.body, /href="#1\.2a"/)
    assert.equal((page.body.match(/<h1/g) ?? []).length, 1)
  })

  it('has a link to comment on every paragraph while the consultation is open, and none after', async () => {
    const visitor = await app.visitor()
    const key = code.ids.get((await marshKey('1.2b'))!)
    assert.ok((await visitor.get(address)).body.includes(`/consultations/marsh-code/response?paragraph=${key}"`))
    const before = app.clock.now
    app.clock.now = new Date('2026-05-06T09:00:00Z')
    assert.doesNotMatch((await visitor.get(address)).body, /response\?paragraph=/)
    app.clock.now = before
  })

  it('links terms where they first stand: to a definition, or to the glossary at the end', async () => {
    const { body } = await (await app.visitor()).get(address)
    assert.match(body, /<a class="govuk-link" href="#2\.1">representative<\/a>/)
    assert.equal(body.match(/<a class="govuk-link" href="#term-[0-9a-f-]+">papers<\/a>/g)?.length, 1)
    assert.match(words(body), /What the words mean papers What is sent before a meeting/)
  })

  it('shows a draft outside the pack to the team only', async () => {
    const other = `/consultations/marsh-code/documents/${hidden.slug}`
    assert.equal((await (await app.visitor()).get(other)).status, 404)
    assert.equal((await (await app.visitor(fixture.outsider)).get(other)).status, 404)
    assert.equal((await (await app.visitor(fixture.reviewer)).get(other)).status, 200)
    const list = '/consultations/marsh-code/documents'
    assert.doesNotMatch(words((await (await app.visitor()).get(list)).body), /Not for all yet/)
    assert.match(words((await (await app.visitor(fixture.lead)).get(list)).body), /Not for all yet/)
  })

  it('shows nothing of a consultation that is not published', async () => {
    await app.hub.db.updateTable('consultation').set({ published_at: null }).execute()
    app.hub.forgetPages()
    for (const path of [address, `${address}/history`, `${address}/download.md`, '/consultations/marsh-code/documents'])
      assert.equal((await (await app.visitor()).get(path)).status, 404, path)
    await app.hub.db
      .updateTable('consultation')
      .set({ published_at: new Date('2026-02-01T09:00:00Z') })
      .execute()
    app.hub.forgetPages()
  })

  it('finds no version that is not there', async () => {
    const visitor = await app.visitor()
    assert.equal((await visitor.get(`${address}?version=9`)).status, 404)
    assert.equal((await visitor.get(`${address}?print=large`)).status, 200)
    assert.match((await visitor.get(`${address}?print=large`)).body, /hub-large-print/)
  })
})

async function marshKey(path: string): Promise<string | undefined> {
  return marshTree().paragraphs.find(each => each.path === path)?.key
}

describe('taking a document away', () => {
  it('as a Word file that reads as the same tree', async () => {
    const file = await (await app.visitor()).get(`${address}/download.docx`)
    assert.equal(file.status, 200)
    assert.match(String(file.headers['content-disposition']), /code-of-practice-on-meetings/)
  })

  it('in every format, and in none that there is not', async () => {
    const visitor = await app.visitor()
    const starts: Record<string, RegExp> = {
      pdf: /^%PDF-/,
      html: /^<!doctype html>/,
      md: /^# /,
      json: /^\{/,
      xml: /^<\?xml/,
      docx: /^PK/,
    }
    for (const [format, begins] of Object.entries(starts)) {
      const file = await visitor.get(`${address}/download.${format}`)
      assert.equal(file.status, 200, format)
      assert.match(file.body, begins)
    }
    assert.equal((await visitor.get(`${address}/download.exe`)).status, 404)
    const json = JSON.parse((await visitor.get(`${address}/download.json`)).body)
    const tree = await loadTree(app.hub.db, code.versionId)
    assert.deepEqual(bare(json.documents[0]), bare(tree))
    const markdown = await visitor.get(`${address}/download.md`)
    const again = await readFile('code.md', Buffer.from(markdown.body))
    assert.ok(again.ok)
    assert.deepEqual(
      again.value.documents[0]!.paragraphs.filter(({ printed }) => printed).map(({ path }) => path),
      tree.paragraphs.filter(({ printed }) => printed).map(({ path }) => path),
    )
  })
})

describe('versions', () => {
  before(async () => {
    const tree = await loadTree(app.hub.db, code.versionId)
    const at = (path: string) => tree.paragraphs.find(each => each.path === path)!
    const amendments = [
      { does: 'reword', key: at('1.2a').key, from: at('1.2a').text, to: 'send papers ten days before;' },
      { does: 'reword', key: at('2.4').key, from: at('2.4').text, to: 'Needless meetings are not held.' },
    ] as const
    const about = { whatChanged: 'Papers come earlier', why: 'Volunteers asked for time', printedVersion: '0.3' }
    const done = await app.hub.db.transaction().execute(tx => applyAmendments(tx, code.versionId, amendments, about))
    assert.ok(done.ok)
    app.hub.forgetPages()
  })

  it('a draft of the next version is for the team, until it is agreed', async () => {
    const compare = `${address}/compare?from=1&to=2`
    const [anonymous, lead] = [await app.visitor(), await app.visitor(fixture.lead)]
    assert.equal((await anonymous.get(compare)).status, 404)
    assert.equal((await lead.get(compare)).status, 200)
    await app.hub.db.updateTable('document_version').set({ status: 'agreed' }).where('sequence', '=', 2).execute()
    app.hub.forgetPages()
    assert.equal((await anonymous.get(compare)).status, 200)
    assert.match(words((await anonymous.get(address)).body), /Version 0\.2/)
  })

  it('are compared side by side and as tracked changes, announced in words', async () => {
    const anonymous = await app.visitor()
    const side = await anonymous.get(`${address}/compare?from=1&to=2`)
    assert.match(words(side.body), /2 paragraphs with other words/)
    assert.match(side.body, /<del><span class="govuk-visually-hidden">\[taken out: <\/span>seven/)
    assert.match(side.body, /<ins><span class="govuk-visually-hidden">\[added: <\/span>ten/)
    const tracked = await anonymous.get(`${address}/compare?from=1&to=2&as=tracked`)
    assert.match(words(tracked.body), /1\.2a Words changed send papers \[taken out: seven/)
    assert.doesNotMatch(words(tracked.body), /answer questions/)
    assert.match(words((await anonymous.get(`${address}/compare?from=1&to=2&all=yes`)).body), /answer questions/)
    assert.match(words((await anonymous.get(`${address}/compare?from=2&to=2`)).body), /words are the same/)
    assert.match(
      words((await anonymous.get(`${address}/history`)).body),
      /Papers come earlier .*Volunteers asked for time/,
    )
  })
})

describe('the word that a definition defines', () => {
  it('stands in bold, in quotation marks, or before what it means', () => {
    const cases: [string, string | null][] = [
      ['**Compact**: an agreement.', 'Compact'],
      ['“Sector” means all groups.', 'Sector'],
      ['A representative means a person who speaks for others.', 'representative'],
      ['Seat – a place at the table', 'Seat'],
      ['We talk often.', null],
    ]
    for (const [text, term] of cases) assert.equal(termOf(text), term, text)
  })
})
