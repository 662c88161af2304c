/** Erasing a person: nothing of them is left, and every count stays as it was. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { type TestApp, testApp, words } from '../../../test/support/app.ts'
import { type SeatedPartnership, seatedPartnership } from '../../../test/support/seated-partnership.ts'
import { newId } from '../../db/ids.ts'
import { day } from '../../kernel/day.ts'
import { sendMail } from '../../mail/mail.ts'
import { markMailbox } from '../../mail/mailbox.ts'
import { grantRole } from './index.ts'

let app: TestApp
let of: SeatedPartnership
const secretary = newId()

before(async () => {
  app = await testApp()
  of = await seatedPartnership(app.hub.db, 'leaving')
  await app.hub.db.insertInto('person').values({ id: secretary, name: 'Sec', email: 'sec@example.org' }).execute()
  await makeSecretariat(secretary)
})
after(() => app.close())

async function makeSecretariat(personId: string): Promise<void> {
  const subject = { kind: 'area', id: (await app.hub.area()).id } as const
  await grantRole(app.hub.db, { personId, role: 'secretariat', subject, from: day('2026-01-01'), grantedBy: null })
}

/** Rows by table, but for those that are about one person alone, or say that something was done. */
async function counts(): Promise<Record<string, number>> {
  const own = ['session', 'sign_in_link', 'interest', 'outgoing_mail', 'audit_entry', 'erasure', 'submission', 'tries']
  const tables = (await app.hub.db.introspection.getTables())
    .map(table => table.name)
    .filter(name => !own.includes(name))
  const found: Record<string, number> = {}
  for (const table of tables) {
    const { rows } = await sql<{ n: number }>`select count(*)::int as n from ${sql.table(table)}`.execute(app.hub.db)
    found[table] = rows[0]!.n
  }
  return found
}

/** The tables in which a text stands. */
async function standsIn(text: string): Promise<string[]> {
  const found: string[] = []
  for (const { name } of await app.hub.db.introspection.getTables()) {
    const { rows } = await sql`select from ${sql.table(name)} t where lower(t::text) like ${`%${text}%`}`.execute(
      app.hub.db,
    )
    if (rows.length > 0) found.push(name)
  }
  return found
}

test('everybody who held a seat can be erased: no trace of them stays, and no count changes', async () => {
  const { db, seal } = app.hub
  const visitor = await app.visitor(secretary)
  for (const name of ['ada', 'ben', 'cleo', 'chair'] as const) {
    const [id, email] = [of.people[name], `${name}-leaving@example.org`]
    const own = await app.visitor(id)
    await own.send('/sign-in', { email })
    await sendMail(db, seal, { to: email.toUpperCase(), subject: `Hello ${name}-leaving`, body: 'x' })
    for (const who of [{ person_id: id }, { email_mark: markMailbox(seal, email.toUpperCase()) }])
      await db
        .insertInto('interest')
        .values({ id: newId(), wants: 'told', ...who })
        .execute()
    assert.equal((await own.get('/account')).status, 200)
    const before = await counts()
    const done = await visitor.send(`/people/${id}/erase`, { sure: 'yes' })
    assert.match(words(done.body), /has been erased/)
    assert.deepEqual(await counts(), before)
    assert.deepEqual(await standsIn(`${name}-leaving`), [])
    assert.equal((await own.get('/account', false)).status, 303)
    assert.equal((await visitor.get(`/people/${id}`)).status, 404)
  }
  const roles = await db
    .selectFrom('role_grant')
    .select('to_day')
    .where('person_id', 'in', [of.people.ada, of.people.chair])
    .execute()
  assert.ok(roles.every(role => role.to_day !== null))
  assert.match(words((await visitor.get('/partnerships/leaving')).body), /Partnership leaving/)
})

test('without the tick nothing happens, and the last of the secretariat stays', async () => {
  const visitor = await app.visitor(secretary)
  const unsure = await visitor.send('/account/erase', {})
  assert.equal(unsure.status, 422)
  assert.match(words(unsure.body), /Tick the box/)
  const last = await visitor.send('/account/erase', { sure: 'yes' })
  assert.equal(last.status, 422)
  assert.match(words(last.body), /Give somebody else the role first/)
})

test('one can leave by oneself, and of two secretaries who leave at once one stays', async () => {
  const other = newId()
  await app.hub.db.insertInto('person').values({ id: other, name: 'Other', email: 'other@example.org' }).execute()
  await makeSecretariat(other)
  const visitors = [await app.visitor(secretary), await app.visitor(other)]
  const ended = await Promise.all(visitors.map(one => one.send('/account/erase', { sure: 'yes' })))
  assert.deepEqual(ended.map(one => one.status).toSorted(), [200, 422])
  const gone = ended.findIndex(one => one.status === 200)
  assert.match(words(ended[gone]!.body), /Your account has been erased/)
  assert.equal((await visitors[gone]!.get('/account', false)).status, 303)
})

test('only the secretariat may erase somebody else', async () => {
  const outsider = await app.visitor(of.people.outsider)
  assert.equal((await outsider.get(`/people/${of.people.dev}/erase`)).status, 403)
})
