/** Whoever runs a partnership cannot make themselves the voice of its partners, and an end that was decided stays. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type TestApp, testApp, type Visitor, words } from '../../../../test/support/app.ts'
import { type SeatedPartnership, seatedPartnership } from '../../../../test/support/seated-partnership.ts'
import { newId } from '../../../db/ids.ts'
import { day } from '../../../kernel/day.ts'
import { openMail } from '../../../mail/mail.ts'

let app: TestApp
let of: SeatedPartnership
let admin: Visitor
let chair: Visitor
let contact: Visitor
const second = { organisation: newId(), partner: newId() }
const base = '/partnerships/lanes'

before(async () => {
  app = await testApp(new Date('2026-03-02T09:00:00Z'))
  of = await seatedPartnership(app.hub.db, 'lanes')
  admin = await app.visitor(of.people.admin)
  chair = await app.visitor(of.people.chair)
  contact = await app.visitor(of.people.contact)
})
after(() => app.close())

const size = async () => (await app.hub.db.selectFrom('partnership').select('size').executeTakeFirstOrThrow()).size
const question = async (matter: string, title = '') => {
  const { id } = await app.hub.db
    .selectFrom('party_request')
    .select('id')
    .where('matter', '=', matter)
    .where('title', 'like', `%${title}%`)
    .where('organisation_id', '<>', second.organisation)
    .orderBy('id', 'desc')
    .executeTakeFirstOrThrow()
  return `/asked/${id}`
}
const linksTo = async (address: string, title: string) =>
  (await app.hub.db.selectFrom('outgoing_mail').selectAll().orderBy('id').execute())
    .map(row => openMail(app.hub.seal, row))
    .filter(({ to, subject }) => to === address && subject.includes(title))
    .flatMap(({ body }) => /\/answers\/\S+/.exec(body) ?? [])
const subjectsTo = async (address: string) =>
  (await app.hub.db.selectFrom('outgoing_mail').selectAll().orderBy('id').execute())
    .map(row => openMail(app.hub.seal, row))
    .filter(({ to }) => to === address)
    .map(({ subject }) => subject)

test('whoever is written down to speak for a partner binds it once the partner itself has said so', async () => {
  const seat = `${base}/seats/${of.seats.youth}`
  const filled = { email: 'chair-lanes@example.org', mandate: 'representing' }
  assert.equal((await admin.send(`${seat}/holder`, filled)).status, 200)
  assert.equal((await admin.send(`${base}/standing`, { value: 'small', reason: 'We are five people.' })).status, 200)
  const course = await question('partnership.course')
  assert.doesNotMatch((await subjectsTo('chair-lanes@example.org')).join('\n'), /count as small/)
  assert.match((await subjectsTo('contact-lanes@example.org')).join('\n'), /count as small/)
  assert.doesNotMatch((await chair.get('/asked')).body, /count as small/)
  assert.equal((await chair.post(course, { agreed: 'yes' })).status, 403)
  assert.equal(await size(), 'full')
  assert.equal((await contact.send(await question('partnership.holder'), { agreed: 'yes' })).status, 200)
  assert.match((await chair.get('/asked')).body, /count as small/)

  const { db } = app.hub
  await db.updateTable('organisation').set({ proposed_in: of.id }).execute()
  assert.equal((await chair.post(course, { agreed: 'yes' })).status, 403, 'nobody has looked at this organisation yet')
  await db.updateTable('organisation').set({ proposed_in: null }).execute()

  const { id } = await db
    .selectFrom('holding')
    .select('id')
    .where('seat_id', '=', of.seats.youth)
    .where('to_day', 'is', null)
    .executeTakeFirstOrThrow()
  assert.equal((await admin.send(`${seat}/terms/${id}`, { authority: 'Anything at all' })).status, 200)
  assert.equal((await chair.post(course, { agreed: 'yes' })).status, 403, 'what it said yes to was something else')
  assert.equal((await contact.send(await question('partnership.holder'), { agreed: 'yes' })).status, 200)
  const until = (on: string) => {
    const [year = '', month = '', date = ''] = on.split('-')
    return { 'to_day-year': year, 'to_day-month': month, 'to_day-day': date }
  }
  assert.equal((await admin.send(`${seat}/terms/${id}`, until('2026-03-02'))).status, 200)
  app.clock.now = new Date('2026-03-05T09:00:00Z')
  assert.equal((await chair.post(course, { agreed: 'yes' })).status, 403, 'the term has ended')
  assert.equal((await admin.send(`${seat}/terms/${id}`, until(''.padEnd(2, '-')))).status, 200)
  assert.equal((await chair.post(course, { agreed: 'yes' })).status, 403, 'the old yes bound until the end of the term')
  assert.equal((await contact.send(await question('partnership.holder'), { agreed: 'yes' })).status, 200)
  assert.equal((await chair.send(course, { agreed: 'yes' })).status, 200)
  assert.equal(await size(), 'small')
  app.clock.now = new Date('2026-03-02T09:00:00Z')
})

test('an ending is agreed in the words that stand: other words are asked anew, and once agreed they stay', async () => {
  const { db } = app.hub
  const page = `${base}/ending`
  const first = { reason: 'The lanes are mended.', outcomes: 'Nine lanes' }
  await db
    .insertInto('organisation')
    .values({ id: second.organisation, slug: 'lane-council', name: 'Lane Council', sector: 'statutory' })
    .execute()
  await db
    .insertInto('partner')
    .values({
      id: second.partner,
      partnership_id: of.id,
      organisation_id: second.organisation,
      from_day: day('2026-01-01'),
    })
    .execute()
  assert.equal((await admin.send(`${base}/standing`, { value: 'forming', reason: 'Nothing is due then.' })).status, 200)
  const forming = await question('partnership.course', 'formed')
  assert.equal((await contact.send(forming, { agreed: 'yes' })).status, 200)
  assert.equal((await admin.send(page, first)).status, 200)
  const keeps = { things: [`records:${of.id}`], receiver: `organisation:${second.organisation}` }
  assert.equal((await admin.send(`${page}/handover`, keeps)).status, 200)
  assert.equal((await admin.send(`${page}/proposal`, { sure: 'yes' })).status, 200)
  const asked = await question('partnership.course', 'end the')
  assert.equal((await contact.send(asked, { agreed: 'yes' })).status, 200)
  assert.equal(
    (await admin.send(page, { ...first, lessons: 'Ask the farmers.', reason: 'We lost heart.' })).status,
    200,
  )
  const ended = await db
    .selectFrom('partnership_switch')
    .selectAll()
    .where('value', '=', 'ended')
    .executeTakeFirstOrThrow()
  assert.equal(ended.reason, 'We lost heart.', 'the one reason is the one that is asked about')
  const anew = await question('partnership.course', 'end the')
  const { agreed } = await db
    .selectFrom('party_standing')
    .select('agreed')
    .where('record_id', '=', ended.id)
    .where('organisation_id', '<>', second.organisation)
    .executeTakeFirstOrThrow()
  assert.equal(agreed, null, 'it has not said yes to these words')
  assert.match(words((await contact.get(anew)).body), /We lost heart\..*Ask the farmers\./)
  const earlier = (await contact.get(asked)).body
  assert.doesNotMatch(earlier, /name="agreed"/, 'an answer to what counts no more is not taken')
  assert.match(earlier, new RegExp(`asked anew in other words[\\s\\S]*href="${anew}"`))
  const late = await contact.post(asked, { agreed: 'yes', _once: crypto.randomUUID() })
  assert.equal(late.status, 422)
  const [link = ''] = (await linksTo('contact-lanes@example.org', 'end the')).slice(-2)
  const byLink = await (await app.visitor()).get(link)
  assert.match(words(byLink.body), /asked anew in other words\. Answer by the link in the later mail/)
  assert.doesNotMatch(byLink.body, /name="agreed"/)

  await db
    .updateTable('partner')
    .set({ to_day: day('2026-03-01') })
    .where('id', '=', second.partner)
    .execute()
  assert.equal((await contact.send(anew, { agreed: 'yes' })).status, 200)
  const state = async () => (await db.selectFrom('partnership').select('state').executeTakeFirstOrThrow()).state
  assert.equal(await state(), 'ended')
  const swap = await admin.send(page, { outcomes: 'Ninety lanes' })
  assert.equal(swap.status, 422)
  assert.match(words(swap.body), /The partners agreed to these words/)
  assert.equal((await admin.send(page, { records_kept: 'Lane Council, room 4' })).status, 200, 'what was left empty')

  const other = await db
    .selectFrom('partnership_switch')
    .selectAll()
    .where('value', '=', 'forming')
    .executeTakeFirstOrThrow()
  assert.equal(other.dropped_on, '2026-03-02')
  const open = await db
    .selectFrom('party_request')
    .select('withdrawn_at')
    .where('record_id', '=', other.id)
    .where('organisation_id', '=', second.organisation)
    .executeTakeFirstOrThrow()
  assert.ok(open.withdrawn_at, 'nobody needs to answer it any more')
  const comesLate = await contact.post(forming, { agreed: 'yes', _once: crypto.randomUUID() })
  assert.equal(comesLate.status, 422, 'nobody waits for it any more')
  assert.match(words((await contact.get(forming)).body), /The partnership that asked is over/)
  const holder = await question('partnership.holder')
  assert.equal((await contact.post(holder, { agreed: 'no', _once: crypto.randomUUID() })).status, 422)
  assert.equal(await state(), 'ended', 'what has ended does not come back')
})
