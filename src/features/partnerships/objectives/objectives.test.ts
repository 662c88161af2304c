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
let reader: Visitor
const base = '/partnerships/orchards'

before(async () => {
  app = await testApp()
  app.clock.now = new Date('2026-03-02T09:00:00Z')
  of = await seatedPartnership(app.hub.db, 'orchards')
  chair = await app.visitor(of.people.chair)
  ada = await app.visitor(of.people.ada)
  contact = await app.visitor(of.people.contact)
  reader = await app.visitor()
})
after(() => app.close())

const factsOf = () => factsOfPartnership(app, of)

test('an objective is set with its measure; a number that is none keeps what was typed', async () => {
  const page = `${base}/objectives/new`
  assert.equal((await ada.get(page)).status, 403)
  const values = { text: 'Plant two hundred trees', measure: 'Trees planted', unit: 'trees', target_value: '200' }
  const wrong = await chair.send(page, { ...values, baseline: 'a few' })
  assert.equal(wrong.status, 422)
  assert.match(wrong.body, /value="a few"/)
  const done = await chair.send(page, { ...values, baseline: '12', ...typedDay('due_on', '2027-3-31') })
  assert.equal(done.status, 200)
  assert.match(words((await reader.get(`${base}/objectives`)).body), /began at 12 trees.*is to reach 200 trees/)
})

const objectiveId = async () =>
  (
    await app.hub.db
      .selectFrom('objective')
      .select('id')
      .where('text', '=', 'Plant two hundred trees')
      .executeTakeFirstOrThrow()
  ).id

test('anybody with a seat gives values; the chart and its table show them to everyone', async () => {
  const page = `${base}/objectives/${await objectiveId()}/readings`
  assert.equal((await contact.get(page)).status, 403)
  const future = await ada.send(page, { value: '20', ...typedDay('read_on', '2026-3-3') })
  assert.equal(future.status, 422)
  await ada.send(page, { value: '12', ...typedDay('read_on', '2026-1-5') })
  await ada.send(page, { value: '40', ...typedDay('read_on', '2026-3-1') })
  await ada.send(page, { value: '48', note: 'Counted anew', ...typedDay('read_on', '2026-3-1') })
  const shown = await reader.get(`${base}/objectives`)
  assert.match(shown.body, /<polyline class="hub-line"/)
  assert.match(words(shown.body), /48 trees on 1 March 2026.*2 values/)
  assert.equal(
    (await factsOf()).objectives.find(({ measure }) => measure === 'Trees planted')?.lastReadOn,
    '2026-03-01',
  )
})

test('activities and milestones have owners and dates; what is dropped says why', async () => {
  const objective_id = await objectiveId()
  const page = `${base}/steps/new`
  const step = { kind: 'activity', what: 'Order the trees', owner_seat_id: of.seats.chair }
  const homeless = await chair.send(page, { ...step, ...typedDay('due_on', '2026-2-1') })
  assert.equal(homeless.status, 422)
  await chair.send(page, { ...step, objective_id, ...typedDay('due_on', '2026-2-1') })
  await chair.send(page, { kind: 'milestone', what: 'First harvest', ...typedDay('due_on', '2028-9-1') })
  const list = words((await reader.get(`${base}/objectives`)).body)
  assert.match(list, /Late 1 February 2026: Order the trees · Chair/)
  assert.match(list, /Milestones Open 1 September 2028: First harvest/)
  const { id } = await app.hub.db
    .selectFrom('plan_step')
    .select('id')
    .where('kind', '=', 'activity')
    .executeTakeFirstOrThrow()
  assert.equal((await chair.send(`${base}/steps/${id}`, { state: 'dropped' })).status, 422)
  const late = await chair.send(`${base}/steps/${id}`, { state: 'done', version: '9' })
  assert.equal(late.status, 409)
  await chair.send(`${base}/steps/${id}`, { state: 'done' })
  const { objectives, milestones } = await factsOf()
  assert.equal(objectives.flatMap(({ activities }) => activities)[0]?.owner, 'Chair')
  assert.deepEqual(
    milestones.map(({ label, done }) => [label, done]),
    [['First harvest', false]],
  )
})

test('each partner agrees for itself, and is asked anew when an objective changes', async () => {
  const page = `${base}/agreements/objectives`
  assert.equal((await reader.get(page, false)).status, 303)
  assert.equal((await app.visitor(of.people.outsider).then(visitor => visitor.get(page))).status, 403)
  assert.equal((await contact.get(page)).status, 403, 'whoever runs it asks; the partner answers')
  assert.match((await chair.get(page)).body, /Plant two hundred trees/)
  assert.equal((await chair.send(page, {})).status, 200)
  const asked = /href="(\/asked\/[^"]+)">Objectives/.exec((await contact.get('/asked')).body)?.[1] ?? ''
  assert.match(words((await contact.get(asked)).body), /Plant two hundred trees/, 'the words it answers to')
  assert.equal((await contact.send(asked, { agreed: 'no' })).status, 422)
  await contact.send(asked, { agreed: 'yes' })
  assert.match(words((await reader.get(`${base}/objectives`)).body), /Young orchards: agreed on 2 March 2026/)
  assert.equal((await factsOf()).objectivesAgreed[0]?.agreed, true)
  app.clock.now = new Date('2026-03-05T09:00:00Z')
  chair = await app.visitor(of.people.chair)
  await chair.send(`${base}/objectives/${await objectiveId()}`, { target_value: '250' })
  const { objectives, objectivesAgreed } = await factsOf()
  const changed = objectives.find(({ measure }) => measure === 'Trees planted')
  assert.ok(changed?.settledOn && objectivesAgreed[0]?.on && changed.settledOn > objectivesAgreed[0].on)
  assert.match(words((await reader.get(`${base}/objectives`)).body), /agreed on 2 March 2026.*It has changed since/)
})

test('an objective is dropped with a reason and stays to be read', async () => {
  const page = `${base}/objectives/${await objectiveId()}`
  assert.equal((await chair.send(page, { dropped: 'yes' })).status, 422)
  await chair.send(page, { dropped: 'yes', dropped_reason: 'The field was sold' })
  assert.match(
    words((await reader.get(`${base}/objectives`)).body),
    /Dropped Plant two hundred trees.*The field was sold/,
  )
})
