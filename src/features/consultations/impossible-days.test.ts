/** Days that cannot be are refused wherever a lead types them, in words that say why. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type TestApp, testApp, type Visitor, words } from '../../../test/support/app.ts'
import { newId } from '../../db/ids.ts'
import { day } from '../../kernel/day.ts'
import { type OpenConsultation, openConsultation } from '../responses/open-consultation.fixture.ts'

let app: TestApp
let of: OpenConsultation
let lead: Visitor
let base: string

before(async () => {
  app = await testApp()
  app.clock.now = new Date('2026-06-01T09:00:00Z')
  of = await openConsultation(app.hub.db, 'together')
  await app.hub.db
    .updateTable('consultation')
    .set({ begun_on: day('2026-01-05') })
    .where('id', '=', of.id)
    .execute()
  lead = await app.visitor(of.people.lead)
  base = `/consultations/${of.slug}`
})
after(() => app.close())

const on = (name: string, iso: string) => {
  const [year = '', month = '', dayOfMonth = ''] = iso.split('-')
  return { [`${name}-day`]: dayOfMonth, [`${name}-month`]: month, [`${name}-year`]: year }
}

async function refused(path: string, values: Record<string, string>, why: RegExp): Promise<void> {
  const answer = await lead.send(`${base}/${path}`, values)
  assert.equal(answer.status, 422, path)
  assert.match(words(answer.body), why)
}

test('outreach that was done after the close, or that is still to come, reached nobody', async () => {
  const group = { name: 'Young farmers', expected: '12', outreach: 'A visit to the market' }
  await refused(
    'plan/groups',
    { ...group, ...on('outreach_done_on', '2026-05-02') },
    /cannot be after 1 May 2026: the last day to answer/,
  )
  await refused(
    'plan/groups',
    { ...group, ...on('outreach_done_on', '2026-06-02') },
    /must be today or a day that has passed/,
  )
  const kept = await lead.send(
    `${base}/plan/groups`,
    { ...group, ...on('outreach_done_on', '2026-05-01') },
    { follow: false },
  )
  assert.equal(kept.status, 303)
})

test('an impact assessment is not updated from results before there are any', async () => {
  const filed = on('equality_impact_on', '2026-01-20')
  const updated = (iso: string) => ({ ...filed, ...on('equality_impact_updated_on', iso) })
  await refused('plan/planning', updated('2026-01-19'), /cannot be before 20 January 2026/)
  await refused('plan/planning', updated('2026-03-01'), /cannot be before 1 May 2026: the last day to answer/)
  assert.equal((await lead.send(`${base}/plan/planning`, updated('2026-05-20'), { follow: false })).status, 303)
})

test('a plan is not signed off before it was begun', async () => {
  const off = { signed_off_by: 'Head of transport' }
  await refused(
    'plan/sign-off',
    { ...off, ...on('signed_off_on', '2026-01-04') },
    /cannot be before 5 January 2026: the day this plan was begun/,
  )
  await refused(
    'plan/sign-off',
    { ...off, ...on('signed_off_on', '2026-02-30') },
    /no such day: February 2026 has 28 days/,
  )
})

test('what is recorded already is not touched, however impossible its day', async () => {
  const id = newId()
  await app.hub.db
    .insertInto('target_group')
    .values({
      id,
      consultation_id: of.id,
      name: 'Hall committees',
      outreach: 'Letters',
      outreach_done_on: day('2030-01-01'),
    })
    .execute()
  assert.equal((await lead.get(`${base}/plan/groups`)).status, 200)
  const row = await app.hub.db
    .selectFrom('target_group')
    .select('outreach_done_on')
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  assert.equal(row.outreach_done_on, '2030-01-01')
})

test('a day that was given afterwards is shown with the day on which it was written down', async () => {
  const notice = { what: 'Letter to every hall', channel: 'post', reach: '' }
  const page = await lead.send(`${base}/publicity`, { ...notice, ...on('happened_on', '2026-02-03') })
  assert.match(words(page.body), /3 February 2026 \(written down on 1 June 2026\)/)
  const today = await lead.send(`${base}/publicity`, { ...notice, what: 'Poster', ...on('happened_on', '2026-06-01') })
  assert.match(words(today.body), /1 June 2026 Poster/)
})
