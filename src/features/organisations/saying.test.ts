import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type TestApp, testApp, type Visitor, words } from '../../../test/support/app.ts'
import { newId } from '../../db/ids.ts'
import { day } from '../../kernel/day.ts'

let app: TestApp
let contact: Visitor
let secretary: Visitor
let stranger: Visitor
let reader: Visitor
const ids: Record<string, string> = {}

before(async () => {
  app = await testApp(new Date('2026-03-02T09:00:00Z'))
  const { db } = app.hub
  const { id: area } = await db.selectFrom('area').select('id').executeTakeFirstOrThrow()
  for (const [slug, name, sector, infrastructure] of [
    ['fen-aid', 'Fen Aid', 'voluntary', false],
    ['fen-cvs', 'Fen CVS', 'voluntary', true],
    ['fen-council', 'Fen Council', 'statutory', false],
  ] as const) {
    ids[slug] = newId()
    await db
      .insertInto('organisation')
      .values({ id: ids[slug], slug, name, sector, infrastructure, email: `${slug}@example.org` })
      .execute()
  }
  const person = async (name: string, role?: string, kind?: 'area' | 'organisation', on?: string) => {
    const id = newId()
    await db
      .insertInto('person')
      .values({ id, name, email: `${newId()}@example.org` })
      .execute()
    if (role && kind && on)
      await db
        .insertInto('role_grant')
        .values({ id: newId(), person_id: id, role, subject_kind: kind, subject_id: on, from_day: day('2020-01-01') })
        .execute()
    return app.visitor(id)
  }
  contact = await person('Con Tact', 'contact', 'organisation', ids['fen-aid'])
  secretary = await person('Sec Retary', 'secretariat', 'area', area)
  stranger = await person('Stran Ger')
  reader = await app.visitor()
})
after(() => app.close())

test('wishes are said by those who speak for the organisation, public, and end', async () => {
  const at = '/organisations/fen-aid/interests'
  assert.equal((await stranger.get(at)).status, 403)
  assert.equal((await contact.send(at, { topic: 'Health' })).status, 422)
  assert.equal((await contact.send(at, { wants: 'early', body: ids['fen-cvs']! })).status, 422)
  await contact.send(at, { wants: 'early', topic: 'Health', body: ids['fen-council']! })
  assert.match(
    words((await reader.get('/organisations/fen-aid')).body),
    /To be told as soon as something is announced: Health, Fen Council/,
  )
  const { id } = await app.hub.db.selectFrom('interest').select('id').executeTakeFirstOrThrow()
  await contact.send(`${at}/${id}`, {})
  assert.doesNotMatch(words((await reader.get('/organisations/fen-aid')).body), /Health, Fen Council/)
  assert.equal((await contact.get(`${at}/${id}`)).status, 403)
})

test('organisations that have not said anything are invited once a day, by the secretariat only', async () => {
  assert.equal((await contact.get('/organisations/interests')).status, 403)
  await secretary.send('/organisations/interests', {})
  await secretary.send('/organisations/interests', {})
  const invited = await app.hub.db.selectFrom('interest_invitation').select('organisation_id').execute()
  assert.equal(invited.length, 3)
  assert.match(words((await secretary.get('/organisations/interests')).body), /Fen CVS Invited/)
})

test('how it works is public; a stale edit is told, a day ahead and its own name are refused', async () => {
  const at = '/organisations/fen-aid/practice'
  const typed = { objectives: 'Warm rooms', communication: 'A letter', belongs_to_id: ids['fen-cvs']! }
  assert.equal((await contact.send(at, { ...typed, belongs_to_id: ids['fen-aid']! })).status, 422)
  const ahead = { 'code_plan_on-day': '3', 'code_plan_on-month': '3', 'code_plan_on-year': '2027' }
  assert.equal((await contact.send(at, { ...typed, ...ahead })).status, 422)
  await contact.send(at, typed)
  assert.equal((await contact.send(at, { ...typed, version: '1' })).status, 409)
  assert.match(
    words((await reader.get('/organisations/fen-aid')).body),
    /Warm rooms .*A letter .*It belongs to, or is reached by, Fen CVS/,
  )
})

test('a policy is listed with what it means for the sector', async () => {
  const at = '/organisations/fen-council/policies'
  assert.equal((await contact.get(`${at}/new`)).status, 403)
  const noted = { 'effect_noted_on-day': '1', 'effect_noted_on-month': '3', 'effect_noted_on-year': '2026' }
  assert.equal((await secretary.send(`${at}/new`, { title: 'Grants', ...noted })).status, 422)
  await secretary.send(`${at}/new`, { title: 'Grants', effect: 'Less paper', ...noted })
  assert.match(words((await reader.get(at)).body), /Grants Affects the sector Less paper Noted on 1 March 2026/)
  const { id } = await app.hub.db.selectFrom('policy_change').select('id').executeTakeFirstOrThrow()
  await secretary.send(`${at}/${id}`, { involvement: 'Two talks' })
  assert.match(words((await reader.get(at)).body), /Two talks/)
})

test('an organisation is checked, and only those who answer for it see what to do', async () => {
  assert.match(words((await reader.get('/organisations/fen-aid/checks')).body), /Checks: Fen Aid/)
  assert.equal((await stranger.get('/organisations/fen-aid/departures/new')).status, 403)
  assert.equal((await contact.get('/organisations/fen-aid/departures/new')).status, 200)
})
