import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type TestApp, testApp, type Visitor, words } from '../../../test/support/app.ts'
import { day } from '../../kernel/day.ts'
import { type OpenConsultation, openConsultation } from '../responses/open-consultation.fixture.ts'
import { close, giveResponse } from './points-fixture.ts'

let app: TestApp
let of: OpenConsultation
let base: string
let reviewer: Visitor
let lead: Visitor
const source = () => `q-${of.questions[1]}`

before(async () => {
  app = await testApp(new Date('2026-05-10T09:00:00Z'))
  of = await openConsultation(app.hub.db, 'together')
  base = `/consultations/${of.slug}`
  ;[reviewer, lead] = await Promise.all([app.visitor(of.people.reviewer), app.visitor(of.people.lead)])
})
after(() => app.close())

const said = (text: string) => ({ [of.questions[1]!]: { text } })
const points = () =>
  app.hub.db.selectFrom('point').selectAll().where('consultation_id', '=', of.id).orderBy('number').execute()

/** A response that was read and split, and that its respondent then changed to say something else. */
async function replaced(first: string, then: string): Promise<string> {
  const reference = await giveResponse(app.hub.db, of.id, { answers: said(first), may_publish: true })
  await reviewer.send(`${base}/responses/${reference}`, { act: 'take:all' })
  await app.hub.db
    .updateTable('response')
    .set({ answers: JSON.stringify(said(then)), state: 'changed', version: 2 })
    .where('reference', '=', reference)
    .execute()
  return reference
}

test('words that were replaced are flagged, are not published, and give way to the new ones', async () => {
  const reference = await replaced('My neighbour Plantname shouts.', 'Shouting should stop.')
  const [old] = await points()
  assert.match(words((await reviewer.get(`${base}/points`)).body), /Words have changed/)
  const page = await reviewer.get(`${base}/points/${old!.number}`)
  assert.match(words(page.body), /The respondent changed these words after the point was made/)
  assert.match(page.body, new RegExp(`${base}/points/${old!.number}/removal`))
  for (const path of ['register', 'register.csv', 'points.csv'])
    assert.ok(!(await reviewer.get(`${base}/${path}`)).body.includes('Plantname'), path)
  await reviewer.send(`${base}/responses/${reference}`, { act: 'take:all' })
  const left = await points()
  assert.deepEqual(
    left.map(({ text }) => text),
    ['Shouting should stop.'],
  )
  const entry = await app.hub.db
    .selectFrom('audit_entry')
    .select('after')
    .where('action', '=', 'point.made')
    .orderBy('id', 'desc')
    .executeTakeFirstOrThrow()
  assert.deepEqual((entry.after as { dropped: number[] }).dropped, [old!.number])
})

test('a decided point whose words are gone is taken away by a reader, and no other point is', async () => {
  const reference = await replaced('Decide this.', 'Nothing more.')
  const point = (await points()).find(({ text }) => text === 'Decide this.')!
  await reviewer.send(`${base}/points/${point.number}`, { action: 'noted', reason: 'We heard this.' })
  await reviewer.send(`${base}/responses/${reference}`, { act: 'take:all' })
  assert.ok(
    (await points()).some(({ id }) => id === point.id),
    'what was decided on stays until somebody looks',
  )
  const removed = await reviewer.send(`${base}/points/${point.number}/removal`, {})
  assert.match(words(removed.body), /Point removed/)
  assert.ok(!(await points()).some(({ id }) => id === point.id))
  const [stands] = await points()
  const kept = await reviewer.get(`${base}/points/${stands!.number}/removal`)
  assert.match(words(kept.body), /The response still says this, so the point stays/)
})

test('a point that may not be published is said in our words, in the register and its CSV', async () => {
  const reference = await giveResponse(app.hub.db, of.id, {
    answers: said('The office in Mill Lane never once answers our letters about the garden.'),
    may_publish: false,
  })
  await reviewer.send(`${base}/responses/${reference}`, { act: 'take:all' })
  const point = (await points()).find(each => each.source === source() && each.text.startsWith('The office'))!
  const gist = `${base}/points/${point.number}/gist`
  const copied = await reviewer.send(gist, { gist: 'They say the office in Mill Lane never once answers our letters.' })
  assert.equal(copied.status, 422)
  assert.match(words(copied.body), /These are the respondent’s own words/)
  assert.match(words((await reviewer.send(gist, { gist: 'Letters go unanswered.' })).body), /Letters go unanswered/)
  assert.match(words((await lead.get(`${base}/register`)).body), /In our words: Letters go unanswered\./)
  assert.match((await lead.get(`${base}/register.csv`)).body, /,no,Letters go unanswered\./)
  const open = await giveResponse(app.hub.db, of.id, { answers: said('Publish me.'), may_publish: true })
  await reviewer.send(`${base}/responses/${open}`, { act: 'take:all' })
  const published = (await points()).find(({ text }) => text === 'Publish me.')!
  assert.match(words((await reviewer.get(`${base}/points/${published.number}/gist`)).body), /It needs no other words/)
})

test('public numbers have no gaps where something was said in confidence; each reader is told the number they can find', async () => {
  const secret = await giveResponse(app.hub.db, of.id, { answers: said('In confidence.'), confidential: true })
  await lead.send(`${base}/responses/${secret}`, { act: 'take:all' })
  const later = await giveResponse(app.hub.db, of.id, { answers: said('Said last.'), may_publish: true })
  await reviewer.send(`${base}/responses/${later}`, { act: 'take:all' })
  await close(app.hub.db, of.id)
  const all = await points()
  const last = all.find(({ text }) => text === 'Said last.')!
  const register = (await lead.get(`${base}/register`)).body
  const listed = [...register.matchAll(/id="point-(\d+)"/g)].map(match => Number(match[1])).toSorted((a, b) => a - b)
  assert.deepEqual(
    listed,
    listed.map((_, at) => at + 1),
  )
  assert.match(
    words((await reviewer.get(`${base}/points/${last.number}`)).body),
    new RegExp(`In the register Point ${listed.length}`),
  )
})

test('after the last decision a reader is led to how far it is; once its day is past, a decision is not said to lie ahead', async () => {
  const all = await points()
  for (const { number } of all) {
    const page = `${base}/points/${number}`
    const done = await lead.send(page, { action: 'noted', reason: 'We heard this.' })
    assert.equal(done.status, 200, words(done.body))
    if (number === all.at(-1)!.number) assert.match(done.url, /\/analysis/)
  }
  const seen = await reviewer.get(`${base}/analysis`)
  assert.equal(seen.status, 200, 'reviewers see how far it is')
  assert.doesNotMatch(seen.body, new RegExp(`href="${base}/feedback"`))
  await app.hub.db
    .updateTable('consultation')
    .set({ decision_on: day('2026-05-01'), state: 'reported', reported_at: new Date('2026-05-02') })
    .where('id', '=', of.id)
    .execute()
  app.hub.forgetPages()
  const outcome = words((await (await app.visitor()).get(`${base}/outcome`)).body)
  assert.match(outcome, /The day of the decision, 1 May 2026, has passed\. No decision is recorded here yet/)
})
