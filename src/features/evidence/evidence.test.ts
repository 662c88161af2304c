import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { buildWorld, type World } from '../../../test/support/world.ts'
import { words } from '../../../worlds/visitor.ts'
import { newId } from '../../db/ids.ts'
import { day } from '../../kernel/day.ts'
import { periodNamed, periodsOn } from './period.ts'

let world: World
before(async () => {
  world = await buildWorld()
})
after(() => world.close())

const at = '/partnerships/evidence'

test('the period that runs is offered first, by financial years, and whatever else is asked for is that one', () => {
  const [first] = periodsOn(day('2026-03-31'))
  assert.deepEqual(first, { name: '2025-26', kind: 'financial', from: '2025-04-01', to: '2026-03-31' })
  assert.equal(periodNamed(undefined, day('2026-04-01')).name, '2026-27')
  assert.equal(periodNamed('2025', day('2026-04-01')).from, '2025-01-01')
  assert.equal(periodNamed('drop table', day('2026-04-01')).name, '2026-27')
})

test('each sentence has how it is known and leads to records that anybody can open', async () => {
  const anybody = await world.visitor(null)
  const { body, status } = await anybody.get(`${at}?period=2025-26`)
  assert.equal(status, 200)
  const shown = words(body)
  assert.match(shown, /1 April 2025 to 16 March 2026, so far/)
  assert.match(shown, /It held \d+ meeting/)
  assert.match(shown, /On \d+ \w+ 202\d it decided: /)
  const main = body.slice(body.indexOf('<main'))
  const links = [...main.matchAll(/<a class="govuk-link" href="([^"#]+)">Records/g)].map(([, href = '']) => href)
  assert.ok(links.length > 10, String(links.length))
  assert.match(shown, /What the records say: \d+ sentences \(\d+ shown, \d+ confirmed, \d+ stated\)/)
  for (const href of new Set(links)) assert.equal((await anybody.get(href)).status, 200, href)
})

test('sums hold what givers confirm apart from what is only stated, and nothing that a giver denies', async () => {
  const { db } = world.hub
  const before = JSON.parse((await (await world.visitor(null)).get(`${at}.json?period=2025-26`)).body)
  const total = (pack: {
    partnerships: { cash: { confirmed: number; stated: number }; inKind: { confirmed: number; stated: number } }[]
  }) =>
    pack.partnerships.reduce(
      (sum, { cash, inKind }) => sum + cash.confirmed + cash.stated + inKind.confirmed + inKind.stated,
      0,
    )
  const gifts = await db
    .selectFrom('contribution as c')
    .innerJoin('partnership as p', 'p.id', 'c.partnership_id')
    .select(['c.id', 'c.kind', 'c.amount', 'c.hours', 'c.rate'])
    .where('p.public', '=', true)
    .where('c.given_on', '>=', day('2025-04-01'))
    .execute()
  const denied = await db
    .selectFrom('party_standing')
    .select('record_id')
    .where('matter', '=', 'partnership.contribution')
    .where('agreed', '=', false)
    .execute()
  const worth = gifts
    .filter(({ id }) => !denied.some(({ record_id }) => record_id === id))
    .reduce((sum, { kind, amount, hours, rate }) => {
      const money = kind === 'money' || kind === 'use'
      return sum + (money ? Number(amount ?? 0) : Number(hours ?? 0) * Number(rate ?? 0))
    }, 0)
  assert.ok(worth > 0)
  assert.equal(Math.round(total(before)), Math.round(worth))
})

test('the same is a PDF, a Word file, a table and data, of one partnership alone too', async () => {
  const anybody = await world.visitor(null)
  for (const [format, type] of [
    ['pdf', /^application\/pdf/],
    ['docx', /wordprocessingml/],
    ['csv', /^text\/csv/],
    ['json', /^application\/json/],
  ] as const) {
    const answer = await anybody.get(`${at}.${format}?period=2025-26&partnership=getting-there`)
    assert.equal(answer.status, 200, format)
    assert.match(String(answer.headers['content-type']), type)
  }
  const { partnerships } = JSON.parse((await anybody.get(`${at}.json?partnership=getting-there`)).body)
  assert.deepEqual(
    partnerships.map(({ slug }: { slug: string }) => slug),
    ['getting-there'],
  )
})

test('nothing of a closed item is counted, nothing that a party denies is told, and who was there is the word of the partnership', async () => {
  const { db } = world.hub
  const anybody = await world.visitor(null)
  const pack = async () =>
    JSON.parse((await anybody.get(`${at}.json?period=2025-26&partnership=getting-there`)).body).partnerships[0]
  const before = await pack()
  const item = await db
    .selectFrom('agenda_item as i')
    .innerJoin('meeting as m', 'm.id', 'i.meeting_id')
    .innerJoin('partnership as p', 'p.id', 'm.partnership_id')
    .select(['i.id', 'p.id as partnershipId', 'm.id as meetingId'])
    .where('p.slug', '=', 'getting-there')
    .where('m.state', '=', 'held')
    .where(eb => eb.not(eb.exists(eb.selectFrom('action').select('action.id').whereRef('source_id', '=', 'i.id'))))
    .executeTakeFirstOrThrow()
  const closed = { closed: true, closed_reason: 'It is about one person.', relook_on: day('2027-01-01') }
  await db.updateTable('agenda_item').set(closed).where('id', '=', item.id).execute()
  const action = { id: newId(), what: 'Write to them', state: 'done' as const, closed_on: day('2026-03-01') }
  const of = { subject_kind: 'partnership' as const, subject_id: item.partnershipId }
  await db
    .insertInto('action')
    .values({ ...action, ...of, source_kind: 'agenda-item', source_id: item.id })
    .execute()
  const partner = await db
    .selectFrom('partner')
    .innerJoin('organisation as o', 'o.id', 'partner.organisation_id')
    .select(['partner.id', 'o.id as organisationId', 'o.name'])
    .where('partnership_id', '=', item.partnershipId)
    .executeTakeFirstOrThrow()
  const entry = newId()
  const words = JSON.stringify({ who: 'Riders', what: 'Nobody said this of us', changed: 'All of it' })
  await db
    .insertInto('partnership_entry')
    .values({
      ...{ id: entry, partnership_id: item.partnershipId, kind: 'voice-heard', partner_id: partner.id, words },
      on_day: day('2026-03-01'),
    })
    .execute()
  const denies = async (matter: string, kind: string, record: string) => {
    const id = newId()
    await db
      .insertInto('party_request')
      .values({
        ...{ id, matter, record_kind: kind, record_id: record, organisation_id: partner.organisationId, ...of },
        ...{ title: 'Is it so?', question: 'Is it so?', asked_on: day('2026-03-02'), answer_by: day('2026-03-16') },
      })
      .execute()
    await db
      .insertInto('party_answer')
      .values({ id: newId(), party_request_id: id, agreed: false, way: 'sign-in', given_on: day('2026-03-03') })
      .execute()
  }
  await denies('partnership.entry', 'voice-heard', entry)
  await denies('partnership.joining', 'partner', partner.id)
  const after = await pack()
  assert.equal(after.actionsDone, before.actionsDone)
  assert.deepEqual(after.voices, before.voices)
  const names = ({ partners }: { partners: { names: string[] }[] }) => partners.flatMap(one => one.names)
  assert.deepEqual(
    names(after),
    names(before).filter(name => name !== partner.name),
  )
  const csv = (await anybody.get(`${at}.csv?period=2025-26&partnership=getting-there`)).body
  const places = csv.split('\n').filter(line => /places of/.test(line))
  assert.ok(places.length > 0 && places.every(line => line.includes('stated by the partnership')))
})
