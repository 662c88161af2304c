import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { type TestApp, testApp } from '../../../test/support/app.ts'
import { applyEdits } from '../../documents/edit/index.ts'
import type { DocumentTree } from '../../documents/tree.ts'
import { type Fixture, makeFixture, marshTree } from './document-fixture.ts'
import { applyAmendments, documentsOf, findDocument, keepTree, loadTree, versionsOf } from './index.ts'

let app: TestApp
let fixture: Fixture
before(async () => {
  app = await testApp()
  fixture = await makeFixture(app.hub.db)
})
after(() => app.close())

const bare = ({ paragraphs }: DocumentTree) =>
  paragraphs.map(({ path, printed, kind, level, text }) => ({ path, printed, kind, level, text }))

function keep(tree = marshTree()) {
  const subject = { kind: 'consultation', id: fixture.consultationId } as const
  return app.hub.db
    .transaction()
    .execute(tx => keepTree(tx, { document: { subject, kind: 'consultation-draft' }, tree, status: 'draft' }))
}

describe('keeping a tree', () => {
  it('gives the same tree back, its paragraphs under lasting ids', async () => {
    const tree = marshTree()
    const kept = await keep(tree)
    const loaded = await loadTree(app.hub.db, kept.versionId)
    assert.deepEqual(bare(loaded), bare(tree))
    assert.deepEqual(loaded.faults, tree.faults)
    assert.equal(loaded.version, '0.2')
    for (const { key, parent } of tree.paragraphs) {
      const there = loaded.paragraphs.find(each => each.key === kept.ids.get(key))
      assert.equal(there?.parent, parent === null ? null : kept.ids.get(parent))
    }
    const found = await findDocument(app.hub.db, { kind: 'consultation', id: fixture.consultationId }, kept.slug)
    assert.equal(found?.id, kept.documentId)
  })

  it('gives two documents of one title two addresses', async () => {
    const [one, two] = [await keep(), await keep()]
    assert.notEqual(one.slug, two.slug)
    assert.ok((await documentsOf(app.hub.db, { kind: 'consultation', id: fixture.consultationId })).length >= 2)
  })

  it('keeps identity into the next version, and remembers what was split', async () => {
    const first = await keep()
    const old = await loadTree(app.hub.db, first.versionId)
    const about = old.paragraphs.find(({ path }) => path === '1.1')!
    const cut = applyEdits(old, [{ do: 'split', key: about.key, at: about.text.indexOf('It was') }])
    assert.ok(cut.ok)
    const { tree, origins } = cut.value
    const next = await app.hub.db
      .transaction()
      .execute(tx => keepTree(tx, { document: { id: first.documentId }, tree, status: 'draft', origins }))
    assert.equal(next.sequence, 2)
    const fresh = await loadTree(app.hub.db, next.versionId)
    assert.equal(fresh.paragraphs.find(({ path }) => path === '1.1')?.key, about.key)
    const second = fresh.paragraphs.find(({ text }) => text.startsWith('It was'))!
    const rows = await app.hub.db
      .selectFrom('paragraph_origin')
      .select(['paragraph_id', 'from_paragraph_id', 'how'])
      .where('document_version_id', '=', next.versionId)
      .execute()
    assert.deepEqual(rows, [{ paragraph_id: second.key, from_paragraph_id: about.key, how: 'split' }])
  })
})

describe('amendments', () => {
  it('make the next draft, which says what changed and why', async () => {
    const first = await keep()
    const old = await loadTree(app.hub.db, first.versionId)
    const last = old.paragraphs.at(-1)!
    const done = await app.hub.db.transaction().execute(tx =>
      applyAmendments(
        tx,
        first.versionId,
        [{ does: 'reword', key: last.key, from: last.text, to: 'Needless meetings end.' }],
        {
          whatChanged: '2.4 says it shorter',
          why: 'Six answers asked for it',
        },
      ),
    )
    assert.ok(done.ok)
    const fresh = await loadTree(app.hub.db, done.value.versionId)
    assert.equal(fresh.paragraphs.at(-1)?.text, 'Needless meetings end.')
    assert.equal(fresh.paragraphs.at(-1)?.key, last.key)
    const versions = await versionsOf(app.hub.db, first.documentId)
    assert.deepEqual(
      versions.map(({ sequence, why }) => [sequence, why]),
      [
        [1, ''],
        [2, 'Six answers asked for it'],
      ],
    )
  })

  it('are all refused where one was written for other words, and nothing is kept', async () => {
    const first = await keep()
    const old = await loadTree(app.hub.db, first.versionId)
    const [one, two] = [old.paragraphs.at(-1)!, old.paragraphs.at(-2)!]
    const amendments = [
      { does: 'reword', key: one.key, from: one.text, to: 'Good.' },
      { does: 'reword', key: two.key, from: 'Something else.', to: 'Bad.' },
    ] as const
    const done = await app.hub.db
      .transaction()
      .execute(tx => applyAmendments(tx, first.versionId, amendments, { whatChanged: '', why: '' }))
    assert.ok(!done.ok)
    assert.deepEqual(
      done.problem.map(({ at, why }) => [amendments[at]?.to, why]),
      [['Bad.', 'stale']],
    )
    assert.equal((await versionsOf(app.hub.db, first.documentId)).length, 1)
  })
})
