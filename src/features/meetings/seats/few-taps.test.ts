/** What a seat does from a phone: reads where the task leads, declares and takes back, and still reports when it has left. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type TestApp, testApp, type Visitor, words } from '../../../../test/support/app.ts'
import { type SeatedPartnership, seatedPartnership } from '../../../../test/support/seated-partnership.ts'
import { newId } from '../../../db/ids.ts'
import { day } from '../../../kernel/day.ts'

let app: TestApp
let of: SeatedPartnership
let ada: Visitor
let reader: Visitor
const [coming, held, item, closed] = [newId(), newId(), newId(), newId()]

before(async () => {
  app = await testApp(new Date('2026-04-01T09:00:00Z'))
  const { db } = app.hub
  of = await seatedPartnership(db, 'youth-work')
  const common = { partnership_id: of.id, announced_on: day('2026-03-02') }
  await db
    .insertInto('meeting')
    .values([
      {
        ...common,
        id: coming,
        held_on: day('2026-04-14'),
        state: 'agenda-out',
        agenda_published_at: new Date('2026-03-20'),
      },
      { ...common, id: held, held_on: day('2026-03-14'), state: 'held' },
    ])
    .execute()
  const accepted = { meeting_id: coming, state: 'accepted' as const }
  await db
    .insertInto('agenda_item')
    .values([
      { ...accepted, id: item, title: 'Grants', position: 1 },
      {
        ...accepted,
        id: closed,
        title: 'Pay of Pat',
        position: 2,
        closed: true,
        closed_reason: 'About a person',
        relook_on: day('2026-10-01'),
      },
    ])
    .execute()
  const file = newId()
  await db
    .insertInto('stored_file')
    .values({
      id: file,
      name: 'grants.pdf',
      media_type: 'application/pdf',
      size: 1,
      sha256: Buffer.from('x'),
      content: Buffer.from('x'),
      subject_kind: 'partnership',
      subject_id: of.id,
      visibility: 'public',
    })
    .execute()
  await db
    .insertInto('paper')
    .values({
      id: newId(),
      meeting_id: coming,
      agenda_item_id: item,
      title: 'On grants',
      file_id: file,
      sent_at: new Date('2026-03-25'),
    })
    .execute()
  ada = await app.visitor(of.people.ada)
  reader = await app.visitor()
})
after(() => app.close())

const page = async (visitor: Visitor, path: string) => words((await visitor.get(path)).body)

test('a paper is marked as read beside it, on the page where the task leads, and one stays there', async () => {
  assert.match((await ada.get('/tasks')).body, new RegExp(`href="/meetings/${coming}"`))
  assert.doesNotMatch(await page(reader, `/meetings/${coming}`), /I have read it/)
  const paper = /name="paper" value="([^"]+)"/.exec((await ada.get(`/meetings/${coming}`)).body)![1]!
  const read = await ada.send(`/meetings/${coming}`, { paper }, { form: 'I have read it' })
  assert.match(words(read.body), /Meeting on 14 April 2026/)
  assert.doesNotMatch(words(read.body), /I have read it/)
  assert.doesNotMatch(await page(ada, '/tasks'), /Read 1 paper/)
})

test('the holder is led to the role of the seat, and whoever stands in is not: that page is not theirs', async () => {
  const role = `/partnerships/youth-work/seats/${of.seats.youth}/role`
  assert.ok((await ada.get(`/seats/${of.seats.youth}`)).body.includes(role))
  const ben = await app.visitor(of.people.ben)
  assert.ok(!(await ben.get(`/seats/${of.seats.youth}`)).body.includes(role))
})

test('an interest stands in the public register, says what is to come, and a slip is taken back', async () => {
  const path = `/agenda-items/${item}/interests`
  const unsaid = await ada.send(path, { interest: '' }, { form: 'declare' })
  assert.equal(unsaid.status, 422)
  await ada.send(path, { interest: 'We ask for this grant' }, { form: 'declare' })
  await ada.send(`/agenda-items/${closed}/interests`, { interest: 'Pat is my sister' }, { form: 'declare' })
  const meeting = await page(reader, `/meetings/${coming}`)
  assert.match(meeting, /will leave this item and not be counted: Youth groups\. Youth groups: We ask for this grant/)
  assert.doesNotMatch(meeting, /left the item/)
  const register = await page(reader, '/partnerships/youth-work/interests')
  assert.match(register, /14 April 2026 , Grants: Youth groups: We ask for this grant Will leave the item/)
  assert.match(register, /14 April 2026 , Closed item: Youth groups Will leave/)
  assert.doesNotMatch(register, /Pat/)
  assert.match(await page(reader, '/partnerships/youth-work'), /Register of interests/)
  const back = /name="back" value="([^"]+)"/.exec((await ada.get(path)).body)![1]!
  const cleo = await app.visitor(of.people.cleo)
  assert.doesNotMatch((await cleo.get(path)).body, /name="back" value/)
  assert.equal((await cleo.send(path, { back })).status, 422)
  assert.match(words((await ada.send(path, { back })).body), /has been taken back/)
  assert.doesNotMatch(await page(reader, `/meetings/${coming}`), /We ask for this grant/)
})

test('who held a seat keeps its page and owes the report of their time; the next holder does not', async () => {
  const { db } = app.hub
  await db
    .updateTable('holding')
    .set({ to_day: day('2026-03-20') })
    .where('person_id', '=', of.people.ada)
    .execute()
  const next = { id: newId(), seat_id: of.seats.youth, person_id: of.people.outsider, from_day: day('2026-03-21') }
  await db.insertInto('holding').values(next).execute()
  const path = `/seats/${of.seats.youth}`
  assert.match(
    await page(ada, path),
    /You held this seat until 20 March 2026\. .* Report on the meeting of 14 March 2026/,
  )
  const successor = await app.visitor(of.people.outsider)
  const report = { to_whom: 'Our groups', how: 'email' }
  assert.equal((await successor.get(`${path}/reports/${held}`)).status, 200)
  assert.equal((await ada.get(`${path}/reports/${coming}`)).status, 403)
  await ada.send(`${path}/reports/${held}`, report)
  assert.doesNotMatch(await page(ada, path), /Report on the meeting of 14 March/)
  await db
    .updateTable('holding')
    .set({ to_day: day('2026-03-30') })
    .where('seat_id', '=', of.seats.youth)
    .where('person_id', '=', of.people.outsider)
    .execute()
  await db
    .updateTable('seat')
    .set({ to_day: day('2026-03-30') })
    .where('id', '=', of.seats.youth)
    .execute()
  assert.match(await page(ada, path), /This seat ended on 30 March 2026/)
  assert.equal((await (await app.visitor(of.people.cleo)).get(path)).status, 403)
})

test('a page ahead of a meeting asks what people think, and not to report back', async () => {
  const cleo = await app.visitor(of.people.cleo)
  const meeting = await page(cleo, `/meetings/${coming}`)
  assert.match(meeting, /Say what your people think/)
  assert.doesNotMatch(meeting, /Report back/)
})
