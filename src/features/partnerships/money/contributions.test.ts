/** What partners give: written down by the partnership, confirmed by its giver alone, and asked anew where it changes. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type TestApp, testApp, type Visitor, words } from '../../../../test/support/app.ts'
import {
  factsOfPartnership,
  type SeatedPartnership,
  seatedPartnership,
} from '../../../../test/support/seated-partnership.ts'

const BASE = '/partnerships/youth-work'
let app: TestApp
let of: SeatedPartnership
let chair: Visitor
let giver: Visitor
let reader: Visitor
let partner = ''

before(async () => {
  app = await testApp()
  of = await seatedPartnership(app.hub.db, 'youth-work')
  chair = await app.visitor(of.people.chair)
  giver = await app.visitor(of.people.contact)
  reader = await app.visitor()
  partner = of.partner.id
})
after(() => app.close())

const page = async (visitor: Visitor) => words((await visitor.get(`${BASE}/contributions`)).body)
const day = (name: string) => ({ [`${name}-day`]: '1', [`${name}-month`]: '2', [`${name}-year`]: '2026' })

test('figures that cannot be are refused in their boxes, and nothing is kept', async () => {
  const add = (values: Record<string, string>) =>
    chair.send(`${BASE}/contributions/new`, { partner_id: partner, what: 'Help', ...values })
  for (const [values, said] of [
    [{ kind: 'money' }, /Say how many pounds/],
    [{ kind: 'hours' }, /Say how many hours/],
    [{ kind: 'money', amount: '-5' }, /Write a number/],
    [{ kind: 'hours', hours: '0' }, /Write a number/],
    [{ kind: 'money', amount: 'lots' }, /Write a number/],
  ] as const) {
    const refused = await add(values)
    assert.equal(refused.status, 422)
    assert.match(words(refused.body), said)
  }
  assert.match(await page(reader), /Nothing is on record yet/)
})

test('hours at a rate are stated until the giver says so; then they are confirmed', async () => {
  const sent = await chair.send(`${BASE}/contributions/new`, {
    partner_id: partner,
    kind: 'hours',
    what: 'Two youth workers on Fridays',
    hours: '40',
    rate: '15',
    ...day('promised_on'),
    ...day('given_on'),
  })
  assert.equal(sent.status, 200, words(sent.body).slice(0, 400))
  assert.match(await page(reader), /Given so far: £600, of it £0 in money and £600 in kind/)
  assert.match(await page(reader), /confirmed £0; £600 is stated/)
  const { id } = await app.hub.db
    .selectFrom('party_request')
    .select('id')
    .where('matter', '=', 'partnership.contribution')
    .executeTakeFirstOrThrow()
  const answered = await giver.send(`/asked/${id}`, { agreed: 'yes' })
  assert.equal(answered.status, 200, words(answered.body).slice(0, 400))
  assert.match(await page(reader), /confirmed £600; £0 is stated/)
  assert.match((await reader.get(`${BASE}/contributions.csv`)).body, /40,15,600/)
})

test('what was confirmed and then changed is not confirmed any more', async () => {
  const { id } = await app.hub.db.selectFrom('contribution').select('id').executeTakeFirstOrThrow()
  await chair.send(`${BASE}/contributions/${id}`, { hours: '400' })
  assert.match(await page(reader), /confirmed £0; £6,000 is stated/)
})

test('the day of a promise is asked about, so another day is asked anew', async () => {
  const { db } = app.hub
  const { id } = await db.selectFrom('contribution').select('id').executeTakeFirstOrThrow()
  const asked = () =>
    db.selectFrom('party_request').select('id').where('record_id', '=', id).orderBy('id', 'desc').execute()
  const [latest] = await asked()
  assert.equal((await giver.send(`/asked/${latest?.id}`, { agreed: 'yes' })).status, 200)
  await chair.send(`${BASE}/contributions/${id}`, {})
  assert.equal((await asked())[0]?.id, latest?.id, 'nothing has changed')
  await chair.send(`${BASE}/contributions/${id}`, { 'promised_on-month': '1' })
  assert.notEqual((await asked())[0]?.id, latest?.id)
  assert.match(await page(reader), /confirmed £0; £6,000 is stated/)
})

test('what its giver denies is no gift: it is in no sum, and everybody reads that the giver says otherwise', async () => {
  const { id } = await app.hub.db
    .selectFrom('party_request')
    .select('id')
    .where('matter', '=', 'partnership.contribution')
    .orderBy('id', 'desc')
    .executeTakeFirstOrThrow()
  const no = { agreed: 'no', comment: 'We gave forty hours.' }
  assert.equal((await giver.send(`/asked/${id}`, no)).status, 200)
  assert.match(await page(reader), /Promised: £0\. Given so far: £0/)
  assert.match(await page(reader), /the giver says otherwise/)
  assert.match((await reader.get(`${BASE}/contributions.csv`)).body, /400,15,6000.*the giver says otherwise/)
  assert.deepEqual((await factsOfPartnership(app, of)).contributions, [])
})

test('only whoever runs the partnership writes it down', async () => {
  const { id } = await app.hub.db.selectFrom('contribution').select('id').executeTakeFirstOrThrow()
  for (const path of [`${BASE}/contributions/new`, `${BASE}/contributions/${id}`])
    assert.equal((await giver.get(path)).status, 403)
})
