/** How an installation is doing, as its secretariat sees it: every line with its moment, and no secret in any. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type TestApp, testApp, words } from '../../../test/support/app.ts'
import { noteBackup } from '../../db/backed-up.ts'
import { newId } from '../../db/ids.ts'
import { everyCheckup } from '../../doctor.ts'
import { sendMail, sendSealedMail } from '../../mail/mail.ts'
import { readSettings } from '../../settings.ts'

const secrets = {
  SMTP_URL: 'smtps://hub:mail-password@mail.example.org:465',
  METRICS_TOKEN: 'metrics-token-of-enough-letters',
  COMPACT_HUB_SEAL_KEY: 'ab'.repeat(32),
  DATABASE_URL: 'postgresql://hub:database-password@db.example.org/hub',
}

let app: TestApp
let secretariat: string
let unfit = false

before(async () => {
  const settings = readSettings(secrets)
  app = await testApp(undefined, undefined, {
    checkups: () => [
      ...everyCheckup({
        settings,
        dataDir: '/nowhere',
        environment: secrets,
        database: async () => ({
          db: app.hub.db,
          pool: app.pool,
          kind: 'external',
          describe: 'PostgreSQL 18, database "hub" at db.example.org',
          dataDir: null,
          archive: null,
          close: async () => undefined,
        }),
      }),
      {
        name: 'Planted',
        run: async () =>
          unfit ? { state: 'warn', says: 'It leaks.', todo: 'Mend the roof.' } : { state: 'fine', says: 'It is dry.' },
      },
    ],
  })
  const { id } = await app.hub.db.selectFrom('area').select('id').executeTakeFirstOrThrow()
  secretariat = newId()
  await app.hub.db
    .insertInto('person')
    .values({ id: secretariat, name: 'Sam Secretary', email: 'sam@example.org' })
    .execute()
  await app.hub.db
    .insertInto('role_grant')
    .values({
      id: newId(),
      person_id: secretariat,
      role: 'secretariat',
      subject_kind: 'area',
      subject_id: id,
      from_day: '2026-01-01' as never,
    })
    .execute()
})
after(() => app.close())

const open = async () => (await app.visitor(secretariat)).get('/status')

test('what was looked at stands there with what to do, and trouble is counted', async () => {
  unfit = true
  const page = words((await open()).body)
  unfit = false
  assert.match(page, /Planted Look at this It leaks\. ?To do: Mend the roof\./)
  assert.match(page, /Tell the person who runs this installation/)
  assert.match(page, /Looked at 2 March 2026, 09:00/)
  assert.match(words((await open()).body), /Planted Fine It is dry\./)
})

test('versions, the database and its size, the last change of its tables', async () => {
  const page = words((await open()).body)
  assert.match(page, /Compact Hub \d+\.\d+\.\d+ on Node \d+/)
  assert.match(page, /PostgreSQL \d+(\.\d+)?, \d+ MB/)
  assert.match(page, /Last change of the tables \d{4}-/)
})

test('a backup is known once it was made, and is in the record of changes', async () => {
  assert.match(words((await open()).body), /Last backup None by “compact-hub backup”/)
  await noteBackup(app.hub.db, 42)
  assert.match(words((await open()).body), /Last backup Made by “compact-hub backup” \d+ \w+ \d{4}/)
  assert.match(words((await (await app.visitor(secretariat)).get('/audit')).body), /Installation: backed up/)
})

test('mail to people is counted; of mail to respondents it is told only that some is stuck, from another day', async () => {
  const { db, seal } = app.hub
  const mail = { to: 'ada@example.org', subject: 'Papers', body: 'Here' }
  await sendMail(db, seal, mail)
  await sendMail(db, seal, mail)
  for (let n = 0; n < 5; n++) await sendSealedMail(db, seal, mail, { kind: 'response', id: newId() })
  await db.updateTable('outgoing_mail').set({ created_at: app.clock.now }).execute()
  const page = words((await open()).body)
  assert.match(page, /Mail that waits 2 mails 2 March 2026, 09:00/)
  assert.match(page, /None of an earlier day waits or failed/)
  app.clock.now = new Date('2026-03-05T09:00:00Z')
  const later = words((await open()).body)
  app.clock.now = new Date('2026-03-02T09:00:00Z')
  assert.match(later, /Mail that waits 2 mails/)
  assert.match(later, /Some of an earlier day waits or failed\. How much is not told/)
})

test('no secret is on the page, whatever is set', async () => {
  const { body } = await open()
  for (const secret of ['mail-password', 'metrics-token', 'abababab', 'database-password', app.pool.options.password])
    if (typeof secret === 'string') assert.ok(!body.includes(secret), secret)
})

test('the settings lead there, and nobody but the secretariat gets there', async () => {
  const settings = await (await app.visitor(secretariat)).get('/settings')
  assert.match(settings.body, /href="\/status"/)
  assert.equal((await (await app.visitor()).get('/status', false)).status, 303)
})
