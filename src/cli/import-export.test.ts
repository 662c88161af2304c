import assert from 'node:assert/strict'
import { mkdtemp, readFile as readBytes, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { type TestDatabase, testDatabase } from '../../test/support/database.ts'
import { command, type Ended } from '../../test/support/operator.ts'
import { newId } from '../db/ids.ts'
import { readFile } from '../documents/read/file.ts'
import type { DocumentTree } from '../documents/tree.ts'
import { makeFixture, marshText } from '../features/documents/document-fixture.ts'
import { documentsOf, loadTree, versionsOf } from '../features/documents/index.ts'

let folder: string
let database: TestDatabase
let consultationId: string
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hub-import-'))
  database = await testDatabase()
  await database.db.insertInto('area').values({ id: newId(), name: 'Marsh', compact_name: 'Marsh Compact' }).execute()
  consultationId = (await makeFixture(database.db)).consultationId
})
after(async () => {
  await database.close()
  await rm(folder, { recursive: true })
})

function hub(...words: string[]): Promise<Ended> {
  return command({ DATABASE_URL: database.url, COMPACT_HUB_DATA: folder }, ...words)
}

const bare = ({ paragraphs }: DocumentTree) =>
  paragraphs.map(({ path, printed, kind, level, text }) => ({ path, printed, kind, level, text }))

describe('compact-hub import and export', () => {
  it('keeps the documents of a file, and writes them so that they read as the same tree', async () => {
    const path = join(folder, 'marsh.txt')
    await writeFile(path, marshText)
    const { code, out, error } = await hub('import', path, '--consultation', 'marsh-code')
    assert.equal(code, 0, error)
    const [document] = await documentsOf(database.db, { kind: 'consultation', id: consultationId })
    assert.equal(out.trim(), `/consultations/marsh-code/documents/${document!.slug}`)
    const [version] = await versionsOf(database.db, document!.id)
    const tree = await loadTree(database.db, version!.id)
    for (const format of ['docx', 'md', 'html']) {
      const to = join(folder, `again.${format}`)
      const written = await hub('export', `marsh-code/${document!.slug}`, '--as', format, '--out', to)
      assert.equal(written.code, 0, written.error)
      const again = await readFile(`again.${format}`, await readBytes(to))
      assert.ok(again.ok)
      assert.deepEqual(bare(again.value.documents[0]!), bare(tree), format)
    }
    const pdf = join(folder, 'again.pdf')
    assert.equal((await hub('export', `marsh-code/${document!.slug}`, '--as', 'pdf', '--out', pdf)).code, 0)
    assert.match((await readBytes(pdf)).toString('latin1', 0, 8), /^%PDF-/)
    const entries = await database.db.selectFrom('audit_entry').select(['action', 'actor_label']).execute()
    assert.deepEqual(entries, [{ action: 'document.kept', actor_label: 'operator' }])
  })

  it('says in plain words what is wrong, and keeps nothing', async () => {
    const empty = join(folder, 'empty.txt')
    await writeFile(empty, '')
    const cases: [string[], RegExp][] = [
      [['import', empty, '--consultation', 'marsh-code'], /file is empty/],
      [['import', empty, '--consultation', 'nobody'], /no consultation "nobody"/],
      [['import', empty], /Say which file/],
      [['export', 'marsh-code/nothing', '--as', 'docx', '--out', join(folder, 'x')], /no document "nothing"/],
      [['export', 'marsh-code/nothing', '--as', 'exe', '--out', join(folder, 'x')], /no format "exe"/],
    ]
    for (const [words, says] of cases) {
      const { code, error } = await hub(...words)
      assert.equal(code, 1, words.join(' '))
      assert.match(error, says)
    }
    assert.equal((await database.db.selectFrom('import_draft').selectAll().execute()).length, 1)
  })
})
