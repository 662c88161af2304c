import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type TestApp, testApp, words } from '../../../test/support/app.ts'
import { type OpenConsultation, openConsultation } from '../responses/open-consultation.fixture.ts'
import { close, giveResponse } from './points-fixture.ts'

let app: TestApp
let of: OpenConsultation
let base: string
let first: string
let secret: string

before(async () => {
  app = await testApp(new Date('2026-05-10T09:00:00Z'))
  of = await openConsultation(app.hub.db, 'together')
  base = `/consultations/${of.slug}`
  const [scale, long] = of.questions
  first = await giveResponse(app.hub.db, of.id, {
    answers: {
      [scale!]: { choice: 2, comment: '' },
      [long!]: { text: 'Five days is too short. Paragraph 1.1 should say ten.\n\nPlease also mend the bus shelter.' },
    },
    comments: { [of.paragraphs[2]!]: 'Minutes should come within a week.' },
    may_publish: true,
    may_pass_on: false,
  })
  secret = await giveResponse(app.hub.db, of.id, {
    answers: { [long!]: { text: 'The chair shouts at us.' } },
    confidential: true,
    may_publish: false,
  })
  await close(app.hub.db, of.id)
})
after(() => app.close())

const points = () =>
  app.hub.db.selectFrom('point').selectAll().where('consultation_id', '=', of.id).orderBy('number').execute()

test('the first split is suggested, taken once, and tied to what it is about', async () => {
  const reviewer = await app.visitor(of.people.reviewer)
  const page = await reviewer.get(`${base}/responses/${first}`)
  assert.equal(page.status, 200)
  assert.match(words(page.body), /We suggest \d points/)
  assert.match(words(page.body), /Paragraph 1\.1 should say ten\.\s*About Draft code, 1\.1/)
  const taken = await reviewer.send(`${base}/responses/${first}`, { act: 'take:all' })
  assert.equal(taken.status, 200)
  const made = await points()
  assert.ok(made.length >= 3, String(made.length))
  assert.equal(made.find(point => point.text.includes('1.1'))?.paragraph_id, of.paragraphs[1])
  assert.equal(made.find(point => point.source.startsWith('p-'))?.paragraph_id, of.paragraphs[2])
  const again = await reviewer.send(`${base}/responses/${first}`, { act: 'take:all' })
  assert.equal(again.status, 422)
  assert.equal((await points()).length, made.length)
})

test('a text is cut anew sentence by sentence; what stays keeps its number', async () => {
  const reviewer = await app.visitor(of.people.reviewer)
  const path = `${base}/responses/${first}/texts/q-${of.questions[1]}`
  const page = await reviewer.get(path)
  const names = [...new Set([...page.body.matchAll(/name="(part-\d+-\d+)"/g)].map(match => match[1]!))]
  assert.equal(names.length, 3)
  const before = (await points()).filter(point => point.source === `q-${of.questions[1]}`)
  const done = await reviewer.send(path, { [names[0]!]: 'start', [names[1]!]: 'on', [names[2]!]: 'start' })
  assert.equal(done.status, 200)
  const after = (await points()).filter(point => point.source === `q-${of.questions[1]}`)
  assert.deepEqual(after.map(point => point.text).toSorted(), [
    'Five days is too short. Paragraph 1.1 should say ten.',
    'Please also mend the bus shelter.',
  ])
  assert.ok(after.some(({ number }) => before.some(point => point.number === number)))
})

test('a cut from a page that is out of date is noticed', async () => {
  const reviewer = await app.visitor(of.people.reviewer)
  const path = `${base}/responses/${first}/texts/q-${of.questions[1]}`
  const answer = await reviewer.send(path, { version: '1' })
  assert.equal(answer.status, 409)
  assert.match(answer.body, /Somebody else changed this/)
})

test('a point is split and joined at words, and tied to a paragraph by hand', async () => {
  const reviewer = await app.visitor(of.people.reviewer)
  const [point] = (await points()).filter(each => each.text.startsWith('Five days'))
  const path = `${base}/points/${point!.number}`
  const wrong = await reviewer.send(`${path}/extent`, { how: 'split', words: 'not there' })
  assert.equal(wrong.status, 422)
  assert.match(wrong.body, /value="not there"/)
  const split = await reviewer.send(`${path}/extent`, { how: 'split', words: 'Paragraph 1.1' })
  assert.equal(split.status, 200)
  assert.ok((await points()).some(each => each.text === 'Five days is too short.'))
  const one = (await points()).find(each => each.text === 'Five days is too short.')!
  const joined = await reviewer.send(`${base}/points/${one.number}/extent`, { how: 'join' })
  assert.equal(joined.status, 200)
  const whole = (await points()).find(each => each.text.startsWith('Five days'))!
  assert.match(whole.text, /say ten\.$/)
  const placed = await reviewer.send(`${base}/points/${whole.number}/place`, { paragraph: of.paragraphs[1]! })
  assert.equal(placed.status, 200)
  assert.equal((await points()).find(each => each.id === whole.id)?.paragraph_id, of.paragraphs[1])
})

test('what was said in confidence is for the lead alone', async () => {
  const reviewer = await app.visitor(of.people.reviewer)
  assert.equal((await reviewer.get(`${base}/responses/${secret}`)).status, 403)
  assert.equal((await reviewer.get(`${base}/responses/${secret}/texts/q-${of.questions[1]}`)).status, 403)
  const lead = await app.visitor(of.people.lead)
  const taken = await lead.send(`${base}/responses/${secret}`, { act: 'take:all' })
  assert.equal(taken.status, 200)
  const point = (await points()).find(each => each.text.includes('shouts'))!
  assert.ok(!(await reviewer.get(`${base}/points`)).body.includes('shouts'))
  for (const page of ['', '/place', '/extent'])
    assert.equal((await reviewer.get(`${base}/points/${point.number}${page}`)).status, 403)
  assert.match((await lead.get(`${base}/points`)).body, /shouts/)
  assert.match((await lead.get(`${base}/points.csv`)).body, /shouts/)
  assert.doesNotMatch((await reviewer.get(`${base}/points.csv`)).body, /shouts/)
})

test('nobody else reads responses', async () => {
  for (const who of [undefined, of.people.stranger, of.people.clerk]) {
    const visitor = await app.visitor(who)
    for (const path of [`responses/${first}`, 'points', 'points/1', `points/paragraphs/${of.paragraphs[1]}`]) {
      const answer = await visitor.get(`${base}/${path}`)
      assert.ok(!words(answer.body).includes('bus shelter'), path)
      assert.notEqual(answer.status, who ? 200 : -1, path)
    }
  }
})

test('a point is decided with a reason; passing on needs permission; a change must change', async () => {
  const reviewer = await app.visitor(of.people.reviewer)
  const shelter = (await points()).find(each => each.text.includes('shelter'))!
  const path = `${base}/points/${shelter.number}`
  const bare = await reviewer.send(path, { action: 'noted', reason: '' })
  assert.equal(bare.status, 422)
  const passed = await reviewer.send(path, { action: 'passed-on', passed_to: 'Highways', reason: 'Not ours' })
  assert.equal(passed.status, 422)
  assert.match(words(passed.body), /not allowed their words to be passed on/)
  assert.match(passed.body, /Not ours/)
  const days = (await points()).find(each => each.text.startsWith('Five days'))!
  const same = await reviewer.send(`${base}/points/${days.number}`, { action: 'amended', reason: 'We agree' })
  assert.equal(same.status, 422)
  assert.match(words(same.body), /text is the same/)
  const text = 'Papers are sent ten days before a meeting.'
  const done = await reviewer.send(`${base}/points/${days.number}`, {
    action: 'amended',
    text_after: text,
    reason: 'We agree that five is short',
  })
  assert.equal(done.status, 200)
  const amendment = await app.hub.db.selectFrom('amendment').selectAll().executeTakeFirstOrThrow()
  assert.equal(amendment.text_after, text)
  assert.equal(amendment.text_before, 'Papers are sent five days before a meeting.')
})

test('two readers code a point on their own, and the codebook compares them', async () => {
  const [point] = (await points()).filter(each => each.text.includes('shelter'))
  const path = `${base}/points/${point!.number}/codes`
  const [one, two] = [await app.visitor(of.people.reviewer), await app.visitor(of.people.lead)]
  assert.equal((await one.send(path, { fresh: 'transport, out of scope' })).status, 200)
  const blind = await two.get(path)
  assert.match(blind.body, /value="transport"/)
  assert.doesNotMatch(blind.body, /checked/)
  assert.equal((await two.send(path, { codes: ['transport'] })).status, 200)
  assert.equal((await two.send(path, { fresh: 'x'.repeat(61) })).status, 422)
  const book = words((await two.get(`${base}/codebook`)).body)
  assert.match(book, /transport ?: 1 point, given by 2 readers/)
  assert.match(book, /1 point coded by both/)
  assert.match(words((await two.get(`${base}/points?code=transport`)).body), /1 of \d+ points/)
})

test('two people who decide on one point do not overwrite each other unseen', async () => {
  const [one, two] = [await app.visitor(of.people.reviewer), await app.visitor(of.people.lead)]
  const shelter = (await points()).find(each => each.text.includes('shelter'))!
  const path = `${base}/points/${shelter.number}`
  const opened = await two.get(path)
  const version = /name="version" value="(\d+)"/.exec(opened.body)![1]!
  await one.send(path, { action: 'noted', reason: 'Outside the scope' })
  const late = await two.send(path, { action: 'not-accepted', reason: 'No money', version })
  assert.equal(late.status, 409)
  assert.match(late.body, /Outside the scope/)
  assert.match(late.body, /No money/)
})

test('points on a paragraph are decided together, and an amendment nobody leads to is taken back', async () => {
  const lead = await app.visitor(of.people.lead)
  const path = `${base}/points/paragraphs/${of.paragraphs[1]}`
  const on = (await points()).filter(each => each.paragraph_id === of.paragraphs[1])
  const none = await lead.send(path, { action: 'noted', reason: 'Seen', points: [] })
  assert.equal(none.status, 422)
  const done = await lead.send(path, {
    action: 'not-accepted',
    reason: 'Five days is the law',
    points: on.map(({ number }) => String(number)),
  })
  assert.equal(done.status, 200)
  const live = await app.hub.db.selectFrom('amendment').selectAll().where('withdrawn_at', 'is', null).execute()
  assert.equal(live.length, 0)
})
