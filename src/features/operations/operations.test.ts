import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type TestApp, testApp, words } from '../../../test/support/app.ts'
import { nobody, type Role, type SubjectRef } from '../../access/access.ts'
import { writeAudit } from '../../db/audit.ts'
import { newId } from '../../db/ids.ts'
import { day } from '../../kernel/day.ts'
import { grantRole } from '../accounts/index.ts'
import { openConsultation } from '../responses/open-consultation.fixture.ts'

let app: TestApp
const secretary = newId()

before(async () => {
  app = await testApp()
  const { id: area } = await app.hub.area()
  await app.hub.db
    .insertInto('person')
    .values({ id: secretary, name: 'Sec Retary', email: 'sec@example.org' })
    .execute()
  await app.hub.db
    .insertInto('role_grant')
    .values({
      id: newId(),
      person_id: secretary,
      role: 'secretariat',
      subject_kind: 'area',
      subject_id: area,
      from_day: day('2026-01-01'),
    })
    .execute()
})
after(() => app.close())

test('the secretariat adds a person and an organisation and gives a role, and the audit shows it', async () => {
  const visitor = await app.visitor(secretary)
  const added = await visitor.send('/people/new', { name: 'Joan Example', email: 'joan@example.org' })
  assert.match(words(added.body), /has been added/)
  const again = await visitor.send('/people/new', { name: 'Joan', email: 'JOAN@example.org' })
  assert.equal(again.status, 422)
  const organisation = await visitor.send('/organisations/new', {
    name: 'St Ann’s & Friends',
    sector: 'community',
    serves: 'Families',
  })
  assert.equal(organisation.status, 200)
  const found = await app.hub.db.selectFrom('organisation').selectAll().executeTakeFirstOrThrow()
  assert.equal(found.slug, 'st-anns-and-friends')
  const joan = await app.hub.db
    .selectFrom('person')
    .select('id')
    .where('email', '=', 'joan@example.org')
    .executeTakeFirstOrThrow()
  const given = await visitor.send(`/people/${joan.id}`, { role: `contact:organisation:${found.id}` })
  assert.match(words(given.body), /The role has been given/)
  const changes = words((await visitor.get('/audit')).body)
  for (const done of ['Person: added', 'Organisation: added', 'Role: granted']) assert.match(changes, new RegExp(done))
  const some = async (query: string) => words((await visitor.get(`/audit?${query}`)).body)
  assert.match(await some('words=ann'), /St Ann/)
  assert.match(await some('words=nobody+here'), /Nothing matches/)
  assert.match(await some('to=2001-01-01'), /Nothing matches/)
  assert.match(await some('from=2001-01-01&to=no+day&action=role'), /Role: granted/)
  assert.match((await visitor.get('/audit.csv?action=person')).body, /Person: added/)
  const contact = await app.visitor(joan.id)
  assert.equal((await contact.get(`/organisations/${found.slug}/details`)).status, 200)
  assert.equal((await contact.get('/audit')).status, 403)
  const role = await app.hub.db
    .selectFrom('role_grant')
    .select('id')
    .where('person_id', '=', joan.id)
    .executeTakeFirstOrThrow()
  await visitor.send(`/people/roles/${role.id}/end`, {})
  assert.equal((await contact.get(`/organisations/${found.slug}/details`)).status, 403)
})

test('of what respondents did the record of changes tells the day: no moment, no order, no place that holds one', async () => {
  const of = { subject: { kind: 'consultation', id: newId() }, record: { kind: 'response', id: newId() } } as const
  const made: string[] = []
  for (let n = 0; n < 130; n++) {
    // Staff act between them, so that a place in the order of time would tell their minute.
    const given = { actor: nobody, as: 'respondent', action: `response.given-${n}`, ...of } as const
    await writeAudit(app.hub.db, n % 10 === 9 ? { ...given, as: 'system', action: 'response.read' } : given)
    if (n % 10 !== 9) made.push(`given ${n}`)
  }
  const visitor = await app.visitor(secretary)
  const sheet = (await visitor.get('/audit.csv?action=response')).body.trim().split(/\r?\n/).slice(1)
  const [theirs, others] = [sheet.filter(row => /given/.test(row)), sheet.filter(row => /read/.test(row))]
  assert.deepEqual([theirs.length, others.length], [117, 13])
  for (const row of theirs) assert.match(row, /^\d{4}-\d\d-\d\d,respondent,/)
  for (const row of others) assert.match(row, /^\d{4}-\d\d-\d\dT\d\d:\d\d/)
  const names = theirs.map(row => /given \d+/.exec(row)![0])
  assert.deepEqual(names.toSorted(), made.toSorted())
  assert.notDeepEqual(names, made)
  assert.notDeepEqual(names, made.toReversed())

  const walked: string[] = []
  const ids = await app.hub.db.selectFrom('audit_entry').select('id').where('actor_label', '=', 'respondent').execute()
  for (let next: string | undefined = '/audit?action=response'; next !== undefined; ) {
    const { body } = await visitor.get(next)
    const rows = body.match(/<tr role="row" class="govuk-table__row">[\s\S]*?<\/tr>/g)!.slice(1)
    for (const row of rows.filter(each => /given/.test(each))) assert.doesNotMatch(words(row), /\d:\d\d/)
    walked.push(...rows.map(row => /given \d+|read/.exec(words(row))![0]))
    next = /href="(\/audit\?[^"]*before=[^"]*)"/.exec(body)?.[1]?.replaceAll('&amp;', '&')
    for (const { id } of ids) assert.ok(!next?.includes(id), 'a place holds no id of theirs')
  }
  assert.deepEqual(walked, [...others.map(() => 'read'), ...names])
  assert.equal((await visitor.get('/audit?before=2026-02-31.x')).status, 200)
})

test('the audit cannot be changed', async () => {
  await assert.rejects(app.hub.db.updateTable('audit_entry').set({ action: 'x.y' }).execute(), /append-only/)
  await assert.rejects(app.hub.db.deleteFrom('audit_entry').execute(), /append-only/)
})

test('settings refuse a time zone that is none, and keep what was typed', async () => {
  const visitor = await app.visitor(secretary)
  const refused = await visitor.send('/settings', {
    time_zone: 'Mars/Olympus',
    contact_address: 'a',
    contact_phone: '1',
  })
  assert.equal(refused.status, 422)
  assert.match(refused.body, /Mars\/Olympus/)
  const saved = await visitor.send('/settings', { name: 'New name', contact_address: 'a', contact_phone: '1' })
  assert.match(words(saved.body), /have been saved/)
})

test('a website that is no web address is refused', async () => {
  const visitor = await app.visitor(secretary)
  assert.equal(
    (await visitor.send('/organisations/new', { name: 'X', sector: 'faith', website: 'javascript:alert(1)' })).status,
    422,
  )
})

test('standing pages and the directory are for everyone', async () => {
  const visitor = await app.visitor()
  for (const path of ['/about', '/help', '/accessibility', '/privacy', '/organisations', '/organisations.csv']) {
    assert.equal((await visitor.get(path)).status, 200, path)
  }
})

/** Mails that wait, with whom they go to. */
async function mails(): Promise<{ to: string; subject: string }[]> {
  const rows = await app.hub.db.selectFrom('outgoing_mail').selectAll().orderBy('created_at').execute()
  return rows.map(row => ({ to: row.to_address, subject: row.subject }))
}

test('the secretariat makes itself lead of a consultation: the lead, the body that leads it and the rest of the secretariat are told', async () => {
  const { db } = app.hub
  const area = await app.hub.area()
  const of = await openConsultation(db, 'told-of-rights')
  const { lead_organisation_id: body } = await db
    .selectFrom('consultation')
    .select('lead_organisation_id')
    .where('id', '=', of.id)
    .executeTakeFirstOrThrow()
  const people = { lea: newId(), contact: newId(), other: newId(), far: newId() }
  for (const [name, id] of Object.entries(people))
    await db
      .insertInto('person')
      .values({ id, name, email: `${name}@rights.example.org` })
      .execute()
  const give = (personId: string, role: Role, subject: SubjectRef) =>
    grantRole(db, { personId, role, subject, from: day('2026-01-01'), grantedBy: null })
  await give(people.lea, 'lead', { kind: 'consultation', id: of.id })
  await give(people.contact, 'contact', { kind: 'organisation', id: body })
  await give(people.other, 'secretariat', { kind: 'area', id: area.id })
  const visitor = await app.visitor(secretary)
  await db.deleteFrom('outgoing_mail').execute()
  const given = await visitor.send(`/people/${secretary}`, { role: `lead:consultation:${of.id}` })
  assert.match(words(given.body), /The role has been given/)
  assert.deepEqual((await mails()).map(mail => mail.to).toSorted(), [
    'contact@rights.example.org',
    'lea@rights.example.org',
    'other@rights.example.org',
  ])
  assert.ok((await mails()).every(mail => /Sec Retary is now Consultation lead/.test(mail.subject)))

  // Looking at who responded is told once a day as well.
  await db.deleteFrom('outgoing_mail').execute()
  const respondent = await app.visitor()
  const base = `/consultations/${of.slug}/response`
  const answers = { [`q-${of.questions[0]}`]: '2', [`q-${of.questions[1]}`]: 'More time' }
  await respondent.send(base, { ...answers, contact_name: 'Rae', contact_phone: '01234', action: 'give' })
  const { reference } = await db.selectFrom('response').select('reference').executeTakeFirstOrThrow()
  for (let time = 0; time < 2; time++)
    assert.equal(
      (await visitor.send(`/consultations/${of.slug}/seal/openings`, { reference, purpose: 'ask-back' })).status,
      200,
    )
  assert.deepEqual(
    (await mails()).filter(mail => /looks at who/.test(mail.subject)).map(mail => mail.to),
    ['contact@rights.example.org', 'lea@rights.example.org'],
  )
})

test('the last of the secretariat cannot end its own role, also not two at once', async () => {
  const { db } = app.hub
  const grants = await db
    .selectFrom('role_grant')
    .select(['id', 'person_id as person'])
    .where('role', '=', 'secretariat')
    .where('to_day', 'is', null)
    .execute()
  assert.equal(grants.length, 2)
  const ended = await Promise.all(
    grants.map(async ({ id, person }) => (await app.visitor(person)).send(`/people/roles/${id}/end`, {})),
  )
  const left = await db
    .selectFrom('role_grant')
    .select('id')
    .where('role', '=', 'secretariat')
    .where('to_day', 'is', null)
    .execute()
  assert.equal(left.length, 1)
  assert.ok(ended.some(answer => /Give it to somebody else first/.test(words(answer.body))))
})
