/** A board keeps the agendas that come again, and begins the agenda of a meeting from one of them or from the last one. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type TestApp, testApp, type Visitor, words } from '../../../../test/support/app.ts'
import { type SeatedPartnership, seatedPartnership } from '../../../../test/support/seated-partnership.ts'
import { findForm } from '../../../../worlds/visitor.ts'
import { newId } from '../../../db/ids.ts'
import { day } from '../../../kernel/day.ts'

let app: TestApp
let of: SeatedPartnership
let admin: Visitor
const [last, next] = [newId(), newId()]
const list = '/partnerships/reeds/agenda-templates'

before(async () => {
  app = await testApp(new Date('2026-03-02T09:00:00Z'))
  of = await seatedPartnership(app.hub.db, 'reeds')
  admin = await app.visitor(of.people.admin)
  const common = { partnership_id: of.id, announced_on: day('2026-01-02') }
  await app.hub.db
    .insertInto('meeting')
    .values([
      {
        id: last,
        ...common,
        held_on: day('2026-02-02'),
        state: 'held',
        minutes: 'We met.',
        minutes_published_at: new Date('2026-02-05'),
      },
      { id: next, ...common, held_on: day('2026-06-01'), starts_at: '10:00' },
    ])
    .execute()
  const item = { meeting_id: last, state: 'accepted' as const }
  await app.hub.db
    .insertInto('agenda_item')
    .values([
      { id: newId(), ...item, position: 1, title: 'Welcome', presenter: 'Ada' },
      { id: newId(), ...item, position: 2, title: 'Minutes of 5 January', standing: 'minutes', does: 'decision' },
      {
        id: newId(),
        ...item,
        position: 3,
        title: 'One family',
        closed: true,
        closed_reason: 'About one family.',
        relook_on: day('2026-12-01'),
      },
      { id: newId(), ...item, position: 4, title: 'Any other business', standing: 'other-business' },
    ])
    .execute()
})
after(() => app.close())

async function kept(name: string) {
  const { db } = app.hub
  const template = await db.selectFrom('agenda_template').selectAll().where('name', '=', name).executeTakeFirstOrThrow()
  const items = await db
    .selectFrom('agenda_template_item')
    .selectAll()
    .where('agenda_template_id', '=', template.id)
    .orderBy('position')
    .execute()
  return { id: template.id, items, titles: items.map(({ title }) => title) }
}
const titlesOf = async (id: string) =>
  (
    await app.hub.db.selectFrom('agenda_item').selectAll().where('meeting_id', '=', id).orderBy('position').execute()
  ).map(({ title }) => title)

test('an agenda is kept from one that the board had, without what was closed and without its days', async () => {
  assert.equal((await (await app.visitor(of.people.ada)).get(list)).status, 403)
  await admin.send(list, { name: 'Yearly', from: last })
  assert.deepEqual((await kept('Yearly')).titles, ['Welcome', 'Minutes of the last meeting', 'Any other business'])
  await admin.send(list, { name: 'Monthly' })
  assert.equal((await kept('Monthly')).items.length, 7)
  const twice = await admin.send(list, { name: 'monthly' })
  assert.equal(twice.status, 422)
  assert.match(words(twice.body), /There is one with this name already/)
  assert.equal((await admin.send(list, { name: 'Other', from: newId() })).status, 422)
})

test('its items are added by lines, put in order by numbers, changed one by one and taken away', async () => {
  const { id } = await kept('Yearly')
  const path = `/agenda-templates/${id}`
  await admin.send(path, { several: 'Accounts (20, decision, by Ben)\nElection of the chair', act: 'save' })
  assert.deepEqual((await kept('Yearly')).titles, [
    'Welcome',
    'Minutes of the last meeting',
    'Any other business',
    'Accounts',
    'Election of the chair',
  ])
  const [, , other, accounts, election] = (await kept('Yearly')).items
  assert.deepEqual([accounts!.minutes, accounts!.does, accounts!.presenter], [20, 'decision', 'Ben'])
  await admin.send(path, { [`place-${other!.id}`]: '9', act: 'save' })
  await admin.send(path, { act: `up:${election!.id}` })
  assert.deepEqual((await kept('Yearly')).titles.slice(2), ['Election of the chair', 'Accounts', 'Any other business'])
  const standing = await admin.send(`/agenda-template-items/${accounts!.id}`, { standing: 'minutes' })
  assert.equal(standing.status, 422)
  await admin.send(`/agenda-template-items/${accounts!.id}`, { title: 'Accounts of the year', minutes: '30' })
  await admin.send(path, { act: `remove:${election!.id}` })
  assert.deepEqual((await kept('Yearly')).titles.slice(2), ['Accounts of the year', 'Any other business'])
  assert.equal((await admin.send(path, { several: '(20)', act: 'save' })).status, 422)
})

test('a meeting begins from it: its items in its order, minutes to approve with their day, nothing twice', async () => {
  const { id } = await kept('Yearly')
  await admin.send(`/meetings/${next}/items`, { title: 'Reed beds' })
  await admin.send(`/meetings/${next}/agenda`, { act: 'standing', begins_from: id })
  const begun = ['Welcome', 'Minutes of 2 February 2026', 'Accounts of the year', 'Reed beds', 'Any other business']
  assert.deepEqual(await titlesOf(next), begun)
  await admin.send(`/meetings/${next}/agenda`, { act: 'standing', begins_from: id })
  assert.deepEqual(await titlesOf(next), begun)
})

test('one that is put away is offered no more, and agendas that began from it stay', async () => {
  const { id } = await kept('Yearly')
  await admin.send(`/agenda-templates/${id}`, { act: 'retire' })
  assert.equal((await admin.get(`/agenda-templates/${id}`)).status, 403)
  assert.doesNotMatch(words((await admin.get(list)).body), /Accounts of the year/)
  assert.equal((await titlesOf(next)).length, 5)
  assert.equal((await admin.send(list, { name: 'Yearly' })).status, 200)
})

test('two who change it at once do not overwrite one another', async () => {
  const { id } = await kept('Monthly')
  const path = `/agenda-templates/${id}`
  const { values } = findForm((await admin.get(path)).body)!
  await admin.send(path, { several: 'Roof', act: 'save' })
  const late = await admin.post(path, { ...values, several: 'Boats', act: 'save' })
  assert.equal(late.status, 409)
  assert.ok(!(await kept('Monthly')).titles.includes('Boats'))
})
