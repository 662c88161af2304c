/** An organisation that is there already is offered before it is made a second time. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type TestApp, testApp, type Visitor, words } from '../../../test/support/app.ts'
import { newId } from '../../db/ids.ts'
import { day } from '../../kernel/day.ts'

let app: TestApp
let sam: Visitor

before(async () => {
  app = await testApp()
  const { db } = app.hub
  const { id: area } = await db.selectFrom('area').select('id').executeTakeFirstOrThrow()
  const person = newId()
  await db.insertInto('person').values({ id: person, name: 'Sam', email: 'sam@example.org' }).execute()
  await db
    .insertInto('role_grant')
    .values({
      id: newId(),
      person_id: person,
      role: 'secretariat',
      subject_kind: 'area',
      subject_id: area,
      from_day: day('2026-01-01'),
    })
    .execute()
  sam = await app.visitor(person)
})
after(() => app.close())

const add = (name: string, more: Record<string, string> = {}) =>
  sam.send('/organisations/new', { name, sector: 'voluntary', ...more })
const count = async () =>
  Number(
    (
      await app.hub.db
        .selectFrom('organisation')
        .select(eb => eb.fn.countAll().as('count'))
        .executeTakeFirstOrThrow()
    ).count,
  )

test('a name that is there already, however it is written, is asked about and not added', async () => {
  assert.equal((await add('Older People’s Forum')).status, 200)
  for (const name of [
    "older people's forum",
    'The Older Peoples Forum Ltd',
    'Older People’s Forum of Holt',
    'FORUM, Older People’s',
  ]) {
    const answer = await add(name)
    assert.equal(answer.status, 422, name)
    assert.match(words(answer.body), /is there already.*Older People’s Forum/)
  }
  assert.equal(await count(), 1)
  assert.equal((await add('Older Trees')).status, 200, 'one word in common is no double')
})

test('also by the name it had before, and it is added where it is another one', async () => {
  await app.hub.db
    .updateTable('organisation')
    .set({ name: 'Silver Voices' })
    .where('name', '=', 'Older People’s Forum')
    .execute()
  const answer = await add("Older people's forum")
  assert.equal(answer.status, 422)
  assert.match(words(answer.body), /Silver Voices \(formerly Older People’s Forum\)/)
  assert.equal((await add("Older people's forum", { another: 'yes' })).status, 200)
})
