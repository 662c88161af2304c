import assert from 'node:assert/strict'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, before, describe, it } from 'node:test'
import { command, type Ended } from '../../test/support/operator.ts'
import { treeToDocx } from '../documents/export/docx.ts'
import { treeToHtml } from '../documents/export/html.ts'
import { closeCompiler } from '../documents/export/pdf/index.ts'
import { treeToPdf } from '../documents/export/tree-pdf.ts'
import { readFile } from '../documents/read/file.ts'

let folder: string
before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'hub-read-'))
})
after(async () => {
  closeCompiler()
  await rm(folder, { recursive: true })
})

/** Runs the command with an environment in which no database can be reached. */
function hub(...words: string[]): Promise<Ended> {
  const settings = { DATABASE_URL: 'postgresql://nobody@127.0.0.1:1/none', COMPACT_HUB_DATA: '/nowhere' }
  return command(settings, ...words)
}

async function file(name: string, content: string | Uint8Array): Promise<string> {
  const path = join(folder, name)
  await writeFile(path, content)
  return path
}

const orchard = `Orchard Protocol

1. Meeting

1.1 Partners meet:

a) in spring

b) in autumn

1.3 Notes are kept.
`

describe('compact-hub read', () => {
  it('prints the documents of a file as data, without a database', async () => {
    const { code, out, error } = await hub('read', await file('orchard.txt', orchard), '--json')
    assert.equal(code, 0, error)
    const { documents } = JSON.parse(out)
    assert.equal(documents.length, 1)
    const [{ title, version, paragraphs, faults, ...others }] = documents
    assert.deepEqual([title, version, others], ['Orchard Protocol', null, {}])
    assert.deepEqual(
      paragraphs.find((paragraph: { path: string }) => paragraph.path === '1.1a'),
      { path: '1.1a', printed: 'a)', kind: 'item', level: 2, text: 'in spring' },
    )
    assert.deepEqual(faults, [{ kind: 'gap', at: '1.3', note: '1.3 follows 1.1.' }])
  })

  it('prints an outline with what is odd for people', async () => {
    const { code, out } = await hub('read', await file('orchard.md', orchard))
    assert.equal(code, 0)
    assert.match(out, /Orchard Protocol: \d+ paragraphs, 1 to look at/)
    assert.match(out, /^ {2}1\.1b +item +in autumn$/m)
    assert.match(out, /gap at 1\.3: 1\.3 follows 1\.1\./)
  })

  it('reads files of every kind from the disk', async () => {
    const read = await readFile('orchard.txt', Buffer.from(orchard))
    assert.ok(read.ok)
    const tree = read.value.documents[0]!
    const files = [
      await file('orchard.docx', await treeToDocx(tree)),
      await file('orchard.html', treeToHtml(tree)),
      await file('orchard.pdf', await treeToPdf(tree)),
    ]
    for (const path of files) {
      const { code, out, error } = await hub('read', path, '--json')
      assert.equal(code, 0, error)
      const { paragraphs } = JSON.parse(out).documents[0]
      const found = paragraphs.find((one: { path: string }) => one.path === '1.1b')
      assert.equal(found?.text, 'in autumn', path)
    }
  })

  it('says in plain words what is wrong, and exits with 1', async () => {
    const cases: [string[], RegExp][] = [
      [['read', join(folder, 'nothing.txt')], /cannot be opened: it is not there/],
      [['read', folder], /it is a folder/],
      [['read', await file('empty.docx', '')], /empty/],
      [['read', await file('broken.docx', `PK\u0003\u0004${'x'.repeat(300)}`)], /damaged|not a document/],
      [['read'], /Say which file/],
    ]
    for (const [words, says] of cases) {
      const { code, out, error } = await hub(...words)
      assert.equal(code, 1, words.join(' '))
      assert.equal(out, '')
      assert.match(error, says)
      assert.doesNotMatch(error, /\n\s+at /)
    }
  })
})
