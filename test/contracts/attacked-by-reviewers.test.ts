/**
 * Somebody with the right to read what was not given in confidence, who fetches every page, file and list of their consultations with
 * every filter, order and page that is offered there, twice: what was said in confidence, who said it and what was made of it moves nothing.
 */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { routes } from '../../src/features/registry.ts'
import { sessionCookie } from '../../src/web/session.ts'
import { addressOf, paramsFor } from '../support/addresses.ts'
import { sheetsIn } from '../support/attacker.ts'
import { buildWorld, type World } from '../support/world.ts'
import { sourcesWith } from './address-sources.ts'

let world: World
before(async () => {
  world = await buildWorld()
})
after(() => world.close())

/** Most addresses that one reader follows in one consultation. */
const MOST = 80

/** The readers: reviewers who are not of the secretariat, and lead nothing. */
async function reviewers() {
  const { rows } = await sql<{ name: string; slug: string }>`
    select split_part(p.email, '@', 1) as name, c.slug from role_grant g join person p on p.id = g.person_id
      join consultation c on c.id = g.subject_id
    where g.role = 'reviewer' and g.to_day is null and c.published_at is not null and p.email is not null
      and not exists (select from role_grant o where o.person_id = p.id and o.to_day is null
        and (o.role = 'secretariat' or o.role in ('lead', 'clerk') and o.subject_id = c.id))
      and exists (select from response r where r.consultation_id = c.id)
    order by c.slug, name`.execute(world.hub.db)
  const first = new Map(rows.map(row => [row.slug, row]))
  return [...first.values()]
}

/** Everything on a page that leads on within the consultation: links with their queries, and every choice of every list that filters. */
function leadsOn(body: string, at: string, base: string): string[] {
  const plain = body.replaceAll('&amp;', '&').replaceAll('&#x3D;', '=')
  const links = [...plain.matchAll(/href="([^"#]*)/g)].map(([, href = '']) => href)
  const forms = [...plain.matchAll(/<form[^>]*method="get"[^>]*>.*?<\/form>/gs)].flatMap(([form]) => {
    const action = /action="([^"]*)"/.exec(form)?.[1] ?? at
    const chosen = [...form.matchAll(/<select[^>]*name="([^"]+)".*?<\/select>/gs)].flatMap(([select, name]) =>
      [...select.matchAll(/<option value="([^"]+)"/g)].map(
        ([, value]) => `${action}?${name}=${encodeURIComponent(value!)}`,
      ),
    )
    const ticked = [...form.matchAll(/<input[^>]*type="(?:radio|checkbox)"[^>]*>/g)].flatMap(([input]) => {
      const [name, value] = [/name="([^"]+)"/.exec(input)?.[1], /value="([^"]*)"/.exec(input)?.[1]]
      return name && value ? [`${action}?${name}=${encodeURIComponent(value)}`] : []
    })
    return [...chosen, ...ticked]
  })
  return [...links, ...forms]
    .map(href => new URL(href, `http://hub.test${at}`))
    .filter(url => url.host === 'hub.test' && url.pathname.startsWith(base))
    .map(url => url.pathname + url.search)
}

/** What is told at an address, with what tells of its state in the head; the part that differs by chance left out. */
async function told(cookie: string, url: string): Promise<{ said: string; body: string } | null> {
  const answer = await world.server.inject({ method: 'GET', url, headers: { host: 'hub.test', cookie } })
  if (answer.statusCode !== 200) return null
  const type = String(answer.headers['content-type'])
  if (/pdf|wordprocessing|image/.test(type)) return null
  const body = /spreadsheet/.test(type) ? sheetsIn(answer.rawPayload).join('\n') : answer.body
  const head = ['etag', 'last-modified', 'link'].map(name => answer.headers[name] ?? '').join(' ')
  const said = `${/spreadsheet/.test(type) ? '' : head}\n${body}`
    .replaceAll(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, '')
    .replaceAll(/nonce="[^"]*"/g, '')
  return { said, body }
}

const cookieOf = async (name: string) => `${sessionCookie}=${await world.cookieOf(name)}`

async function everything(name: string, slug: string): Promise<Map<string, string>> {
  const { db } = world.hub
  const base = `/consultations/${slug}`
  const cookie = await cookieOf(name)
  const waiting = ['/', '/tasks', '/consultations', '/consultations?words=bus', '/decisions?words=park', base]
  const from = sourcesWith(world.codes)
  for (const route of routes) {
    if (!route.path.startsWith('/consultations/:slug')) continue
    const all = await paramsFor(db, route, from)
    for (const params of all) if (params['slug'] === slug) waiting.push(addressOf(route.path, params))
    if (/^\/consultations\/:slug[^:]*$/.test(route.path)) waiting.push(addressOf(route.path, { slug }))
  }
  const [found, seen] = [new Map<string, string>(), new Set(waiting)]
  while (waiting.length > 0 && found.size < MOST) {
    const url = waiting.shift()!
    const answer = await told(cookie, url)
    if (!answer) continue
    found.set(url, answer.said)
    for (const next of leadsOn(answer.body, url, base))
      if (!seen.has(next)) {
        seen.add(next)
        waiting.push(next)
      }
  }
  return found
}

test('what was said in confidence moves nothing that a reviewer can fetch, by whatever filter or order', async () => {
  const { db } = world.hub
  const readers = await reviewers()
  assert.ok(readers.length > 0)
  // So that there is something to find out in each: a few were given in confidence, points and all.
  await sql`update response set confidential = true, may_publish = false, published_as = ''
    where id in (select id from (select id, row_number() over (partition by consultation_id order by reference) as at,
      count(*) over (partition by consultation_id) as of from response where not confidential and state <> 'withdrawn') r
      where of > 4 and at % 5 = 2 and at < 60)`.execute(db)
  const first = new Map<string, Map<string, string>>()
  for (const { name, slug } of readers) first.set(slug, await everything(name, slug))
  const queries = [...first.values()].flatMap(all => [...all.keys()]).filter(url => url.includes('?'))
  assert.ok(queries.length > 20, `${queries.length} filters`)
  const { rows } = await sql`
    update response set area_part = 'Elsewhere', behalf = case behalf when 'personal' then 'organisation' else 'personal' end,
      provenance = 'not-stated', sector = case sector when 'faith' then 'private' else 'faith' end,
      channel = case channel when 'online' then 'letter' else 'online' end,
      answers = '{}', comments = '{}', free_text = 'Otherwise, about the bus and the park'
    where confidential returning id`.execute(db)
  assert.ok(rows.length > 3, `${rows.length} responses changed`)
  const points =
    await sql`update point set text = 'Otherwise, bus and park', gist = 'Otherwise', off_topic = not off_topic
    where response_id in (select id from response where confidential) returning id`.execute(db)
  await sql`delete from point_code where point_id in
    (select p.id from point p join response r on r.id = p.response_id where r.confidential)`.execute(db)
  world.hub.forgetPages()
  const moved: string[] = []
  for (const { name, slug } of readers) {
    const cookie = await cookieOf(name)
    for (const [url, said] of first.get(slug)!) {
      const again = (await told(cookie, url))?.said ?? ''
      if (again !== said) moved.push(`${name} ${url}\n${difference(said, again)}`)
    }
  }
  assert.deepEqual(moved, [])
  const size = [...first.values()].reduce((sum, all) => sum + all.size, 0)
  console.log(
    `Score: ${readers.length} reviewers, ${size} addresses (${queries.length} with a filter) fetched twice, ${rows.length} responses and ${points.rows.length} points changed, 0 answers moved`,
  )
})

/** What stands around the first sign that differs. */
function difference(before: string, after: string): string {
  const at = [...before].findIndex((sign, index) => sign !== after[index])
  const around = (text: string) => text.slice(Math.max(0, at - 120), at + 120).replaceAll(/\s+/g, ' ')
  return `- ${around(before)}\n+ ${around(after)}`
}
