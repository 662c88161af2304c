/**
 * Every page of the product as somebody who may see it sees it, in the demonstration area, wide and at 320 px: one
 * heading, a title, a language, nothing that axe finds (WCAG 2.2 AA and good practice), no scrolling sideways, no error.
 */
import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { sql } from 'kysely'
import type { Browser, Page } from 'playwright-core'
import type { Actor } from '../../src/access/access.ts'
import { routes } from '../../src/features/registry.ts'
import type { Route } from '../../src/web/page.ts'
import { findActor, sessionCookie } from '../../src/web/session.ts'
import { sourcesWith } from '../contracts/address-sources.ts'
import { addressOf, paramsFor } from '../support/addresses.ts'
import { axe, bringAxe, openBrowser, visit } from '../support/browser.ts'
import { finding } from '../support/found.ts'
import { freeOrigin, listenAt } from '../support/listening.ts'
import { openAgain } from '../support/opened-again.ts'
import { buildWorld, type World } from '../support/world.ts'
import { signIn, watch } from './stage.ts'

const WIDE = { width: 1200, height: 900 }
const NARROW = { width: 320, height: 700 }
type View = typeof WIDE
/** axe looks at every page narrow, where most goes wrong, and at one in so many wide. */
const WIDE_EVERY = 6

type Somebody = { readonly name: string | null; readonly cookie: string; readonly actor: Actor; readonly idle: Page[] }

let origin: string
let world: World
let browser: Browser
/** Nobody first, then everybody of the demonstration area: a page is seen by the first who may. */
const people: Somebody[] = []
const troubles: string[] = []
/** How the texts were painted whose contrast was looked for. */
const painted = new Set<string>()
const count = { pages: 0, findings: 0, unseen: [] as string[] }

before(async () => {
  origin = await freeOrigin()
  ;[world, browser] = await Promise.all([buildWorld(origin), openBrowser()])
  await listenAt(world, origin)
  const today = await world.hub.today()
  const { rows } = await sql<{
    name: string
  }>`select split_part(email, '@', 1) as name from person where email like '%@demo.invalid' order by email`.execute(
    world.hub.db,
  )
  for (const name of [null, ...rows.map(row => row.name)]) {
    const cookie = await world.cookieOf(name)
    const actor = await findActor(world.hub.db, cookie || undefined, world.now, today)
    people.push({ name, cookie, actor, idle: [] })
  }
})
after(async () => {
  await browser.close()
  await world.close()
})

/** An address of a route with somebody who sees the page there; null where the demonstration area shows it to nobody. */
async function seenBy(route: Route): Promise<{ address: string; who: Somebody } | null> {
  await openAgain(world.hub.db, route)
  for (const params of await paramsFor(world.hub.db, route, sourcesWith(world.codes))) {
    const address = addressOf(route.path, params)
    const find = finding(route, params, world.hub)
    for (const who of people) {
      const found = await find(who.actor)
      if (!found || !route.access.allows(who.actor, found.ref)) continue
      const cookie = `${sessionCookie}=${who.cookie}`
      const headers = { host: new URL(origin).host, ...(who.cookie ? { cookie } : {}) }
      const answer = await world.server.inject({ url: address, headers })
      // The code of a response or a draft leaves the address: a browser comes to the page by a cookie, where it is led. A short address leads on.
      const led = answer.statusCode === 303 && /^\/((responses|drafts)\/:code|c\/:short)/.test(route.path)
      if (answer.statusCode === 200 || led) return { address, who }
      break
    }
  }
  return null
}

/** A page so wide in the browser of somebody; used again by the next route that they see, best one that is as wide already. */
async function pageOf({ cookie, idle }: Somebody, view: View): Promise<Page> {
  const fits = idle.findIndex(page => page.viewportSize()?.width === view.width)
  const [free] = idle.splice(Math.max(fits, 0), 1)
  if (free && fits < 0) await free.setViewportSize(view)
  if (free) return free
  const context = await visit(browser, { origin })
  await bringAxe(context)
  if (cookie) await signIn(context, origin, cookie)
  const page = await context.newPage()
  await page.setViewportSize(view)
  watch(page, troubles)
  return page
}

const FACTS = `({
  headings: document.querySelectorAll('h1').length,
  titled: document.title.trim() !== '',
  lang: document.documentElement.lang,
  sideways: document.documentElement.scrollWidth > document.documentElement.clientWidth,
  beyond: [...document.querySelectorAll('td, tbody th, tfoot th')]
    .filter(cell => cell.checkVisibility())
    .filter(cell => {
      const { left, right } = cell.getBoundingClientRect()
      return left < -1 || right > document.documentElement.clientWidth + 1
    })
    .map(cell => cell.textContent.trim().slice(0, 60))
})`
/** Cells of a table that stand beyond an edge are there for nobody who does not know of them. */
const SOUND = { headings: 1, titled: true, lang: 'en', sideways: false, beyond: [] }

/** Looks at a page in one width, then in the other; gives what axe finds. */
async function look(page: Page, address: string, views: readonly View[], alsoWide: boolean): Promise<string[]> {
  const answer = await page.goto(address)
  assert.equal(answer?.status(), 200, address)
  const found: string[] = []
  for (const view of views) {
    if (view.width !== page.viewportSize()?.width) await page.setViewportSize(view)
    assert.deepEqual(await page.evaluate(FACTS), SOUND, `${address}, ${view.width} px wide`)
    if (view === NARROW || alsoWide) found.push(...(await axe(page, painted)))
  }
  return found
}

it('looks with open eyes: what is wrong is found', async () => {
  const page = await (await visit(browser, { origin })).newPage()
  await page.setContent('<title>Wrong</title><h1>Wrong</h1><img src="data:,"><p style="width: 2000px">Wide</p>')
  assert.match((await axe(page)).join(), /image-alt.*html-has-lang|html-has-lang.*image-alt/s)
  assert.notDeepEqual(await page.evaluate(FACTS), SOUND)
  // Contrast is looked for once for each way that a text is painted, and so for one that stands on something else.
  const seen = new Set<string>()
  const contrast = async (ground: string) => {
    await page.setContent(`<div style="background: ${ground}"><p style="color: #888">Grey</p></div>`)
    return (await axe(page, seen)).join().includes('color-contrast')
  }
  assert.deepEqual([await contrast('#000'), await contrast('#000'), await contrast('#fff')], [false, false, true])
})

/** Pages that show themselves only after a step: who takes it, and the step, which gives the address. */
const afterStep: Readonly<Record<string, { who: string; step: (page: Page) => Promise<string> }>> = {
  // The key of a task is worked out from what is to be done, for one reader at a time.
  '/tasks/:key': {
    who: 'priya.natt',
    async step(page) {
      await page.goto('/tasks')
      return new URL((await page.getAttribute('main a[href^="/tasks/"]', 'href')) ?? '', origin).pathname
    },
  },
  '/consultations/:slug/keying/:reference/letter': {
    who: 'tom.ashby',
    async step(page) {
      await page.goto('/consultations/green-spaces-plan-for-holt/keying')
      await page.check('input[name="channel"][value="letter"]')
      for (const [box, value] of [
        ['day', '10'],
        ['month', '3'],
        ['year', '2026'],
      ] as const)
        await page.fill(`input[name="received-${box}"]`, value)
      await page.fill('textarea[name="contact_post"]', 'Ada Example, 1 Mill Lane, Holt')
      await page.fill('textarea[name="free_text"]', 'I like the river best.')
      await page.click('button[name="action"][value="give"]')
      return new URL((await page.getAttribute('main a[href$="/letter"]', 'href')) ?? '', origin).pathname
    },
  },
}

/** Pages that show nothing of themselves: they keep a choice in the browser and lead on. */
const leadOn: ReadonlySet<string> = new Set(['/languages/:code', '/kiosk/again'])

const looked = routes.filter(route => route.kind === 'page' && !leadOn.has(route.path))

describe('every page', { concurrency: 2 }, () => {
  for (const [index, route] of looked.entries()) {
    it(route.path, async () => {
      const step = afterStep[route.path]
      const who = step && people.find(({ name }) => name === step.who)
      // What ends wide is next looked at wide first: no page is laid out more often than needed.
      const views = index % 2 === 0 ? [WIDE, NARROW] : [NARROW, WIDE]
      const page = who ? await pageOf(who, views[0]!) : null
      const seen = step && page && who ? { address: await step.step(page), who } : await seenBy(route)
      if (!seen) return void count.unseen.push(route.path)
      const looking = page ?? (await pageOf(seen.who, views[0]!))
      const found = await look(looking, seen.address, views, index % WIDE_EVERY === 0)
      seen.who.idle.push(looking)
      count.pages++
      count.findings += found.length
      assert.deepEqual(found, [], seen.address)
    })
  }
})

it('without an error in any browser, or in the program', () => {
  console.log(
    `Score: ${count.pages} of ${looked.length} pages looked at wide and at 320 px, axe findings ${count.findings}, texts painted in ${painted.size} ways`,
  )
  assert.deepEqual(count.unseen, [], 'pages that the demonstration area shows to nobody')
  assert.deepEqual([...new Set(troubles)], [])
  assert.deepEqual(world.faults, [])
})
