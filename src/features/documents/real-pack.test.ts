/** The main road of documents with a real consultation pack: in, kept, published, read, amended, compared, out again. */
import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { type TestApp, testApp, type Visitor, words } from '../../../test/support/app.ts'
import { readFile } from '../../documents/read/file.ts'
import { seed, seedFolder } from '../../documents/read/testing/seeds.ts'
import type { DocumentTree } from '../../documents/tree.ts'
import { type Fixture, makeFixture, putIntoPack } from './document-fixture.ts'
import { applyAmendments, type Document, documentsOf, loadTree, versionsOf } from './index.ts'
import { writeAs } from './reading/formats.ts'

const skip = seedFolder() === null ? 'the real documents are not on this machine (COMPACT_SEEDS)' : false

describe('a real consultation pack', { skip }, () => {
  let app: TestApp
  let fixture: Fixture
  let lead: Visitor
  let codes: Document[]
  before(async () => {
    app = await testApp()
    fixture = await makeFixture(app.hub.db)
    lead = await app.visitor(fixture.lead)
  })
  after(() => app.close())

  const codeAddress = (code: Document) => `/consultations/marsh-code/documents/${code.slug}`
  const treeOf = async (code: Document, at = 0) =>
    loadTree(app.hub.db, (await versionsOf(app.hub.db, code.id)).at(at)!.id)
  const bare = ({ paragraphs }: DocumentTree) =>
    paragraphs.map(({ path, printed, kind, text }) => ({ path, printed, kind, text }))

  it('comes in as a letter, a pack and two codes, of which both codes are kept', async () => {
    const bytes = Buffer.from(seed('003_74df377e7ba4e66d.txt'))
    const files = { file: { name: 'pack.txt', type: 'text/plain', bytes } }
    const review = await lead.send('/documents/import/consultation:marsh-code', {}, { files })
    assert.equal(review.status, 200, words(review.body))
    assert.match(words(review.body), /4 documents in pack\.txt/)
    assert.match(words(review.body), /Letter/)
    for (const at of [0, 1]) await lead.send(review.url, { act: `leave ${at}` })
    const tree = await lead.get(`${review.url}/3`)
    assert.match(words(tree.body), /Number missing, 9\.5/)
    assert.equal((await lead.send(review.url, { act: 'keep' })).status, 200)
    codes = await documentsOf(app.hub.db, { kind: 'consultation', id: fixture.consultationId })
    assert.deepEqual(
      codes.map(({ kind }) => kind),
      ['consultation-draft', 'consultation-draft'],
    )
    const numbered = await Promise.all(
      codes.map(async code => (await treeOf(code)).paragraphs.filter(each => each.printed && each.kind !== 'heading')),
    )
    assert.ok(numbered.every(each => each.length > 140))
  })

  it('is read by everybody once published, every paragraph at its address, in reasonable time', async () => {
    for (const [at, code] of codes.entries())
      await putIntoPack(app.hub.db, fixture, (await treeOf(code)).versionId, at + 1)
    const anonymous = await app.visitor()
    assert.equal((await anonymous.get(codeAddress(codes[0]!))).status, 404)
    await app.hub.db
      .updateTable('consultation')
      .set({ published_at: new Date('2026-02-01T09:00:00Z'), state: 'open' })
      .execute()
    for (const code of codes) {
      const page = await anonymous.get(codeAddress(code))
      assert.equal(page.status, 200)
      const { paragraphs } = await treeOf(code)
      for (const { path } of paragraphs.filter(({ kind }) => kind !== 'furniture'))
        assert.ok(page.body.includes(`id="${path}"`), path)
      assert.ok(page.body.includes('response?paragraph='))
    }
  })

  it('is amended, and the next version shows exactly what changed', async () => {
    const [code] = codes
    const tree = await treeOf(code!)
    const paragraph = tree.paragraphs.find(({ path }) => path === '7.2') ?? tree.paragraphs.at(-1)!
    const amendment = {
      does: 'reword' as const,
      key: paragraph.key,
      from: paragraph.text,
      to: `${paragraph.text} Twelve weeks at least.`,
    }
    const about = { whatChanged: 'Says how long', why: 'Two answers asked for it', printedVersion: '0.g' }
    const done = await app.hub.db.transaction().execute(tx => applyAmendments(tx, tree.versionId, [amendment], about))
    assert.ok(done.ok)
    const page = words((await lead.get(`${codeAddress(code!)}/compare?from=1&to=2`)).body)
    assert.match(page, /one paragraph with other words/)
    assert.match(page, /\[added: Twelve weeks at least\. end of added words\]/)
    const fresh = await loadTree(app.hub.db, done.value.versionId)
    assert.deepEqual(
      fresh.paragraphs.map(({ key }) => key),
      tree.paragraphs.map(({ key }) => key),
    )
  })

  it('goes out as Word, HTML and Markdown and comes back as the same tree', async () => {
    const about = { largePrint: false, lang: 'en-GB', glossary: [], work: '/x', date: '2009-10-28', author: 'x' }
    for (const code of codes) {
      const { title, version, paragraphs, faults } = await treeOf(code)
      // Page furniture is not written out.
      const tree = { title, version, paragraphs: paragraphs.filter(({ kind }) => kind !== 'furniture'), faults }
      for (const format of ['docx', 'html', 'md'] as const) {
        const { body } = await writeAs(format, tree, about)
        const again = await readFile(`code.${format}`, Buffer.from(body))
        assert.ok(again.ok)
        const numbered = (of: DocumentTree) => bare(of).filter(({ printed }) => printed !== '')
        assert.deepEqual(
          again.value.documents.flatMap(numbered).map(({ path, printed }) => [path, printed]),
          numbered(tree).map(({ path, printed }) => [path, printed]),
          `${code.slug} ${format}`,
        )
      }
    }
  })
})
