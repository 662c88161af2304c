/** A consultation on a poster, by its short address, by its code, and as a card on other websites. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { type TestApp, testApp, words } from '../../../../test/support/app.ts'
import { closeCompiler } from '../../../documents/index.ts'
import { type OpenConsultation, openConsultation } from '../../responses/open-consultation.fixture.ts'
import { cardOf } from './poster.page.ts'

let app: TestApp
let of: OpenConsultation
let short: string

before(async () => {
  app = await testApp()
  of = await openConsultation(app.hub.db, 'on-a-wall')
  await app.hub.db
    .updateTable('consultation')
    .set({
      summary: 'How should we meet? '.repeat(60),
      consultees: 'Everybody who comes to our meetings. '.repeat(20),
      contact_phone: '01632 960 220',
      contact_address: 'Corn Hall, Holt',
    })
    .where('id', '=', of.id)
    .execute()
  const row = app.hub.db.selectFrom('consultation').select('short').where('id', '=', of.id)
  short = (await row.executeTakeFirstOrThrow()).short
})
after(async () => {
  await closeCompiler()
  await app.close()
})

async function look(bytes: Uint8Array) {
  const pdf = await getDocument({ data: new Uint8Array(bytes), verbosity: 0 }).promise
  const page = await pdf.getPage(1)
  const { items } = await page.getTextContent()
  const tags = JSON.stringify(await page.getStructTree())
  const { info, metadata } = await pdf.getMetadata()
  const found = {
    text: items.map(item => ('str' in item ? item.str : '')).join(' '),
    pages: pdf.numPages,
    tags,
    title: (info as { Title?: string }).Title,
    xmp: String((metadata as unknown as { getRaw(): string }).getRaw()),
  }
  await pdf.loadingTask.destroy()
  return found
}

test('the short address is easy to type, whatever the capitals, and leads to the consultation', async () => {
  assert.match(short, /^[2-9a-fwx]{6}$/)
  const somebody = await app.visitor()
  for (const typed of [short, short.toUpperCase()]) {
    const answer = await somebody.get(`/c/${typed}`, false)
    assert.equal(answer.headers['location'], `/consultations/${of.slug}`)
  }
  assert.equal((await somebody.get('/c/nothing')).status, 404)
})

test('the poster is one tagged sheet with the last day, every way to answer, and words for its code', async () => {
  const { bytes } = await (await app.visitor()).get(`/consultations/${of.slug}/poster.pdf`)
  const { text, pages, tags, title, xmp } = await look(bytes)
  assert.equal(pages, 1)
  assert.equal(title, 'How we work together')
  assert.match(xmp, /pdfuaid:part>1</)
  assert.match(text, /until the end of 1 May 2026/)
  for (const words of [
    `hub.test/c/${short}`,
    'Corn Hall, Holt',
    'team@council.example',
    '01632 960 220',
    'Everybody who',
  ])
    assert.ok(text.replace(/\s+/g, ' ').includes(words), `${words} in ${text}`)
  assert.match(tags, /Figure/)
  assert.match(tags, new RegExp(`leads to hub.test/c/${short}`))
})

test('the code is a drawing for the short address; the card is plain and says the last day', async () => {
  const somebody = await app.visitor()
  const drawing = await somebody.get(`/consultations/${of.slug}/qr.svg`)
  assert.equal(drawing.headers['content-type'], 'image/svg+xml')
  assert.match(drawing.body, /^<svg /)
  const page = words((await somebody.get(`/consultations/${of.slug}/tell-others`)).body)
  assert.match(page, new RegExp(`hub.test/c/${short}`))
  const card = cardOf({ title: 'A & <B>' }, 'https://hub.test/c/abc', 'Until "May"', 'Have your say')
  assert.ok(card.includes('A &amp; &lt;B&gt;') && !/<script|onclick|style=|<img/.test(card))
})

test('what cannot be answered, or is not out, has no poster and no code', async () => {
  const somebody = await app.visitor()
  app.clock.now = new Date('2026-05-02T09:00:00Z')
  app.hub.forgetPages()
  assert.equal((await somebody.get(`/consultations/${of.slug}/poster.pdf`)).status, 404)
  assert.equal((await somebody.get(`/consultations/${of.slug}/qr.svg`)).status, 404)
  assert.match(words((await somebody.get(`/consultations/${of.slug}/tell-others`)).body), /nothing to pass on/)
  app.clock.now = new Date('2026-03-02T09:00:00Z')
  await app.hub.db
    .updateTable('consultation')
    .set({ published_at: null, listed_on: null })
    .where('id', '=', of.id)
    .execute()
  assert.equal((await somebody.get(`/c/${short}`)).status, 404)
})
