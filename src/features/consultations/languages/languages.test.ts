import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type TestApp, testApp, type Visitor, words } from '../../../../test/support/app.ts'
import { type OpenConsultation, openConsultation } from '../../responses/open-consultation.fixture.ts'

let app: TestApp
let of: OpenConsultation
let lead: Visitor
const plan = () => `/consultations/${of.slug}/plan/languages`

before(async () => {
  app = await testApp()
  of = await openConsultation(app.hub.db, 'together')
  await app.hub.db
    .updateTable('area')
    .set({ languages: ['en', 'ur', 'pl'] })
    .execute()
  app.hub.forgetPages()
  lead = await app.visitor(of.people.lead)
})
after(() => app.close())

/** The boxes of the page of a language, each with what is to stand in it. */
async function boxes(code: string, put: (name: string) => string): Promise<Record<string, string>> {
  const { body } = await lead.get(`${plan()}/${code}`)
  return Object.fromEntries([...body.matchAll(/name="(w-[\w-]+)"/g)].map(([, name]) => [name!, put(name!)]))
}

test('a language is begun, worked on by two, and offered only whole', async () => {
  assert.equal((await (await app.visitor(of.people.reviewer)).get(plan())).status, 403)
  assert.equal((await lead.send(plan(), { language: 'cy', translated_by: 'Sion Puw' })).status, 422)
  await lead.send(plan(), { language: 'ur', translated_by: 'Amina Shah' })
  assert.equal((await lead.send(plan(), { language: 'ur', translated_by: 'Somebody' })).status, 422)
  const page = await lead.get(`${plan()}/ur`)
  assert.match(page.body, /lang="ur"[^>]*dir="rtl"|dir="rtl"[^>]*lang="ur"/)
  assert.match(words(page.body), /Is the notice period long enough\?/)
  assert.match(words(page.body), /0 of \d+ texts done\. Translated by Amina Shah\./)
  assert.match(words((await lead.get(`${plan()}/ur/offering`)).body), /have no words yet/)
  assert.equal((await lead.post(`${plan()}/ur/offering`, {})).status, 422)

  const all = await boxes('ur', name => `لفظ ${name}`)
  const other = await app.visitor(of.people.lead)
  const opened = await other.get(`${plan()}/ur`)
  await lead.send(`${plan()}/ur`, all)
  const first = Object.keys(all)[0]!
  const late = await other.post(`${plan()}/ur`, { ...hidden(opened.body), [first]: 'اور' })
  assert.equal(late.status, 422)
  assert.match(words(late.body), /Somebody else has changed this meanwhile/)
  assert.match(late.body, /value="اور"|>اور</)
  assert.match(words((await lead.get(`${plan()}/ur/offering`)).body), /Everybody can choose Urdu/)
  const offering = await lead.get(`${plan()}/ur/offering`)
  const again = { ...hidden(offering.body), _once: 'another' }
  await lead.send(`${plan()}/ur/offering`, {})
  // A colleague who saw the same page, and sends it later, does not take the offer back.
  assert.equal((await other.post(`${plan()}/ur/offering`, again)).status, 409)
  assert.ok(
    (await app.hub.db.selectFrom('consultation_language').select('offered_on').executeTakeFirstOrThrow()).offered_on,
  )
})

/** What stands in the boxes of a page. */
const wordsOf = (body: string): Record<string, string> =>
  Object.fromEntries(
    [...body.matchAll(/name="(w-[\w-]+)"[^>]*value="([^"]*)"/g)].map(([, name, value]) => [name!, value!]),
  )

const hidden = (body: string): Record<string, string> =>
  Object.fromEntries(
    [...body.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)"/g)].map(([, name, value]) => [
      name!,
      value!,
    ]),
  )

test('it is read and answered in that language, whole; in another one it stays in English, whole', async () => {
  const at = `/consultations/${of.slug}`
  const reader = await app.visitor()
  await reader.get(`/languages/ur?to=${at}`)
  const page = await reader.get(`${at}/response`)
  assert.match(page.body, /<html lang="ur" dir="rtl"/)
  assert.match(page.body, new RegExp(`لفظ w-question-${of.questions[0]}<|لفظ w-question-${of.questions[0]}\\s`))
  assert.doesNotMatch(page.body, /Is the notice period long enough/)
  const receipt = await reader.send(`${at}/response`, { [`q-${of.questions[0]}`]: '2', action: 'give' })
  assert.match(receipt.body, /<html lang="ur" dir="rtl"/)
  assert.match(receipt.body, /لفظ w-title/)
  const { answers } = await app.hub.db.selectFrom('response').select('answers').executeTakeFirstOrThrow()
  assert.ok(Object.hasOwn(answers as object, of.questions[0]!))

  const pole = await app.visitor()
  await pole.get(`/languages/pl?to=${at}`)
  const english = await pole.get(`${at}/response`)
  assert.match(english.body, /<html lang="en" dir="ltr"/)
  assert.match(words(english.body), /Give your response/)
  assert.match(english.body, /languages\/ur/)
  assert.doesNotMatch(english.body, /languages\/pl/)
})

test('words of a translation that people can read are neither cut nor emptied, and what they said before is told', async () => {
  const at = `/consultations/${of.slug}`
  const title = (words: string) => lead.send(`${plan()}/ur`, { 'w-title': words })
  const long = await title('لفظ'.repeat(4000))
  assert.equal(long.status, 422)
  assert.match(words(long.body), /at most 10,000 letters/)
  const emptied = await title('')
  assert.equal(emptied.status, 422)
  assert.match(words(emptied.body), /would find English here/)
  const reader = await app.visitor()
  assert.doesNotMatch(words((await reader.get(at)).body), /words of the translation were changed/)
  assert.notEqual((await title('نیا عنوان')).status, 422)
  assert.match(
    words((await reader.get(at)).body),
    /اردو: words of the translation were changed Before: “لفظ w-title” Now: “نیا عنوان”/,
  )
  await reader.get(`/languages/ur?to=${at}`)
  const inUrdu = (await reader.get(at)).body
  assert.match(words(inUrdu), /“لفظ w-title” اب: “نیا عنوان”/)
  assert.doesNotMatch(inUrdu, /انگریزی متن بدل گیا/)
})

test('what the English says otherwise since is told, and the offer can be taken back', async () => {
  await app.hub.db.updateTable('consultation').set({ summary: 'Something else' }).where('id', '=', of.id).execute()
  app.hub.forgetPages()
  const all = words((await lead.get(`${plan()}/ur`)).body)
  assert.match(all, /Something else/)
  await lead.send(`${plan()}/ur`, { 'w-summary': 'خلاصہ' })
  await app.hub.db.updateTable('consultation').set({ summary: 'Something new' }).where('id', '=', of.id).execute()
  app.hub.forgetPages()
  // Another text is kept: the one whose English changed is no less behind for it.
  await lead.send(`${plan()}/ur`, { 'w-title': 'اور عنوان' })
  assert.match(words((await lead.get(`${plan()}/ur`)).body), /The English has changed since/)
  const correction = `/consultations/${of.slug}/form/questions/${of.questions[0]}/correction`
  assert.match(words((await lead.get(correction)).body), /It is offered in Urdu .+ too\./)
  const reader = await app.visitor()
  await reader.get(`/languages/ur?to=/consultations/${of.slug}`)
  for (const way of ['', '/response'])
    assert.match((await reader.get(`/consultations/${of.slug}${way}`)).body, /انگریزی متن بدل گیا/, way)
  const page = (await lead.get(`${plan()}/ur`)).body
  const fits = { 'fits-summary': /name="fits-summary"[^>]*value="(\w+)"/.exec(page)![1]! }
  await app.hub.db.updateTable('consultation').set({ summary: 'Once more else' }).where('id', '=', of.id).execute()
  app.hub.forgetPages()
  // Said of English that is no more, it says nothing.
  const late = await lead.post(`${plan()}/ur`, { ...hidden(page), ...wordsOf(page), ...fits, 'w-summary': 'اور' })
  assert.equal(late.status, 422)
  assert.match(words(late.body), /has become “Once more else” meanwhile/)
  const now = /name="fits-summary"[^>]*value="(\w+)"/.exec((await lead.get(`${plan()}/ur`)).body)![1]!
  assert.notEqual((await lead.send(`${plan()}/ur`, { 'fits-summary': now })).status, 422)
  assert.doesNotMatch((await reader.get(`/consultations/${of.slug}`)).body, /انگریزی متن بدل گیا/)
  await lead.send(`${plan()}/ur/offering`, {})
  assert.match((await reader.get(`/consultations/${of.slug}/response`)).body, /<html lang="en"/)
})
