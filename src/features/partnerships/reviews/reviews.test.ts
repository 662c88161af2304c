import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type TestApp, testApp, type Visitor, words } from '../../../../test/support/app.ts'
import {
  factsOfPartnership,
  type SeatedPartnership,
  seatedPartnership,
  typedDay,
} from '../../../../test/support/seated-partnership.ts'

let app: TestApp
let of: SeatedPartnership
let chair: Visitor
let ada: Visitor
let contact: Visitor
let outsider: Visitor
let reader: Visitor
const base = '/partnerships/allotments'

before(async () => {
  app = await testApp()
  app.clock.now = new Date('2026-03-02T09:00:00Z')
  of = await seatedPartnership(app.hub.db, 'allotments')
  chair = await app.visitor(of.people.chair)
  ada = await app.visitor(of.people.ada)
  contact = await app.visitor(of.people.contact)
  outsider = await app.visitor(of.people.outsider)
  reader = await app.visitor()
})
after(() => app.close())

const factsOf = () => factsOfPartnership(app, of)
const reviewId = async () =>
  (await app.hub.db.selectFrom('partnership_review').select('id').executeTakeFirstOrThrow()).id

test('a review is written unseen, one at a time, and two who write see each other', async () => {
  assert.equal((await ada.get(`${base}/reviews/new`)).status, 403)
  await chair.send(`${base}/reviews/new`, {})
  assert.equal((await chair.send(`${base}/reviews/new`, {})).status, 422)
  const page = `${base}/reviews/${await reviewId()}`
  assert.equal((await reader.get(page)).status, 404)
  assert.equal((await ada.get(page)).status, 200)
  assert.doesNotMatch(words((await reader.get(`${base}/reviews`)).body), /Being written/)
  await chair.send(`${page}/words`, { strengths: 'Everybody digs.', version: '1' })
  const late = await chair.send(`${page}/words`, { strengths: 'Nobody digs.', version: '1' })
  assert.equal(late.status, 409)
  assert.match(late.body, /Nobody digs.[\s\S]*Everybody digs|Everybody digs[\s\S]*Nobody digs/)
})

test('findings carry actions with owner and day; objectives are marked; each partner speaks for itself', async () => {
  const page = `${base}/reviews/${await reviewId()}`
  const finding = { text: 'The shed leaks', what: 'Mend it' }
  assert.equal((await chair.send(`${page}/findings`, finding)).status, 422)
  await chair.send(`${page}/findings`, {
    ...finding,
    owner_seat_id: of.seats.youth,
    ...typedDay('due_on', '2026-4-1'),
  })
  await chair.send(`${page}/objectives/${of.objective}`, { mark: 'drop', reason: 'Every village has one' })
  assert.equal((await outsider.get(`${page}/partner`)).status, 403)
  await contact.send(`${page}/partner`, { serves: 'yes', gains: 'yes', gained: 'Twelve new members' })
  const shown = words((await ada.get(page)).body)
  assert.match(shown, /The shed leaks.*Mend it · Youth groups · 1 April 2026/)
  assert.match(shown, /Drop\. Every village has one/)
  assert.match(shown, /Young allotments: taking part still serves it\. It gained: Twelve new members/)
  assert.deepEqual((await factsOf()).reviews, [])
})

test('closed with its way forward it is public for good', async () => {
  const page = `${base}/reviews/${await reviewId()}`
  assert.equal((await chair.send(`${page}/closing`, { way_forward: 'stop' })).status, 422)
  await chair.send(`${page}/closing`, { way_forward: 'go-on', way_forward_reason: 'It works.' })
  assert.match(words((await reader.get(page)).body), /Go on as it is: It works\..*Everybody digs/)
  assert.equal((await chair.get(`${page}/words`)).status, 403)
  const [review] = (await factsOf()).reviews
  assert.deepEqual(
    review?.findings.map(({ actions, late }) => [actions, late]),
    [[1, 0]],
  )
  assert.deepEqual(
    [review?.objectives.every(({ marked }) => marked), review?.partners.map(({ said }) => said)],
    [true, [true]],
  )
  assert.match(words((await ada.get(`${base}/actions`)).body), /Mend it/)
})

test('risks stay with the partners: raised by any seat, answered by the chair, agreed by each partner', async () => {
  assert.equal((await outsider.get(`${base}/risks`)).status, 403)
  await ada.send(`${base}/risks/new`, { kind: 'risk', about: 'The lease ends', area: 'money' })
  assert.match(words((await contact.get(`${base}/risks`)).body), /The lease ends/)
  const { id } = await app.hub.db.selectFrom('risk').select('id').executeTakeFirstOrThrow()
  assert.equal((await ada.get(`${base}/risks/${id}`)).status, 403)
  assert.equal((await chair.send(`${base}/risks/${id}`, { closed: 'yes' })).status, 422)
  await chair.send(`${base}/risks/${id}`, {
    sharing: 'Half each',
    answer: 'We ask early',
    owner_seat_id: of.seats.chair,
  })
  await chair.send(`${base}/agreements/risks`, {})
  const asked = /href="(\/asked\/[^"]+)">Risks/.exec((await contact.get('/asked')).body)?.[1] ?? ''
  await contact.send(asked, { agreed: 'yes' })
  const facts = await factsOf()
  assert.deepEqual(
    facts.risks.map(({ label, shared, answered }) => [label, shared, answered]),
    [['Risk of 2 March 2026', true, true]],
  )
  assert.equal(facts.risksAgreed[0]?.agreed, true)
  assert.doesNotMatch(JSON.stringify(facts), /lease/)
})

test('what is coming is public, and is closed when it is over', async () => {
  const entry = { kind: 'decision', what: 'New lease', decided_by: 'Parish council', response: 'We speak in May' }
  await ada.send(`${base}/outlook/new`, { ...entry, ...typedDay('falls_on', '2026-5-4') })
  assert.match(words((await reader.get(`${base}/outlook`)).body), /New lease.*Parish council · 4 May 2026/)
  const { id } = await app.hub.db.selectFrom('outlook').select('id').executeTakeFirstOrThrow()
  assert.equal((await chair.send(`${base}/outlook/${id}`, { what: 'Lease', version: '7' })).status, 409)
  await chair.send(`${base}/outlook/${id}`, { closed: 'yes' })
  assert.equal((await factsOf()).outlook[0]?.closed, true)
})

test('lessons go to whoever begins the next partnership, and partners say what they make of them', async () => {
  await chair.send(`${base}/learning/lessons/new`, { text: 'Dig in autumn' })
  await chair.send(`${base}/learning/successes/new`, { what: 'First beans', credit: 'The youth groups' })
  const { id } = await app.hub.db.selectFrom('lesson').select('id').executeTakeFirstOrThrow()
  const page = `${base}/learning/lessons/${id}`
  assert.equal((await outsider.get(page)).status, 403)
  assert.equal((await contact.send(page, { adopted: 'no' })).status, 422)
  await contact.send(page, { adopted: 'no', note: 'We dig in spring' })
  const shown = words((await reader.get(`${base}/learning`)).body)
  assert.match(shown, /First beans Thanks to The youth groups/)
  assert.match(shown, /Young allotments: does not take it home\. We dig in spring/)
  const { lessons, successes } = await factsOf()
  assert.deepEqual([lessons[0]?.partners, lessons[0]?.answered, successes.length], [1, 1, 1])
  await contact.send('/partnerships/new', { name: 'Orchard', need: 'Apples rot' })
  assert.match(words((await contact.get('/partnerships/orchard/scope')).body), /What others learned.*Dig in autumn/)
})
