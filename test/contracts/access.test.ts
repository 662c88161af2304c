/**
 * The access matrix: every role of the demonstration area on every route. What a page declares is what happens: those
 * with the right get in, everybody else is turned away, and so is their form. Whoever works on a subject sees each of its pages in
 * the frame of its workspace, and nobody else does.
 */
import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import type { Actor, SubjectRef } from '../../src/access/access.ts'
import { newId } from '../../src/db/ids.ts'
import { routes, workspaces } from '../../src/features/registry.ts'
import type { Route } from '../../src/web/page.ts'
import { serverAddresses } from '../../src/web/server-addresses.ts'
import { beginSession, findActor, sessionCookie } from '../../src/web/session.ts'
import { addressOf, paramsFor } from '../support/addresses.ts'
import { finding } from '../support/found.ts'
import { noteGiven, readAndNeverGiven } from '../support/given.ts'
import { openAgain } from '../support/opened-again.ts'
import { buildWorld, type World } from '../support/world.ts'
import { sourcesWith } from './address-sources.ts'

let world: World
/** Everybody of the demonstration area, and nobody. */
const people: { name: string; cookie: string; actor: Actor }[] = []

const given = noteGiven(routes.filter(route => route.kind === 'page'))

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
  await openAgain(world.hub.db, route)
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
  // Its link is in the mail of one seat alone, and of it only a hash is kept.
  '/written-answers/:token/papers/:paper',
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
      const find = finding(route, example.params, world.hub)
      for (const { name, cookie, actor } of people) {
        const found = await find(actor)
        const right = found !== null && route.access.allows(actor, found.ref)
        const { status: got, framed } = await ask('GET', example.address, cookie)
        const where = `${name} on ${example.address}`
        tried++
        // Who may not see such a thing is told nothing of whether it is there.
        const told = route.access.allows(actor, found?.ref ?? null)
        if (!told) assert.equal(got, actor.person ? 403 : 401, where)
        else if (found === null) assert.equal(got, 404, where)
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
            told ? 404 : actor.person ? 403 : 401,
            `the form of ${where}`,
          )
          tried++
        }
      }
    }
    assert.ok(shown || needsMore.has(route.path), `${route.path} is shown to nobody in the demonstration area`)
  })
}

/** An answer of the server itself. How soon its database answers on a busy machine is not what is asked here: it is asked until it does. */
async function answered(request: { url: string; headers: Record<string, string>; remoteAddress?: string }) {
  for (;;) {
    const answer = await world.server.inject(request)
    if (answer.statusCode !== 503) return answer
  }
}

test('what the server answers by itself is the same for everybody, whoever they are', async () => {
  const params = { mark: 'old', name: 'hub.css', key: 'never-begun' }
  for (const { path, who } of serverAddresses)
    for (const { name, cookie } of people) {
      const headers = { host: 'hub.test', ...(cookie ? { cookie: `${sessionCookie}=${cookie}` } : {}) }
      const url = addressOf(path, params)
      const near = await answered({ url, headers })
      const far = await answered({ url, headers, remoteAddress: '198.51.100.4' })
      tried += 2
      // No rehearsal is under way in the demonstration area.
      const answers = path.startsWith('/rehearsals/') ? [404] : [200, 302]
      assert.ok(answers.includes(near.statusCode), `${name} on ${path}: ${near.statusCode}`)
      assert.equal(far.statusCode, who === 'anyone' ? near.statusCode : 403, `${name} from afar on ${path}`)
      assert.equal(near.headers['set-cookie'], undefined, path)
    }
})

test('the matrix is whole', () => {
  assert.deepEqual(world.faults, [])
  console.log(`Score: ${routes.length} routes, ${people.length} people, ${tried} tries, ${let_in} let in`)
})

test('a template reads only what some page gives that is made of it', async () => {
  // What is found by a code shows itself once that has left the address, to a browser that keeps cookies.
  for (const route of routes)
    if (route.kind === 'page' && /^\/(?:drafts|responses)\/:code/.test(route.path))
      for (const { address } of await examplesOf(route)) await (await world.visitor(null)).get(address)
  assert.deepEqual(readAndNeverGiven(given), [])
  const without = new Map(
    [...given].map(([template, names]) => [template, new Set([...names].filter(each => each !== 'more'))]),
  )
  assert.ok(readAndNeverGiven(without).includes('features/partnerships/form.njk: more'))
})

/** Params as nobody has them, of the same shape. */
function inventedFrom(params: Record<string, string>): Record<string, string> {
  const isId = (value: string) => /^[0-9a-f-]{36}$/.test(value)
  return Object.fromEntries(
    Object.entries(params).map(([name, value]) => [
      name,
      isId(value) ? randomUUID() : /^\d+$/.test(value) ? '987654' : `never-${name}`,
    ]),
  )
}

/** What an answer says, its own address and the tokens of its forms aside. */
async function answerTo(method: 'GET' | 'POST', address: string, cookie: string): Promise<string> {
  const headers = {
    host: 'hub.test',
    'sec-fetch-site': 'same-origin',
    ...(cookie ? { cookie: `${sessionCookie}=${cookie}` } : {}),
    ...(method === 'POST' ? { 'content-type': 'application/x-www-form-urlencoded' } : {}),
  }
  const payload = method === 'POST' ? { payload: '' } : {}
  const answer = await world.server.inject({ method, url: address, headers, ...payload })
  const said = `${answer.statusCode} ${String(answer.headers.location ?? '')} ${answer.body}`
  return said
    .replaceAll(encodeURIComponent(address), '…')
    .replaceAll(address, '…')
    .replace(/held%3D[\w-]+|held=[\w-]+/g, 'held')
    .replace(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g, 'id')
}

/** Subjects of which anybody may know that they are there, whatever is published. */
const KNOWN =
  /^\/(organisations|codes|practices|compact|people|answers|written-answers|seat-answers|readings|asking|elections|acknowledgements|backing|begin|interest|sign-in|responses|chosen-files|drafts|tasks|documents|areas|api\/schemas|api\/hsds|api\/v1\/(organisations|people|codes|clauses|comments|practices|reviews|signatures|findings-over-time))(\/|$)/

test('nothing tells what is not published from what was never there', async () => {
  await sql`update partnership set public = false`.execute(world.hub.db)
  await sql`update consultation set state = 'planned', published_at = null, listed_on = null`.execute(world.hub.db)
  world.hub.forgetPages()
  const stranger = newId()
  await world.hub.db
    .insertInto('person')
    .values({ id: stranger, name: 'A stranger', email: 'stranger@example.org' })
    .execute()
  const cookies = ['', await beginSession(world.hub.db, stranger, 'test', world.now)]
  const telling: string[] = []
  let compared = 0
  for (const route of routes.filter(({ path }) => path.includes(':') && !KNOWN.test(path)))
    for (const { params, address } of (await examplesOf(route)).slice(0, 2))
      for (const cookie of cookies)
        for (const method of route.kind === 'page' && (route.submit ?? route.take)
          ? (['GET', 'POST'] as const)
          : (['GET'] as const)) {
          const invented = addressOf(route.path, inventedFrom(params))
          const [real, none] = [await answerTo(method, address, cookie), await answerTo(method, invented, cookie)]
          compared++
          if (real !== none)
            telling.push(
              `${method} ${route.path} (${cookie ? 'signed in' : 'nobody'}): ${real.slice(0, 60)} / ${none.slice(0, 60)}`,
            )
        }
  assert.deepEqual(telling, [])
  console.log(`Score: ${compared} answers about what is not published, none of which tells that it is there`)
})
