import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { buildWorld, type World } from '../../../test/support/world.ts'
import { words } from '../../../worlds/visitor.ts'
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
