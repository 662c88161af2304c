/**
 * Every form that asks for a file keeps the chosen one while it comes back: the form of each such page in the registry is sent with a
 * file and nothing else, by somebody who may, and the page that comes back names the file.
 */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { routes } from '../../src/features/registry.ts'
import { fileFieldsOf } from '../../src/web/held-files.ts'
import type { Page } from '../../src/web/page.ts'
import { sessionCookie } from '../../src/web/session.ts'
import { browse } from '../../worlds/visitor.ts'
import { addressOf, paramsFor } from '../support/addresses.ts'
import { buildWorld, type World } from '../support/world.ts'
import { sourcesWith } from './address-sources.ts'

let world: World
const cookies: string[] = []
before(async () => {
  world = await buildWorld()
  const { rows } = await sql<{
    name: string
  }>`select split_part(email, '@', 1) as name from person where email like '%@demo.invalid' order by email`.execute(
    world.hub.db,
  )
  for (const { name } of rows) cookies.push(await world.cookieOf(name))
})
after(() => world.close())

const bytes = Buffer.from('No form takes this: \u0000\u0001\u0002')

async function keepsIt(page: Page, field: string): Promise<boolean> {
  for (const params of await paramsFor(world.hub.db, page, sourcesWith(world.codes))) {
    const address = addressOf(page.path, params)
    for (const cookie of cookies) {
      const visitor = browse(world, new Map([[sessionCookie, cookie]]))
      const shown = await visitor.get(address, false)
      // Where the record is at another stage, the page asks for no file.
      if (shown.status !== 200 || !new RegExp(`<input[^>]*name="${field}"[^>]*type="file"`).test(shown.body)) continue
      const files = { [field]: { name: 'Chosen.bin', type: 'application/octet-stream', bytes } }
      const answer = await visitor.post(address, {}, { files, follow: false })
      if (answer.status !== 422) continue
      for (const part of [`name="kept-${field}"`, 'Chosen.bin, 1 KB, kept', 'enctype="multipart/form-data"'])
        assert.ok(answer.body.includes(part), `${address} came back without ${part}`)
      return true
    }
  }
  return false
}

const asking = routes.filter((route): route is Page => route.kind === 'page' && fileFieldsOf(route.form).size > 0)

test('there are pages that ask for a file', () => assert.ok(asking.length >= 6))

for (const page of asking)
  for (const field of fileFieldsOf(page.form).keys())
    test(`${page.path} keeps the chosen file of “${field}”`, async () => {
      assert.ok(await keepsIt(page, field), 'no such page comes back to anybody in the demonstration area')
    })
