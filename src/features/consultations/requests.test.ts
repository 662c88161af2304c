import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type TestApp, testApp, type Visitor, words } from '../../../test/support/app.ts'
import { forgetContacts } from '../../db/forget-contacts.ts'
import { newId } from '../../db/ids.ts'
import { type Day, day } from '../../kernel/day.ts'
import { openMail } from '../../mail/mail.ts'
import { makePeople, makePerson, type People } from './consultation.fixture.ts'
import { openAndClose } from './opening/open-and-close.job.ts'

let app: TestApp
let people: People
let lead: Visitor
let leadId: string
let clerkId: string
let clerk: Visitor
let reviewer: Visitor
let reader: Visitor

before(async () => {
  app = await testApp(new Date('2026-03-02T09:00:00Z'))
  people = await makePeople(app.hub.db)
  const id = await makeConsultation('parks', 'Parks', day('2026-03-10'), day('2026-06-10'))
  await makeConsultation('hidden', 'Hidden plans', day('2026-03-10'), day('2026-06-10'), false)
  await makeConsultation('old-parks', '=Old parks', day('2025-03-10'), day('2025-06-10'))
  leadId = await makePerson(app.hub.db, 'Lea Lead', 'lead', 'consultation', id)
  lead = await app.visitor(leadId)
  clerkId = await makePerson(app.hub.db, 'Clem Clerk', 'clerk', 'consultation', id)
  clerk = await app.visitor(clerkId)
  reviewer = await app.visitor(await makePerson(app.hub.db, 'Rex Reviewer', 'reviewer', 'consultation', id))
  reader = await app.visitor()
})
after(() => app.close())

async function makeConsultation(
  slug: string,
  title: string,
  opens: Day,
  closes: Day,
  published = true,
): Promise<string> {
  const id = newId()
  await app.hub.db
    .insertInto('consultation')
    .values({
      id,
      slug,
      title,
      summary: 'What should our parks be like?',
      topic: 'Green spaces',
      places: 'North Fen, South Fen',
      lead_organisation_id: people.council,
      opens_on: opens,
      closes_on: closes,
      published_at: published ? new Date('2026-02-01T09:00:00Z') : null,
      contact_email: 'parks@example.org',
    })
    .execute()
  return id
}

/** The mail in the outbox, opened, oldest first. */
async function mails() {
  const rows = await app.hub.db.selectFrom('outgoing_mail').selectAll().orderBy('id').execute()
  return rows.map(row => ({ ...openMail(app.hub.seal, row), sealed: row.to_address === '' }))
}

test('interest counts once its link was followed; those who said no are never told', async () => {
  const ask = async (email: string, wants: string, scope: string, confirm = true) => {
    await reader.send('/consultations/parks/interest', { email, wants, scope })
    const mail = (await mails()).at(-1)!
    assert.equal(mail.to, email)
    assert.equal(mail.sealed, true)
    const link = /\/interest\/\S+/.exec(mail.body)![0]
    if (confirm)
      assert.match(words((await reader.send(link, { act: 'confirm' })).body), /Your wish is kept.*It is confirmed/)
  }
  await ask('ann@example.org', 'told', 'this')
  await ask('bob@example.org', 'told', 'topic')
  await ask('ann@example.org', 'told', 'all')
  await ask('cid@example.org', 'told', 'this', false)
  await ask('dee@example.org', 'told', 'all')
  await ask('DEE@example.org', 'not-at-all', 'topic')
  const before = (await mails()).length
  app.clock.now = new Date('2026-03-10T09:00:00Z')
  assert.equal(await openAndClose.run(app.hub), '2 opened, 1 closed')
  const told = (await mails()).slice(before).filter(mail => mail.subject.includes(': Parks'))
  assert.deepEqual(told.map(mail => mail.to).toSorted(), ['ann@example.org', 'bob@example.org'])
  assert.equal((await mails()).filter(mail => mail.subject.includes('Old parks')).length, 0)
  assert.match(told[0]!.body, /until the end of 10 June 2026:\nhttp:\/\/hub.test\/consultations\/parks/)
  const later = { 'closes_on-day': '24', 'closes_on-month': '6', 'closes_on-year': '2026', reason: 'For the festival.' }
  assert.equal((await lead.send('/consultations/parks/rescheduling', later)).status, 200)
  const changed = (await mails()).filter(mail => mail.subject === 'Changed: Parks')
  assert.deepEqual(
    changed.map(mail => mail.to),
    ['ann@example.org'],
  )
  assert.match(changed[0]!.body, /For the festival\.[\s\S]*the last day is 24 June 2026/)
  const stop = /\/interest\/\S+/.exec(told[0]!.body)![0]
  assert.match(words((await reader.send(stop, { act: 'stop' })).body), /You have stopped it/)
  assert.equal(await openAndClose.run(app.hub), '0 opened, 0 closed')
})

test('nobody can fill a letter box: after four links the answer is the same and no mail leaves', async () => {
  const before = (await mails()).length
  for (let n = 0; n < 7; n++) {
    const answer = await reader.send('/consultations/parks/interest', {
      email: 'eve@example.org',
      wants: 'told',
      scope: 'this',
    })
    assert.match(words(answer.body), /We have sent you a link/)
  }
  assert.equal((await mails()).length - before, 4)
  assert.equal((await reader.send('/consultations/parks/interest', { email: 'nonsense' })).status, 422)
  assert.match(words((await reader.get('/interest/aaaaaaaaaaaaaaaaaaaaaaaaaaaa')).body), /We do not know this link/)
  assert.equal((await reader.post('/interest/aaaaaaaaaaaaaaaaaaaaaaaaaaaa', { act: 'stop' })).status, 404)
  assert.equal((await reader.get('/consultations/hidden/interest')).status, 404)
})

test('another format: asked by anyone, contact sealed, opened with a log, answered', async () => {
  await reader.send('/consultations/parks/formats', { wants: 'Large print', contact: '01234 567 890' })
  const row = await app.hub.db.selectFrom('format_request').selectAll().executeTakeFirstOrThrow()
  assert.equal(row.due_on, '2026-03-20')
  assert.ok(row.sealed_contact && !row.sealed_contact.includes('567'))
  const told = (await mails()).at(-1)!
  assert.equal(told.to, 'parks@example.org')
  assert.doesNotMatch(words(told.body), /01234|567 890/)
  const address = `/consultations/parks/format-requests/${row.id}`
  assert.equal((await reviewer.get(address)).status, 403)
  assert.match(
    words((await clerk.get('/consultations/parks/format-requests')).body),
    /1 request .*Large print 20 March 2026 Waiting/,
  )
  assert.doesNotMatch(words((await clerk.get(address)).body), /01234|567 890/)
  // The clerk signed in days ago: what is sealed asks for more.
  assert.match(words((await clerk.get(`${address}/contact`)).body), /shown who you are within the last hour/)
  const anew = await app.visitor(clerkId)
  assert.match(words((await anew.send(`${address}/contact`, {})).body), /Reach them at: 01234 567 890/)
  assert.doesNotMatch(words((await lead.get(address)).body), /01234|567 890/)
  const opened = await app.hub.db
    .selectFrom('audit_entry')
    .selectAll()
    .where('action', '=', 'format-request.contact-opened')
    .execute()
  assert.equal(opened.length, 1)
  assert.equal((await clerk.send(address, { answer: '' })).status, 422)
  assert.match(words((await clerk.send(address, { answer: 'Sent by post.' })).body), /Answered on 10 March 2026/)
  const forget = (on: string) =>
    app.hub.db
      .transaction()
      .execute(tx =>
        forgetContacts(tx, 'format', 'format-request.forgotten', { today: day(on), now: new Date(`${on}T04:00:00Z`) }),
      )
  assert.deepEqual(await forget('2026-04-09'), [])
  assert.deepEqual(await forget('2026-04-10'), [row.id])
  assert.match(words((await anew.get(address)).body), /not kept any more/)
  assert.match(words((await clerk.get('/consultations/parks/format-requests')).body), /Answered on 10 March 2026/)
})

test('an organisation asks for more time, and is answered in public', async () => {
  assert.equal((await (await app.visitor(people.stranger)).get('/consultations/parks/challenge')).status, 403)
  const charity = await app.visitor(people.charityContact)
  const forged = await charity.send('/consultations/parks/challenge', { organisation_id: people.council, reason: 'x' })
  assert.equal(forged.status, 422)
  await charity.send('/consultations/parks/challenge', {
    organisation_id: people.charity,
    reason: 'Our members meet in July.',
  })
  const { id } = await app.hub.db.selectFrom('timescale_challenge').select('id').executeTakeFirstOrThrow()
  assert.match(
    words((await reader.get('/consultations/parks')).body),
    /1 organisation has asked for more time Fen Aid Our members meet in July\. ?Answer Not answered yet/,
  )
  assert.match(words((await lead.get('/consultations/parks/plan')).body), /Asked for more time To do/)
  await lead.send(`/consultations/parks/challenges/${id}`, { answer: 'Two weeks more.' })
  assert.match(words((await reader.get('/consultations/parks')).body), /Answer Two weeks more/)
})

test('the team: roles given, known people and new ones, ended, the last lead kept', async () => {
  const address = '/consultations/parks/plan/team'
  assert.equal((await clerk.get(address)).status, 403)
  // Who is on the team is decided by somebody who has just shown who they are.
  const anew = await app.visitor(leadId)
  const unknown = await anew.send(address, { email: 'gus@example.org', role: 'reviewer' }, { form: 'give' })
  assert.match(words(unknown.body), /Give their name too/)
  const given = await anew.send(address, { email: 'gus@example.org', name: 'Gus', role: 'reviewer' }, { form: 'give' })
  assert.match(words(given.body), /4 roles.*Gus: Reviewer, reads responses without names gus@example\.org/)
  assert.match(
    (await mails()).at(-1)!.body,
    /Reviewer, reads responses without names\.\n\nStart here:\nhttp:\/\/hub\.test\/consultations\/parks\/plan/,
  )
  assert.equal((await anew.send(address, { email: 'GUS@example.org', role: 'reviewer' }, { form: 'give' })).status, 422)
  const grants = await app.hub.db
    .selectFrom('role_grant')
    .innerJoin('person', 'person.id', 'person_id')
    .select(['role_grant.id', 'person.name', 'role'])
    .execute()
  const grantOf = (name: string, role: string) => grants.find(each => each.name === name && each.role === role)!.id
  const kept = await anew.send(address, { act: `end ${grantOf('Lea Lead', 'lead')}` })
  assert.match(words(kept.body), /Give somebody else the lead first/)
  await anew.send(address, { act: `end ${grantOf('Clem Clerk', 'clerk')}` })
  assert.equal((await clerk.get('/consultations/parks/format-requests')).status, 403)
  const secretary = await app.visitor(people.secretariat)
  assert.equal((await secretary.get(address)).status, 200)
  assert.equal((await secretary.get('/consultations/parks/plan/about')).status, 403)
  // Gus was given his role today: it holds no more, held on no day, and stays on record.
  await anew.send(address, { act: `end ${grantOf('Gus', 'reviewer')}` })
  assert.doesNotMatch(words((await lead.get(address)).body), /Gus/)
  const gus = await app.hub.db.selectFrom('person').select('id').where('name', '=', 'Gus').executeTakeFirstOrThrow()
  assert.match(
    words((await secretary.get(`/people/${gus.id}`)).body),
    /Reviewer Parks 10 March 2026 Ended the same day/,
  )
})

test('groups and publicity', async () => {
  await lead.send('/consultations/parks/plan/groups', { name: 'Young carers', expected: '20', seldom_heard: 'yes' })
  assert.equal((await lead.send('/consultations/parks/plan/groups', { name: '', expected: 'many' })).status, 422)
  const { id } = await app.hub.db.selectFrom('target_group').select('id').executeTakeFirstOrThrow()
  const done = { 'outreach_done_on-day': '9', 'outreach_done_on-month': 'March', 'outreach_done_on-year': '2026' }
  const changed = await lead.send(`/consultations/parks/plan/groups/${id}`, done)
  assert.match(words(changed.body), /Young carers Seldom heard 20 9 March 2026/)
  const log = { what: 'Letter to all halls', channel: 'post', reach: '40 halls', target_group_id: id }
  assert.match(
    words((await lead.send('/consultations/parks/publicity', log)).body),
    /10 March 2026 Letter to all halls ?Young carers Post 40 halls/,
  )
  assert.equal((await lead.send('/consultations/parks/publicity', { ...log, 'happened_on-year': '2027' })).status, 422)
})

test('lists, calendar and feeds hold what is public, and nothing else', async () => {
  const list = words((await reader.get('/consultations')).body)
  assert.match(list, /2 consultations Open now \(1\) Parks.*Closed \(1\) =Old parks/)
  assert.doesNotMatch(list, /Begin a consultation/)
  assert.match(words((await reader.get('/consultations?words=old')).body), /1 of 2 consultations/)
  assert.match(
    words((await reader.get('/consultations/calendar?month=2026-06')).body),
    /June 2026.*1 date this month 24 June 2026: Closes: Parks/,
  )
  assert.match(words((await reader.get('/consultations/calendar?month=nonsense')).body), /March 2026/)
  const [ics, atom, csv] = await Promise.all(['ics', 'atom', 'csv'].map(kind => reader.get(`/consultations.${kind}`)))
  for (const answer of [ics, atom, csv]) assert.doesNotMatch(answer!.body, /[Hh]idden/)
  assert.match(ics!.body, /DTSTART;VALUE=DATE:20260624\r\nDTEND;VALUE=DATE:20260625\r\n[\s\S]*SUMMARY:Closes: Parks/)
  assert.equal(ics!.body.match(/BEGIN:VEVENT/g)!.length, 4)
  assert.match(atom!.body, /<title type="html"><!\[CDATA\[Parks\]\]><\/title>/)
  assert.match(
    csv!.body,
    /^\ufeffTitle,Address,[^\n]+\nParks,http:\/\/hub\.test\/consultations\/parks,Open,Fenshire Council/,
  )
  assert.match(csv!.body, /\n'=Old parks,/)
  assert.equal((await reader.get('/consultations.csv?words=old')).body.trim().split('\n').length, 2)
})
