/**
 * What is written by the standards of the field is judged by the schemas that their makers publish (`test/standards`), on everything
 * that the demonstration area has; and it tells nothing that is not public.
 */
import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { after, before, test } from 'node:test'
import { Ajv } from 'ajv'
import { Ajv2020 } from 'ajv/dist/2020.js'
import formats from 'ajv-formats'
import { sql } from 'kysely'
import { noticeChanges } from '../../src/features/api/noticing/notice.job.ts'
import { resources } from '../../src/features/registry.ts'
import { readXml, schemaOfXml } from '../standards/xsd.ts'
import { buildWorld, type World } from '../support/world.ts'

const STANDARDS = path.resolve(import.meta.dirname, '../standards')
const read = (file: string) => readFileSync(path.join(STANDARDS, file), 'utf8')

let world: World
before(async () => {
  world = await buildWorld()
})
after(() => world.close())

const ask = (url: string) => world.server.inject({ method: 'GET', url, headers: { host: 'hub.test' } })

type Json = Record<string, unknown>

/** A schema of draft 3 as draft 7 says the same: what must be there is named by the whole, and not by the part. */
function fromDraft3(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(fromDraft3)
  if (typeof schema !== 'object' || schema === null) return schema
  const { $schema, id, ...rest } = schema as Json
  const own = Object.fromEntries(
    Object.entries(rest).filter(([name, value]) => !(name === 'required' && value === true)),
  )
  const parts = Object.entries((own['properties'] ?? {}) as Record<string, Json>)
  const must = parts.filter(([, part]) => part['required'] === true).map(([name]) => name)
  return {
    ...Object.fromEntries(Object.entries(own).map(([name, value]) => [name, fromDraft3(value)])),
    ...(typeof id === 'string' && $schema ? { $id: id } : id === undefined ? {} : { id: fromDraft3(id) }),
    ...(must.length > 0 ? { required: must } : {}),
  }
}

test('Popolo: every organization, person, post, membership, event, motion and vote event is one by its schema', async () => {
  const ajv = new Ajv({ strict: false, allErrors: true })
  formats.default(ajv)
  for (const file of readdirSync(path.join(STANDARDS, 'popolo')))
    ajv.addSchema(fromDraft3(JSON.parse(read(`popolo/${file}`))) as object)
  const file: Record<string, Json[]> = (await ask('/api/popolo.json')).json()
  const classes = {
    organizations: 'organization',
    people: 'person',
    posts: 'post',
    memberships: 'membership',
    events: 'event',
    motions: 'motion',
    vote_events: 'vote_event',
  }
  assert.deepEqual(Object.keys(file), Object.keys(classes))
  for (const [list, name] of Object.entries(classes)) {
    const fits = ajv.getSchema(`http://www.popoloproject.com/schemas/${name}.json#`)!
    assert.ok(file[list]!.length > 0, list)
    for (const one of file[list]!) assert.ok(fits(one), JSON.stringify({ faults: fits.errors, one }, null, 1))
  }
  const ids = new Set(
    [...file['organizations']!, ...file['people']!, ...file['posts']!, ...file['events']!, ...file['motions']!].map(
      ({ id }) => id,
    ),
  )
  for (const one of [...file['memberships']!, ...file['posts']!, ...file['motions']!, ...file['vote_events']!])
    for (const name of [
      'organization_id',
      'person_id',
      'post_id',
      'on_behalf_of_id',
      'motion_id',
      'legislative_session_id',
    ])
      if (typeof one[name] === 'string')
        assert.ok(ids.has(one[name]), `${name} of ${JSON.stringify(one)} leads to nothing`)
})

test('360Giving: the money of partnerships is a package of grants; what its giver denies is none', async () => {
  const ajv = new Ajv2020({ strict: false, allErrors: true })
  formats.default(ajv)
  // Their schemas name the draft by an address that has another form.
  const schema = (file: string): Json => {
    const { $schema, ...rest } = JSON.parse(read(`360giving/${file}`))
    return rest
  }
  const grant = schema('360-giving-schema.json')
  const whole = JSON.parse(
    JSON.stringify(schema('360-giving-package-schema.json')).replace(
      /https:[^"]*360-giving-schema\.json/,
      String(grant['$id']),
    ),
  )
  ajv.addSchema(grant)
  const answer = await ask('/api/360giving.json')
  assert.equal(answer.statusCode, 200, 'the demonstration area has money')
  const fits = ajv.compile(whole)
  assert.ok(fits(answer.json()), JSON.stringify(fits.errors, null, 1))
  const ids = new Set(answer.json().grants.map(({ id }: Json) => id))
  const { data } = (await ask('/api/v1/contributions?limit=1000')).json()
  for (const one of data as Json[])
    assert.equal(ids.has(one['id']), one['kind'] === 'money' && one['amount'] !== null && one['says'] !== 'denied')
})

test('HSDS: organisations are those of its schema, page by page and alone, with what is known of them', async () => {
  const ajv = new Ajv2020({ strict: false, allErrors: true })
  formats.default(ajv)
  const isBasic = ajv.compile(JSON.parse(read('hsds/organization_list.json')))
  for (const part of ['attribute', 'metadata', 'taxonomy', 'taxonomy_term'])
    ajv.addSchema(JSON.parse(read(`hsds/${part}.json`)), `${part}.json`)
  const isIdentifier = ajv.compile(JSON.parse(read('hsds/organization_identifier.json')))
  await sql`
    insert into organisation_identifier (id, organisation_id, scheme, identifier)
    select gen_random_uuid(), id, scheme, '1234567' from (select id from organisation where ended_on is null order by id limit 1) o,
      unnest(array['GB-CHC', 'GB-COH']) scheme`.execute(world.hub.db)
  world.hub.forgetPages()
  const seen = new Set<string>()
  const identifiers = new Set<string>()
  let [page, last] = [1, false]
  for (; !last; page++) {
    const answer: Json = (await ask(`/api/hsds/organizations?page=${page}&per_page=7`)).json()
    last = answer['last_page'] === true
    assert.equal(answer['page_number'], page)
    for (const one of answer['contents'] as Json[]) {
      assert.ok(isBasic(one), JSON.stringify(isBasic.errors))
      seen.add(String(one['id']))
      const whole: Json = (await ask(`/api/hsds/organizations/${one['id']}`)).json()
      assert.ok(isBasic(whole))
      for (const each of whole['organization_identifiers'] as Json[]) {
        assert.ok(isIdentifier(each), JSON.stringify(isIdentifier.errors))
        assert.ok(!identifiers.has(String(each['id'])))
        identifiers.add(String(each['id']))
      }
    }
    if (last) assert.equal(answer['total_items'], seen.size)
  }
  assert.ok(page > 2, `${page} pages`)
  assert.equal(identifiers.size, 2)
  assert.deepEqual((await ask('/api/hsds/services')).json().contents, [])
  assert.equal((await ask('/api/hsds')).json().version, '3.0')
  assert.equal((await ask('/api/hsds/organizations?page=none')).statusCode, 400)
})

test('Akoma Ntoso: every code and all published minutes are valid by the schema of OASIS', async () => {
  const judge = schemaOfXml(read('akoma-ntoso/akomantoso30.xsd'))
  const { rows: codes } = await sql<{ at: string }>`
    select '/codes/' || edition || '/akoma-ntoso.xml' as at from code where status <> 'draft'`.execute(world.hub.db)
  const { rows: minutes } = await sql<{ at: string; published: boolean }>`
    select '/meetings/' || m.id || '/minutes.xml' as at, m.minutes_published_at is not null and p.public as published
    from meeting m join partnership p on p.id = m.partnership_id where m.minutes <> ''`.execute(world.hub.db)
  const published = minutes.filter(one => one.published)
  assert.ok(codes.length > 0 && published.length > 0)
  for (const { at } of [...codes, ...published]) {
    const answer = await ask(at)
    assert.equal(answer.statusCode, 200, at)
    assert.deepEqual(judge(answer.body), [], at)
  }
  for (const { at } of minutes.filter(one => !one.published)) assert.equal((await ask(at)).statusCode, 404, at)
  const broken = (await ask(codes[0]!.at)).body.replace('<mainBody>', '<mainBody><meta/>')
  assert.ok(judge(broken).length > 0, 'the schema judges')
})

test('Atom: each feed says who, what and when, in the order of days, each entry once, of days that have come', async () => {
  // What bears no day of its change is looked at night by night: here a first time, and again after each kind has changed.
  await noticeChanges(world.hub, resources)
  for (const table of ['organisation', 'partnership', 'seat'])
    await sql`update ${sql.table(table)} set name = name || ' and others' where id in (select id from ${sql.table(table)} limit 40)`.execute(
      world.hub.db,
    )
  await noticeChanges(world.hub, resources)
  const feeds = (await ask('/api')).body.matchAll(/href="(\/api\/v1\/[a-z-]+\.atom)"/g)
  const addresses = [...feeds].map(([, address]) => address!)
  // Of clauses, practices and people nothing changes but with what has a feed: the findings, the codes and the seats; the months are a table of those.
  const silent = resources.filter(({ path }) => !addresses.includes(`${path}.atom`)).map(({ name }) => name)
  assert.deepEqual(silent.sort(), ['clauses', 'consultations', 'findings-over-time', 'people', 'practices'])
  for (const at of [...addresses, '/consultations.atom']) {
    const answer = await ask(at)
    assert.match(String(answer.headers['content-type']), /^application\/atom\+xml/)
    const feed = readXml(answer.body)
    assert.equal(feed.name, 'feed')
    assert.equal(feed.attributes['xmlns'], 'http://www.w3.org/2005/Atom')
    const of = (node: typeof feed, name: string) => node.children.filter(one => one.name === name)
    for (const name of ['id', 'title', 'updated']) assert.equal(of(feed, name).length, 1, `${at}: ${name}`)
    const entries = of(feed, 'entry')
    assert.ok(entries.length > 0 && entries.length <= 50, `${at}: ${entries.length} entries`)
    const days = entries.map(entry => of(entry, 'updated')[0]!.text)
    assert.deepEqual(days, days.toSorted().reverse(), at)
    assert.ok(
      days.every(day => Date.parse(day) <= world.now.getTime()),
      at,
    )
    assert.equal(new Set(entries.map(entry => of(entry, 'id')[0]!.text)).size, entries.length)
    for (const entry of entries) {
      assert.ok(of(entry, 'title')[0]!.text.trim() !== '' || of(entry, 'title')[0]!.children.length > 0, at)
      for (const name of ['title', 'summary'])
        for (const { text } of of(entry, name))
          assert.doesNotMatch(text, /\bnotMet\b|\b(?:partnership|consultation)\.[a-z-]{4}/, at)
      assert.ok(URL.canParse(of(entry, 'link')[0]!.attributes['href']!))
    }
  }
})

test('JSON Schema: each kind of record has one at an address that stays, by which every record is one', async () => {
  const ajv = new Ajv2020({ strict: false, allErrors: true })
  formats.default(ajv)
  for (const { record, path: list } of resources) {
    const address = `/api/schemas/${record.toLowerCase()}.json`
    const schema = (await ask(address)).json()
    assert.equal(schema.$id, `http://hub.test${address}`)
    const fits = ajv.compile(schema)
    for (const row of (await ask(`${list}?limit=50`)).json().data) assert.ok(fits(row), JSON.stringify(fits.errors))
  }
  assert.equal((await ask('/api/schemas/nothing.json')).statusCode, 404)
})

test('schema.org: pages say what they are about, and nothing in a name ends the block', async () => {
  const { db } = world.hub
  const blockOf = async (at: string): Promise<Json> => {
    const [block, ...others] = [
      ...(await ask(at)).body.matchAll(/<script type="application\/ld\+json">(.*?)<\/script>/gs),
    ]
    assert.ok(block && others.length === 0, at)
    return JSON.parse(block[1]!)
  }
  await sql`update organisation set name = ${'</script><b>&amp; "Sons"'} where slug = (select slug from organisation order by id limit 1)`.execute(
    db,
  )
  world.hub.forgetPages()
  const { rows } = await sql<{ at: string; type: string; name: string | null }>`
    (select '/organisations/' || slug as at, 'Organization' as type, name from organisation order by id limit 3)
    union all (select '/meetings/' || m.id, 'Event', null from meeting m join partnership p on p.id = m.partnership_id where p.public limit 3)
    union all (select '/codes/' || edition, 'CreativeWork', null from code where status <> 'draft' limit 2)
    union all (select '/consultations/' || slug, 'Event', title from consultation where published_at is not null limit 2)
    union all select '/api', 'Dataset', null`.execute(db)
  for (const { at, type, name } of rows) {
    const block = await blockOf(at)
    assert.equal(block['@context'], 'https://schema.org')
    assert.equal(block['@type'], type, at)
    assert.ok(typeof block['name'] === 'string' && block['name'] !== '')
    if (name !== null) assert.equal(block['name'], name)
  }
})
