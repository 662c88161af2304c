import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type TestApp, testApp, words } from '../../../test/support/app.ts'
import { newId } from '../../db/ids.ts'
import { grantRole } from '../accounts/index.ts'

let app: TestApp

before(async () => {
  app = await testApp()
})
after(() => app.close())

test('a new area shows the secretariat what is left to set up, step by step, and nobody else', async () => {
  const { db } = app.hub
  const person = newId()
  const { id: area } = await app.hub.area()
  await db.insertInto('person').values({ id: person, name: 'Sam', email: 'sam@example.org' }).execute()
  await db.transaction().execute(tx =>
    grantRole(tx, {
      personId: person,
      role: 'secretariat',
      subject: { kind: 'area', id: area },
      from: '2020-01-01' as never,
      grantedBy: null,
    }),
  )
  await db.updateTable('area').set({ set_up_on: null }).execute()
  app.hub.forgetPages()
  const front = async () => words((await (await app.visitor(person)).get('/')).body)
  assert.match(await front(), /Set up .* of 8 steps are done/)
  assert.doesNotMatch(words((await (await app.visitor()).get('/')).body), /steps are done/)
  const before = Number(/(\d) of 8 steps/.exec(await front())?.[1])
  for (const name of ['Fen Aid', 'Fenland Council'])
    await db
      .insertInto('organisation')
      .values({ id: newId(), slug: name.slice(0, 8), name, sector: 'voluntary' })
      .execute()
  assert.equal(Number(/(\d) of 8 steps/.exec(await front())?.[1]), before + 1)
})
