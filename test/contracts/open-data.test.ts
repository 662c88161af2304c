/**
 * Open data: the description for machines is one by its own standard, every address keeps to it, every list can be walked to its end,
 * and nothing that is not public is in it.
 */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { Validator } from '@seriousme/openapi-schema-validator'
import { Ajv2020 } from 'ajv/dist/2020.js'
import formats from 'ajv-formats'
import { sql } from 'kysely'
import { changeAddresses, keepReading } from '../../src/features/areas/areas.queries.ts'
import { readArea } from '../../src/features/areas/reading.ts'
import { resources, routes } from '../../src/features/registry.ts'
import { buildWorld, type World } from '../support/world.ts'

let world: World
let described: { paths: Record<string, unknown>; components: { schemas: Record<string, object> } }

before(async () => {
  world = await buildWorld()
  described = (await ask('/api/openapi.json')).json()
})
after(() => world.close())

const ask = (url: string, headers: Record<string, string> = {}) =>
  world.server.inject({ method: 'GET', url, headers: { host: 'hub.test', ...headers } })

type Row = Readonly<Record<string, unknown>>

/** Every record of a list, page by page. */
async function walk(path: string, limit: number): Promise<Row[]> {
  const rows: Row[] = []
  let at: string | null = `${path}?limit=${limit}`
  while (at !== null) {
    const answer = await ask(at.replace('http://hub.test', ''))
    assert.equal(answer.statusCode, 200, answer.body)
    const { data, next }: { data: Row[]; next: string | null } = answer.json()
    assert.ok(data.length <= limit)
    rows.push(...data)
    at = next
  }
  return rows
}

test('the description is one of OpenAPI 3.1', async () => {
  const result = await new Validator().validate(structuredClone(described))
  assert.deepEqual(result.errors ?? [], [])
  const own = Object.keys(described.paths).filter(path => path.startsWith('/api/v1/') && !path.endsWith('.atom'))
  assert.equal(own.length, resources.length * 2)
})

for (const { name, record, path } of resources)
  test(`${name}: every record is as it is described, alone as in the list, and the list is walked to its end`, async () => {
    const ajv = new Ajv2020({ strict: false, allErrors: true })
    formats.default(ajv)
    const isRecord = ajv.compile(described.components.schemas[record]!)
    const rows = await walk(path, 1000)
    assert.ok(rows.length > 0, 'the demonstration area has one')
    for (const row of rows) assert.ok(isRecord(row), JSON.stringify({ faults: isRecord.errors, row }, null, 1))
    if (rows.length < 200) assert.deepEqual(await walk(path, Math.ceil(rows.length / 7)), rows)
    const key = String(rows[0]?.['id'])
    assert.deepEqual((await ask(`${path}/${encodeURIComponent(key)}`)).json(), rows[0])
  })

/** What fills the addresses of the standards: a record of the demonstration area for each part of them. */
async function fillings(): Promise<Readonly<Record<string, string>>> {
  const [organisation, code] = [(await walk('/api/v1/organisations', 100))[0], (await walk('/api/v1/codes', 100))[0]]
  const meetings = await walk('/api/v1/meetings', 1000)
  for (const { id } of meetings)
    if ((await ask(`/meetings/${id}/minutes.xml`)).statusCode === 200)
      return { key: String(organisation?.['id']), code: String(code?.['id']), name: 'clause.json', id: String(id) }
  throw new Error('No minutes are open to everybody')
}

test('every address of a standard is described, answers in the form it says, and by the shape that is said', async () => {
  type Operation = {
    operationId: string
    tags?: string[]
    responses: Record<string, { content?: Record<string, { schema: object }> }>
  }
  const paths = described.paths as Record<string, { get: Operation }>
  const ofStandards = Object.entries(paths).filter(([, { get }]) => get.tags)
  const filled = await fillings()
  for (const [path, { get }] of ofStandards) {
    const answer = await ask(path.replace(/\{(\w+)\}/g, (_, name) => encodeURIComponent(filled[name] ?? '')))
    assert.equal(answer.statusCode, 200, path)
    const [[type, { schema }]] = Object.entries(get.responses['200']!.content!) as [[string, { schema: object }]]
    assert.ok(String(answer.headers['content-type']).startsWith(type), `${path}: ${answer.headers['content-type']}`)
    const isSuch = new Ajv2020({ strict: false }).compile(schema)
    assert.ok(isSuch(type.endsWith('json') ? answer.json() : answer.body), `${path}: ${JSON.stringify(isSuch.errors)}`)
  }
  const ids = Object.values(paths).map(({ get }) => get.operationId)
  assert.equal(new Set(ids).size, ids.length)
  const open = routes
    .filter(route => route.kind === 'download' && route.open)
    .map(({ path }) => path.replace(/:(\w+)/g, '{$1}'))
  assert.deepEqual(
    open.filter(path => !(path in paths) && path !== '/api/openapi.json'),
    [],
    'open data that is not described',
  )
})

test('every address in it opens for anybody', async () => {
  const addresses = new Set<string>()
  for (const { path } of resources) {
    const own = JSON.stringify(await walk(path, 1000)).matchAll(/"url":"http:\/\/hub\.test([^"#]+)/g)
    const all = [...new Set([...own].map(([, address]) => address!))]
    // Of hundreds of one kind some stand for all.
    for (const address of all.filter((_, at) => at % Math.ceil(all.length / 40) === 0)) addresses.add(address)
  }
  const lost: string[] = []
  for (const address of addresses) {
    const { statusCode } = await ask(address)
    if (statusCode !== 200) lost.push(`${address}: ${statusCode}`)
  }
  assert.ok(addresses.size > 50)
  assert.deepEqual(lost, [])
})

test('every field and every filter is described', () => {
  for (const { name, item, filters } of resources) {
    const shapes = { ...item.shape, ...filters } as Record<
      string,
      { description?: string; unwrap?: () => { description?: string } }
    >
    for (const [field, shape] of Object.entries(shapes))
      assert.ok(shape.description ?? shape.unwrap?.().description, `${name}: ${field} is not described`)
  }
})

test('an answer is sent once, and again only where it has changed; programs of any origin may read it', async () => {
  const first = await ask('/api/v1/organisations')
  assert.equal(first.headers['access-control-allow-origin'], '*')
  const again = await ask('/api/v1/organisations', { 'if-none-match': String(first.headers.etag) })
  assert.equal(again.statusCode, 304)
  assert.equal(again.body, '')
  const asked = await world.server.inject({
    method: 'OPTIONS',
    url: '/api/v1/organisations',
    headers: { host: 'hub.test' },
  })
  assert.equal(asked.statusCode, 204)
  assert.equal(asked.headers['access-control-allow-origin'], '*')
  assert.match(String(asked.headers['access-control-allow-headers']), /if-none-match/)
})

test('what follows is named in the header as in the answer, and records that come meanwhile shift no page', async () => {
  const first = await ask('/api/v1/organisations?limit=3')
  const { data, next }: { data: Row[]; next: string } = first.json()
  assert.equal(first.headers.link, `<${next}>; rel="next"`)
  const before = await walk('/api/v1/organisations', 1000)
  await sql`insert into organisation (id, slug, name, sector) values (gen_random_uuid(), 'come-lately', 'Come Lately', 'other'),
    ('00000000-0000-7000-8000-000000000001', 'come-first', 'Come First', 'other')`.execute(world.hub.db)
  world.hub.forgetPages()
  const second: { data: Row[] } = (await ask(next.replace('http://hub.test', ''))).json()
  assert.deepEqual([...data, ...second.data], before.slice(0, 3 + second.data.length))
  await sql`delete from organisation where slug in ('come-lately', 'come-first')`.execute(world.hub.db)
  world.hub.forgetPages()
})

test('what cannot be is told in JSON', async () => {
  const isJson = (answer: Awaited<ReturnType<typeof ask>>, status: number) => {
    assert.equal(answer.statusCode, status, answer.body)
    assert.match(String(answer.headers['content-type']), /^application\/problem\+json/)
    assert.ok(answer.json().title && answer.json().detail)
  }
  for (const { path } of resources) {
    isJson(await ask(`${path}?limit=0`), 400)
    isJson(await ask(`${path}?after=%00`), 404)
    isJson(await ask(`${path}/never-heard-of`), 404)
  }
  isJson(await ask('/api/v1/organisations?secotr=faith'), 400)
  assert.match((await ask('/api/v1/organisations?secotr=faith')).json().detail, /secotr.*sector/s)
  isJson(await ask('/api/v1/nothing'), 404)
  isJson(await ask('/api/v1/organisations/%zz'), 404)
  for (const method of ['POST', 'PUT', 'DELETE', 'PATCH'] as const) {
    const payload =
      method === 'POST' ? { payload: '{}', headers: { host: 'hub.test', 'content-type': 'application/json' } } : {}
    const answer = await world.server.inject({
      method,
      url: '/api/v1/organisations',
      headers: { host: 'hub.test' },
      ...payload,
    })
    isJson(answer, 405)
    assert.equal(answer.headers.allow, 'GET, HEAD, OPTIONS')
  }
  const wrong = await ask('/api/v1/findings?limit=none&verdict=good')
  assert.equal(wrong.statusCode, 400)
  assert.match(String(wrong.headers['content-type']), /^application\/problem\+json/)
  assert.match(wrong.json().detail, /limit.*verdict/s)
  const missing = await ask('/api/v1/consultations/never-heard-of')
  assert.equal(missing.statusCode, 404)
  assert.match(String(missing.headers['content-type']), /^application\/problem\+json/)
  const cut = await ask('/api/v1/findings?after=AAA')
  assert.equal(cut.statusCode, 400)
  assert.match(cut.json().detail, /after/)
})

test('another area reads it through these addresses alone, and fifteen that were read so stand side by side', async () => {
  const asked = new Set<string>()
  const reach = async (at: URL): Promise<unknown> => {
    asked.add(at.pathname)
    const answer = await ask(`${at.pathname}${at.search}`)
    assert.equal(answer.statusCode, 200, at.href)
    return answer.json()
  }
  const reading = await readArea('https://area-0.example.org', reach)
  assert.ok(
    [...asked].every(path => path in described.paths || path === '/api/openapi.json'),
    [...asked].join(),
  )
  assert.ok(reading.practices.length > 20 && reading.clauses.length > 50)
  const addresses = Array.from({ length: 15 }, (_, n) => `https://area-${n}.example.org`)
  const { db } = world.hub
  await db.transaction().execute(async tx => {
    await changeAddresses(tx, 1, addresses)
    for (const [n, address] of addresses.entries())
      await keepReading(tx, address, n === 14 ? 'away' : { ...reading, area: `Area number ${n}` }, world.now)
  })
  world.hub.forgetPages()
  const side = await ask('/areas')
  assert.equal(side.statusCode, 200)
  for (let n = 0; n < 14; n++) assert.ok(side.body.includes(`Area number ${n}`), `area ${n}`)
  assert.ok(side.body.includes('area-14.example.org'), 'one that could not be read stands there too')
  const practice = reading.practices.toSorted((a, b) => b.kept.total - a.kept.total)[0]!
  const page = await ask(`/areas/practices/${practice.id}`)
  const known = practice.kept.shown + practice.kept.confirmed
  assert.equal(
    page.body.split(`${known} of ${practice.kept.total}`).length - 1 >= 14,
    true,
    'each with the number that it is a share of',
  )
  await db.transaction().execute(tx => changeAddresses(tx, 2, []))
  world.hub.forgetPages()
})

test('nothing that is not public is in it', async () => {
  const { db } = world.hub
  await sql`update partnership set public = false, slug = 'the-shut-table', name = 'Those who sit behind the shut door'
    where id = (select partnership_id from meeting order by id desc limit 1)`.execute(db)
  await sql`update agenda_item set closed = true, closed_reason = 'A named family.', relook_on = '2027-01-01', title = 'What nobody may read'
    where id in (select agenda_item_id from decision)`.execute(db)
  await sql`insert into consultation (id, slug, title, lead_organisation_id)
    select gen_random_uuid(), 'still-planned', 'Still being planned', id from organisation limit 1`.execute(db)
  // A finding and a departure carry no id of their subject, only its address and its name: each hidden subject is given both.
  const { rows: subjects } = await sql<{ id: string; slug: string; name: string }>`
    with hidden as (
      select 'consultation' as kind, id, slug, title as name from consultation where published_at is null and listed_on is null
      union all select 'partnership', id, slug, name from partnership where not public),
    found as (
      insert into finding_now (id, subject_kind, subject_id, demand_id, state, verdict, practice_version, because, since)
      select gen_random_uuid(), kind, hidden.id, (select id from demand order by id limit 1), 'open', 'notMet', 1, 'Of what nobody sees.', '2026-01-01'
      from hidden on conflict do nothing),
    departed as (
      insert into departure (id, subject_kind, subject_id, practice, reason, published_at, ends_on)
      select gen_random_uuid(), kind, hidden.id, 'consultation.standard-period', 'A reason that nobody sees.', now(), '2030-01-01' from hidden)
    select id, slug, name from hidden`.execute(db)
  const { rows: inside } = await sql<{ id: string }>`
    select m.id from meeting m join partnership p on p.id = m.partnership_id where not p.public
    union all select d.id from decision d join agenda_item i on i.id = d.agenda_item_id where i.closed
    union all select a.id from action a join agenda_item i on i.id = a.source_id where i.closed
    union all select s.id from seat s join partnership p on p.id = s.partnership_id where not p.public
    union all select c.id from contribution c join partnership p on p.id = c.partnership_id where not p.public
    union all select id from concern
    union all select id from code_comment where answered_on is null`.execute(db)
  const { rows: closed } = await sql<{ title: string }>`select title from agenda_item where closed`.execute(db)
  assert.ok(
    subjects.some(({ slug }) => slug === 'the-shut-table') && subjects.some(({ slug }) => slug === 'still-planned'),
  )
  assert.ok(inside.length > 0 && closed.length > 0, 'the demonstration area hides something')
  const ids = [...subjects, ...inside].map(({ id }) => id)
  world.hub.forgetPages()
  const untold = [
    ...ids,
    ...subjects.flatMap(({ slug, name }) => [slug, name]),
    ...closed.map(({ title }) => title),
    'A reason that nobody sees.',
  ]
  for (const { path } of resources) {
    const all = JSON.stringify(await walk(path, 1000))
    for (const one of untold) assert.ok(!all.includes(one), `${path} gives "${one}"`)
    for (const one of [...ids, ...subjects.map(({ slug }) => slug)])
      assert.equal((await ask(`${path}/${one}`)).statusCode, 404, `${path}/${one}`)
  }
})
