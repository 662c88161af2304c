/**
 * What a log may hold. Forms, receipts, links and faults of the demonstration area are driven with the log at its most talkative, and
 * every line is read: it is JSON, has patterns of addresses only, and no name, mail address, code, cookie, token or text of anybody.
 */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { routes } from '../../src/features/registry.ts'
import { isFault } from '../../src/web/log.ts'
import { quietAmong } from '../../src/web/quiet.ts'
import { serverAddresses } from '../../src/web/server-addresses.ts'
import { addressOf, paramsFor } from '../support/addresses.ts'
import { buildWorld, type World } from '../support/world.ts'
import { sourcesWith } from './address-sources.ts'

const lines: string[] = []
let world: World
/** What must stand in no line. */
const secrets = new Set<string>()

before(async () => {
  world = await buildWorld('http://hub.test', 'core', { level: 'debug', lines: { write: line => lines.push(line) } })
  const { rows } = await sql<{ secret: string }>`
    select name as secret from person where length(name) > 5 union select email from person where email is not null
    union select name from organisation where length(name) > 8 union select slug from consultation where length(slug) > 8`.execute(
    world.hub.db,
  )
  for (const { secret } of rows) secrets.add(secret)
  for (const code of Object.values(world.codes).flat()) if (typeof code === 'string' && code !== '') secrets.add(code)
})
after(() => world.close())

const planted = {
  name: 'Planted Person',
  email: 'planted@planted.example',
  text: 'plantedtext of somebody',
}

test('every page is opened, by somebody who may see most of them', async () => {
  const cookie = await world.cookieOf('priya.natt')
  secrets.add(cookie)
  for (const route of routes) {
    const [params] = await paramsFor(world.hub.db, route, sourcesWith(world.codes))
    if (!params) continue
    const url = `${addressOf(route.path, params)}?words=plantedtext`
    const headers = { host: 'hub.test', cookie: `hub_session=${cookie}` }
    await world.server.inject({ url, headers })
  }
})

/** A consultation that is open. */
async function openOne(): Promise<string> {
  const { slug } = await world.hub.db
    .selectFrom('consultation')
    .select('slug')
    .where('state', '=', 'open')
    .orderBy('created_at')
    .executeTakeFirstOrThrow()
  return slug
}

test('a response is given, looked up and changed; a link is asked for and followed', async () => {
  const visitor = await world.visitor(null)
  const slug = await openOne()
  const given = await visitor.send(`/consultations/${slug}/response`, {
    contact_name: planted.name,
    contact_email: planted.email,
    action: 'save',
  })
  secrets.add(/hub-code[^>]*>([^<]+)</.exec(given.body)?.[1] ?? 'no-draft')
  for (const code of Object.values(world.codes).flat())
    if (typeof code === 'string') await visitor.get(`/responses/${code}/change`)
  await visitor.send('/sign-in', { email: planted.email })
  await visitor.get('/sign-in/plantedtoken-0123456789-0123456789-0123456789')
  await visitor.post('/people/planted', { name: planted.name })
  await visitor.get('/nowhere/planted?email=planted@planted.example')
  await visitor.get('//planted/%00')
})

test('what fails tells no value', async () => {
  await sql`create function tell() returns trigger language plpgsql as $$
    begin raise exception 'planted: %', row_to_json(new); end $$`.execute(world.hub.db)
  await sql`create trigger tell before insert on code_comment for each row execute function tell()`.execute(
    world.hub.db,
  )
  const visitor = await world.visitor(null)
  const address = (await paramsFor(world.hub.db, { path: '/codes/:code/comments' }, sourcesWith(world.codes))).map(
    params => addressOf('/codes/:code/comments', params),
  )[0]!
  const statuses = new Set<number>()
  for (const body of ['body', 'text', 'comment']) {
    const answer = await visitor.send(address, { [body]: planted.text, name: planted.name, email: planted.email })
    statuses.add(answer.status)
  }
  assert.ok(statuses.has(500), [...statuses].join())
})

test('no line says who did what', () => {
  const whole = lines.join('')
  assert.ok(lines.length > 250, String(lines.length))
  const told = [...secrets].filter(secret => whole.includes(secret))
  assert.deepEqual(told, [])
  assert.doesNotMatch(whole, /planted|hub_session|\w@\w+\./i)
})

test('every line is JSON, names a pattern that is declared, and none the moment of an answer', () => {
  const patterns = new Set([...routes, ...serverAddresses].map(({ path }) => path))
  const isQuiet = quietAmong(routes)
  const faults: string[] = []
  for (const line of lines) {
    const said = JSON.parse(line) as Record<string, unknown>
    assert.match(String(said['time']), /^\d{4}-\d\d-\d\dT/)
    assert.ok(['error', 'warn', 'info', 'debug'].includes(String(said['level'])), line)
    if (said['msg'] === 'fault') faults.push(`${said['where']}: ${(said['err'] as { kind: string }).kind}`)
    if (said['route'] === undefined) continue
    assert.ok(said['route'] === 'none' || patterns.has(String(said['route'])), line)
    assert.ok(String(said['id']).length >= 12, line)
    assert.ok(isFault(Number(said['status'])) || !isQuiet(String(said['route'])), line)
  }
  assert.ok(faults.includes('POST /codes/:code/comments: PostgreSQL P0001'), faults.join())
  console.log(`Score: ${lines.length} lines read, of ${patterns.size} addresses; ${faults.length} faults told`)
})
