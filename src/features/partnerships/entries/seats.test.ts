/** What seats are asked: by mail with a link that works once, or signed in; days, skills, training and how they are reached. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type TestApp, testApp, type Visitor, words } from '../../../../test/support/app.ts'
import {
  factsOfPartnership,
  type SeatedPartnership,
  seatedPartnership,
  typedDay,
} from '../../../../test/support/seated-partnership.ts'
import { entriesForMembers } from '../../../facts/partnership/entries.ts'
import { openMail } from '../../../mail/mail.ts'
import { kinds } from './kinds.ts'

const BASE = '/partnerships/youth-work'
let app: TestApp
let of: SeatedPartnership
let chair: Visitor
let ada: Visitor
let reader: Visitor

before(async () => {
  app = await testApp()
  of = await seatedPartnership(app.hub.db, 'youth-work')
  chair = await app.visitor(of.people.chair)
  ada = await app.visitor(of.people.ada)
  reader = await app.visitor()
})
after(() => app.close())

const factsNow = async () => (await factsOfPartnership(app, of)).entries
const mailTo = async (person: string) =>
  (await app.hub.db.selectFrom('outgoing_mail').selectAll().orderBy('id').execute())
    .map(row => openMail(app.hub.seal, row))
    .filter(({ to }) => to === `${person}-youth-work@example.org`)

test('days asked about go to every holder in one mail, with a yes and a no for each', async () => {
  const sent = await chair.send(`${BASE}/dates/possible-day/new`, {
    purpose: 'To plan the summer',
    ...typedDay('first', '2026-04-14'),
    ...typedDay('second', '2026-04-21'),
  })
  assert.equal(sent.status, 200, words(sent.body).slice(0, 400))
  const [mail, ...more] = await mailTo('ada')
  assert.equal(more.length, 0)
  assert.match(mail?.body ?? '', /14 April 2026[\s\S]*Yes: .*seat-answers[\s\S]*No: [\s\S]*21 April 2026/)
  assert.equal((await mailTo('ben')).length, 0, 'a substitute is not asked')
})

test('the link of the mail answers once, and opening it changes nothing', async () => {
  const [mail] = await mailTo('ada')
  const link = /http:\/\/[^/\s]+(\/seat-answers\/[^?\s]+)\?say=no/.exec(mail?.body ?? '')?.[1]
  assert.ok(link)
  const opened = await reader.get(`${link}?say=no`)
  assert.match(words(opened.body), /Can you come on these days/)
  assert.deepEqual(
    (await factsNow()).flatMap(({ answers }) => answers),
    [],
  )
  const answered = await reader.send(`${link}?say=no`, { says: 'no' })
  assert.equal(answered.status, 200, words(answered.body).slice(0, 300))
  assert.match(words((await reader.get(link)).body), /This link has been used/)
  assert.deepEqual(
    (await factsNow()).flatMap(({ answers }) => answers.map(({ says }) => says)),
    ['no'],
  )
})

test('those who run it see who cannot come; others who sit there see how many; the public sees none of it', async () => {
  assert.match(words((await chair.get(`${BASE}/dates`)).body), /Youth groups: No/)
  const seen = words((await ada.get(`${BASE}/dates`)).body)
  assert.match(seen, /0 of 4 seats that were asked say yes, and 1 no/)
  assert.doesNotMatch(seen, /Youth groups: No/)
  assert.doesNotMatch(words((await reader.get(`${BASE}/dates`)).body), /14 April/)
  assert.equal((await reader.get(`${BASE}/dates.csv`)).status, 404)
})

test('a day that was asked about stays that day', async () => {
  const [asked] = await factsNow()
  const moved = await chair.send(`${BASE}/dates/possible-day/${asked?.id}`, typedDay('on_day', '2026-04-28'))
  assert.equal(moved.status, 422)
  assert.match(words(moved.body), /Ask about another instead/)
})

test('a day that suits leads to a meeting on it', async () => {
  const page = await chair.get(`${BASE}/dates`)
  const to = /href="(\/partnerships\/youth-work\/meetings\/new\?on=2026-04-21)"/.exec(page.body)?.[1]
  assert.ok(to)
  assert.match((await chair.get(to)).body, /name="held_on-day"[^>]*value="21"/)
})

test('training is judged by those who came; a no needs no reason, a yes says what it was worth', async () => {
  await chair.send(`${BASE}/people/training/new`, {
    what: 'First aid for youth leaders',
    choice: 'issue',
    how: 'Saturday in the hall, free',
    ...typedDay('on_day', '2026-02-14'),
  })
  const [training] = (await factsNow()).filter(({ kind }) => kind === 'training')
  assert.match(words((await ada.get('/tasks')).body), /to your seat/)
  const at = `${BASE}/entries/${training?.id}/answer`
  const refused = await ada.send(at, { says: 'yes' })
  assert.equal(refused.status, 422)
  assert.match(words(refused.body), /Say whether it was worth your time/)
  assert.equal((await ada.send(at, { says: 'yes', worth: 'very' })).status, 200)
  assert.equal((await (await app.visitor(of.people.cleo)).send(at, { says: 'no' })).status, 200)
  const [after] = (await factsNow()).filter(({ kind }) => kind === 'training')
  assert.deepEqual(after?.answers.map(({ says, worth }) => `${says} ${worth}`).sort(), ['no ', 'yes very'])
})

test('a no to how one is reached says why; only those who run it read the reason, and it goes when the entry changes', async () => {
  await chair.send(`${BASE}/reach/reaching/new`, { ways: ['email'], formats: 'Large print on request' })
  const [entry] = (await factsNow()).filter(({ kind }) => kind === 'reaching')
  const at = `${BASE}/entries/${entry?.id}/answer`
  assert.equal((await ada.send(at, { says: 'no' })).status, 422)
  assert.equal((await ada.send(at, { says: 'no', comment: 'I cannot open the files on my phone' })).status, 200)
  assert.match(words((await chair.get(`${BASE}/reach`)).body), /I cannot open the files on my phone/)
  for (const other of [await app.visitor(of.people.cleo), reader])
    assert.doesNotMatch(words((await other.get(`${BASE}/reach`)).body), /I cannot open the files/)
  app.clock.now = new Date(app.clock.now.getTime() + 60_000)
  await chair.send(`${BASE}/reach/reaching/${entry?.id}`, { ways: ['email', 'post'] })
  const [after] = (await factsNow()).filter(({ kind }) => kind === 'reaching')
  assert.deepEqual(after?.answers, [])
})

test('an answer is to the words that were read: where they changed meanwhile, the new ones are shown first', async () => {
  const [entry] = (await factsNow()).filter(({ kind }) => kind === 'reaching')
  const at = `${BASE}/entries/${entry?.id}/answer`
  const { version } = await app.hub.db
    .selectFrom('partnership_entry')
    .select('version')
    .where('id', '=', entry!.id)
    .executeTakeFirstOrThrow()
  const late = await ada.post(at, { seat_id: of.seats.youth, says: 'yes', version: String(version - 1) })
  assert.equal(late.status, 409)
  assert.deepEqual((await factsNow()).find(({ id }) => id === entry?.id)?.answers, [])
})

test('that there is nothing of the kind is asked of nobody, and stands among nobody’s tasks', async () => {
  const waiting = async () => /Answer \d+ questions? to your seat/.exec(words((await ada.get('/tasks')).body))?.[0]
  const before = await waiting()
  assert.ok(before)
  const sent = await chair.send(`${BASE}/people/elected-role/new`, {
    choice: 'none',
    what: 'Nobody who sits here was elected to a council.',
  })
  assert.equal(sent.status, 200, words(sent.body).slice(0, 400))
  assert.equal(await waiting(), before)
})

test('nobody answers for a seat that is not theirs', async () => {
  const [entry] = (await factsNow()).filter(({ kind }) => kind === 'reaching')
  const admin = await app.visitor(of.people.admin)
  const page = await admin.get(`${BASE}/entries/${entry?.id}/answer`)
  assert.match(words(page.body), /You hold no seat that is asked about this/)
  const outsider = await app.visitor(of.people.outsider)
  assert.equal((await outsider.get(`${BASE}/entries/${entry?.id}/answer`)).status, 403)
  const taken = await ada.send(`${BASE}/entries/${entry?.id}/answer`, { seat_id: of.seats.council, says: 'yes' })
  assert.equal(taken.status, 422)
})

test('what only those who sit there read is told to nobody else by the label of its entry', () => {
  const members = kinds.filter(({ seen }) => seen === 'members').map(({ name }) => name)
  assert.deepEqual([...entriesForMembers].sort(), members.sort())
})
