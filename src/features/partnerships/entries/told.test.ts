/** What is sent out and heard: statements agreed before they go, invitations passed on, ideas with an answer, consultations seen together. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type TestApp, testApp, type Visitor, words } from '../../../../test/support/app.ts'
import {
  factsOfPartnership,
  type SeatedPartnership,
  seatedPartnership,
  typedDay,
} from '../../../../test/support/seated-partnership.ts'
import { newId } from '../../../db/ids.ts'
import { day as aDay } from '../../../kernel/day.ts'

const BASE = '/partnerships/youth-work'
let app: TestApp
let of: SeatedPartnership
let chair: Visitor
let contact: Visitor
let ada: Visitor
let reader: Visitor
let partner = ''
let body = ''

before(async () => {
  app = await testApp()
  of = await seatedPartnership(app.hub.db, 'youth-work')
  chair = await app.visitor(of.people.chair)
  contact = await app.visitor(of.people.contact)
  ada = await app.visitor(of.people.ada)
  reader = await app.visitor()
  partner = of.partner.id
  body = of.partner.organisation
})
after(() => app.close())

const entries = async (kind: string) => (await factsOfPartnership(app, of)).entries.filter(entry => entry.kind === kind)
const asked = async (matter: string) =>
  (
    await app.hub.db
      .selectFrom('party_request')
      .select('id')
      .where('matter', '=', matter)
      .orderBy('id', 'desc')
      .execute()
  )[0]?.id

test('a statement is agreed by whom it names; that it went out asks nobody anew, and a change of its words does', async () => {
  const refused = await chair.send(`${BASE}/sent-out/statement/new`, {
    what: 'A club for all',
    text: 'We open in May.',
  })
  assert.equal(refused.status, 422)
  assert.match(words(refused.body), /Tick the partners that it names/)
  await chair.send(`${BASE}/sent-out/statement/new`, {
    what: 'A club for all',
    text: 'The young people run it, the council lends the hall.',
    partner_ids: partner,
  })
  const first = await asked('partnership.entry')
  assert.equal((await contact.send(`/asked/${first}`, { agreed: 'yes' })).status, 200)
  const [statement] = await entries('statement')
  assert.doesNotMatch(words((await reader.get(`${BASE}/sent-out`)).body), /A club for all/)
  assert.doesNotMatch((await reader.get(`${BASE}/sent-out.csv`)).body, /A club for all/)
  await chair.send(`${BASE}/sent-out/statement/${statement?.id}`, typedDay('on_day', '2026-03-01'))
  assert.equal(await asked('partnership.entry'), first)
  assert.deepEqual(
    (await entries('statement'))[0]?.parties.map(({ agreed }) => agreed),
    [true],
  )
  await chair.send(`${BASE}/sent-out/statement/${statement?.id}`, { text: 'The council runs it.' })
  assert.notEqual(await asked('partnership.entry'), first)
  assert.deepEqual(
    (await entries('statement'))[0]?.parties.map(({ agreed }) => agreed),
    [null],
  )
})

test('whoever passed an invitation on tells how far it went', async () => {
  await app.hub.db.updateTable('organisation').set({ infrastructure: true }).where('id', '=', body).execute()
  const sent = await chair.send(`${BASE}/sent-out/invitation/new`, {
    organisation_id: body,
    what: 'Come to the youth forum',
    text: 'Every youth group is asked to send two people.',
    ...typedDay('on_day', '2026-02-20'),
  })
  assert.equal(sent.status, 200, words(sent.body).slice(0, 300))
  const id = await asked('partnership.invitation')
  const answered = await contact.send(`/asked/${id}`, { agreed: 'yes', reach: 'Forty groups by letter' })
  assert.equal(answered.status, 200, words(answered.body).slice(0, 300))
  assert.deepEqual(
    (await entries('invitation'))[0]?.parties.map(({ agreed, said }) => ({ agreed, said })),
    [{ agreed: true, said: 'Forty groups by letter' }],
  )
  assert.match(words((await reader.get(`${BASE}/sent-out`)).body), /Forty groups by letter/)
})

test('anybody who sits there puts an idea forward for their own seat; what becomes of it is for those who run it', async () => {
  const idea = { what: 'A bus that young people drive', ...typedDay('on_day', '2026-02-10') }
  const early = await ada.send(`${BASE}/voice/idea/new`, { ...idea, choice: 'declined', reason: 'Too dear for us' })
  assert.equal(early.status, 422)
  assert.match(words(early.body), /for those who run the partnership to say/)
  const form = await ada.get(`${BASE}/voice/idea/new`)
  assert.doesNotMatch(form.body, /District council<\/option>/)
  assert.equal(
    (await ada.send(`${BASE}/voice/idea/new`, { ...idea, choice: 'open', seat_id: of.seats.youth })).status,
    200,
  )
  const [kept] = await entries('idea')
  assert.equal((await ada.get(`${BASE}/voice/idea/${kept?.id}`)).status, 403)
  const bare = await chair.send(`${BASE}/voice/idea/${kept?.id}`, { choice: 'parked' })
  assert.equal(bare.status, 422)
  assert.match(words(bare.body), /Say why/)
  assert.equal(
    (await chair.send(`${BASE}/voice/idea/${kept?.id}`, { choice: 'parked', reason: 'Nobody is old enough yet' }))
      .status,
    200,
  )
  assert.match(words((await reader.get(`${BASE}/voice`)).body), /Nobody is old enough yet/)
})

test('consultations of partners stand together, and two that could be one are named until it is said what is done', async () => {
  for (const [slug, opens, closes] of [
    ['youth-clubs', '2026-02-01', '2026-04-30'],
    ['skate-park', '2026-03-01', '2026-05-30'],
    ['hidden-plan', '2026-03-01', '2026-05-30'],
  ] as const)
    await app.hub.db
      .insertInto('consultation')
      .values({
        id: newId(),
        slug,
        title: `About ${slug}`,
        topic: 'Youth',
        lead_organisation_id: body,
        opens_on: aDay(opens),
        closes_on: aDay(closes),
        published_at: slug === 'hidden-plan' ? null : new Date('2026-01-20T10:00:00Z'),
      })
      .execute()
  app.hub.forgetPages()
  const page = words((await reader.get(`${BASE}/engagement`)).body)
  assert.match(page, /About youth-clubs/)
  assert.match(page, /About skate-park, and About youth-clubs|About youth-clubs, and About skate-park/)
  assert.doesNotMatch(page, /hidden-plan/)
  const rows = await app.hub.db.selectFrom('consultation').select(['id', 'slug']).execute()
  const idOf = (slug: string) => rows.find(row => row.slug === slug)!.id
  const joint = {
    what: 'Young people and their places',
    choice: 'combined',
    reason: 'One evening for both, in the hall.',
  }
  const one = await chair.send(`${BASE}/engagement/joint-work/new`, { ...joint, consultation_ids: idOf('skate-park') })
  assert.equal(one.status, 422)
  const secret = await chair.post(`${BASE}/engagement/joint-work/new`, {
    ...joint,
    consultation_ids: [idOf('skate-park'), idOf('hidden-plan')],
  })
  assert.notEqual(secret.status, 200, 'what is not public is not offered')
  const both = [idOf('skate-park'), idOf('youth-clubs')]
  assert.equal(
    (await chair.send(`${BASE}/engagement/joint-work/new`, { ...joint, consultation_ids: both })).status,
    200,
  )
  assert.deepEqual([...((await entries('joint-work'))[0]?.names ?? [])].sort(), [...both].sort())
})
