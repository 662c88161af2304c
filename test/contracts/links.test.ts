/**
 * No page offers its reader a link they may not follow. From the home page, as nobody and as everybody of the demonstration
 * area, every link there is on every page is followed: each leads to a page or a file, never to a refusal or to nothing. A file that
 * another reader has been given is not made again: that it is given to this one as well is judged by the right that its address declares,
 * which the access matrix holds against what happens.
 */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { type Actor, nobody } from '../../src/access/access.ts'
import { routes } from '../../src/features/registry.ts'
import type { Route } from '../../src/web/page.ts'
import { findActor, sessionCookie } from '../../src/web/session.ts'
import { finding } from '../support/found.ts'
import { buildWorld, type World } from '../support/world.ts'

/**
 * Examples of one address that are followed on each page that shows them: a register of four hundred clauses would be the
 * same test four hundred times.
 */
const EXAMPLES = 2
/** Names of queries that only choose what of a list is shown: one value of each is tried. */
const CHOOSING =
  /^(page|month|months|from|on|words|sort|by|state|sector|topic|code|section|clause|practice|kind|standing|strength|signatory)$/

let world: World
const people: (string | null)[] = [null]

before(async () => {
  world = await buildWorld()
  const { rows } = await sql<{
    name: string
  }>`select split_part(email, '@', 1) as name from person where email like '%@demo.invalid' order by email`.execute(
    world.hub.db,
  )
  people.push(...rows.map(({ name }) => name))
})
after(() => world.close())

/** The route that an address belongs to; a fixed part goes before a param. */
const shapes = routes
  .map(route => {
    const pattern = route.path.replace(/\./g, '\\.').replace(/:(\w+)/g, '(?<$1>[^/]+?)')
    return { route, path: route.path, test: new RegExp(`^${pattern}$`) }
  })
  .toSorted((a, b) => weight(a.path) - weight(b.path))

function weight(path: string): number {
  return (path.match(/:/g) ?? []).length
}

function shapeOf({ pathname, searchParams }: URL): string {
  const names = [...searchParams.keys()].filter(name => !CHOOSING.test(name)).sort()
  return `${shapes.find(({ test }) => test.test(pathname))?.path ?? pathname}?${names.join('&')}`
}

/** The links of a page that stay in the Hub, as a reader could press them. */
function linksOf(html: string, at: URL): URL[] {
  return [...html.matchAll(/<a\s[^>]*?href="([^"]*)"/g)].flatMap(match => {
    const href = match[1]!.replaceAll('&amp;', '&').replaceAll('&#38;', '&')
    if (href.startsWith('#') || !URL.canParse(href, at)) return []
    const to = new URL(href, at)
    to.hash = ''
    return to.origin === at.origin ? [to] : []
  })
}

/** The addresses of files that some reader was given. */
const givenFiles = new Set<string>()

/** Whether the right that a route declares lets somebody have what is at an address of it. */
async function mayHave(route: Route, params: Record<string, string>, actor: Actor): Promise<boolean> {
  const found = await finding(route, params, world.hub)(actor)
  return found !== null && route.access.allows(actor, found.ref)
}

type Trouble = { readonly from: string; readonly to: string; readonly status: number }

async function follow(name: string | null): Promise<{ troubles: Trouble[]; pages: number }> {
  const cookie = await world.cookieOf(name)
  const actor = cookie ? await findActor(world.hub.db, cookie, world.now, await world.hub.today()) : nobody
  const home = new URL('http://hub.test/')
  const waiting: { to: URL; from: string }[] = [{ to: home, from: 'the address line' }]
  const seen = new Set([home.href])
  const examples = new Map<string, number>()
  const troubles: Trouble[] = []
  for (let next = waiting.shift(); next; next = waiting.shift()) {
    const { to, from } = next
    const shape = shapes.find(({ test }) => test.test(to.pathname))
    if (shape && givenFiles.has(to.href)) {
      const params = shape.test.exec(decodeURIComponent(to.pathname))?.groups ?? {}
      if (await mayHave(shape.route, { ...params }, actor)) continue
    }
    const answer = await world.server.inject({
      method: 'GET',
      url: to.pathname + to.search,
      headers: { host: 'hub.test', ...(cookie ? { cookie: `${sessionCookie}=${cookie}` } : {}) },
    })
    const location = String(answer.headers.location ?? '')
    // Whoever is not signed in is asked to, by a link that says so.
    const asked = name === null && (answer.statusCode === 401 || location.startsWith('/sign-in'))
    if (answer.statusCode >= 400 && !asked)
      troubles.push({ from, to: to.pathname + to.search, status: answer.statusCode })
    if (answer.statusCode === 200 && shape?.route.kind === 'download') givenFiles.add(to.href)
    const html = String(answer.headers['content-type'] ?? '').startsWith('text/html') ? answer.body : ''
    const further = location ? [new URL(location, to)] : answer.statusCode === 200 ? linksOf(html, to) : []
    for (const link of further) {
      if (seen.has(link.href)) continue
      seen.add(link.href)
      const kind = `${shapeOf(link)} from ${shapeOf(to)}`
      const tried = examples.get(kind) ?? 0
      if (tried >= EXAMPLES) continue
      examples.set(kind, tried + 1)
      waiting.push({ to: link, from: to.pathname + to.search })
    }
  }
  return { troubles, pages: seen.size }
}

test('every link leads its reader somewhere', async () => {
  const lines: string[] = []
  let pages = 0
  for (const name of people) {
    const found = await follow(name)
    pages += found.pages
    lines.push(...found.troubles.map(({ from, to, status }) => `${name ?? 'nobody'}: ${from} → ${to} (${status})`))
  }
  console.log(`Score: ${people.length} readers followed links to ${pages} addresses`)
  assert.deepEqual(lines, [])
})
