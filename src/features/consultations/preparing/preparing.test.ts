import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type TestApp, testApp, type Visitor, words } from '../../../../test/support/app.ts'
import { newId } from '../../../db/ids.ts'
import { day } from '../../../kernel/day.ts'
import { checkSubjects } from '../../compact/index.ts'
import { makeDocument, makePeople, makePerson, type People } from '../consultation.fixture.ts'

let app: TestApp
let people: People
let id: string
let lead: Visitor
let contact: Visitor
let reader: Visitor
const base = '/consultations/village-halls'

before(async () => {
  app = await testApp(new Date('2026-01-05T09:00:00Z'))
  const { db } = app.hub
  people = await makePeople(db)
  id = await consultation('village-halls', 'Village halls', '2026-01-19', '2026-04-13')
  lead = await app.visitor(await makePerson(db, 'Lena Lead', 'lead', 'consultation', id))
  contact = await app.visitor(people.charityContact)
  reader = await app.visitor()
})
after(() => app.close())

async function consultation(slug: string, title: string, opens: string, closes: string): Promise<string> {
  const made = newId()
  await app.hub.db
    .insertInto('consultation')
    .values({
      id: made,
      slug,
      title,
      topic: 'Halls',
      places: 'Fenshire',
      lead_organisation_id: people.council,
      state: 'open',
      opens_on: day(opens),
      closes_on: day(closes),
      published_at: new Date('2026-01-02T09:00:00Z'),
    })
    .execute()
  return made
}

const date = (name: string, iso: string) => {
  const [year = '', month = '', dayOfMonth = ''] = iso.split('-')
  return { [`${name}-day`]: dayOfMonth, [`${name}-month`]: month, [`${name}-year`]: year }
}

/** What the library says of one practice now, whoever signed. */
async function verdict(practice: string, today = '2026-02-02') {
  const { facts } = (await checkSubjects(app.hub.db, 'consultation', [id], day(today))).get(id)!
  const { practiceOf } = await import('../../../codes/index.ts')
  const asked = practiceOf(practice)!
  return asked.check(facts, asked.defaults, day(today), []).verdict
}

test('whoever asked not to be consulted cannot be invited; nobody is invited twice', async () => {
  await contact.send('/organisations/fen-aid/interests', { wants: 'not-at-all', topic: 'Halls' })
  const refused = await lead.send(`${base}/plan/invited`, { organisation_id: people.charity })
  assert.equal(refused.status, 422)
  assert.match(words(refused.body), /has asked not to be consulted on this/)
  const { id: wish } = await app.hub.db.selectFrom('interest').select('id').executeTakeFirstOrThrow()
  await contact.send(`/organisations/fen-aid/interests/${wish}`, {})
  const sent = date('sent_on', '2026-01-05')
  await lead.send(`${base}/plan/invited`, { organisation_id: people.charity, ...sent })
  assert.equal((await lead.send(`${base}/plan/invited`, { organisation_id: people.charity })).status, 422)
  assert.equal((await lead.send(`${base}/plan/invited`, {})).status, 422)
  assert.equal(await verdict('consultation.wider-audience'), 'met')
  assert.equal(await verdict('consultation.choice-not-to-take-part'), 'doesNotApply')
})

test('the list is public; a suggestion shows with its answer, not before', async () => {
  assert.match(words((await reader.get(`${base}/invited`)).body), /Fen Aid/)
  await reader.send(`${base}/invited`, { who: 'The bell ringers', why: 'They use every hall' })
  assert.doesNotMatch(words((await reader.get(`${base}/invited`)).body), /bell ringers/)
  assert.equal(await verdict('consultation.consultees-listed', '2026-04-20'), 'partly')
  const suggestion = await app.hub.db.selectFrom('invitee_suggestion').selectAll().executeTakeFirstOrThrow()
  const answering = `${base}/plan/invited/suggestions/${suggestion.id}`
  assert.equal((await contact.get(answering)).status, 403)
  assert.equal((await lead.send(answering, { answer: '' })).status, 422)
  await lead.send(answering, { answer: 'Invited today' })
  assert.match(words((await reader.get(`${base}/invited`)).body), /bell ringers They use every hall Invited today/)
  assert.equal(await verdict('consultation.consultees-listed'), 'met')
})

test('an infrastructure organisation is asked whom to reach, and what it said is kept', async () => {
  await app.hub.db.updateTable('organisation').set({ infrastructure: true }).where('id', '=', people.charity).execute()
  const asked = { organisation_id: people.charity, about: 'whom-to-reach', ...date('asked_on', '2026-01-02') }
  const early = { ...asked, reply: 'Ask the clerks', ...date('replied_on', '2026-01-01') }
  assert.equal((await lead.send(`${base}/plan/asking`, early)).status, 422)
  await lead.send(`${base}/plan/asking`, asked)
  assert.equal(await verdict('consultation.infrastructure-asked'), 'notMet')
  const { id: question } = await app.hub.db.selectFrom('sector_question').select('id').executeTakeFirstOrThrow()
  const reply = { reply: 'Ask the clerks', ...date('replied_on', '2026-01-04') }
  await lead.send(`${base}/plan/asking/${question}`, reply)
  const stale = await lead.send(`${base}/plan/asking/${question}`, { ...reply, version: '1' })
  assert.equal(stale.status, 409)
  assert.equal(await verdict('consultation.infrastructure-asked'), 'met')
})

test('one that overlaps is linked once, and both public pages show it', async () => {
  await consultation('bus-stops', 'Bus stops', '2026-02-02', '2026-05-04')
  assert.equal(await verdict('consultation.overlap-checked'), 'notMet')
  const other = await app.hub.db
    .selectFrom('consultation')
    .select('id')
    .where('slug', '=', 'bus-stops')
    .executeTakeFirstOrThrow()
  const foreign = await lead.send(`${base}/plan/related`, {
    other_id: newId(),
    answer: 'linked',
    reason: 'One evening',
  })
  assert.equal(foreign.status, 422)
  await lead.send(`${base}/plan/related`, { other_id: other.id, answer: 'linked', reason: 'One evening for both' })
  assert.equal(await verdict('consultation.overlap-checked'), 'met')
  assert.equal(await verdict('consultation.related-linked'), 'met')
  assert.match(words((await reader.get(base)).body), /Linked with this one Bus stops/)
  assert.match(words((await reader.get('/consultations/bus-stops')).body), /Linked with this one Village halls/)
})

test('wording is measured as it stands, and read by somebody from outside', async () => {
  const version = await makeDocument(app.hub.db, id, 'Halls paper', 'halls-paper')
  await app.hub.db
    .insertInto('pack_document')
    .values({ id: newId(), consultation_id: id, document_version_id: version, position: 1 })
    .execute()
  assert.match(words((await lead.get(`${base}/plan/wording`)).body), /Reading age: about \d/)
  const read = date('read_on', '2026-01-05')
  assert.equal((await lead.send(`${base}/plan/wording/halls-paper`, read)).status, 422)
  await lead.send(`${base}/plan/wording/halls-paper`, { ...read, reader: 'Two members of a hall committee' })
  assert.equal(await verdict('consultation.plain-language'), 'met')
})

test('a plan signed off too late is kept in part; a day ahead is refused', async () => {
  assert.equal((await lead.send(`${base}/plan/sign-off`, date('signed_off_on', '2026-01-06'))).status, 422)
  await lead.send(`${base}/plan/sign-off`, date('signed_off_on', '2026-01-05'))
  assert.equal(await verdict('consultation.plan-ready-before-open'), 'notMet', 'nothing but dates was signed off')
  await lead.send(`${base}/plan/about`, { aims: 'To choose which halls open on Sundays.' })
  assert.equal(await verdict('consultation.plan-ready-before-open'), 'partly')
})

test('an organisation says its part; nobody says it for another', async () => {
  assert.equal((await lead.get(`${base}/part`)).status, 403)
  assert.doesNotMatch(
    (await contact.get(`${base}/part`)).body,
    /<option[^>]*value="[^"]+"[^>]* selected|type="radio"[^>]* checked/,
  )
  assert.equal((await contact.send(`${base}/part`, { organisation_id: people.council, says: 'answered' })).status, 422)
  await lead.send(`${base}/publicity`, {
    what: 'Asked Fen Aid to pass it on',
    channel: 'infrastructure',
    organisation_id: people.charity,
    beyond_networks: 'yes',
    ...date('happened_on', '2026-01-05'),
  })
  assert.equal(await verdict('consultation.sector-publicises', '2026-04-20'), 'notMet')
  await contact.send(`${base}/part`, {
    organisation_id: people.charity,
    says: 'answered',
    for_others: 'yes',
    passed_on: 'yes',
  })
  assert.equal(await verdict('consultation.sector-publicises'), 'met')
  assert.equal(await verdict('consultation.less-established-reached'), 'met')
  const early = date('results_passed_on', '2026-01-05')
  assert.equal(
    (await contact.send(`${base}/part`, { organisation_id: people.charity, says: 'answered', ...early })).status,
    422,
  )
})

test('a decision is public with its reasons; one before the close was not informed by the answers', async () => {
  const decided = { what: 'Two halls get a grant', reasons: 'Most asked for it', ...date('decided_on', '2026-01-05') }
  assert.equal((await contact.get(`${base}/decisions/new`)).status, 403)
  assert.equal((await lead.send(`${base}/decisions/new`, { ...decided, reasons: '' })).status, 422)
  await lead.send(`${base}/decisions/new`, decided)
  assert.match(words((await reader.get(`${base}/decisions`)).body), /Two halls get a grant .*Most asked for it/)
  assert.equal(await verdict('consultation.decision-explained'), 'met')
  assert.equal(await verdict('consultation.heard-before-decision'), 'notMet')
})
