/** A disagreement as a case: parties, a mediator whom each agrees to itself, steps with a clock that nothing stops, an end, and nothing leaks. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type TestApp, testApp, type Visitor, words } from '../../../../test/support/app.ts'
import {
  addPartner,
  factsOfPartnership,
  type SeatedPartnership,
  seatedPartnership,
} from '../../../../test/support/seated-partnership.ts'
import { newId } from '../../../db/ids.ts'
import type { Day } from '../../../kernel/day.ts'

const SECRET = 'The council took our place in the lead.'
let app: TestApp
let of: SeatedPartnership
let admin: Visitor
let youth: Visitor
let council: Visitor
let councilId: string
let at: string
let id: string

before(async () => {
  app = await testApp(new Date('2026-03-02T09:00:00Z'))
  of = await seatedPartnership(app.hub.db, 'fen')
  const council = { slug: 'council', name: 'Fen Council', sector: 'statutory' } as const
  councilId = (await addPartner(app.hub.db, of.id, council, of.people.outsider)).organisation
  await signIn()
  await (await app.visitor()).send('/partnerships/fen/concern', {
    kind: 'dispute',
    about: SECRET,
    contact: 'ada@example.org',
  })
  id = (await app.hub.db.selectFrom('concern').select('id').executeTakeFirstOrThrow()).id
  at = `/partnerships/fen/concerns/${id}`
})
after(() => app.close())

const factsNow = () => factsOfPartnership(app, of)

async function signIn(): Promise<void> {
  admin = await app.visitor(of.people.admin)
  youth = await app.visitor(of.people.contact)
  council = await app.visitor(of.people.outsider)
}

const young = () => of.partner.organisation

const step = (values: Record<string, string>, day = '2') =>
  admin.send(at, { 'from_day-day': day, 'from_day-month': '3', 'from_day-year': '2026', ...values })

test('it is received with its first step and its last day', async () => {
  const page = words((await admin.get(at)).body)
  assert.doesNotMatch(page, /You speak for/)
  assert.match(
    page,
    /60 days are left, until 1 May 2026\. Talks and mediation do not stop the days\. The Hub suggests an answer within 60 days/,
  )
  assert.match(page, /2 March 2026: Received/)
  await step({ step: 'received' })
  const { acknowledged_on } = await app.hub.db.selectFrom('concern').select('acknowledged_on').executeTakeFirstOrThrow()
  assert.equal(acknowledged_on, '2026-03-02')
})

test('mediation cannot begin before there are parties and a mediator whom each of them agreed to itself', async () => {
  assert.match(words((await step({ step: 'mediation' })).body), /Name at least two parties first/)
  const both = await admin.send(`${at}/parties`, { partner: councilId, who: 'The council' })
  assert.equal(both.status, 422)
  await admin.send(`${at}/parties`, { partner: young() })
  await admin.send(`${at}/parties`, { partner: councilId })
  const twice = await admin.send(`${at}/parties`, { partner: councilId })
  assert.match(words(twice.body), /That party is named already/)
  assert.match(words((await step({ step: 'mediation' })).body), /has itself agreed to the mediator/)
  const own = await admin.send(`${at}/helpers`, {
    part: 'mediator',
    name: 'Pat',
    comes_from: 'Fen Council',
    why: 'Knows us.',
  })
  assert.match(words(own.body), /A party cannot be the mediator/)
  await admin.send(`${at}/helpers`, {
    part: 'mediator',
    name: 'Ola Brandt',
    comes_from: 'Access for All',
    why: 'Has no stake in it.',
  })
  await admin.send(`${at}/helpers`, { part: 'adviser', name: 'Ruth Lane', why: 'Knows the law.' })
  const answer = async (visitor: Visitor) => {
    const page = (await visitor.get('/asked')).body
    const path = /href="(\/asked\/[^"]+)"/.exec(page)?.[1]
    assert.ok(path, words(page))
    assert.match(
      words((await visitor.get(path)).body),
      /a mediator is proposed: Ola Brandt, Access for All\. Has no stake in it\./,
    )
    await visitor.send(path, { agreed: 'yes' })
  }
  await answer(youth)
  assert.match(
    words((await step({ step: 'mediation' })).body),
    /has itself agreed to the mediator/,
    'one yes is not two',
  )
  await answer(council)
  assert.equal((await step({ step: 'mediation', note: 'First talk on Friday.' })).status, 200)
  const page = words((await admin.get(at)).body)
  assert.match(page, /Ola Brandt, Access for All Mediator\. Has no stake in it\. Young fen: agreed Fen Council: agreed/)
  assert.match(page, /Ruth Lane Adviser without a vote/)
})

test('the parties see the course of it and nothing else; nobody else sees anything', async () => {
  const seen = words((await youth.get(`/cases/${id}`)).body)
  assert.match(seen, /Disagreement, 2 March 2026/)
  assert.match(seen, /2 March 2026: With a mediator/)
  assert.doesNotMatch(seen, /took our place|First talk/)
  for (const visitor of [await app.visitor(), await app.visitor(of.people.cleo)]) {
    assert.doesNotMatch(words((await visitor.get(`/cases/${id}`)).body), /Disagreement, 2 March|Young fen/)
    for (const path of [
      '/partnerships/fen',
      '/partnerships/fen/checks',
      '/partnerships/fen/answers',
      '/asked',
      '/partnerships/fen/concerns',
    ])
      assert.doesNotMatch(
        (await visitor.get(path)).body,
        /took our place|First talk|Ola Brandt|mediator is proposed/,
        path,
      )
  }
  const mails = await app.hub.db.selectFrom('outgoing_mail').selectAll().execute()
  assert.ok(mails.length >= 4)
})

/** The area adopts the days in which a disagreement is settled. */
async function adoptDays(): Promise<void> {
  const { db } = app.hub
  const id = newId()
  const adoption = { id, partnership_id: of.id, decided_on: '2026-02-01' as Day, decided_by: 'The steering group' }
  await db
    .insertInto('rule_adoption')
    .values({ ...adoption, recorded_by: of.people.admin })
    .execute()
  await db
    .insertInto('rule_value')
    .values({ id: newId(), rule_adoption_id: id, rule: 'dispute-settled', value: 60 })
    .execute()
}

test('ten years of talks are late, and said to be', async () => {
  app.clock.now = new Date('2036-03-02T09:00:00Z')
  await signIn()
  assert.match(
    words((await admin.get('/partnerships/fen/concerns')).body),
    /With a mediator Its last day was 1 May 2026: 3,593 days ago.*The Hub suggests/,
    'by a mere suggestion nothing is late',
  )
  await adoptDays()
  assert.match(
    words((await admin.get('/partnerships/fen/concerns')).body),
    /Late Its last day was 1 May 2026: 3,593 days ago.*by a rule of this area/,
  )
  assert.match(words((await admin.get('/tasks')).body), /Settle 1 disagreement/)
  app.clock.now = new Date('2026-03-20T09:00:00Z')
  await signIn()
})

test('the end is asked of every party, and a no keeps it from counting as settled', async () => {
  const silent = await admin.send(`${at}/outcome`, { outcome: 'settled', answer: 'x' })
  assert.equal(silent.status, 422)
  await admin.send(`${at}/outcome`, {
    outcome: 'settled',
    answer: 'The lead passes on every year.',
    agreement: 'The lead passes on every year, first to the youth groups.',
  })
  const path = /href="(\/asked\/[^"]+)"/.exec((await council.get('/asked')).body)?.[1]
  assert.match(words((await council.get(path!)).body), /The lead passes on every year, first to the youth groups\./)
  await council.send(path!, { agreed: 'no', comment: 'We never said so.' })
  const page = words((await admin.get(at)).body)
  assert.match(page, /Young fen: has not answered yet Fen Council: did not agree\. We never said so\./)
  assert.doesNotMatch(words((await youth.get(`/cases/${id}`)).body), /We never said so/)
  assert.equal((await admin.send(at, {}).catch(() => null)) ?? null, null, 'a closed case takes no more steps')
})

test('what those who run it are part of goes to the secretariat, and leaves them', async () => {
  await (await app.visitor()).send('/partnerships/fen/concern', { kind: 'concern', about: 'The chair shouts.' })
  const { id: other } = await app.hub.db
    .selectFrom('concern')
    .select('id')
    .where('about', '=', 'The chair shouts.')
    .executeTakeFirstOrThrow()
  const sent = await admin.send(`/partnerships/fen/concerns/${other}/passing-on`, { why: 'It is about the chair.' })
  assert.match(words(sent.body), /It is passed on/)
  assert.doesNotMatch(sent.body, /The chair shouts/)
  assert.notEqual((await admin.get(`/partnerships/fen/concerns/${other}`)).status, 200)
  assert.ok(
    (await factsNow()).concerns.some(one => one.id === other),
    'passing it on does not make it nobody’s',
  )
})

test('whoever is named later is asked about the mediator too, and about one who stepped back nobody is', async () => {
  await (await app.visitor()).send('/partnerships/fen/concern', { kind: 'dispute', about: 'Who holds the keys?' })
  const { id: keys } = await app.hub.db
    .selectFrom('concern')
    .select('id')
    .where('about', '=', 'Who holds the keys?')
    .executeTakeFirstOrThrow()
  const there = `/partnerships/fen/concerns/${keys}`
  const propose = (name: string) => admin.send(`${there}/helpers`, { part: 'mediator', name, why: 'No stake in it.' })
  await admin.send(`${there}/parties`, { partner: young() })
  await admin.send(`${there}/parties`, { who: 'The caretaker' })
  await propose('Lou Grey')
  const waits = async (organisation: string) =>
    (
      await app.hub.db
        .selectFrom('party_request')
        .select('question')
        .where('organisation_id', '=', organisation)
        .where('matter', '=', 'partnership.mediator')
        .where('withdrawn_at', 'is', null)
        .execute()
    ).filter(({ question }) => /Lou Grey|Kit Vale/.test(question))
  assert.equal((await waits(councilId)).length, 0)
  await admin.send(`${there}/parties`, { partner: councilId })
  assert.match((await waits(councilId))[0]?.question ?? '', /Lou Grey/)
  assert.equal((await waits(young())).length, 1, 'who was asked is not asked twice')
  await propose('Kit Vale')
  for (const organisation of [councilId, young()])
    assert.deepEqual(
      (await waits(organisation)).map(({ question }) => /Lou Grey|Kit Vale/.exec(question)?.[0]),
      ['Kit Vale'],
    )
  await admin.send(`${there}/outcome`, { outcome: 'not-settled', answer: 'Nobody could agree on the keys.' })
  assert.deepEqual(await waits(councilId), [], 'a closed case asks about no mediator')
  const closed = (await factsNow()).concerns.find(one => one.id === keys)
  assert.deepEqual({ closed: closed?.answeredOn, settled: closed?.settled }, { closed: '2026-03-20', settled: false })
})
