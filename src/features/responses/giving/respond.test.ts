import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import pg from 'pg'
import { type TestApp, testApp, words } from '../../../../test/support/app.ts'
import { type OpenConsultation, openConsultation } from '../open-consultation.fixture.ts'

let app: TestApp
let of: OpenConsultation
let path: string
const secrets = {
  contact_name: 'Ada Secret',
  contact_email: 'ada@secret.example',
  contact_organisation: 'Secret Society',
}

before(async () => {
  app = await testApp()
  of = await openConsultation(app.hub.db, 'together')
  path = `/consultations/${of.slug}/response`
})
after(() => app.close())

function answers(): Record<string, string> {
  return {
    [`q-${of.questions[0]}`]: '2',
    [`q-${of.questions[0]}-comment`]: 'Ten days would be better.',
    [`q-${of.questions[1]}`]: 'More time to ask our members.',
    action: 'give',
  }
}

async function countResponses(): Promise<number> {
  const { n } = await app.hub.db
    .selectFrom('response')
    .select(eb => eb.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow()
  return Number(n)
}

test('a response is given, kept and receipted, with who gave it sealed apart', async () => {
  const visitor = await app.visitor()
  const given = await visitor.send(
    path,
    { ...answers(), ...secrets, behalf: 'organisation', may_publish: 'yes' },
    { follow: false },
  )
  assert.equal(given.status, 303)
  const to = String(given.headers['location'])
  assert.match(to, /^\/responses\/[0-9A-Z]{4}(-[0-9A-Z]{4}){3}\?done=/)
  const row = await app.hub.db.selectFrom('response').selectAll().executeTakeFirstOrThrow()
  assert.equal(row.behalf, 'organisation')
  assert.equal(row.published_as, '')
  assert.equal(row.may_publish, true)
  assert.deepEqual((row.answers as Record<string, unknown>)[of.questions[0]!], {
    choice: 2,
    comment: 'Ten days would be better.',
  })
  const contact = await app.hub.db.selectFrom('respondent_contact').selectAll().executeTakeFirstOrThrow()
  assert.ok(contact.acknowledged_at)
  const code = to.slice('/responses/'.length, to.indexOf('?'))
  for (const table of ['response', 'respondent_contact', 'audit_entry', 'outgoing_mail', 'submission']) {
    const { rows } = await sql<{ text: string }>`select t::text as text from ${sql.table(table)} t`.execute(app.hub.db)
    const all = rows.map(each => each.text).join('\n')
    for (const secret of [...Object.values(secrets), code]) {
      const hex = Buffer.from(secret).toString('hex')
      assert.ok(!all.includes(secret) && !all.includes(hex), `${secret} stands in ${table}`)
    }
  }
  const entry = await app.hub.db
    .selectFrom('audit_entry')
    .selectAll()
    .where('action', '=', 'response.given')
    .executeTakeFirstOrThrow()
  assert.equal(entry.actor_label, 'respondent')
  // The moment of the entry must not lead to the response: its reference stands in no entry.
  assert.deepEqual(entry.after, { channel: 'online' })
})

test('the same form twice at once: one response, the same receipt for both', async () => {
  const before = await countResponses()
  const values = { ...answers(), _once: 'a3e2f4d2-1111-4222-8333-444455556666' }
  const visitors = await Promise.all([app.visitor(), app.visitor(), app.visitor()])
  const given = await Promise.all(visitors.map(visitor => visitor.post(path, values, { follow: false })))
  assert.deepEqual(
    given.map(each => each.status),
    [303, 303, 303],
  )
  assert.equal(new Set(given.map(each => each.headers['location'])).size, 1)
  assert.equal(await countResponses(), before + 1)
  const other = await visitors[0]!.post(path, { ...values, free_text: 'And another thing' }, { follow: false })
  assert.match(String(other.headers['location']), /^\/responses\/[^/]+\/change\?held=/)
  assert.equal(await countResponses(), before + 1)
})

test('what must be put right comes back with everything typed, and links to it', async () => {
  const before = await countResponses()
  const visitor = await app.visitor()
  const { [`q-${of.questions[0]}`]: _, ...rest } = answers()
  const back = await visitor.send(path, { ...rest, contact_email: 'not an address', behalf: 'personal' })
  assert.equal(back.status, 422)
  assert.match(back.body, /More time to ask our members\./)
  assert.match(back.body, /value="not an address"/)
  assert.match(back.body, /href="#contact_email"/)
  assert.match(back.body, new RegExp(`href="#q-${of.questions[0]}"`))
  assert.match(words(back.body), /Choose an answer to “Is the notice period long enough\?”/)
  assert.equal((await visitor.send(path, { action: 'give' })).status, 422)
  assert.equal(await countResponses(), before)
})

test('a comment on a paragraph of the pack, and none on any other', async () => {
  const visitor = await app.visitor()
  const paragraph = of.paragraphs[1]!
  const led = await visitor.get(`${path}?paragraph=${paragraph}`, false)
  assert.match(
    String(led.headers['location']),
    new RegExp(`/documents/draft-code\\?paragraph=${paragraph}#box-${paragraph}$`),
  )
  const page = await visitor.get(`${path}?paragraph=${paragraph}`)
  assert.match(words(page.body), /Papers are sent five days before a meeting\..*Your comment on paragraph 1\.1/)
  assert.match(page.body, new RegExp(`<div id="box-${paragraph}">[^]*?Papers are sent[^]*?<details[^>]* open>`))
  assert.equal(page.body.match(/<details[^>]* open>/g)?.length, 1, 'only the box of that paragraph is open')
  const given = await visitor.post(path, { ...answers(), [`p-${paragraph}`]: 'Seven days.' }, { follow: false })
  assert.equal(given.status, 303)
  const row = await app.hub.db.selectFrom('response').select('comments').orderBy('id', 'desc').executeTakeFirstOrThrow()
  assert.deepEqual(row.comments, { [paragraph]: 'Seven days.' })
  const strange = await visitor.post(path, { ...answers(), 'p-0199aaaa-0000-7000-8000-000000000000': 'Lost?' })
  assert.equal(strange.status, 422)
})

test('before it opens and after it closes, what was typed is handed back', async () => {
  const visitor = await app.visitor()
  const now = app.clock.now
  const values = { ...answers(), _once: 'b3e2f4d2-1111-4222-8333-444455556666' }
  const inTime = await visitor.post(path, values, { follow: false })
  const before = await countResponses()
  try {
    app.clock.now = new Date('2026-05-02T09:00:00Z')
    const late = await visitor.post(path, answers())
    assert.equal(late.status, 422)
    assert.match(
      words(late.body),
      /closed at the end of 1 May 2026.*More time to ask our members\..*team@council\.example/,
    )
    assert.match(late.body, /href="data:text\/plain;charset=utf-8,[^"]*More%20time/)
    const again = await visitor.post(path, values, { follow: false })
    assert.equal(again.headers['location'], inTime.headers['location'])
    app.clock.now = new Date('2026-01-10T09:00:00Z')
    assert.match(words((await visitor.get(path)).body), /opens on 2 February 2026/)
  } finally {
    app.clock.now = now
  }
  assert.equal(await countResponses(), before)
})

test('a consultation changed since the form was read is read again, not refused', async () => {
  const visitor = await app.visitor()
  await visitor.get(path)
  await app.hub.db.updateTable('consultation').set({ version: 2 }).where('id', '=', of.id).execute()
  assert.equal((await visitor.post(path, answers(), { follow: false })).status, 303)
})

test('an unpublished consultation has no response page', async () => {
  await openConsultation(app.hub.db, 'hidden')
  await app.hub.db.updateTable('consultation').set({ published_at: null }).where('slug', '=', 'hidden').execute()
  assert.equal((await (await app.visitor()).get('/consultations/hidden/response')).status, 404)
})

test('the kept page asks the database nothing, and a fresh one at most three things', async t => {
  const visitor = await app.visitor()
  const asked = t.mock.method(pg.Client.prototype, 'query')
  app.hub.forgetPages()
  assert.equal((await visitor.get(path)).status, 200)
  // Telling other servers, and setting up a connection, ask for nothing.
  const questions = () =>
    asked.mock.calls.filter(({ arguments: [of] }) => {
      const text = typeof of === 'string' ? of : String((of as unknown as { text?: string } | undefined)?.text)
      return !/^(set |select pg_notify)/.test(text)
    }).length
  const fresh = questions()
  assert.ok(fresh > 0 && fresh <= 3, `${fresh} queries`)
  await visitor.get(path)
  assert.equal(questions(), fresh)
})

test('the first visit is light, styles and all', async () => {
  const visitor = await app.visitor()
  const page = await app.server.inject({ url: path, headers: { 'accept-encoding': 'gzip' } })
  const style = /href="(\/assets\/[^"]+hub\.css)"/.exec((await visitor.get(path)).body)![1]!
  const css = await app.server.inject({ url: style, headers: { 'accept-encoding': 'gzip' } })
  const bytes = page.rawPayload.length + css.rawPayload.length
  assert.ok(bytes < 45_000, `${bytes} bytes`)
})
