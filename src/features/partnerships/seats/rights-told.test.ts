/** Rights to run a partnership that come or go with a seat are told as those given by hand are. */
import assert from 'node:assert/strict'
import { readFile } from 'node:fs/promises'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { type TestApp, testApp, type Visitor } from '../../../../test/support/app.ts'
import { type SeatedPartnership, seatedPartnership } from '../../../../test/support/seated-partnership.ts'
import { openMail } from '../../../mail/mail.ts'

let app: TestApp
let of: SeatedPartnership
let admin: Visitor
const base = '/partnerships/quay'

before(async () => {
  app = await testApp(new Date('2026-03-02T09:00:00Z'))
  of = await seatedPartnership(app.hub.db, 'quay')
  admin = await app.visitor(of.people.admin)
})
after(() => app.close())

const mails = async () =>
  (await app.hub.db.selectFrom('outgoing_mail').selectAll().orderBy('id').execute()).map(row =>
    openMail(app.hub.seal, row),
  )
/** What is told while something is done, as "to: subject". */
async function told(act: () => Promise<{ status: number }>): Promise<string[]> {
  const before = (await mails()).length
  assert.equal((await act()).status, 200)
  return (await mails()).slice(before).map(({ to, subject }) => `${to.replace('-quay@example.org', '')}: ${subject}`)
}
const now = (name: string, role: string) => `${name}-quay is now ${role} for Partnership quay`
const noLonger = (name: string, role: string) => `${name}-quay is no longer ${role} for Partnership quay`

test('who gets and who loses the chair is told, and so are those who run it; of a seat without rights nobody is', async () => {
  const { db } = app.hub
  await db.deleteFrom('role_grant').where('person_id', '=', of.people.chair).where('role', '=', 'chair').execute()
  await admin.send(`${base}/seats/${of.seats.chair}`, { role: 'member' })
  const made = await told(() => admin.send(`${base}/seats/${of.seats.chair}`, { role: 'chair' }))
  assert.deepEqual(made, [`chair: ${now('chair', 'Chair')}`])
  const passed = await told(() => admin.send(`${base}/chair`, { seat: of.seats.council }))
  assert.ok(passed.includes(`chair: ${noLonger('chair', 'Chair')}`), passed.join('\n'))
  assert.ok(passed.includes(`cleo: ${now('cleo', 'Chair')}`), passed.join('\n'))
  assert.equal(passed.filter(one => one.startsWith('admin')).length, 0, 'nobody is told of what they did themselves')
  assert.deepEqual(await told(() => admin.send(`${base}/seats/${of.seats.faith}`, { role_text: 'Listens.' })), [])
  const secretary = await told(() => admin.send(`${base}/seats/${of.seats.faith}`, { role: 'secretary' }))
  assert.ok(secretary.includes(`dev: ${now('dev', 'Administrator')}`), secretary.join('\n'))
  assert.ok(secretary.includes(`cleo: ${now('dev', 'Administrator')}`), 'whoever else runs it')
})

test('handing over a seat with rights tells whoever has them now, and the end of such a seat says from which day', async () => {
  const handed = await told(() =>
    admin.send(`${base}/seats/${of.seats.council}/holder`, { email: 'outsider-quay@example.org' }),
  )
  assert.ok(handed.includes(`cleo: ${noLonger('cleo', 'Chair')}`), handed.join('\n'))
  assert.ok(handed.includes(`outsider: ${now('outsider', 'Chair')}`), handed.join('\n'))
  const ended = await told(() => admin.send(`${base}/seats/${of.seats.council}/end`, {}))
  assert.ok(ended.includes(`outsider: ${noLonger('outsider', 'Chair')}`), ended.join('\n'))
  assert.match((await mails()).at(-1)?.body ?? '', /from 3 March 2026 on/)
})

test('a term with a last day gave no rights before; those that have not run out give them once', async () => {
  const { db } = app.hub
  const grants = () =>
    db
      .selectFrom('role_grant')
      .select(['role', 'to_day'])
      .where('person_id', '=', of.people.dev)
      .where('by_seat', '=', true)
      .where('role', '<>', 'representative')
      .execute()
  await db
    .updateTable('holding')
    .set({ to_day: sql`current_date + 30` })
    .where('seat_id', '=', of.seats.faith)
    .execute()
  await db.deleteFrom('role_grant').where('person_id', '=', of.people.dev).where('role', '=', 'administrator').execute()
  const migration = await readFile(
    new URL('../../../db/migrations/0190-roles-of-dated-seats.sql', import.meta.url),
    'utf8',
  )
  for (let run = 0; run < 2; run++) {
    await sql.raw(migration).execute(db)
    const [grant, ...more] = await grants()
    assert.equal(grant?.role, 'administrator')
    assert.ok(grant?.to_day)
    assert.deepEqual(more, [])
  }
})
