/** A board of thirteen seats from its published list: read, checked on one screen, and taken over whole or not at all. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { type TestApp, testApp, type Visitor, words } from '../../../../test/support/app.ts'
import { newId } from '../../../db/ids.ts'
import { day, longDay } from '../../../kernel/day.ts'
import { listKeptDays } from '../../../web/table/read-table.ts'
import { forgetMembershipLists } from './forget-lists.job.ts'

let app: TestApp
let chair: Visitor
let secretariat: Visitor
let partnershipId = ''
const BASE = '/partnerships/safeguarding'

const list = [
  'Agency,Board member,Email,Post,Board role,Sector,Named deputy,Deputy email',
  ',Jo March,jo@example.org,Independent chair,Chair,Independent,,',
  'Fenshire Council,Ada Moss,ada@example.org,Children’s services,Vice chair,,Ben Lake,ben@example.org',
  'Fenshire Council,Cleo Hart,cleo@example.org,Housing,Member,,,',
  'Fenshire Police,Dev Rao,dev@example.org,,Member,,Ed Stone,ed@example.org',
  'Fen Health Trust,Flo Reed,flo@example.org,Nursing,Member,,,',
  'Fen Health Trust,Vacant,,Community health,Member,,,',
  'The Probation Office,Gil Marsh,gil@example.org,,Member,Public,,',
  'Fen Aid,Hal Wood,hal@example.org,,Member,Voluntary,Ida Ford,ida@example.org',
  'Homes for Fenfolk,Jan Hill,jan@example.org,,Member,Voluntary,,',
  'St Wendreda Diocese,Kit Bell,,,Member,Faith,,',
  'Fen Schools Forum,Lou Park,lou@example.org,,Member,Public,,',
  'Fenshire Council,Mia Lane,mia@example.org,Legal adviser,Adviser,,,',
  'Fen Aid,Ned Pool,ned@example.org,Participation,Observer,,,',
].join('\r\n')

async function person(
  name: string,
  role: string | null,
  kind: 'area' | 'partnership',
  subject: string,
): Promise<string> {
  const id = newId()
  const { db } = app.hub
  await db
    .insertInto('person')
    .values({ id, name, email: `${name.toLowerCase()}@example.org` })
    .execute()
  if (role)
    await db
      .insertInto('role_grant')
      .values({
        id: newId(),
        person_id: id,
        role,
        subject_kind: kind,
        subject_id: subject,
        from_day: day('2026-01-01'),
      })
      .execute()
  return id
}

async function count(
  table: 'organisation' | 'partner' | 'seat' | 'holding' | 'substitute' | 'person',
): Promise<number> {
  const { rows } = await sql<{ count: string }>`select count(*) from ${sql.table(table)}`.execute(app.hub.db)
  return Number(rows[0]!.count)
}

before(async () => {
  app = await testApp()
  const { db } = app.hub
  partnershipId = newId()
  await db
    .insertInto('partnership')
    .values({ id: partnershipId, slug: 'safeguarding', name: 'Safeguarding Board', state: 'forming', public: true })
    .execute()
  const { id: area } = await db.selectFrom('area').select('id').executeTakeFirstOrThrow()
  chair = await app.visitor(await person('Chair', 'chair', 'partnership', partnershipId))
  secretariat = await app.visitor(await person('Sam', 'secretariat', 'area', area))
  const organisation = (slug: string, name: string, more: object = {}) =>
    db
      .insertInto('organisation')
      .values({ id: newId(), slug, name, sector: 'statutory', ...more })
      .execute()
  await organisation('fenshire-council', 'Fenshire Council')
  await organisation('health', 'Fenshire and Holt Health Trust', { former_names: ['Fen Health Trust'] })
  await organisation('homes', 'Homes for Fenfolk and Holt', { sector: 'voluntary' })
})
after(() => app.close())

test('a file of thirteen seats is read, kept for its check, and nobody is told or made yet', async () => {
  const before = { people: await count('person'), organisations: await count('organisation') }
  const sent = await chair.send(
    `${BASE}/membership`,
    {},
    { files: { file: { name: 'board.csv', type: 'text/csv', bytes: Buffer.from(list) } } },
  )
  assert.equal(sent.status, 200)
  const page = words(sent.body)
  assert.match(page, /13 seats read from board\.csv/)
  assert.match(page, /“Homes for Fenfolk” is in the directory/)
  assert.match(page, /Fen Health Trust is called Fenshire and Holt Health Trust now/)
  assert.match(page, /Kit Bell has no email address/)
  assert.match(page, /Nobody holds this seat/)
  assert.equal(await count('seat'), 0)
  assert.deepEqual({ people: await count('person'), organisations: await count('organisation') }, before)
})

test('doubles and faults stand in their rows; what was typed stays, and nothing is half taken over', async () => {
  const wrong = {
    'row-5-seat': 'Housing',
    'row-4-holder_email': 'no address',
    'row-8-deputy': 'Hal Wood',
    'row-8-deputy_email': 'hal@example.org',
    'row-11-holder': 'Lou Parkinson',
  }
  const refused = await chair.send(`${BASE}/membership/check`, { ...wrong, again: [] }, { form: 'Take the list over' })
  assert.equal(refused.status, 422)
  const page = words(refused.body)
  assert.match(page, /Row 5: “Housing” is the name of the seat in row 3 too/)
  assert.match(page, /Row 4: this is no email address/)
  assert.match(page, /Row 8: nobody stands in for themselves/)
  assert.match(page, /Row 9: say whether “Homes for Fenfolk” is in the directory/)
  assert.match(refused.body, /value="Lou Parkinson"/)
  assert.match(refused.body, /href="#row-5-seat"/)
  assert.equal(await count('seat'), 0)
  assert.equal(await count('partner'), 0)
})

test('Enter in a box checks the rows and keeps nothing', async () => {
  const page = (await chair.get(`${BASE}/membership/check`)).body
  const buttons = [...page.slice(page.indexOf('<main')).matchAll(/<button[^>]*name="(\w+)"|<button(?![^>]*name=)/g)]
  assert.equal(buttons[0]![1], '_enter', 'Enter presses the button that does nothing')
  const again = await chair.send(`${BASE}/membership/check`, { again: 'yes', 'row-9-match': 'homes' })
  assert.equal(again.status, 422)
  assert.match(words(again.body), /Nothing has to be put right/)
  assert.equal(await count('seat'), 0)
})

test('a row with a column read wrongly is mended by saying what the columns hold', async () => {
  const columns = await chair.send(`${BASE}/membership/columns`, { 'column-6': '' })
  assert.match(words(columns.body), /Row 9: choose a sector|Row 11: choose a sector/)
  const twice = await chair.send(`${BASE}/membership/columns`, { 'column-6': 'holder' })
  assert.equal(twice.status, 422)
  await chair.send(`${BASE}/membership/columns`, { 'column-6': 'sector' })
})

test('the board stands after one check: partners, seats, holders, deputies and advisers, each told once', async () => {
  const before = await count('organisation')
  const values = { 'row-9-match': 'homes', authority: 'Up to 5,000 pounds', deputy_authority: 'As the holder' }
  const done = await chair.send(`${BASE}/membership/check`, { ...values, again: [] }, { form: 'Take the list over' })
  assert.equal(done.status, 200, words(done.body).slice(0, 600))
  assert.match(words(done.body), /The list has been taken over/)
  assert.equal(await count('seat'), 13)
  assert.equal(await count('partner'), 8)
  assert.equal(await count('holding'), 12)
  assert.equal(await count('substitute'), 3)
  assert.equal((await count('organisation')) - before, 5)
  const { db } = app.hub
  const seats = await db.selectFrom('seat').select(['name', 'role', 'voting', 'sector']).execute()
  const of = (name: string) => seats.find(seat => seat.name === name)
  assert.deepEqual(of('Independent chair'), { name: 'Independent chair', role: 'chair', voting: true, sector: 'other' })
  assert.deepEqual(of('Legal adviser'), { name: 'Legal adviser', role: 'adviser', voting: false, sector: 'statutory' })
  assert.equal(of('Participation')!.voting, false)
  const mails = await db.selectFrom('outgoing_mail').selectAll().execute()
  assert.equal(new Set(mails.map(({ id }) => id)).size >= 14, true)
  const again = await chair.get(`${BASE}/membership/check`)
  assert.match(words(again.body), /Or paste the table here/, 'the list is gone once it is taken over')
})

test('the mailbox of an organisation that the board itself added is asked only after the secretariat looked', async () => {
  const { db } = app.hub
  await chair.send(`${BASE}/membership`, {
    pasted: 'Organisation;Sector;Organisation email\nFen Boats;Voluntary;boss@example.org',
  })
  await chair.send(`${BASE}/membership/check`, { again: [] }, { form: 'Take the list over' })
  const links = () =>
    db
      .selectFrom('party_link')
      .innerJoin('party_request', 'party_request.id', 'party_link.party_request_id')
      .innerJoin('organisation', 'organisation.id', 'party_request.organisation_id')
      .select('party_link.id')
      .where('organisation.name', '=', 'Fen Boats')
      .execute()
  assert.equal((await links()).length, 0)
  assert.match(words((await secretariat.get('/tasks')).body), /Look at 6 organisations that partnerships added/)
  const { id } = await db
    .selectFrom('organisation')
    .select('id')
    .where('name', '=', 'Fen Boats')
    .executeTakeFirstOrThrow()
  assert.equal((await secretariat.send('/organisations/proposed', { seen: [] })).status, 422)
  const seen = await secretariat.send('/organisations/proposed', { seen: id })
  assert.doesNotMatch(words(seen.body), /Fen Boats/)
  assert.equal((await links()).length, 1, 'what waited for this is mailed at once')
  const { after } = await db
    .selectFrom('audit_entry')
    .select('after')
    .where('action', '=', 'organisation.proposal-seen')
    .where('record_id', '=', id)
    .executeTakeFirstOrThrow()
  assert.equal((after as { asked?: number }).asked, 1)
  await chair.send(`${BASE}/answers`, {})
  assert.equal((await links()).length, 1)
})

test('a list that cannot be read is said so, with what was pasted kept; a list that is let go leaves nothing', async () => {
  const binary = { name: 'board.xlsx', type: 'application/zip', bytes: Buffer.from([0x50, 0x4b, 3, 4, 0, 0]) }
  const refused = await chair.send(`${BASE}/membership`, {}, { files: { file: binary } })
  assert.equal(refused.status, 422)
  assert.match(words(refused.body), /This file is damaged/)
  assert.equal((await chair.send(`${BASE}/membership`, { pasted: '' })).status, 422)
  await chair.send(`${BASE}/membership`, { pasted: 'Organisation\tName\nFen Rowers\tOli Oar' })
  const gone = await chair.send(`${BASE}/membership/check`, { let_go: 'yes' }, { form: 'Take the list over' })
  assert.match(words(gone.body), /Nothing of it was kept/)
  assert.equal((await app.hub.db.selectFrom('membership_list').select('id').execute()).length, 0)
})

test('stakeholders marked as partners carry over', async () => {
  const { db } = app.hub
  await db
    .insertInto('stakeholder')
    .values({
      id: newId(),
      partnership_id: partnershipId,
      name: 'Fen Carers',
      category: 'voluntary-community',
      answer: 'partner',
    })
    .execute()
  const read = await chair.send(`${BASE}/membership`, { stakeholders: 'yes' })
  assert.match(words(read.body), /1 seat read\. Change/)
  const done = await chair.send(
    `${BASE}/membership/check`,
    { 'row-1-sector': 'voluntary', again: [] },
    { form: 'Take the list over' },
  )
  assert.match(words(done.body), /Fen Carers/)
})

test('a list that nobody takes over waits until its day, as it says, and leaves nothing then', async () => {
  await chair.send(`${BASE}/membership`, { pasted: 'Organisation\tName\nFen Rowers\tOli Oar' })
  await chair.send(`${BASE}/membership`, { pasted: 'Organisation\tName\nFen Rowers\tUna Oar' })
  const { db } = app.hub
  const { id, until } = await db
    .selectFrom('membership_list')
    .select(['id', 'kept_until as until'])
    .executeTakeFirstOrThrow()
  assert.match(words((await chair.get(`${BASE}/membership`)).body), new RegExp(`It waits until ${longDay(until)}`))
  const began = app.clock.now
  const lists = async (days: number) => {
    app.clock.now = new Date(began.getTime() + days * 86_400_000)
    await forgetMembershipLists.run(app.hub)
    app.clock.now = began
    return (await db.selectFrom('membership_list').select('id').execute()).length
  }
  assert.equal(await lists(listKeptDays), 1)
  assert.equal(await lists(listKeptDays + 1), 0)
  const entries = db.selectFrom('audit_entry').select(['actor_label', 'record_id'])
  const gone = await entries.where('action', '=', 'partnership.membership-let-go').orderBy('id').execute()
  assert.deepEqual(gone.at(-1), { actor_label: 'system', record_id: id })
  assert.equal(gone.at(-2)?.actor_label, 'person', 'the list that another took the place of')
})

test('nobody else reads a list that waits', async () => {
  await chair.send(`${BASE}/membership`, { pasted: 'Organisation\tName\nFen Rowers\tOli Oar' })
  for (const page of ['membership', 'membership/check', 'membership/columns'])
    assert.equal((await (await app.visitor()).get(`${BASE}/${page}`, false)).status !== 200, true)
})

test('a list tells nobody who has an account elsewhere; of the board itself it says who is known by another name', async () => {
  await person('Zoe', null, 'area', '')
  await chair.send(`${BASE}/membership`, {
    pasted: 'Seat;Holder;Email\nRowing;;zoe@example.org\nBoats;;nobody@example.org',
  })
  const check = { 'row-1-sector': 'voluntary', 'row-2-sector': 'voluntary', again: 'yes' }
  const nameless = words((await chair.send(`${BASE}/membership/check`, check)).body)
  assert.match(nameless, /Row 1: give the name that goes with this address/)
  assert.match(nameless, /Row 2: give the name that goes with this address/)
  const named = { ...check, 'row-1-holder': 'Zora Z', 'row-2-holder': 'Ada M', 'row-2-holder_email': 'ada@example.org' }
  const page = words((await chair.send(`${BASE}/membership/check`, named)).body)
  assert.match(page, /ada@example\.org is known here as Ada Moss/)
  assert.doesNotMatch(page, /zoe@example\.org is known/)
})

test('a list keeps to the rules of the board: no second seat where they refuse it, and terms end when they say', async () => {
  const { db } = app.hub
  const rules = JSON.stringify({ termMonths: 24, severalSeats: 'refused' })
  await db.insertInto('board_rules').values({ id: newId(), partnership_id: partnershipId, rules }).execute()
  await chair.send(`${BASE}/membership`, {
    pasted:
      'Seat;Sector;Holder;Email;Deputy\nRowing;Voluntary;Ada Moss;ada@example.org;\nPunts;Voluntary;Pia Pole;pia@example.org;Quin Oar\nRafts;Voluntary;Pia Pole;pia@example.org;',
  })
  const refused = words((await chair.get(`${BASE}/membership/check`)).body)
  assert.match(refused, /a term is 24 months/)
  assert.match(refused, /Row 1: by the rules .*Ada Moss sits in: Children’s services/)
  assert.match(refused, /Row 3: by the rules .*Pia Pole sits in: Punts/)
  assert.doesNotMatch(refused, /Row 2: by the rules/)
  const dates = { 'from_day-day': '1', 'from_day-month': '3', 'from_day-year': '2026' }
  const values = { ...dates, 'row-1-out': 'yes', 'row-3-out': 'yes', again: [] }
  const done = await chair.send(`${BASE}/membership/check`, values, { form: 'Take the list over' })
  assert.equal(done.status, 200, words(done.body).slice(0, 600))
  const { rows } = await sql<{ held: string; stood: string }>`
    select holding.to_day as held, substitute.to_day as stood from holding join seat on seat.id = holding.seat_id
    join substitute on substitute.holding_id = holding.id where seat.name = 'Punts'`.execute(db)
  assert.deepEqual(rows, [{ held: '2028-02-29', stood: '2028-02-29' }])
})
