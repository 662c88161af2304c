/** Forms filled in with a word processor are read as they were given out; what cannot be told apart is told, and nothing is lost. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type Answer, type TestApp, testApp, type Visitor, words } from '../../../../../test/support/app.ts'
import { findForm } from '../../../../../worlds/visitor.ts'
import { openArchive } from '../../../../documents/read/formats/zip.ts'
import { makeZip } from '../../../../documents/read/formats/zip-fixture.ts'
import { questionTypes } from '../../../../questions/registry.ts'
import { type OpenConsultation, openConsultation } from '../../open-consultation.fixture.ts'

let app: TestApp
let of: OpenConsultation
let clerk: Visitor
let blank: Uint8Array

before(async () => {
  app = await testApp()
  of = await openConsultation(app.hub.db, 'filled')
  clerk = await app.visitor(of.people.clerk)
  blank = (await clerk.get(`/consultations/${of.slug}/response/form.docx`)).bytes
})
after(() => app.close())

/** The form with its text changed, as a word processor saves it. */
function filled(change: (xml: string) => string): Uint8Array {
  const archive = openArchive(blank)
  const parts = archive.names.map(name => [name, Buffer.from(archive.part(name)!)] as const)
  return makeZip(
    Object.fromEntries(
      parts.map(([name, bytes]) => [name, name === 'word/document.xml' ? change(bytes.toString()) : bytes] as const),
    ),
  )
}

/** Ticks the box of an option, the first one below a heading. */
const tick = (xml: string, heading: string, option: string): string => {
  const at = xml.indexOf(`>${option}<`, xml.indexOf(heading))
  const box = xml.lastIndexOf('<w14:checked ', at)
  assert.ok(box > 0, option)
  return xml.slice(0, box) + xml.slice(box).replace(/w14:val="[^"]*"/, 'w14:val="1"')
}

/** Writes into the first room below a text. */
const write = (xml: string, below: string, text: string): string => {
  const at = xml.indexOf('<w:tc>', xml.indexOf(below))
  assert.ok(at > 0, below)
  const rest = xml.slice(at).replace(/<w:p\/>|<w:p><\/w:p>/, `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`)
  return xml.slice(0, at) + rest
}

const answered = (xml: string): string =>
  write(
    write(
      tick(tick(xml, 'Is the notice period', 'Agree'), 'How often should we meet', 'Every month'),
      'What would you change?',
      'More days for small groups',
    ),
    'Anything else you want to say',
    'Thank you for asking',
  )

function bring(bytes: Uint8Array, name: string): Promise<Answer> {
  return bringAll([[name, bytes]])
}

async function bringAll(all: readonly (readonly [name: string, bytes: Uint8Array])[]): Promise<Answer> {
  const file = all.map(([name, bytes]) => ({ name, type: 'application/octet-stream', bytes }))
  const columns = await clerk.send(`/consultations/${of.slug}/imports`, {}, { files: { file } })
  assert.match(columns.url, /\/columns$/, words(columns.body).slice(0, 500))
  const received = { 'received-day': '27', 'received-month': '2', 'received-year': '2026' }
  return clerk.post(columns.url, { ...findForm(columns.body)!.values, channel: 'paper', ...received })
}

const responses = () => app.hub.db.selectFrom('response').selectAll().orderBy('created_at').execute()

test('every part of a question on paper says which column it fills', () => {
  for (const type of questionTypes) {
    const columns = new Set(type.columnsIn(type.example.settings).map(({ key }) => key))
    for (const part of type.paper(type.example.settings))
      for (const column of part.kind === 'say' ? [] : [part.fills].flat())
        assert.ok(columns.has(column), `${type.name}: ${column}`)
  }
})

test('a form is looked over, taken in as it was filled in, and its file is kept with the response', async () => {
  const page = await bring(filled(answered), 'form.docx')
  const taken = await clerk.post(page.url, { ...findForm(page.body)!.values, act: 'take' })
  assert.match(words(taken.body), /taken in/, words(taken.body).slice(0, 600))
  const [response] = await responses()
  const [scale, long, often] = of.questions
  assert.deepEqual(response!.answers, {
    [scale!]: { choice: 2, comment: '' },
    [long!]: { text: 'More days for small groups' },
    [often!]: { choice: 'monthly', other: '' },
  })
  assert.equal(response!.free_text, 'Thank you for asking')
  assert.equal(response!.channel, 'paper')
  assert.notEqual(response!.scan_file_id, null)
})

test('many at once in a packed folder: each is told by itself, and none that cannot be read is taken for another', async () => {
  const other = makeZip({
    'word/document.xml':
      '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>Dear council, keep the bus.</w:t></w:r></w:p></w:body></w:document>',
  })
  const without = filled(xml => answered(xml).replaceAll('2. What would you change?', 'I struck this out'))
  const folder = makeZip({ 'a.docx': filled(xml => xml), 'b.docx': other, 'c.docx': without, 'd.docx': 'no form' })
  const page = await bring(folder, 'forms.zip')
  const told = words(page.body)
  assert.match(told, /Nothing is filled in on this form/)
  assert.match(told, /not the form as it was given out/)
  assert.match(told, /“2\. What would you change\?” is not in it any more/)
  assert.match(told, /damaged, is no Word document/)
  await clerk.post(page.url, { ...findForm(page.body)!.values, act: 'take' })
  const all = await responses()
  assert.equal(all.length, 3)
  assert.ok(all.some(({ free_text }) => free_text === 'Dear council, keep the bus.'))
  assert.ok(all.some(({ free_text }) => free_text.includes('I struck this out')))
})

/** Writes into the rooms for the first comment on a paragraph. */
const comment = (xml: string, number: string, text: string): string => {
  const on = 'Comment on Draft code'
  const at = xml.indexOf('<w:tc>', xml.indexOf(`>${on}<`)) + 1
  return write(xml, on, number).replace(/[\s\S]*/, all => {
    const next = all.indexOf('<w:tc>', at)
    const rest = all.slice(next).replace(/<w:p\/>|<w:p><\/w:p>/, `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`)
    return all.slice(0, next) + rest
  })
}

test('a comment on a numbered paragraph is taken in beside it; one that no paragraph has the number of is not lost', async () => {
  const known = await responses()
  const right = filled(xml => comment(answered(xml), '1.', 'Say by whom'))
  const wrong = filled(xml => comment(answered(xml), '99.9', 'This paragraph is too long'))
  const page = await bringAll([
    ['right.docx', right],
    ['wrong.docx', wrong],
  ])
  assert.match(words(page.body), /The comment on “99\.9” belongs to no single paragraph/)
  await clerk.post(page.url, { ...findForm(page.body)!.values, act: 'take' })
  const fresh = (await responses()).slice(known.length)
  assert.deepEqual(
    fresh.map(({ comments }) => comments),
    [{ [of.paragraphs[0]!]: 'Say by whom' }, {}],
  )
  assert.equal(fresh[0]!.free_text, 'Thank you for asking')
  assert.match(fresh[1]!.free_text, /Thank you for asking\n\nComment on Draft code, 99\.9: This paragraph is too long/)
})

test('several files are brought in together, each told by its name where something is wrong with it; tables are not', async () => {
  const known = (await responses()).length
  const good = filled(xml => write(xml, 'Anything else you want to say', 'On a loose form'))
  const folder = makeZip({ 'in.docx': filled(xml => write(xml, 'Anything else you want to say', 'In a folder')) })
  const page = await bringAll([
    ['loose.docx', good],
    ['packed.zip', folder],
    ['scan.pdf', Buffer.from('%PDF-1.7')],
  ])
  assert.match(words(page.body), /“scan\.pdf” is damaged, is no Word document/)
  await clerk.post(page.url, { ...findForm(page.body)!.values, act: 'take' })
  const fresh = (await responses()).slice(known)
  assert.deepEqual(fresh.map(({ free_text }) => free_text).sort(), ['In a folder', 'On a loose form'])
  const file = (name: string, bytes: Uint8Array) => ({ name, type: 'application/octet-stream', bytes })
  const table = [file('a.docx', good), file('b.xlsx', makeZip({ 'xl/workbook.xml': '<workbook/>' }))]
  const refused = await clerk.send(`/consultations/${of.slug}/imports`, {}, { files: { file: table } })
  assert.equal(refused.status, 422)
  assert.match(words(refused.body), /Bring a spreadsheet in by itself/)
  assert.match(words(refused.body), /a\.docx, b\.xlsx, [^,]*, kept/, 'what was chosen is kept')
})

test('several mails are brought in together', async () => {
  const mail = (name: string) =>
    Buffer.from(
      `From: ${name} <${name}@example.org>\r\nMessage-ID: <${name}@example.org>\r\nDate: Fri, 27 Feb 2026 10:00:00 +0000\r\nSubject: Bus\r\n\r\nKeep it, says ${name}.\r\n`,
    )
  const file = ['ann', 'bob'].map(name => ({ name: `${name}.eml`, type: 'message/rfc822', bytes: mail(name) }))
  const columns = await clerk.send(`/consultations/${of.slug}/imports`, {}, { files: { file } })
  assert.match(words(columns.body), /2 rows/)
})
