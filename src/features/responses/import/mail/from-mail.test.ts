/** A mailbox brought in: looked over, taken in once, kept whole and sealed with each response. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type TestApp, testApp, type Visitor, words } from '../../../../../test/support/app.ts'
import { type OpenConsultation, openConsultation } from '../../open-consultation.fixture.ts'
import { workOnImports } from '../work.job.ts'

let app: TestApp
let of: OpenConsultation
let clerk: Visitor
let base: string

before(async () => {
  app = await testApp(new Date('2026-03-20T09:00:00Z'))
  of = await openConsultation(app.hub.db, 'mailed', {
    form: [{ title: 'Buses', questions: [{ type: 'long-text', text: 'What would you change?' }] }],
  })
  clerk = await app.visitor(of.people.clerk)
  base = `/consultations/${of.slug}/imports`
})
after(() => app.close())

type Mail = { readonly from: string; readonly text: string; readonly more?: string; readonly on?: string }

const day = 'Mon, 2 Mar 2026 09:00:00 +0000'

function mailbox(mails: readonly Mail[]): Buffer {
  const message = ({ from, text, more = '', on = day }: Mail) =>
    `From MAILER Mon Mar  2 09:00:00 2026\nFrom: ${from}\nSubject: Buses\nDate: ${on}\n${more}\n${text}\n\n`
  return Buffer.from(mails.map(message).join(''))
}

/** Brings a mailbox in and has it looked over; gives the page of the file. */
async function bring(bytes: Buffer) {
  const file = { name: 'inbox.mbox', type: 'application/mbox', bytes }
  const columns = await clerk.send(base, {}, { files: { file } })
  assert.match(columns.url, /\/columns$/, words(columns.body))
  return clerk.send(columns.url, {})
}

test('a mailbox is looked over: who wrote, what they say, what is left out and why', async () => {
  const page = await bring(
    mailbox([
      {
        from: 'Ada Reader <ada@example.org>',
        text: 'More buses, please.\n\nOn Sunday, Team wrote:\n> What would you change?',
      },
      { from: 'bob@example.org', text: 'Save the 14!' },
      { from: 'cem@example.org', text: 'Save the 14!' },
      { from: 'bob@example.org', text: 'Save the 14!' },
      { from: 'away@example.org', text: 'I am away.', more: 'Auto-Submitted: auto-replied\n' },
      { from: 'early@example.org', text: 'Too early.', on: 'Mon, 5 Jan 2026 09:00:00 +0000' },
    ]),
  )
  const text = words(page.body)
  assert.match(text, /3 new responses/)
  assert.match(text, /2 rows are wrong and are left out/)
  assert.match(text, /A machine wrote this/)
  assert.match(text, /It came before the consultation opened/)
  assert.match(text, /1 row says the same as another row of this file/)
  assert.match(text, /Nothing has been taken in yet/)
  const taken = await clerk.send(page.url, { doubles: 'once', act: 'take' })
  assert.match(words(taken.body), /3 responses were taken in/)
  const responses = await app.hub.db
    .selectFrom('response')
    .select(['free_text', 'channel', 'scan_file_id', 'reference'])
    .orderBy('id')
    .execute()
  assert.deepEqual(
    responses.map(({ free_text, channel }) => [free_text, channel]),
    [
      ['More buses, please.', 'email'],
      ['Save the 14!', 'email'],
      ['Save the 14!', 'email'],
    ],
  )
  assert.ok(responses.every(({ scan_file_id }) => scan_file_id !== null))
})

test('the whole mail is kept sealed, and opened only for a purpose that is written down', async () => {
  const { reference, scan_file_id } = await app.hub.db
    .selectFrom('response')
    .select(['reference', 'scan_file_id'])
    .orderBy('id')
    .executeTakeFirstOrThrow()
  const kept = await app.hub.db
    .selectFrom('stored_file')
    .select(['content', 'name', 'visibility'])
    .where('id', '=', scan_file_id)
    .executeTakeFirstOrThrow()
  assert.ok(!Buffer.from(kept.content).includes('ada@example.org'), 'no address stands in clear')
  assert.deepEqual([kept.name, kept.visibility], ['', 'sealed'])
  const opened = await clerk.send(`/consultations/${of.slug}/keying/${reference}/scan`, { purpose: 'check-keying' })
  assert.equal(opened.status, 200)
  assert.match(opened.body, /ada@example\.org/)
  assert.match(opened.body, /What would you change\?/, 'the mail that was answered is in it')
  assert.match(String(opened.headers['content-disposition']), /attachment; filename="mail\.eml"/)
})

test('what a saved mail is called, often its sender or subject, is kept nowhere in clear', async () => {
  const bytes = Buffer.from(`From: Eve Reader <eve@example.org>\nSubject: Buses\nDate: ${day}\n\nMore trams, please.\n`)
  const file = { name: 'Eve Reader - my complaint.eml', type: 'message/rfc822', bytes }
  const columns = await clerk.send(base, {}, { files: { file } })
  assert.match(words(columns.body), /1 row .* in mail\.eml/)
  const imports = await app.hub.db.selectFrom('response_import').selectAll().execute()
  const entries = await app.hub.db.selectFrom('audit_entry').selectAll().execute()
  assert.doesNotMatch(JSON.stringify([imports, entries]), /Eve|complaint/)
})

test('after the close mail goes into the late box with its whole mail, and out of it again with its batch', async () => {
  app.clock.now = new Date('2026-05-10T09:00:00Z')
  clerk = await app.visitor(of.people.clerk)
  const files = async () => (await app.hub.db.selectFrom('stored_file').select('id').execute()).length
  const before = await files()
  const page = await bring(
    mailbox([{ from: 'late@example.org', text: 'Sorry, late.', on: 'Tue, 5 May 2026 09:00:00 +0000' }]),
  )
  const kept = await clerk.send(page.url, { act: 'take', late_reason: 'It lay in another folder' })
  assert.match(words(kept.body), /1 came late and is kept until the lead decides/)
  assert.equal(await files(), before + 1)
  const lead = await app.visitor(of.people.lead)
  const back = await lead.send(`${page.url}/taking-back`, { reason: 'The wrong mailbox', sure: 'yes' })
  assert.equal(back.status, 200, words(back.body))
  assert.equal(await files(), before)
})

test('a mailbox of 500 with attachments, quoted mail and signatures is taken in whole', async t => {
  app.clock.now = new Date('2026-03-20T09:00:00Z')
  clerk = await app.visitor(of.people.clerk)
  const pdf = Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(6000, 'x')]).toString('base64')
  const mails = Array.from({ length: 500 }, (_, at): Mail => {
    const own =
      at % 5 === 0 ? 'Save the 14! It is the only way to the hospital.' : `Number ${at}: more buses on route ${at}.`
    const text = `${own}\n-- \nPerson ${at}\n\nOn Sunday, Team wrote:\n> What would you change?`
    if (at % 4 > 0) return { from: `Person ${at} <p${at}@example.org>`, text }
    const parts = `--b\nContent-Type: text/plain\n\n${text}\n--b\nContent-Type: application/pdf; name="a.pdf"\nContent-Disposition: attachment; filename="a.pdf"\nContent-Transfer-Encoding: base64\n\n${pdf}\n--b--`
    return {
      from: `p${at}@example.org`,
      text: parts,
      more: 'MIME-Version: 1.0\nContent-Type: multipart/mixed; boundary=b\n',
    }
  })
  const began = performance.now()
  const page = await bring(mailbox(mails))
  const looked = performance.now()
  assert.match(words(page.body), /500 new responses/)
  await clerk.send(page.url, { act: 'take' })
  await workOnImports.run(app.hub)
  const ended = performance.now()
  const count = await app.hub.db
    .selectFrom('response')
    .select(eb => eb.fn.countAll<string>().as('n'))
    .where('free_text', 'not like', '%Person%')
    .where('free_text', 'not like', '%Sunday%')
    .where('scan_file_id', 'is not', null)
    .where('import_id', '=', page.url.split('/').at(-1)!)
    .executeTakeFirstOrThrow()
  assert.equal(Number(count.n), 500)
  t.diagnostic(
    `500 mails: looked over in ${Math.round(looked - began)} ms, taken in in ${Math.round(ended - looked)} ms`,
  )
  assert.ok(ended - began < 60_000, 'a minute at the most')
})
