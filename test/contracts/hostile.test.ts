/**
 * What nobody would type by hand: in each part of an address and of its question, and in what forms carry along or let choose. Every answer is
 * a page in words; none is a fault.
 */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { routes } from '../../src/features/registry.ts'
import type { FormSpec } from '../../src/web/fields.ts'
import type { Route } from '../../src/web/page.ts'
import { addressOf, paramsFor } from '../support/addresses.ts'
import { everybodyOf, everyForm, type OpenForm, type Somebody } from '../support/every-form.ts'
import { finding } from '../support/found.ts'
import { buildWorld, type World } from '../support/world.ts'
import { sourcesWith } from './address-sources.ts'

let world: World
let people: readonly Somebody[]
before(async () => {
  world = await buildWorld()
  people = await everybodyOf(world)
})
after(() => world.close())

/** A sign that no database takes, a name that every object has, a number that no column holds. */
const words = ['\u0000', '__proto__', '99999999999999999999']
/** The id of nothing. */
const NOTHING = '019a0000-0000-7000-8000-000000000000'

/** Somebody who may have what is at an address; null where nobody may. */
async function whoMay(route: Route, params: Record<string, string>): Promise<Somebody | null> {
  const find = finding(route, params, world.hub)
  for (const who of people) {
    const found = await find(who.actor)
    if (found && route.access.allows(who.actor, found.ref)) return who
  }
  return null
}

const told = (word: string) => JSON.stringify(word).slice(0, 40)
const faults = () => world.faults.splice(0).map(fault => String((fault as Error).message ?? fault))

test('whatever stands in an address or in what it asks, the answer is in words', async () => {
  const wrong: string[] = []
  let asked = 0
  for (const route of routes) {
    const [params] = await paramsFor(world.hub.db, route, sourcesWith(world.codes))
    const who = params ? await whoMay(route, params) : null
    if (!params || !who) continue
    const shape = (route.query as { readonly shape?: object } | undefined)?.shape ?? {}
    const each = words.flatMap(word => [
      ...Object.keys(params).map(name => addressOf(route.path, { ...params, [name]: word })),
      ...Object.keys(shape).map(name => `${addressOf(route.path, params)}?${new URLSearchParams({ [name]: word })}`),
    ])
    for (const address of each) {
      const { status } = await who.visitor.get(address, false)
      asked++
      const said = faults()
      if (status >= 500 || said.length > 0) wrong.push(`${status} ${address.slice(0, 120)}: ${said.join()}`)
    }
  }
  assert.deepEqual(wrong, [])
  console.log(`Score: ${asked} addresses, 0 faults`)
})

/** What a form carries along or lets choose: what is chosen of a fixed list is judged by the field itself. */
function carried({ page, values, written }: OpenForm): string[] {
  const declared = Object.entries((page.form ?? {}) as FormSpec)
  const fixed = declared.flatMap(([name, field]) => (field.options && field.options.length > 0 ? [name] : []))
  const typed = declared.flatMap(([name, field]) =>
    ['input', 'textarea', 'file'].includes(field.control) ? [name] : [],
  )
  const left = new Set([...Object.keys(values), ...declared.map(([name]) => name)])
  for (const name of ['_once', ...fixed, ...typed, ...written.keys()]) left.delete(name)
  return [...left].filter(name => !/-(day|month|year)$/.test(name)).slice(0, 12)
}

test('whatever a form carries along, it is taken or refused in words', async () => {
  const wrong: string[] = []
  let sent = 0
  for await (const form of everyForm(world, people)) {
    const { _once: _, ...values } = form.values
    for (const name of carried(form))
      for (const word of [...words, NOTHING]) {
        const answer = await form.who.visitor.post(form.address, { ...values, [name]: [word, word] }, { follow: false })
        sent++
        const said = faults()
        if (answer.status >= 500 || said.length > 0)
          wrong.push(`${form.page.path} ${name}=${told(word)} (${answer.status}): ${said.join()}`)
      }
  }
  assert.deepEqual(wrong, [])
  console.log(`Score: ${sent} forms, 0 faults`)
})
