/** What can be seen of mail: no link that signs in, nothing of respondents, and nothing after its time. */
import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { type TestApp, testApp, type Visitor, words } from '../../../test/support/app.ts'
import { newId } from '../../db/ids.ts'
import { addDays, day } from '../../kernel/day.ts'
import { deliverOutbox } from '../../mail/deliver.ts'
import { forgetMailAbout, forgetMailTo, openMail, sendMail, sendSealedMail } from '../../mail/mail.ts'
import { newToken } from '../../web/session.ts'
import { addPerson, grantRole } from '../accounts/index.ts'
import { routes } from '../registry.ts'
import { openConsultation } from '../responses/open-consultation.fixture.ts'
import { forgetOldMail } from './forget-old-mail.job.ts'
import { mailFailed, tellCameBack } from './mail-failed.ts'
import { withoutSecretLinks } from './secret-links.ts'

let app: TestApp
let secretary: Visitor
const id = newId()

before(async () => {
  app = await testApp(new Date())
  const area = await app.hub.area()
  await app.hub.db.insertInto('person').values({ id, name: 'Sec Retary', email: 'sec@example.org' }).execute()
  await app.hub.db
    .insertInto('role_grant')
    .values({
      id: newId(),
      person_id: id,
      role: 'secretariat',
      subject_kind: 'area',
      subject_id: area.id,
      from_day: day('2026-01-01'),
    })
    .execute()
  secretary = await app.visitor(id)
})
after(() => app.close())

const rows = () => app.hub.db.selectFrom('outgoing_mail').selectAll().orderBy('created_at').execute()

test('a sign-in link stands nowhere in the database, and the page Mail leaves it out', async () => {
  const visitor = await app.visitor()
  await visitor.send('/sign-in', { email: 'sec@example.org' })
  const [mail] = await rows()
  const link = /\/sign-in\/[\w-]+/.exec(openMail(app.hub.seal, mail!).body)![0]
  const token = link.slice('/sign-in/'.length)
  assert.ok(!JSON.stringify({ ...mail, sealed: mail!.sealed!.toString('utf8') }).includes(token))
  await deliverOutbox(app.hub.db, app.hub.seal, null, new Date())
  const page = await secretary.get('/outbox')
  assert.match(words(page.body), /sec@example\.org/)
  assert.match(page.body, /\/sign-in\/…/)
  assert.ok(!page.body.includes(token))
})

test('a restored copy mails nobody until the secretariat says so on the page Mail, also where nothing waited', async () => {
  const { db } = app.hub
  const waits = () => db.selectFrom('area').select('mail_waits').executeTakeFirstOrThrow()
  assert.doesNotMatch((await secretary.get('/outbox')).body, /value="held-back"/)
  await db.updateTable('area').set({ mail_waits: true }).execute()
  const page = words((await secretary.get('/outbox')).body)
  assert.match(page, /restored from a backup\. No mail leaves it until you say so.*None waited then/)
  const done = await secretary.send('/outbox', { what: 'held-back' })
  assert.equal(done.status, 200)
  assert.deepEqual(await waits(), { mail_waits: false })
  assert.doesNotMatch((await secretary.get('/outbox')).body, /value="held-back"/)
})

test('a link stays readable only for invented people whose address no mail can reach', () => {
  const body = `Follow http://hub.test/sign-in/${'a'.repeat(43)} now`
  const mail = { to: 'lena@demo.invalid', subject: 'Sign in', body }
  assert.equal(withoutSecretLinks(mail, { mailLeaves: false }), body)
  assert.equal(withoutSecretLinks(mail, { mailLeaves: true }), 'Follow http://hub.test/sign-in/… now')
  assert.doesNotMatch(withoutSecretLinks({ ...mail, to: 'a@example.org' }, { mailLeaves: false }), /aaaa/)
})

/** Everything that makes a token, and where the token goes: into a link of a mail, or to the browser that asked. */
const tokens: Readonly<Record<string, `/${string}` | readonly `/${string}`[] | 'browser'>> = {
  'features/accounts/issuers/start.page.ts': 'browser',
  'features/accounts/sign-in.queries.ts': '/sign-in/:token',
  'features/meetings/decisions/written-link.queries.ts': '/written-answers/:token',
  'features/parties/links.queries.ts': '/answers/:token',
  'features/acknowledging/backing.queries.ts': '/backing/:token',
  'features/acknowledging/staff.queries.ts': '/acknowledgements/:token',
  'features/askings/askings.queries.ts': '/asking/:token',
  'features/partnerships/elections/voters.queries.ts': [
    '/elections/nominate/:token',
    '/elections/vote/:token',
    '/elections/standing/:token',
  ],
  'features/partnerships/entries/links.queries.ts': '/seat-answers/:token',
  'features/points/checking-back/ask-respondents.job.ts': '/readings/:token',
  'features/setting-up/begin.queries.ts': '/begin/:token',
  'web/held-files.ts': 'browser',
  'web/held.ts': 'browser',
  'web/session.ts': 'browser',
}

test('whatever makes a token is known here, and the page Mail shows the token of no link', async () => {
  const makers = readdirSync('src', { recursive: true, encoding: 'utf8' })
    .filter(file => file.endsWith('.ts') && !file.endsWith('.test.ts'))
    .filter(file => /newToken\(\)(?!: string)/.test(readFileSync(join('src', file), 'utf8')))
  assert.deepEqual(makers.toSorted(), Object.keys(tokens).toSorted())
  const links = Object.values(tokens)
    .flat()
    .filter(to => to.startsWith('/'))
  assert.deepEqual(
    links.filter(path => !routes.some(route => route.path === path)),
    [],
  )
  const secrets = [...links, '/interest/:key'].map(path => path.replace(/:\w+/, newToken()))
  const body = secrets.map(path => `Open https://hub.example.org${path}, or ${path}?from=mail.`).join('\n')
  await sendMail(app.hub.db, app.hub.seal, { to: 'ben@example.org', subject: 'Please answer', body })
  const page = (await secretary.get('/outbox')).body
  assert.match(page, /Please answer/)
  for (const path of secrets) assert.ok(!page.includes(path.split('/').at(-1)!), path)
  assert.match(page, /\/answers\/…/)
  await forgetMailTo(app.hub.db, 'ben@example.org')
})

test('mail that left shows its subject, and mail to a respondent not even that', async () => {
  const about = { kind: 'response', id: newId() }
  await sendMail(app.hub.db, app.hub.seal, { to: 'ben@example.org', subject: 'Papers are out', body: 'Read them.' })
  const secret = { to: 'secret@example.org', subject: 'Your receipt', body: 'x' }
  await sendSealedMail(app.hub.db, app.hub.seal, secret, about)
  assert.match(words((await secretary.get('/outbox')).body), /Papers are out.*ben@example\.org/)
  await deliverOutbox(app.hub.db, app.hub.seal, async () => undefined, new Date())
  const page = words((await secretary.get('/outbox')).body)
  assert.match(page, /Papers are out .*address and text deleted when it left/)
  assert.match(page, /Mail to a respondent .*sealed address/)
  assert.doesNotMatch(page, /ben@example|secret@example|Your receipt/)
  await forgetMailAbout(app.hub.db, about)
  assert.ok((await rows()).every(row => row.about_id !== about.id))
})

test('mail is deleted 90 days after it was written, but never before it was tried', async () => {
  await sendMail(app.hub.db, app.hub.seal, { to: 'late@example.org', subject: 'Still waits', body: '' })
  app.clock.now = new Date(Date.now() + 89 * 86_400_000)
  assert.equal(await forgetOldMail.run(app.hub), '0 mails')
  app.clock.now = new Date(Date.now() + 91 * 86_400_000)
  assert.equal(await forgetOldMail.run(app.hub), '2 mails')
  assert.deepEqual(
    (await rows()).map(row => row.subject),
    ['Still waits'],
  )
})

test('mail that was given up is told to those who run what it was about, once a day for a subject and an address', async () => {
  const { db } = app.hub
  const failed = { to: 'dead@example.org', subject: 'Papers are out', problem: '550 5.1.1', tells: undefined }
  const tell = () => db.transaction().execute(tx => mailFailed(app.hub)(tx, { ...failed, about: null }))
  await tell()
  await tell()
  const told = (await rows()).filter(row => row.about_kind === 'mail-failed')
  assert.deepEqual(
    told.map(row => row.to_address),
    ['sec@example.org'],
  )
  assert.match(openMail(app.hub.seal, told[0]!).body, /dead@example\.org could not be delivered: Papers are out/)
  // The same address fails in another subject: whoever runs that has been told of nothing yet.
  const of = await openConsultation(db, 'failing')
  const lead = await addPerson(db, { name: 'Lee Der', email: 'lead@example.org' })
  await grantRole(db, {
    personId: lead!,
    role: 'lead',
    subject: { kind: 'consultation', id: of.id },
    from: day('2026-01-01'),
    grantedBy: null,
  })
  const elsewhere = { kind: 'consultation', id: of.id }
  await db.transaction().execute(tx => mailFailed(app.hub)(tx, { ...failed, to: 'lead@example.org', about: elsewhere }))
  await db.transaction().execute(tx => mailFailed(app.hub)(tx, { ...failed, about: elsewhere }))
  const all = (await rows()).filter(row => row.about_kind === 'mail-failed')
  assert.deepEqual(
    all.map(row => row.to_address),
    ['sec@example.org', 'lead@example.org'],
  )
  const about = { kind: 'mail-failed', id: newId() }
  await db.transaction().execute(tx => mailFailed(app.hub)(tx, { ...failed, to: 'sec@example.org', about }))
  assert.equal((await rows()).filter(row => row.about_kind === 'mail-failed').length, 2)
})

/** A mail server that knows nobody. */
const knowsNobody = () =>
  Promise.reject(
    Object.assign(new Error('no'), {
      code: 'EENVELOPE',
      command: 'RCPT TO',
      responseCode: 550,
      response: '550 5.1.1 no',
    }),
  )
const contacts = () =>
  app.hub.db.selectFrom('respondent_contact').selectAll().orderBy('id').where('erased_at', 'is', null).execute()

test('of respondents whose mail came back their consultation is told once a day, in no order of time and by no minute', async () => {
  const { db, seal } = app.hub
  await db.deleteFrom('outgoing_mail').execute()
  app.clock.now = new Date()
  const of = await openConsultation(db, 'bouncing')
  const closes_on = addDays(await app.hub.today(), 30)
  await db.updateTable('consultation').set({ closes_on }).where('id', '=', of.id).execute()
  const lead = await addPerson(db, { name: 'Bo Under', email: 'bounder@example.org' })
  const subject = { kind: 'consultation', id: of.id } as const
  await grantRole(db, { personId: lead!, role: 'lead', subject, from: day('2026-01-01'), grantedBy: null })
  for (let n = 0; n < 4; n++) {
    const visitor = await app.visitor()
    const said = { [`q-${of.questions[0]}`]: '2', contact_email: `gone${n}@example.org`, action: 'give' }
    assert.equal((await visitor.send(`/consultations/${of.slug}/response`, said)).status, 200)
  }
  await deliverOutbox(db, seal, knowsNobody, new Date(Date.now() + 1000), mailFailed(app.hub))
  const told = async () => (await rows()).filter(row => row.about_kind === 'mail-failed')
  assert.deepEqual(await told(), [])
  assert.equal(await tellCameBack.run(app.hub), '4 responses')
  assert.equal(await tellCameBack.run(app.hub), '0 responses')
  const [mail, ...more] = await told()
  assert.deepEqual([mail?.to_address, more.length], ['bounder@example.org', 0])
  const references = openMail(seal, mail!).body.match(/R-\w{4}-\w{4}/g)!
  assert.equal(references.length, 4)
  assert.deepEqual(references, references.toSorted())
  const items = (await secretary.get('/outbox')).body.split('<li').filter(item => /Mail to a respondent/.test(item))
  assert.equal(items.length, 4)
  for (const item of items) assert.doesNotMatch(words(item), /\d:\d\d|\d[ap]m/)
})

test('mail to respondents that is tried again counts as told again, and does not go where a letter told it', async () => {
  const { db } = app.hub
  assert.ok((await contacts()).every(contact => contact.came_back_at && !contact.acknowledged_at))
  const [posted] = await contacts()
  await db.updateTable('respondent_contact').set({ acknowledged_at: new Date() }).where('id', '=', posted!.id).execute()
  await secretary.send('/outbox', {})
  const waiting = (await rows()).filter(row => row.about_kind === 'response')
  assert.deepEqual(
    waiting.map(row => [row.state, row.attempts]),
    [
      ['waiting', 0],
      ['waiting', 0],
      ['waiting', 0],
    ],
  )
  assert.ok(waiting.every(row => row.about_id !== posted!.response_id))
  const others = (await contacts()).filter(contact => contact.id !== posted!.id)
  assert.ok(others.every(contact => contact.acknowledged_at && !contact.came_back_at))
})

test('feedback that failed and is tried again waits for no letter', async () => {
  const { db, seal } = app.hub
  const [contact] = await contacts()
  const about = { kind: 'response', id: contact!.response_id }
  await db.deleteFrom('outgoing_mail').execute()
  await db
    .updateTable('respondent_contact')
    .set({ feedback_sent_at: new Date() })
    .where('id', '=', contact!.id)
    .execute()
  await sendSealedMail(db, seal, { to: 'gone@example.org', subject: 'Outcome', body: 'x', tells: 'feedback' }, about)
  await deliverOutbox(db, seal, knowsNobody, new Date(Date.now() + 1000), mailFailed(app.hub))
  const standing = async () => {
    const [now] = await contacts()
    return [now!.feedback_sent_at !== null, now!.feedback_by_letter]
  }
  assert.deepEqual(await standing(), [false, true])
  await secretary.send('/outbox', {})
  assert.deepEqual(await standing(), [true, false])
})
