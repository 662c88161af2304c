/** Words and files on every way back from a form: a wrong field, an ended sign-in, Enter. */
import assert from 'node:assert/strict'
import { randomBytes } from 'node:crypto'
import { after, before, test } from 'node:test'
import { type TestApp, testApp, words } from '../../test/support/app.ts'
import { findForm, type Visitor } from '../../worlds/visitor.ts'
import { newId } from '../db/ids.ts'
import { forgetExpired } from '../features/accounts/forget-expired.job.ts'
import { makeSignInLink } from '../features/accounts/index.ts'
import { type OpenConsultation, openConsultation } from '../features/responses/open-consultation.fixture.ts'

let app: TestApp
let of: OpenConsultation
let keying: string
before(async () => {
  app = await testApp()
  of = await openConsultation(app.hub.db, 'kept')
  keying = `/consultations/${of.slug}/keying`
})
after(() => app.close())

const scan = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)
const chosen = { scan: { name: 'Mrs Bell.png', type: 'image/png', bytes: scan } }
const came = { 'received-day': '1', 'received-month': '3', 'received-year': '2026' }
const said = { channel: 'paper', free_text: 'More benches.', action: 'give' }

/** The form that a page came back with, as its browser would send it again. */
const again = (body: string) => findForm(body)!.values

async function scans(): Promise<number> {
  const rows = await app.hub.db.selectFrom('stored_file').select('id').execute()
  return rows.length
}

test('a scan chosen with a wrong day is kept, sealed, named on the page, and filed with the corrected form', async () => {
  const clerk = await app.visitor(of.people.clerk)
  const wrong = await clerk.send(
    keying,
    { ...said, ...came, 'received-day': '31', 'received-month': '2' },
    { files: chosen },
  )
  assert.equal(wrong.status, 422)
  assert.match(words(wrong.body), /Mrs Bell\.png, 1 KB, kept/)
  const [row] = await app.hub.db.selectFrom('held_file').selectAll().execute()
  assert.ok(!row!.sealed.includes('Mrs Bell'))
  const pieces = await app.hub.db.selectFrom('held_file_piece').select('held_file_id').execute()
  assert.deepEqual(pieces, [{ held_file_id: row!.id }])
  const before = await scans()
  const right = await clerk.post(keying, { ...again(wrong.body), ...came, action: 'give' }, { files: {} })
  assert.equal(right.status, 200)
  assert.equal(await scans(), before + 1)
  assert.deepEqual(await app.hub.db.selectFrom('held_file').select('id').execute(), [])
})

test('a kept file can be left out, and replaced', async () => {
  const clerk = await app.visitor(of.people.clerk)
  const wrong = await clerk.send(keying, { ...said, channel: '', ...came }, { files: chosen })
  const before = await scans()
  const without = await clerk.post(keying, { ...again(wrong.body), ...said, 'drop-scan': 'yes' })
  assert.equal(without.status, 200)
  assert.equal(await scans(), before)
  const other = await clerk.send(keying, { ...said, channel: '', ...came }, { files: chosen })
  const replaced = await clerk.post(
    keying,
    { ...again(other.body), ...said, channel: '' },
    { files: { scan: { ...chosen.scan, name: 'Other.png' } } },
  )
  assert.match(words(replaced.body), /Other\.png, 1 KB, kept/)
})

test('a file that is too large comes back with every word that was typed beside it', async () => {
  const clerk = await app.visitor(of.people.clerk)
  const large = {
    scan: { name: 'Whole archive.pdf', type: 'application/pdf', bytes: Buffer.alloc(20 * 1024 * 1024 + 10) },
  }
  const answer = await clerk.send(keying, { ...said, ...came }, { files: large })
  assert.equal(answer.status, 422)
  assert.match(words(answer.body), /Whole archive\.pdf” is larger than 20 MB/)
  assert.match(answer.body, /More benches\./)
})

test('a token of somebody else, for another field or from another page finds no file', async () => {
  const clerk = await app.visitor(of.people.clerk)
  const wrong = await clerk.send(keying, { ...said, channel: '', ...came }, { files: chosen })
  const values = again(wrong.body)
  const invented = await clerk.post(keying, { ...values, ...said, 'kept-scan': 'x'.repeat(43) })
  assert.equal(invented.status, 422)
  assert.match(words(invented.body), /is no longer here/)
})

test('whoever was never signed in has words kept and no file; their bytes take no room from anybody', async () => {
  const stranger = await app.visitor()
  const page = await (await app.visitor(of.people.clerk)).get(keying)
  const answer = await stranger.post(keying, { ...again(page.body), ...said, ...came }, { files: chosen })
  assert.equal(answer.status, 401)
  assert.match(words(answer.body), /What you typed is kept until .*“Mrs Bell\.png” could not be kept/)
  assert.deepEqual(await app.hub.db.selectFrom('held_file').select('id').where('person_id', 'is', null).execute(), [])
  const full = (person_id: string | null, size: number) =>
    app.hub.db
      .insertInto('held_file')
      .values({
        ...{ id: newId(), token_hash: randomBytes(32), page: '/', field: 'scan', size, sealed: randomBytes(8) },
        ...{ person_id, sender_mark: person_id ? null : randomBytes(32), expires_at: new Date('2027-01-01') },
      })
      .execute()
  await full(null, 2_000_000_000)
  await full(of.people.lead, 2_000_000_000)
  const clerk = await app.visitor(of.people.clerk)
  const kept = await clerk.send(keying, { ...said, channel: '', ...came }, { files: chosen })
  assert.match(words(kept.body), /Mrs Bell\.png, 1 KB, kept/)
  const lead = await app.visitor(of.people.lead)
  const refused = await lead.send(keying, { ...said, channel: '', ...came }, { files: chosen })
  assert.match(words(refused.body), /“Mrs Bell\.png” could not be kept/)
  await app.hub.db.deleteFrom('held_file').execute()
  await app.hub.db.deleteFrom('held_form').execute()
})

/** Sends a form with a file after the sign-in ended. */
async function sentSignedOut(): Promise<{ visitor: Visitor; body: string; location: string }> {
  const visitor = await app.visitor(of.people.clerk)
  const page = await visitor.get(keying)
  await app.hub.db.updateTable('session').set({ ended_at: app.clock.now }).execute()
  const answer = await visitor.post(keying, { ...again(page.body), ...said, ...came }, { files: chosen })
  assert.equal(answer.status, 401)
  return { visitor, body: answer.body, location: /href="(\/sign-in\?return=[^"]+)"/.exec(answer.body)![1]! }
}

async function signInByOperator(visitor: Visitor, person: string): Promise<ReturnType<Visitor['send']>> {
  const token = await makeSignInLink(app.hub.db, person, '/', app.clock.now)
  return visitor.send(`/sign-in/${token}`, {})
}

test('after a sign-in that ended, the words and the file are found by any way of signing in, in any browser', async () => {
  const { body } = await sentSignedOut()
  assert.match(words(body), /kept until 9 March 2026/)
  const elsewhere = await app.visitor()
  const landed = await signInByOperator(elsewhere, of.people.clerk)
  assert.equal(landed.url, '/account/kept')
  const link = /href="(\/consultations[^"]+held=[^"]+)"/.exec(landed.body)![1]!
  assert.match(words((await elsewhere.get('/tasks')).body), /Words of yours are kept from 2 March 2026/)
  const page = await elsewhere.get(link)
  assert.match(page.body, /More benches\./)
  assert.match(words(page.body), /Mrs Bell\.png, 1 KB, kept/)
  const before = await scans()
  const given = await elsewhere.post(link, { ...again(page.body), action: 'give' })
  assert.equal(given.status, 200)
  assert.equal(await scans(), before + 1)
  assert.doesNotMatch(words((await elsewhere.get('/tasks')).body), /Words of yours/)
})

test('kept words are given to nobody else, whatever they know, and can be thrown away', async () => {
  const { location } = await sentSignedOut()
  const back = decodeURIComponent(
    new URL(location.replaceAll('&amp;', '&'), 'http://hub.test').searchParams.get('return')!,
  )
  const lead = await app.visitor(of.people.lead)
  assert.doesNotMatch((await lead.get(back)).body, /More benches\./)
  assert.doesNotMatch(words((await lead.get('/tasks')).body), /Words of yours/)
  const clerk = await app.visitor(of.people.clerk)
  assert.match((await clerk.get(back)).body, /More benches\./)
  const gone = await clerk.send('/account/kept', {})
  assert.match(words(gone.body), /Those words are gone/)
  assert.doesNotMatch((await clerk.get(back)).body, /More benches\./)
})

test('what was kept is forgotten after its time', async () => {
  await sentSignedOut()
  const now = app.clock.now
  app.clock.now = new Date(now.getTime() + 8 * 24 * 60 * 60 * 1000)
  try {
    await forgetExpired.run(app.hub)
    for (const table of ['held_form', 'held_file'] as const)
      assert.deepEqual(await app.hub.db.selectFrom(table).select('id').execute(), [], table)
  } finally {
    app.clock.now = now
  }
})
