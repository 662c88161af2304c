/**
 * The access matrix: every role of the demonstration area on every route. What a page declares is what happens: those
 * with the right get in, everybody else is turned away, and so is their form. Whoever works on a subject sees each of its pages in
 * the frame of its workspace, and nobody else does.
 */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import type { Actor, SubjectRef } from '../../src/access/access.ts'
import { routes, workspaces } from '../../src/features/registry.ts'
import type { Found, Route } from '../../src/web/page.ts'
import { findActor, sessionCookie } from '../../src/web/session.ts'
import { addressOf, paramsFor } from '../support/addresses.ts'
import { buildWorld, type World } from '../support/world.ts'
import { sourcesWith } from './address-sources.ts'

let world: World
/** Everybody of the demonstration area, and nobody. */
const people: { name: string; cookie: string; actor: Actor }[] = []

before(async () => {
  world = await buildWorld()
  const today = await world.hub.today()
  const { rows } = await sql<{
    name: string
  }>`select split_part(email, '@', 1) as name from person where email like '%@demo.invalid' order by email`.execute(
    world.hub.db,
  )
  for (const name of [null, ...rows.map(row => row.name)]) {
    const cookie = await world.cookieOf(name)
    people.push({
      name: name ?? 'nobody',
      cookie,
      actor: await findActor(world.hub.db, cookie || undefined, world.now, today),
    })
  }
})
after(() => world.close())

type Example = { readonly address: string; readonly params: Record<string, string> }

/** The examples of a route that show a record to somebody. */
async function examplesOf(route: Route): Promise<Example[]> {
  const all = await paramsFor(world.hub.db, route, sourcesWith(world.codes))
  return all.map(params => ({ params, address: addressOf(route.path, params) }))
}

type Got = { readonly status: number; readonly framed: boolean }

async function ask(method: 'GET' | 'POST', address: string, cookie: string): Promise<Got> {
  const answer = await world.server.inject({
    method,
    url: address,
    headers: {
      host: 'hub.test',
      'sec-fetch-site': 'same-origin',
      ...(cookie ? { cookie: `${sessionCookie}=${cookie}` } : {}),
    },
    ...(method === 'POST'
      ? {
          payload: '',
          headers: {
            host: 'hub.test',
            'sec-fetch-site': 'same-origin',
            'content-type': 'application/x-www-form-urlencoded',
            ...(cookie ? { cookie: `${sessionCookie}=${cookie}` } : {}),
          },
        }
      : {}),
  })
  const to = String(answer.headers.location ?? '')
  return {
    status: answer.statusCode === 303 && to.startsWith('/sign-in?return=') ? 401 : answer.statusCode,
    framed: answer.body.includes('class="hub-workspace"'),
  }
}

/** Pages that show themselves only with more than their address: a code in the query, or for some minutes after a step. */
const needsMore = new Set([
  // Its key is worked out from what is to be done, for one reader at a time.
  '/tasks/:key',
  '/consultations/:slug/keying/:reference/letter',
  '/consultations/:slug/keying/:reference/letter.pdf',
])

/** Whether somebody works on what a page is about: then it stands in the frame of its workspace. */
function worksThere(page: Route, ref: SubjectRef | null, actor: Actor): boolean {
  const own = workspaces.find(({ kind }) => kind === ref?.kind)
  const around = workspaces.find(({ below }) => page.path === below || page.path.startsWith(`${below}/`))
  if (around) assert.ok(around.kind === 'area' || own === around, `${page.path} stands below a subject and names none`)
  return (own ?? around)?.works.allows(actor, ref) ?? false
}

let tried = 0
let let_in = 0

for (const route of routes) {
  test(`${route.path}: ${route.access.name}`, async () => {
    let shown = false
    for (const example of await examplesOf(route)) {
      // Every role is tried on the first record that shows the page to somebody; the ones before it are tried as well.
      if (shown) break
      for (const { name, cookie, actor } of people) {
        const found: Found<unknown> | null = route.subject
          ? await route.subject(world.hub.db, route.params?.parse(example.params) ?? {}, world.hub, actor)
          : { ref: null, record: null }
        const right = found !== null && route.access.allows(actor, found.ref)
        const { status: got, framed } = await ask('GET', example.address, cookie)
        const where = `${name} on ${example.address}`
        tried++
        if (found === null) assert.equal(got, 404, where)
        else if (!right) assert.equal(got, actor.person ? 403 : 401, where)
        else {
          // A page may lead on, or its record may not be at that stage yet; it never turns away those with the right.
          assert.ok([200, 303, 404].includes(got), `${where}: ${got}`)
          if (got === 200 || got === 303) shown = true
          if (got === 200 && route.kind === 'page')
            assert.equal(framed, worksThere(route, found.within ?? found.ref, actor), `the frame of ${where}`)
          let_in++
        }
        if (route.kind === 'page' && (route.submit || route.take) && !right) {
          assert.equal(
            (await ask('POST', example.address, cookie)).status,
            found === null ? 404 : actor.person ? 403 : 401,
            `the form of ${where}`,
          )
          tried++
        }
      }
    }
    assert.ok(shown || needsMore.has(route.path), `${route.path} is shown to nobody in the demonstration area`)
  })
}

test('the matrix is whole', () => {
  assert.deepEqual(world.faults, [])
  console.log(`Score: ${routes.length} routes, ${people.length} people, ${tried} tries, ${let_in} let in`)
})
