/**
 * Ids of others: what a form chooses or carries along is put in the place of a record that the page did not offer, of the same kind and under
 * another parent. None is taken.
 */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { everybodyOf, everyForm, type Somebody } from '../support/every-form.ts'
import { buildWorld, type World } from '../support/world.ts'

let world: World
let people: readonly Somebody[]
/** Which table a record stands in, by its id. */
const tableOf = new Map<string, string>()
const idsOf = new Map<string, string[]>()

before(async () => {
  world = await buildWorld()
  people = await everybodyOf(world)
  const { rows: tables } = await sql<{ name: string }>`
    select c.table_name as name from information_schema.columns c join information_schema.tables t
      on t.table_name = c.table_name and t.table_schema = c.table_schema
    where c.column_name = 'id' and c.data_type = 'uuid' and c.table_schema = 'public' and t.table_type = 'BASE TABLE'`.execute(
    world.hub.db,
  )
  for (const { name } of tables) {
    const { rows } = await sql<{ id: string }>`select id from ${sql.table(name)} order by id limit 3000`.execute(
      world.hub.db,
    )
    idsOf.set(
      name,
      rows.map(({ id }) => id),
    )
    for (const { id } of rows) tableOf.set(id, name)
  }
})
after(() => world.close())

const ID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g

/** What the boxes and buttons of a form would send that names a record: by name, each value with an id in it. */
function naming(body: string): { name: string; value: string; id: string }[] {
  const form = /<form\b[^>]*\bmethod="post"[\s\S]*?<\/form>/.exec(body)?.[0] ?? ''
  const found = new Map<string, { name: string; value: string; id: string }>()
  const note = (name: string | undefined, value: string) => {
    const [id] = value.match(ID) ?? []
    if (!name || name === '_once' || !id || !tableOf.has(id)) return
    found.set(`${name} ${value.replace(id, '')} ${tableOf.get(id)}`, { name, value, id })
  }
  for (const [whole, options = ''] of form.matchAll(/<select\b[^>]*>([\s\S]*?)<\/select>/g))
    for (const [, value = ''] of options.matchAll(/<option[^>]*value="([^"]*)"/g))
      note(/name="([^"]+)"/.exec(whole)?.[1], value)
  for (const [tag] of form.matchAll(/<(?:input|button)\b[^>]*>/g))
    note(/\bname="([^"]+)"/.exec(tag)?.[1], /\bvalue="([^"]*)"/.exec(tag)?.[1] ?? '')
  return [...found.values()]
}

/** Records of the same kind that nothing on the page names, from both ends of the list. */
function others(body: string, id: string): string[] {
  const all = idsOf.get(tableOf.get(id)!)!.filter(each => !body.includes(each))
  return [...new Set([all[0], all.at(-1), all[Math.floor(all.length / 2)]])].flatMap(each => each ?? [])
}

/** Where what is not of the page is passed over in saving the rest, and why it is kept nowhere. */
const PASSED_OVER: Readonly<Record<string, RegExp>> = {
  // Only seats and items of the meeting are looked for in what was sent (boxes.ts).
  '/meetings/:id/running': /^(?:out-|act$)/,
}

test('what a page did not offer is not taken by its form', async () => {
  const taken: string[] = []
  let [sent, named] = [0, 0]
  for await (const form of everyForm(world, people)) {
    const { body } = await form.who.visitor.get(form.address, false)
    for (const { name, value, id } of naming(body)) {
      const { _once: _, ...values } = form.values
      for (const other of others(body, id)) {
        if (PASSED_OVER[form.page.path]?.test(name)) continue
        const answer = await form.who.visitor.post(
          form.address,
          { ...values, [name]: [value.replace(id, other)] },
          { follow: false },
        )
        sent++
        if (answer.status === 422 && answer.body.includes(`href="#${name}`)) named++
        const faults = world.faults.splice(0)
        if (answer.status < 400 || answer.status >= 500 || faults.length > 0)
          taken.push(
            `${form.page.path} ${name} = ${value.replace(id, '…')} (${tableOf.get(id)}): ${answer.status} ${String(answer.headers['location'] ?? '')} ${faults.map(String).join()}`,
          )
      }
    }
  }
  console.log(`Score: ${sent} sent, ${named} refused at the field`)
  assert.deepEqual([...new Set(taken)], [])
})
