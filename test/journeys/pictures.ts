/** `npm run pictures`: drives the demonstration area in the browser and writes the pictures of the documentation. */
import { mkdir } from 'node:fs/promises'
import type { AddressInfo } from 'node:net'
import { fileURLToPath } from 'node:url'
import { sessionCookie } from '../../src/web/session.ts'
import { openBrowser, visit } from '../support/browser.ts'
import { calledAs } from '../support/called-as.ts'
import { stopTestServer } from '../support/database.ts'
import { buildWorld } from '../support/world.ts'

const FOLDER = fileURLToPath(new URL('../../docs/pictures/', import.meta.url))
const PHONE = 320
const DESK = 1200

type Picture = {
  readonly name: string
  readonly path: string
  readonly who: string | null
  readonly width?: number
  readonly whole?: boolean
}

const code = '/consultations/draft-code-on-consulting-people'
const green = '/consultations/green-spaces-plan-for-holt'

const pictures: readonly Picture[] = [
  { name: 'home', path: '/', who: null },
  { name: 'home-phone', path: '/', who: null, width: PHONE },
  { name: 'consultation', path: green, who: null },
  { name: 'response-form', path: `${green}/response`, who: null },
  { name: 'response-form-phone', path: `${green}/response`, who: null, width: PHONE },
  { name: 'reading', path: `${green}/documents/green-spaces-plan-for-holt`, who: null },
  { name: 'plan', path: `${green}/plan`, who: 'priya.natt' },
  { name: 'register', path: `${code}/register`, who: null },
  { name: 'next-version', path: `${code}/documents/code-on-consulting-people/compare`, who: null },
  { name: 'report', path: `${code}/report`, who: null },
  { name: 'code-check', path: `${green}/checks`, who: 'priya.natt' },
  { name: 'tasks', path: '/tasks', who: 'priya.natt' },
  { name: 'partnerships', path: '/partnerships', who: null },
  { name: 'partnership', path: '/partnerships/getting-there', who: null },
  { name: 'partnership-check', path: '/partnerships/getting-there/checks', who: 'hassan.idris' },
  { name: 'codes', path: '/codes', who: null },
]

calledAs('How it is called: npm run pictures', {})
const world = await buildWorld('http://127.0.0.1', 'area')
await world.server.listen({ port: 0, host: '127.0.0.1' })
const { port } = world.server.server.address() as AddressInfo
const origin = `http://127.0.0.1:${port}`
const browser = await openBrowser()
const held = await world.hub.db.selectFrom('meeting').select('id').orderBy('held_on').executeTakeFirstOrThrow()
const meeting: Picture = { name: 'meeting-phone', path: `/meetings/${held.id}`, who: 'joan.reed', width: PHONE }
try {
  await mkdir(FOLDER, { recursive: true })
  for (const { name, path, who, width, whole } of [...pictures, meeting]) {
    const context = await visit(browser, { origin, width: width ?? DESK })
    const cookie = await world.cookieOf(who)
    if (cookie) await context.addCookies([{ name: sessionCookie, value: cookie, url: origin }])
    const page = await context.newPage()
    const answer = await page.goto(path)
    if (answer?.status() !== 200) throw new Error(`${path} answered ${answer?.status()}`)
    await page.screenshot({ path: `${FOLDER}${name}.png`, fullPage: whole ?? false })
    console.log(`docs/pictures/${name}.png`)
    await context.close()
  }
} finally {
  await browser.close()
  await world.close()
  await stopTestServer()
}
process.exit(0)
