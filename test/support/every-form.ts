/** Every form of the demonstration area, opened by the first who may and to whom its page shows one, filled as somebody would. */
import { sql } from 'kysely'
import type { Actor } from '../../src/access/access.ts'
import { routes } from '../../src/features/registry.ts'
import type { Page } from '../../src/web/page.ts'
import { findActor } from '../../src/web/session.ts'
import { findForm, type Visitor } from '../../worlds/visitor.ts'
import { sourcesWith } from '../contracts/address-sources.ts'
import { addressOf, paramsFor } from './addresses.ts'
import { carelessValues } from './careless.ts'
import { finding } from './found.ts'
import type { World } from './world.ts'

/** Somebody of the area with a browser of their own; without a name nobody is signed in. */
export type Somebody = { readonly name: string | null; readonly actor: Actor; readonly visitor: Visitor }

/** Everybody of the area, and nobody. */
export async function everybodyOf(world: World): Promise<readonly Somebody[]> {
  const { rows } = await sql<{ name: string }>`
    select split_part(email, '@', 1) as name from person where email like '%@demo.invalid' order by email`.execute(
    world.hub.db,
  )
  const today = await world.hub.today()
  return Promise.all(
    [...rows.map(({ name }) => name), null].map(async name => ({
      name,
      actor: await findActor(world.hub.db, (await world.cookieOf(name)) || undefined, world.now, today),
      visitor: await world.visitor(name),
    })),
  )
}

/** A form as it stands open before somebody. `written` are the boxes that they wrote in, each with words of its own. */
export type OpenForm = {
  readonly page: Page
  readonly address: string
  readonly who: Somebody
  readonly values: Readonly<Record<string, string[]>>
  readonly written: ReadonlyMap<string, string>
}

/** Forms whose sender would be somebody else afterwards, or nobody; and those that only forget what a browser keeps. */
const LEAVES = /sign-out|\/sessions$|\/erase$|put-away|\/kiosk\//

/** Opens every form that somebody may send. */
export async function* everyForm(world: World, people: readonly Somebody[]): AsyncGenerator<OpenForm> {
  for (const page of routes) {
    if (page.kind !== 'page' || !(page.submit ?? page.take) || LEAVES.test(page.path)) continue
    const open = await openOne(world, page, people)
    if (open) yield open
  }
}

async function openOne(world: World, page: Page, people: readonly Somebody[]): Promise<OpenForm | null> {
  for (const params of (await paramsFor(world.hub.db, page, sourcesWith(world.codes))).slice(0, 3)) {
    const address = addressOf(page.path, params)
    const find = finding(page, params, world.hub)
    for (const who of people) {
      const found = await find(who.actor)
      if (!found || !page.access.allows(who.actor, found.ref)) continue
      const opened = await who.visitor.get(address, false)
      const form = opened.status === 200 ? findForm(opened.body) : null
      if (!form || (form.action ?? address).split('?')[0] !== address) break
      const typed = carelessValues(opened.body, { word: 'Words', day: () => '2026-04-20' })
      const written = new Map<string, string>()
      for (const [name, [value]] of Object.entries(typed))
        if (value === 'Words') written.set(name, `Words of a test, box ${written.size + 1}`)
      const own = Object.fromEntries([...written].map(([name, words]) => [name, [words]]))
      return { page, address, who, values: { ...form.values, ...typed, ...own }, written }
    }
  }
  return null
}

/** The boxes that somebody wrote in whose words are not in what they are shown. */
export function lostIn(body: string, { written }: Pick<OpenForm, 'written'>): string[] {
  const shown = findForm(body)?.values ?? {}
  return [...written].flatMap(([name, words]) => (shown[name]?.includes(words) ? [] : [name]))
}
