import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { readFile } from './file.ts'
import { makeWord, para } from './formats/docx/word-fixture.ts'
import { makeZip } from './formats/zip-fixture.ts'
import { limits, type ReadProblemCode } from './limits.ts'

const text = (words: string) => new Uint8Array(Buffer.from(words))
const word = makeWord({ body: para('A code') + para('1.1\tPartners meet.') })

async function refusal(name: string, bytes: Uint8Array) {
  const result = await readFile(name, bytes)
  assert.ok(!result.ok, `${name} was read`)
  return result.problem
}

async function reading(name: string, bytes: Uint8Array, type?: string) {
  const result = await readFile(name, bytes, type)
  assert.ok(result.ok, result.ok ? '' : result.problem.message)
  return result.value
}

/** Directory sector of an old Office file, as far as telling its kind goes. */
function ole(stream: string): Uint8Array {
  return new Uint8Array(
    Buffer.concat([
      Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]),
      Buffer.alloc(512),
      Buffer.from(stream, 'utf16le'),
      Buffer.alloc(512),
    ]),
  )
}

function packed(document: string): Uint8Array {
  const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument'
  return makeZip({
    '_rels/.rels': `<Relationships><Relationship Id="a" Type="${office}" Target="word/document.xml"/></Relationships>`,
    'word/document.xml': document,
  })
}

const namespace = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'

describe('a file that can be read', () => {
  it('is read as what it is, whatever it is called', async () => {
    assert.equal((await reading('code.docx', word)).format, 'docx')
    const misnamed = await reading('code.pdf', word)
    assert.equal(misnamed.format, 'docx')
    assert.match(misnamed.notes[0] ?? '', /ends in \.pdf, but the file is a Word document/)
    const page = await reading('code.txt', text('<!DOCTYPE html><html><body><p>1.1 Partners meet.</p></body></html>'))
    assert.equal(page.format, 'html')
    assert.match(page.notes.join(), /web page/)
  })

  it('is Markdown or HTML when its name or type says so and nothing speaks against it', async () => {
    assert.equal((await reading('code.md', text('# A code\n\n1.1 Partners meet.'))).format, 'markdown')
    assert.equal((await reading('code', text('# A code'), 'text/markdown; charset=utf-8')).format, 'markdown')
    assert.equal((await reading('code.html', text('<p>Partners meet.</p>'))).format, 'html')
    assert.equal((await reading('code.txt', text('Dear <insert name>\n\n1.1 Partners meet.'))).format, 'text')
    assert.equal((await reading('code.txt', text('A PDF begins with %PDF-1.7.'))).format, 'text')
  })

  it('keeps curly quotes in Windows-1252 and says how it read them', async () => {
    const { documents, notes } = await reading('code.txt', Uint8Array.from([0x93, ...text('Open'), 0x94]))
    assert.equal(documents[0]?.paragraphs[0]?.text, '“Open”')
    assert.match(notes.join(), /Windows-1252/)
  })
})

describe('a file that cannot be read', () => {
  const cases: [string, string, Uint8Array, ReadProblemCode, RegExp][] = [
    ['is empty', 'a.txt', new Uint8Array(), 'empty', /empty/],
    ['has no words', 'a.txt', text(' \n\n\t '), 'empty', /no words/],
    ['is a Word document without words', 'a.docx', makeWord({ body: para('') }), 'empty', /no words/],
    ['is too large', 'a.docx', new Uint8Array(limits.fileBytes + 1), 'too-large', /20 MB/],
    ['is cut short', 'a.docx', word.subarray(0, word.length - 40), 'damaged', /damaged/],
    [
      'is changed on the way',
      'a.docx',
      word.map((byte, at) => (at > 700 && at < 760 ? byte ^ 255 : byte)),
      'damaged',
      /save/,
    ],
    [
      'has broken XML inside',
      'a.docx',
      packed(`<w:document ${namespace}><w:body><w:p></w:body>`),
      'damaged',
      /save it as a new/,
    ],
    ['is locked as a zip', 'a.docx', makeZip({ '_rels/.rels': 'x' }, { locked: true }), 'encrypted', /password/],
    ['is locked by Word', 'a.docx', ole('EncryptedPackage'), 'encrypted', /without the password/],
    ['is an old Word document', 'a.doc', ole('WordDocument'), 'old-format', /\.docx and try again/],
    ['is another old Office file', 'a.xls', ole('Workbook'), 'old-format', /\.docx/],
    ['is rich text', 'a.doc', text('{\\rtf1 words}'), 'old-format', /\.docx/],
    ['is Word saved as XML', 'a.xml', text('<?xml version="1.0"?>\n<pkg:package xmlns:pkg="x">'), 'old-format', /XML/],
    [
      'is a page saved as one file',
      'a.mht',
      text('From: a\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related; boundary="x"\r\n\r\n--x'),
      'old-format',
      /\.mht/,
    ],
    [
      'is an OpenDocument text without a text',
      'a.odt',
      makeZip({ mimetype: 'application/vnd.oasis.opendocument.text', 'content.xml': '<a/>' }),
      'damaged',
      /holds no text/,
    ],
    ['is a spreadsheet', 'a.docx', makeZip({ 'xl/workbook.xml': '<a/>' }), 'not-a-document', /spreadsheet/],
    ['is a zip of anything', 'a.docx', makeZip({ 'a.txt': 'x' }), 'damaged', /no Word document/],
    [
      'is a picture called text',
      'a.txt',
      new Uint8Array(
        Buffer.from(
          'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
          'base64',
        ),
      ),
      'not-a-document',
      /PNG.*picture/,
    ],
    [
      'is a program called text',
      'a.txt',
      new Uint8Array(Buffer.concat([Buffer.from('MZ'), Buffer.alloc(600, 7)])),
      'not-a-document',
      /Send the document/,
    ],
    ['is a damaged PDF', 'a.pdf', text('%PDF-1.7\nnothing'), 'damaged', /damaged/],
  ]
  for (const [what, name, bytes, code, message] of cases)
    it(`${what}: says so and what to do`, async () => {
      const { code: found, message: said } = await refusal(name, bytes)
      assert.equal(found, code, said)
      assert.match(said, message)
    })

  it('unpacks to far too much: unpacking stops at the limit, whatever size it claims', async () => {
    const bomb = makeZip({ '_rels/.rels': Buffer.alloc(120 * 1024 * 1024, 32) }, { claim: 100 })
    const before = process.memoryUsage().arrayBuffers
    assert.equal((await refusal('a.docx', bomb)).code, 'bomb')
    assert.ok(process.memoryUsage().arrayBuffers - before < limits.partBytes + 8 * 1024 * 1024)
  })

  it('brings its own entities: no document type is accepted', async () => {
    const laughs = `<!DOCTYPE a [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><w:document ${namespace}><w:body><w:p><w:r><w:t>&b;</w:t></w:r></w:p></w:body></w:document>`
    assert.equal((await refusal('a.docx', packed(laughs))).code, 'damaged')
  })

  it('is nested deeper than any document', async () => {
    const deep = `<w:document ${namespace}><w:body>${'<w:sdt><w:sdtContent>'.repeat(5000)}${'</w:sdtContent></w:sdt>'.repeat(5000)}</w:body></w:document>`
    assert.equal((await refusal('a.docx', packed(deep))).code, 'bomb')
  })

  it('has more paragraphs than can be read as one document', async () => {
    const varied = Array.from({ length: limits.paragraphs + 10 }, (_, at) =>
      para(`Paragraph ${at} ${(at * 7919) % 10007}`),
    ).join('')
    assert.equal((await refusal('a.docx', makeWord({ body: varied }))).code, 'too-long')
    assert.equal((await refusal('a.txt', text('a\n\n'.repeat(1_000_000)))).code, 'too-long')
  })
})
