/**
 * What a form changes is gone from every page that is kept, and only from those that show it: after every form that somebody of the
 * demonstration area can send, each page that everybody may read is the same as when it is made anew.
 */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import type { Actor } from '../../src/access/access.ts'
import { buildApp } from '../../src/app.ts'
import { routes } from '../../src/features/registry.ts'
import type { Page } from '../../src/web/page.ts'
import { findActor } from '../../src/web/session.ts'
import type { Visitor } from '../../worlds/visitor.ts'
import { addressOf, paramsFor } from '../support/addresses.ts'
import { sendCarelessly } from '../support/careless.ts'
import { buildWorld, type World } from '../support/world.ts'
import { sourcesWith } from './address-sources.ts'

let world: World
/** A second server of the same database, which keeps nothing. */
let anew: Awaited<ReturnType<typeof buildApp>>
let addresses: string[]

const pages = routes.filter((route): route is Page => route.kind === 'page')

before(async () => {
  world = await buildWorld()
  const { hub, database } = world
  const { seal, origin, now } = hub
  anew = await buildApp({ database, seal, origin, now, openPace: 1_000_000 })
  addresses = []
  for (const page of pages.filter(({ sameForAll }) => sameForAll))
    for (const params of (await paramsFor(hub.db, page, sourcesWith(world.codes))).slice(0, 4)) {
      const address = addressOf(page.path, params)
      if ((await world.server.inject(address)).statusCode !== 200) continue
      addresses.push(address)
      break
    }
})
after(async () => {
  await anew.server.close()
  await world.close()
})

const read = async (app: Pick<World, 'server'>, address: string) => {
  const { statusCode, body } = await app.server.inject(address)
  // The token of a form is another each time.
  return `${statusCode} ${body.replace(/[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, '…')}`
}

/** Pages that are kept and are not as they would be made anew. */
async function stale(): Promise<string[]> {
  const wrong: string[] = []
  for (const address of addresses) {
    const kept = await read(world, address)
    anew.hub.forgetPages('here')
    if (kept !== (await read(anew, address))) wrong.push(address)
  }
  return wrong
}

type Somebody = { readonly actor: Actor; readonly visitor: Visitor }

/** Everybody of the area who has a role, with a browser of their own. */
async function everybody(): Promise<readonly Somebody[]> {
  const { rows } = await sql<{ name: string }>`
    select distinct split_part(email, '@', 1) as name from person join role_grant on person_id = person.id
    where email like '%@demo.invalid' order by 1`.execute(world.hub.db)
  const today = await world.hub.today()
  return Promise.all(
    rows.map(async ({ name }) => {
      const actor = await findActor(world.hub.db, await world.cookieOf(name), world.now, today)
      return { actor, visitor: await world.visitor(name) }
    }),
  )
}

/** Forms whose sender would be somebody else afterwards, or nobody. */
const leaves = new Set(['/sign-out', '/account/sessions', '/people/:id/erase'])

test('whatever form somebody sends, no page is kept that would be another if it were made anew', async t => {
  assert.ok(addresses.length > 45)
  assert.deepEqual(await stale(), [], 'before anything was sent')
  const people = await everybody()
  const taken: string[] = []
  const unseen: string[] = []
  const day = () => '2026-04-20'
  for (const page of pages.filter(one => (one.submit ?? one.take) && !leaves.has(one.path))) {
    const sent = await sendOne(page, people, day)
    if (!sent) continue
    taken.push(page.path)
    unseen.push(page.path)
    if (unseen.length < 30) continue
    assert.deepEqual(await stale(), [], `after ${unseen.join(', ')}`)
    unseen.length = 0
  }
  assert.deepEqual(await stale(), [], `after ${unseen.join(', ')}`)
  t.diagnostic(`${taken.length} forms were taken; ${addresses.length} pages were the same as made anew`)
  assert.ok(taken.length > 100)
})

/** Sends the form of a page as the first who may and whose sending is taken; whether anybody's was. */
async function sendOne(page: Page, people: readonly Somebody[], day: () => string): Promise<boolean> {
  const examples = (await paramsFor(world.hub.db, page, sourcesWith(world.codes))).slice(0, 2)
  for (const params of examples) {
    const address = addressOf(page.path, params)
    for (const { actor, visitor } of people) {
      const found = page.subject
        ? await page.subject(world.hub.db, page.params?.parse(params) ?? {}, world.hub, actor)
        : { ref: null }
      if (!found || !page.access.allows(actor, found.ref)) continue
      const opened = await visitor.get(address, false)
      if (opened.status !== 200) continue
      const answer = await sendCarelessly(visitor, address, { day, word: 'Words of a test' })
      if (answer?.status === 200) return true
      break
    }
  }
  return false
}
