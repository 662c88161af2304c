import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type TestApp, testApp, type Visitor, words } from '../../../test/support/app.ts'
import { practiceOf } from '../../codes/index.ts'
import { newId } from '../../db/ids.ts'
import { loadFacts } from '../../facts/load.ts'
import { day } from '../../kernel/day.ts'

let app: TestApp
let contact: Visitor
let secretary: Visitor
let stranger: Visitor
let reader: Visitor
let aid: string

before(async () => {
  app = await testApp(new Date('2026-03-02T09:00:00Z'))
  const { db } = app.hub
  const { id: area } = await db.selectFrom('area').select('id').executeTakeFirstOrThrow()
  aid = newId()
  await db
    .insertInto('organisation')
    .values({ id: aid, slug: 'fen-aid', name: 'Fen Aid', sector: 'voluntary' })
    .execute()
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
  contact = await person('Con Tact', 'contact', 'organisation', aid)
  secretary = await person('Sec Retary', 'secretariat', 'area', area)
  stranger = await person('Stran Ger')
  reader = await app.visitor()
})
after(() => app.close())

const boxes = (name: string, on: string) => {
  const [year = '', month = '', dayOfMonth = ''] = on.split('-')
  return { [`${name}-day`]: dayOfMonth, [`${name}-month`]: month, [`${name}-year`]: year }
}
const entryId = async (kind: string) =>
  (await app.hub.db.selectFrom('own_entry').select('id').where('kind', '=', kind).executeTakeFirstOrThrow()).id
/** What a practice says of the records as they are. */
const says = async (practice: string) => {
  const { db } = app.hub
  const today = await app.hub.today()
  const kind = practice.startsWith('compact.') ? 'compact' : 'organisation'
  const { id: area } = await db.selectFrom('area').select('id').executeTakeFirstOrThrow()
  const subject = kind === 'compact' ? area : aid
  const facts = (await loadFacts(db, kind, [subject], today)).get(subject)!
  const { check, defaults } = practiceOf(practice)!
  return check(facts, defaults, today, [])
}

test('a gap in what people can do is met by training, in the order in which it is written down', async () => {
  const at = '/organisations/fen-aid/people'
  assert.equal((await stranger.get(`${at}/skill/new`)).status, 403)
  assert.match(words((await reader.get(at)).body), /No skill is written down yet/)
  assert.equal((await contact.send(`${at}/skill/new`, { what: 'x', who: 'staff', choice: 'missing' })).status, 422)
  await contact.send(`${at}/skill/new`, { what: 'Reading a budget', who: 'staff', choice: 'missing' })
  const skill = await entryId('skill')
  const course = { what: 'An evening with a treasurer', about_entry_id: newId(), ...boxes('on_day', '2026-05-04') }
  const refused = await contact.send(`${at}/course/new`, course)
  assert.equal(refused.status, 422)
  assert.match(refused.body, /An evening with a treasurer/)
  await contact.send(`${at}/course/new`, { ...course, about_entry_id: skill })
  assert.match(
    words((await reader.get(at)).body),
    /Reading a budget .*Nobody can yet .*An evening with a treasurer .*The skill it is for: Reading a budget/,
  )
  assert.match((await reader.get(`${at}.csv`)).body, /A skill,Reading a budget,/)
  assert.equal((await says('organisation.invests-in-people')).verdict, 'met')
})

test('an entry that two change at once is told to the second, and one that holds no more stays readable', async () => {
  const at = `/organisations/fen-aid/people/skill/${await entryId('skill')}`
  const first = await contact.send(at, { what: 'Reading any budget' })
  assert.equal(first.status, 200)
  assert.equal((await contact.send(at, { what: 'Reading', version: '1' })).status, 409)
  await contact.send(at, { ended: 'yes' })
  assert.match(
    words((await reader.get('/organisations/fen-aid/people')).body),
    /Reading any budget Held until 2 March 2026/,
  )
})

test('what was settled before anybody was asked is refused; a bid without an answer needs its day', async () => {
  const settled = {
    what: 'Aims until 2029',
    choice: 'course',
    members: 'A card to all',
    wider: 'A stall',
    said: 'Go on as before',
    ...boxes('by_day', '2026-02-02'),
  }
  const asked = '/organisations/fen-aid/asked-first/direction/new'
  assert.equal((await contact.send(asked, { ...settled, ...boxes('on_day', '2026-01-05') })).status, 422)
  assert.equal((await contact.send(asked, { ...settled, ...boxes('on_day', '2026-02-09') })).status, 200)
  const bid = { what: 'Fares', whom: 'A foundation', choice: 'waiting', ...boxes('on_day', '2026-02-02') }
  const bids = '/organisations/fen-aid/bids/bid/new'
  assert.equal((await contact.send(bids, bid)).status, 422)
  await contact.send(bids, { ...bid, pounds: '2400', ...boxes('by_day', '2026-04-01') })
  assert.equal((await says('organisation.members-consulted')).verdict, 'met')
  assert.equal((await says('organisation.seeks-resources')).verdict, 'notDue')
  assert.match(words((await reader.get('/organisations/fen-aid/bids')).body), /Pounds asked for: £2,400/)
})

test('that it has no guide of its own is said once', async () => {
  const at = '/organisations/fen-aid/guides/no-guide/new'
  const said = { what: 'Everybody was asked.', ...boxes('on_day', '2026-02-02') }
  await contact.send(at, said)
  assert.equal((await contact.send(at, said)).status, 422)
})

test('ways of involvement: what is not offered says why, and the list tells all', async () => {
  const list = '/organisations/fen-aid/policies'
  await contact.send(`${list}/new`, { title: 'Lettings', affects_sector: 'yes' })
  const { id } = await app.hub.db.selectFrom('policy_change').select('id').executeTakeFirstOrThrow()
  const at = `${list}/${id}/involvement`
  assert.equal((await stranger.get(at)).status, 403)
  assert.equal((await contact.send(at, { delivery: 'not-offered' })).status, 422)
  await contact.send(at, { feedback: 'offered', delivery: 'not-offered', 'delivery-why': 'The lease forbids it.' })
  assert.match(words((await reader.get(list)).body), /Delivering it: Not offered: The lease forbids it\./)
  assert.equal((await contact.send(at, { scrutiny: 'offered', version: '1' })).status, 409)
  assert.equal((await says('organisation.involvement-considered')).verdict, 'notMet')
})

test('the Compact is made known part by part, its aids name clauses that there are, its limits are looked at again', async () => {
  assert.equal((await contact.get('/compact/limits/limit/new')).status, 403)
  for (const what of ['North', 'South']) await secretary.send('/compact/made-known/area-part/new', { what })
  const step = { what: 'A stall', choice: 'event', reached: 'Forty people', ...boxes('on_day', '2026-02-02') }
  assert.equal((await secretary.send('/compact/made-known/promotion/new', step)).status, 422)
  await secretary.send('/compact/made-known/promotion/new', { ...step, entry_ids: await entryId('area-part') })
  assert.match(words((await reader.get('/compact/made-known')).body), /The parts of the area that it reached: North/)
  await secretary.send('/compact/limits/limit/new', { what: 'Promoting one faith', why: 'It is for each to do.' })
  assert.match(words((await reader.get('/compact/limits')).body), /Promoting one faith/)
  const aidForm = '/compact/toolkit/aid/new'
  assert.equal((await secretary.send(aidForm, { what: 'A form', choice: 'template', clauses: '99' })).status, 422)
  assert.equal((await says('compact.promoted')).verdict, 'partly')
  assert.equal((await says('compact.toolkit')).verdict, 'notMet')
  const limits = await says('compact.limits-observed')
  assert.equal(limits.verdict, 'met')
  assert.equal(limits.proof, 'stated')
})
