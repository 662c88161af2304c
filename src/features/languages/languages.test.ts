import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type TestApp, testApp, type Visitor, words } from '../../../test/support/app.ts'
import { newId } from '../../db/ids.ts'
import { day } from '../../kernel/day.ts'
import { translated } from '../../web/languages.ts'
import { inLanguage, notTranslated } from '../../web/render.ts'
import { type OpenConsultation, openConsultation } from '../responses/open-consultation.fixture.ts'

let app: TestApp
let of: OpenConsultation

before(async () => {
  app = await testApp()
  of = await openConsultation(app.hub.db, 'together')
  await app.hub.db
    .updateTable('area')
    .set({ languages: ['en', ...translated.map(({ code }) => code)] })
    .execute()
  // Offered in each of them; a text without words stays as its author wrote it.
  for (const { code } of translated)
    await app.hub.db
      .insertInto('consultation_language')
      .values({ id: newId(), consultation_id: of.id, language: code, offered_on: day('2026-02-02') })
      .execute()
  app.hub.forgetPages()
})
after(() => app.close())

/** Chooses a language and comes back. */
async function readerOf(code: string, to: string): Promise<Visitor> {
  const reader = await app.visitor()
  const answer = await reader.get(`/languages/${code}?to=${encodeURIComponent(to)}`)
  assert.equal(answer.url, to)
  return reader
}

for (const language of translated) {
  const { code, inEnglish, direction } = language
  test(`the way from a consultation to its receipt is in ${inEnglish}, every word of it`, async () => {
    notTranslated.clear()
    const at = `/consultations/${of.slug}`
    const reader = await readerOf(code, at)
    const pages: string[] = [(await reader.get(at)).body, (await reader.get(`${at}/response`)).body]
    const values = { [`q-${of.questions[0]}`]: '2', [`q-${of.questions[1]}`]: 'More time.' }
    pages.push((await reader.send(`${at}/response`, { action: 'give' })).body)
    pages.push((await reader.send(`${at}/response`, { ...values, action: 'save' })).body)
    const draft = `/drafts/${/\/drafts\/([\w-]+)\//.exec(pages.at(-1)!)?.[1]}`
    for (const way of ['', '/sections/1', '/response', `/documents/${of.documentSlug}`])
      pages.push((await reader.get(`${draft}${way}`)).body)
    const check = await reader.get(`${draft}/check`)
    const receipt = await reader.send(`${draft}/check`, {})
    pages.push(check.body, receipt.body)
    const own = receipt.url.replace(/\?.*/, '')
    for (const way of ['/change', '/withdrawal']) pages.push((await reader.get(`${own}${way}`)).body)
    pages.push((await reader.get('/responses')).body, (await reader.get(`${at}/response/shared-computer`)).body)
    // A kiosk begins in English, and forgets the language of whoever used it last.
    const kiosk = `/kiosk/${of.slug}`
    pages.push((await reader.get(kiosk)).body)
    await reader.send(kiosk, {})
    pages.push((await reader.get(`/languages/${code}?to=${encodeURIComponent(kiosk)}`)).body)
    pages.push((await reader.get(`${at}/response`)).body)
    const paper = await (await readerOf(code, at)).get(`${at}/response/form.pdf`)
    assert.equal(paper.headers['content-type'], 'application/pdf')
    assert.match(paper.body, new RegExp(`/Lang ?\\(${code}`))
    const unread = inLanguage(language)('web.language-unconfirmed')
    for (const page of pages) {
      assert.ok(page.includes(`<html lang="${code}" dir="${direction}"`), words(page).slice(0, 200))
      assert.ok(
        page.replaceAll('&#39;', "'").includes(unread),
        `its words are not confirmed: ${words(page).slice(0, 200)}`,
      )
    }
    assert.deepEqual([...notTranslated], [])
  })
}

test('a language is kept apart, shown only where it is offered, and leads nowhere but home', async () => {
  const at = `/consultations/${of.slug}`
  const pole = await readerOf('pl', at)
  const english = await app.visitor()
  assert.match(words((await pole.get(at)).body), /Wyślij odpowiedź/)
  assert.match(words((await english.get(at)).body), /Give your response/)
  assert.match(words((await pole.get('/codes')).body), /Codes/)
  assert.equal((await english.get('/languages/xx?to=/codes')).url, '/codes')
  assert.equal((await english.get('/languages/cy?to=//elsewhere.example')).url, '/')
  await app.hub.db
    .updateTable('area')
    .set({ languages: ['en'] })
    .execute()
  app.hub.forgetPages()
  assert.match(words((await pole.get(at)).body), /Give your response/)
  assert.doesNotMatch((await english.get(at)).body, /hub-languages/)
})
