/**
 * Nothing that was typed is lost: of every form of the demonstration area, sent when the sign-in of whoever wrote it has ended, sent from a record
 * that somebody else has changed meanwhile, and sent with a fault. What was written in each box stands in it again.
 */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { sessionCookie } from '../../src/web/session.ts'
import { browse } from '../../worlds/visitor.ts'
import { everybodyOf, everyForm, lostIn, type OpenForm } from '../support/every-form.ts'
import { buildWorld, type World } from '../support/world.ts'

let world: World
const forms: OpenForm[] = []
before(async () => {
  world = await buildWorld()
  for await (const form of everyForm(world, await everybodyOf(world))) if (form.written.size > 0) forms.push(form)
  assert.ok(forms.length > 150, `${forms.length} forms`)
})
after(() => world.close())

/** Rights for which nobody needs to be signed in. */
const openToMany = new Set(['anyone', 'holder of the link or code'])

/** Whether a form is declared with a box of this kind. */
const versioned = ({ page }: OpenForm) => page.form?.['version'] !== undefined

test('what was typed when a sign-in had ended stands in its form again after signing in', async () => {
  const lost: string[] = []
  let kept = 0
  for (const form of forms) {
    if (form.who.name === null || form.page.secret || openToMany.has(form.page.access.name)) continue
    // Nobody fills a hundred forms at once; what one person may have kept is limited.
    await sql`delete from tries`.execute(world.hub.db)
    const token = await world.cookieOf(form.who.name)
    const visitor = browse(world, new Map([[sessionCookie, token]]))
    await world.hub.db
      .updateTable('session')
      .set({ ended_at: world.now })
      .where('person_id', '=', form.who.actor.person!.id)
      .execute()
    const { _once: _, ...values } = form.values
    const answer = await visitor.post(form.address, values, { follow: false })
    const back = /href="\/sign-in\?return=([^"&]+)/.exec(answer.body)?.[1]
    if (answer.status !== 401 || !back) {
      lost.push(`${form.page.path}: ${answer.status}, and no way back`)
      continue
    }
    const again = await (await world.visitor(form.who.name)).get(decodeURIComponent(back), false)
    const gone = lostIn(again.body, form)
    if (gone.length > 0) lost.push(`${form.page.path} (${again.status}): ${gone.join(', ')}`)
    kept++
  }
  assert.deepEqual(lost, [])
  console.log(`Score: ${kept} forms whose sign-in had ended, 0 boxes lost`)
})

test('what was typed stands in a form that comes back', async () => {
  const lost: string[] = []
  const by = new Map<number, number>()
  const people = new Map((await everybodyOf(world)).map(who => [who.name, who.visitor]))
  for (const form of forms) {
    if (form.page.access.name === 'holder of the link or code') continue
    await sql`delete from tries`.execute(world.hub.db)
    const { _once: _, ...values }: Record<string, string[]> = form.values
    const sent: Record<string, string[]>[] = versioned(form)
      ? [
          { ...values, version: ['2147483600'] },
          { ...values, version: ['none'] },
        ]
      : []
    const [first] = form.written.keys()
    sent.push({ ...values, [first!]: ['x'.repeat(60_000)] })
    for (const each of sent) {
      const answer = await people.get(form.who.name)!.post(form.address, each, { follow: false })
      by.set(answer.status, (by.get(answer.status) ?? 0) + 1)
      if (![409, 422].includes(answer.status)) continue
      const gone = lostIn(answer.body, form).filter(name => each[name]?.[0] === form.written.get(name))
      if (gone.length > 0) lost.push(`${form.page.path} (${answer.status}): ${gone.join(', ')}`)
    }
  }
  assert.deepEqual(world.faults, [])
  assert.deepEqual(lost, [])
  assert.ok((by.get(409) ?? 0) > 50 && (by.get(422) ?? 0) > 150, JSON.stringify([...by]))
  console.log(`Score: forms sent back by status ${JSON.stringify([...by])}, 0 boxes lost`)
})
