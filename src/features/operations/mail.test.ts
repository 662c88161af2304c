/** What can be seen of mail: no link that signs in, nothing of respondents, and nothing after its time. */
import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { after, before, test } from 'node:test'
import { type TestApp, testApp, type Visitor, words } from '../../../test/support/app.ts'
import { newId } from '../../db/ids.ts'
import { day } from '../../kernel/day.ts'
import { deliverOutbox } from '../../mail/deliver.ts'
import { forgetMailAbout, forgetMailTo, openMail, sendMail, sendSealedMail } from '../../mail/mail.ts'
import { newToken } from '../../web/session.ts'
import { routes } from '../registry.ts'
import { forgetOldMail } from './forget-old-mail.job.ts'
import { mailFailed } from './mail-failed.ts'
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

test('a link stays readable only for invented people whose address no mail can reach', () => {
  const body = `Follow http://hub.test/sign-in/${'a'.repeat(43)} now`
  const mail = { to: 'lena@demo.invalid', subject: 'Sign in', body }
  assert.equal(withoutSecretLinks(mail, { mailLeaves: false }), body)
  assert.equal(withoutSecretLinks(mail, { mailLeaves: true }), 'Follow http://hub.test/sign-in/… now')
  assert.doesNotMatch(withoutSecretLinks({ ...mail, to: 'a@example.org' }, { mailLeaves: false }), /aaaa/)
})

/** Everything that makes a token, and where the token goes: into a link of a mail, or to the browser that asked. */
const tokens: Readonly<Record<string, `/${string}` | 'browser'>> = {
  'features/accounts/sign-in.queries.ts': '/sign-in/:token',
  'features/meetings/decisions/written-link.queries.ts': '/written-answers/:token',
  'features/parties/links.queries.ts': '/answers/:token',
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
  const links = Object.values(tokens).filter(to => to.startsWith('/'))
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

test('mail that was given up is told to those who run what it was about, once a day for an address', async () => {
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
  const about = { kind: 'mail-failed', id: newId() }
  await db.transaction().execute(tx => mailFailed(app.hub)(tx, { ...failed, to: 'sec@example.org', about }))
  assert.equal((await rows()).filter(row => row.about_kind === 'mail-failed').length, 1)
})
