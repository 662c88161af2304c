import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type TestApp, testApp, type Visitor, words } from '../../../test/support/app.ts'
import { sheetsIn } from '../../../test/support/attacker.ts'
import { newId } from '../../db/ids.ts'
import { type OpenConsultation, openConsultation } from './open-consultation.fixture.ts'

let app: TestApp
let of: OpenConsultation
let lead: Visitor
let reviewer: Visitor
let reference: string

before(async () => {
  app = await testApp(new Date('2026-03-10T09:00:00Z'))
  const options = ['Hindu', 'None', 'Prefer not to say'].map(label => ({
    value: label.toLowerCase().replaceAll(' ', '-'),
    label,
  }))
  of = await openConsultation(app.hub.db, 'about-you', {
    form: [
      { title: 'The bus', questions: [{ type: 'long-text', text: 'What should change?' }] },
      {
        title: 'About you',
        questions: [
          { type: 'single-choice', text: 'What is your religion?', settings: { options } },
          { type: 'postcode', text: 'Where do you live?', settings: {} },
        ],
      },
    ],
  })
  await app.hub.db.updateTable('question').set({ about_you: true }).where('id', 'in', of.questions.slice(1)).execute()
  lead = await app.visitor(of.people.lead)
  reviewer = await app.visitor(of.people.reviewer)
  const [long, faith, home] = of.questions
  const said = { [`q-${long}`]: 'Run it later', [`q-${faith}`]: 'hindu', [`q-${home}`]: 'lu1 2ab' }
  await (await app.visitor()).send(
    `/consultations/${of.slug}/response`,
    { ...said, may_publish: 'yes', action: 'give' },
    { follow: false },
  )
  const row = await app.hub.db.selectFrom('response').select('reference').executeTakeFirstOrThrow()
  reference = row.reference
})
after(() => app.close())

test('of a postcode the first half is kept', async () => {
  const { answers } = await app.hub.db.selectFrom('response').select('answers').executeTakeFirstOrThrow()
  assert.deepEqual((answers as Record<string, unknown>)[of.questions[2]!], { code: 'LU1' })
})

test('who somebody is never stands beside what they said', async () => {
  const base = `/consultations/${of.slug}`
  for (const who of [lead, reviewer])
    for (const path of [
      `/responses/${reference}`,
      '/responses.csv',
      '/responses.xlsx',
      '/responses',
      '/analysis/answers',
      '/analysis/answers.csv',
    ]) {
      const page = await who.get(`${base}${path}`)
      assert.equal(page.status, 200, path)
      // What was asked stands on the last sheet; nobody's answers do.
      const text = path.endsWith('.xlsx') ? sheetsIn(page.bytes).slice(0, 2).join('\n') : words(page.body)
      assert.doesNotMatch(text, /Hindu|LU1|religion/, path)
    }
  assert.match(words((await reviewer.get(`${base}/responses/${reference}`)).body), /Run it later/)
  assert.match((await reviewer.get(`${base}/responses.csv`)).body, /Run it later/)
  assert.doesNotMatch((await lead.get(`${base}/responses?words=LU1`)).body, new RegExp(reference))
})

test('the lead has it as a table apart, and nobody else', async () => {
  const path = `/consultations/${of.slug}/about-you.csv`
  assert.match((await lead.get(`/consultations/${of.slug}/responses`)).body, /about-you\.csv/)
  const { body } = await lead.get(path)
  assert.match(body, /Where do you live\? – Answer\r?\nhindu,Hindu,LU1/)
  assert.ok(!body.includes(reference))
  assert.equal((await reviewer.get(path)).status, 403)
})

test('a postcode cannot be asked in words, and who somebody is not with room for words', async () => {
  const draft = await openConsultation(app.hub.db, 'asking')
  await app.hub.db
    .updateTable('consultation')
    .set({ published_at: null, state: 'planned' })
    .where('id', '=', draft.id)
    .execute()
  const own = await app.visitor(draft.people.lead)
  const { id } = await app.hub.db
    .selectFrom('form_section')
    .select('id')
    .where('consultation_id', '=', draft.id)
    .executeTakeFirstOrThrow()
  const add = (type: string, text: string, more: Record<string, string> = {}) =>
    own.post(`/consultations/asking/form/questions/new?type=${type}`, {
      section_id: id,
      type,
      text,
      ...more,
      _once: newId(),
    })
  assert.match((await add('short-text', 'Your postcode')).body, /type Postcode/)
  assert.match((await add('short-text', 'Your faith', { about_you: 'yes' })).body, /must have set choices/)
  const equality = () => own.post('/consultations/asking/form', { act: 'equality', _once: newId() })
  assert.ok((await equality()).status < 400)
  assert.ok((await add('postcode', 'Your postcode', { about_you: 'yes' })).status < 400)
  // Sent again from a page that still offered it: nobody is asked twice.
  const twice = await equality()
  assert.equal(twice.status, 422)
  assert.match(words(twice.body), /asks who somebody is already/)
  const page = words((await own.get('/consultations/asking/form')).body)
  assert.match(page, /How old are you\?.*Asks who somebody is/)
  assert.doesNotMatch(page, /Add the equality questions/)
  const made = await app.hub.db
    .selectFrom('question')
    .select(['settings', 'about_you', 'required'])
    .where('consultation_id', '=', draft.id)
    .where('about_you', '=', true)
    .where('type', '=', 'single-choice')
    .execute()
  assert.equal(made.length, 8)
  assert.ok(made.every(({ settings, required }) => !required && JSON.stringify(settings).includes('Prefer not to say')))
})
