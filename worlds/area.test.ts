/** The whole demonstration area, as the first start lays it: what it promises is there, and its busiest pages open. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { buildWorld, type World } from '../test/support/world.ts'

let world: World
before(async () => {
  world = await buildWorld('http://hub.test', 'area')
})
after(() => world.close())

/** What a query counts, by the words in its first column. */
async function counts(query: ReturnType<typeof sql<{ what: string; count: number }>>): Promise<Record<string, number>> {
  const { rows } = await query.execute(world.hub.db)
  return Object.fromEntries(rows.map(({ what, count }) => [what, Number(count)]))
}

test('about thirty organisations of every sector have histories', async () => {
  const sectors = await counts(sql`select sector as what, count(*) as count from organisation group by 1`)
  assert.deepEqual(Object.keys(sectors).sort(), ['community', 'faith', 'other', 'private', 'statutory', 'voluntary'])
  const all = Object.values(sectors).reduce((sum, count) => sum + count, 0)
  assert.ok(all >= 28 && all <= 40, String(all))
  const had = await counts(sql`
    select 'renamed' as what, count(*) from organisation where cardinality(former_names) > 0
    union all select 'withdrawn', count(distinct organisation_id) from signature where withdrawn_on is not null
    union all select 'signed', count(distinct organisation_id) from signature
    union all select 'champions', count(*) from champion`)
  assert.equal(had['renamed'], 1)
  assert.equal(had['withdrawn'], 2)
  assert.ok(had['signed']! >= 18, JSON.stringify(had))
  assert.ok(had['champions']! >= 9, JSON.stringify(had))
})

test('partnerships stand in every state, and a board has met for a year', async () => {
  const states = await counts(sql`select state as what, count(*) from partnership group by 1`)
  for (const state of ['scoping', 'forming', 'running', 'reviewing', 'ended', 'not-formed'])
    assert.ok(states[state]! > 0, state)
  assert.ok(states['running']! >= 4, JSON.stringify(states))
  const board = await counts(sql`
    select 'seats' as what, count(*) from seat s join partnership p on p.id = s.partnership_id where p.slug = 'wend-vale-safeguarding-board' and s.voting
    union all select 'advisers', count(*) from seat s join partnership p on p.id = s.partnership_id where p.slug = 'wend-vale-safeguarding-board' and not s.voting
    union all select 'approved', count(*) from meeting where minutes_approved_on is not null
    union all select 'written ' || result, count(*) from written_procedure where result is not null group by result
    union all select 'interests', count(*) from interest_declared
    union all select 'closed items', count(*) from agenda_item where closed
    union all select 'flood watch ended', count(*) from partnership where slug = 'wend-flood-watch' and state = 'ended'
    union all select 'settled disputes', count(*) from concern where kind = 'dispute' and step = 'resolved'`)
  assert.deepEqual(board, {
    seats: 13,
    advisers: 2,
    approved: 3,
    'written taken': 1,
    'written not-taken': 1,
    interests: 2,
    'closed items': 2,
    'flood watch ended': 1,
    'settled disputes': 1,
  })
})

test('consultations stand in every state, one of them short, challenged and answered', async () => {
  const states = await counts(sql`select state as what, count(*) from consultation group by 1`)
  for (const state of ['planned', 'open', 'closed', 'analysing', 'reported', 'evaluated', 'withdrawn'])
    assert.ok(states[state]! > 0, state)
  const had = await counts(sql`
    select 'challenges answered' as what, count(*) from timescale_challenge where answered_on is not null
    union all select 'short', count(*) from consultation where short_ground is not null`)
  assert.deepEqual(had, { 'challenges answered': 1, short: 1 })
})

test('two thousand people answered about buses, many with one of three letters', async () => {
  const { rows } = await sql<{ responses: number; largest: number[] }>`
    select w.responses, (select array_agg(n order by n desc) from (
      select count(*)::integer as n from campaign_member m join campaign c on c.id = m.campaign_id
      where c.comparison_id = w.id group by c.id order by 1 desc limit 4) as most) as largest
    from wording_comparison w join consultation c on c.id = w.consultation_id
    where c.slug = 'the-bus-network-of-the-vale' and w.with_confidential`.execute(world.hub.db)
  assert.equal(rows[0]?.responses, 2000)
  assert.deepEqual(rows[0]?.largest.slice(0, 3), [210, 130, 70])
  assert.ok((rows[0]?.largest[3] ?? 0) < 12, String(rows[0]?.largest))
})

test('findings tell of fourteen months', async () => {
  const { rows } = await sql<{ months: number }>`
    select count(distinct date_trunc('month', since)) as months from finding`.execute(world.hub.db)
  assert.ok(Number(rows[0]?.months) >= 13, String(rows[0]?.months))
})

test('what is stated is doubted and answered, and a reason is disputed', async () => {
  const heard = await counts(sql`
    select 'answered' as what, count(*) from finding_view where says = 'doubted' and answer is not null
    union all select 'disputed', count(*) from finding_view where says = 'disputed'`)
  assert.equal(heard['answered'], 1)
  assert.ok(heard['disputed']! > 0, JSON.stringify(heard))
})

test('pages of an area in which much has happened open without a fault', async () => {
  const anybody = await world.visitor(null)
  for (const page of [
    '/',
    '/organisations',
    '/compact/signatures',
    '/compact/champions',
    '/compact/findings',
    '/compact/findings/list',
    '/consultations',
    '/partnerships',
    '/partnerships/network',
    '/decisions',
    '/compact/checks',
    '/consultations/the-bus-network-of-the-vale',
    '/partnerships/wend-vale-safeguarding-board',
  ])
    assert.equal((await anybody.get(page)).status, 200, page)
  for (const name of ['priya.natt', 'sam.okafor', 'hassan.idris'])
    assert.equal((await (await world.visitor(name)).get('/tasks')).status, 200, name)
  assert.deepEqual(world.faults, [])
})
