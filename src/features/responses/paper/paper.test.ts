import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { type TestApp, testApp, words } from '../../../../test/support/app.ts'
import { closeCompiler } from '../../../documents/export/pdf/index.ts'
import { readFile } from '../../../documents/read/file.ts'
import { questionTypes } from '../../../questions/registry.ts'
import { say } from '../../../questions/wording.ts'
import { catalogue, readMessages } from '../../../web/catalogue.ts'
import { openConsultation } from '../open-consultation.fixture.ts'

const files = ['form.pdf', 'form.pdf?print=large', 'form.docx', 'form.docx?print=large']
const t = catalogue(readMessages())
let app: TestApp

/** One question of every type, with the settings that its type gives as an example. */
const everyType = [
  {
    title: 'Every kind of question',
    questions: questionTypes.map(type => ({
      type: type.name,
      text: `What do you think of ${type.name}?`,
      settings: type.example.settings,
    })),
  },
]

before(async () => {
  app = await testApp()
  const { id } = await openConsultation(app.hub.db, 'together', { form: everyType })
  await change(id, { contact_address: 'The Old Library\nExampletown', contact_phone: '01632 960000' })
})
after(async () => {
  closeCompiler()
  await app.close()
})

async function change(id: string, to: Record<string, unknown>): Promise<void> {
  await app.hub.db.updateTable('consultation').set(to).where('id', '=', id).execute()
}

/** The file as anybody gets it. */
async function file(slug: string, name: string): Promise<Uint8Array> {
  const answer = await app.server.inject(`/consultations/${slug}/response/${name}`)
  assert.equal(answer.statusCode, 200, name)
  return new Uint8Array(answer.rawPayload)
}

const squeeze = (text: string) => text.replace(/\s/g, '')

type Tag = { readonly role?: string; readonly children?: readonly Tag[] }
const rolesOf = (tag: Tag): string[] => [tag.role ?? '', ...(tag.children ?? []).flatMap(rolesOf)]

async function lookAtPdf(bytes: Uint8Array) {
  const document = await getDocument({ data: bytes, verbosity: 0 }).promise
  const { info, metadata } = await document.getMetadata()
  const pages: string[] = []
  const roles = new Set<string>()
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number)
    for (const role of rolesOf((await page.getStructTree()) as Tag)) roles.add(role)
    const { items } = await page.getTextContent()
    pages.push(squeeze(items.map(item => ('str' in item ? item.str : '')).join('')))
  }
  const xmp = String((metadata as unknown as { getRaw(): string } | null)?.getRaw() ?? '')
  await document.loadingTask.destroy()
  return { info: info as { Title?: string; Language?: string }, xmp, roles, pages, text: pages.join('') }
}

async function lookAtDocx(bytes: Uint8Array): Promise<string> {
  const read = await readFile('form.docx', bytes)
  assert.ok(read.ok)
  const [tree] = read.value.documents
  return squeeze([tree!.title, ...tree!.paragraphs.map(({ printed, text }) => printed + text)].join(' '))
}

/** Every text that somebody needs to answer the form. */
function wordsOfTheForm(): string[] {
  const asked = everyType.flatMap(({ title, questions }) => [title, ...questions.map(({ text }) => text)])
  const printed = questionTypes.flatMap(type =>
    type
      .paper(type.example.settings)
      .flatMap(part => {
        if (part.kind === 'tick') return [part.instruction, ...part.options]
        return part.kind === 'say' ? [part.words] : (part.label ?? [])
      })
      .map(wording => say(wording, t)),
  )
  const about = ['For an organisation or group', 'Faith group', 'Postal address', 'Treat my response as confidential']
  const around = ['The Old Library', 'team@council.example', '01632 960000', '1 May 2026', 'Comment on Draft code']
  const statements = ['optional', 'published', 'law'].map(name => t(`responses.before.${name}`))
  return [...asked, ...printed, ...about, ...around, ...statements]
}

test('the form as PDF is titled, in a language and tagged, and holds every question with its boxes', async () => {
  const { info, xmp, roles, text } = await lookAtPdf(await file('together', 'form.pdf'))
  assert.equal(info.Title, 'Response form: How we work together')
  assert.equal(info.Language, 'en-GB')
  assert.match(xmp, /<pdfuaid:part>1<\/pdfuaid:part>/)
  for (const role of ['H1', 'H2', 'H3', 'P', 'L', 'LI', 'Lbl', 'LBody']) assert.ok(roles.has(role), role)
  for (const each of wordsOfTheForm()) assert.ok(text.includes(squeeze(each)), each)
  assert.ok(text.includes('☐Stronglyagree'))
})

test('who answers stands on a sheet of its own, apart from the answers and what may be done with them', async () => {
  for (const name of ['form.pdf', 'form.pdf?print=large']) {
    const { pages } = await lookAtPdf(await file('together', name))
    const at = pages.findIndex(page => page.startsWith('Aboutyou'))
    assert.equal(at % 2, 0, 'it begins on the front of a sheet')
    assert.ok(pages.slice(0, at).some(page => page.includes('Treatmyresponseasconfidential')))
    assert.ok(!pages.slice(at).some(page => page.includes('Whatdoyouthink')))
  }
})

test('the form as a Word document reads back with every question', async () => {
  for (const name of ['form.docx', 'form.docx?print=large']) {
    const bytes = await file('together', name)
    const text = await lookAtDocx(bytes)
    for (const each of ['Response form: How we work together', ...wordsOfTheForm()])
      assert.ok(text.includes(squeeze(each)), each)
  }
})

test('large print is larger', async () => {
  const plain = await lookAtPdf(await file('together', 'form.pdf'))
  const large = await lookAtPdf(await file('together', 'form.pdf?print=large'))
  assert.ok(large.pages.length > plain.pages.length, `${plain.pages.length}, ${large.pages.length}`)
  const names = await Promise.all(
    files.map(async name => (await app.server.inject(`/consultations/together/response/${name}`)).headers),
  )
  assert.match(String(names[1]!['content-disposition']), /together-response-form-large-print\.pdf/)
  assert.match(String(names[2]!['content-type']), /wordprocessingml/)
})

test('before it is published only the team gets the form, and it says that it is a draft', async () => {
  const draft = await openConsultation(app.hub.db, 'in-the-making')
  await change(draft.id, { published_at: null, state: 'planned', closes_on: null })
  for (const name of files) {
    const address = `/consultations/${draft.slug}/response/${name}`
    assert.equal((await (await app.visitor()).get(address)).status, 404)
    assert.equal((await (await app.visitor(draft.people.stranger)).get(address)).status, 404)
    assert.equal((await (await app.visitor(draft.people.lead)).get(address)).status, 200)
  }
  assert.equal((await (await app.visitor()).get('/consultations/nowhere/response/form.pdf')).status, 404)
})

test('after the close, and once it is withdrawn, the form says so', async () => {
  const closed = await openConsultation(app.hub.db, 'closed-one')
  await change(closed.id, { state: 'closed', opens_on: '2025-11-03', closes_on: '2026-02-02' })
  const { text } = await lookAtPdf(await file(closed.slug, 'form.pdf'))
  assert.ok(text.includes(squeeze(t('responses.paper.closed', { day: 'the end of 2 February 2026' }))))
  const withdrawn = await openConsultation(app.hub.db, 'withdrawn-one')
  await change(withdrawn.id, { state: 'withdrawn', withdrawn_reason: 'Not needed', withdrawn_at: new Date() })
  const gone = await lookAtPdf(await file(withdrawn.slug, 'form.pdf'))
  assert.ok(gone.text.includes(squeeze(t('responses.not-open.none'))))
  assert.ok(!gone.text.includes('Senditsothat'))
})

test('words of the author stay words, whatever they look like', async () => {
  const hostile = '#read("/etc/passwd") <b>&amp;</b> $x$ ]] = *a* \u0007 </w:t> \u{10FFFD}'
  const shown = squeeze('#read("/etc/passwd") <b>&amp;</b> $x$ ]] = *a*')
  const option = { options: [hostile, `${hostile} again`].map((label, at) => ({ value: `v${at}`, label })) }
  const made = await openConsultation(app.hub.db, 'hostile', {
    form: [{ title: hostile, questions: [{ type: 'single-choice', text: hostile, settings: option }] }],
  })
  await change(made.id, { title: `Title ${hostile}`, contact_address: hostile, confidentiality: hostile })
  for (const name of files.slice(0, 2)) {
    const { text, info } = await lookAtPdf(await file('hostile', name))
    assert.ok(text.split(shown).length > 6, text)
    assert.match(info.Title ?? '', /^Response form: Title #read/)
  }
  const text = await lookAtDocx(await file('hostile', 'form.docx'))
  assert.ok(text.split(shown).length > 6, text)
})

test('the public page leads to every file of the form', async () => {
  const page = await (await app.visitor()).get('/consultations/together')
  for (const name of files) assert.ok(page.body.includes(`href="/consultations/together/response/${name}"`), name)
  assert.match(words(page.body), /Form to print, large print \(PDF\)/)
})
