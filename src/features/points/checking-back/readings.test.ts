/** Respondents are asked whether they were understood, once, and what they want put right is dealt with before the report. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { type TestApp, testApp, type Visitor, words } from '../../../../test/support/app.ts'
import { endWhatWasOpen } from '../../../db/backup/quarantine.ts'
import { loadFacts } from '../../../facts/load.ts'
import { day } from '../../../kernel/day.ts'
import { openMail } from '../../../mail/mail.ts'
import { type OpenConsultation, openConsultation } from '../../responses/open-consultation.fixture.ts'
import { askRespondents } from './ask-respondents.job.ts'
import { countReadings } from './readings.queries.ts'

let app: TestApp
let of: OpenConsultation
let base: string
let lead: Visitor
/** What the lead was told who asked before the close. */
let early: string

before(async () => {
  app = await testApp(new Date('2026-03-02T09:00:00Z'))
  of = await openConsultation(app.hub.db, 'understood')
  base = `/consultations/${of.slug}`
  await give('Buses are late.', { contact_name: 'Ada', contact_email: 'ada@secret.example' })
  await give('Trains are full.', { contact_name: 'Bob', contact_email: 'bob@secret.example' })
  await give('Trams, please.', { contact_name: 'Post Only', contact_post: '1 High Street' })
  await give('Nobody reaches me.', {})
  const before = await app.visitor(of.people.lead)
  early = words(
    (await before.get(`${base}/readings`)).body + (await before.post(`${base}/readings`, { sure: 'yes' })).body,
  )
  app.clock.now = new Date('2026-05-10T09:00:00Z')
  lead = await app.visitor(of.people.lead)
  await lead.send(`${base}/analysis`, { act: 'begin' })
  const rows = await app.hub.db.selectFrom('response').select('reference').execute()
  for (const { reference } of rows) {
    await lead.send(`${base}/responses/${reference}`, { act: 'take:all' })
    await lead.send(`${base}/responses/${reference}`, { act: 'read' })
  }
})
after(() => app.close())

async function give(text: string, values: Record<string, string>): Promise<void> {
  const visitor = await app.visitor()
  const given = { [`q-${of.questions[0]}`]: '2', [`q-${of.questions[1]}`]: text, action: 'give', ...values }
  assert.equal((await visitor.send(`${base}/response`, given, { follow: false })).status, 303)
}

/** The links that were mailed, by the address they went to. */
async function links(): Promise<Map<string, string>> {
  const rows = await app.hub.db.selectFrom('outgoing_mail').selectAll().orderBy('id').execute()
  const found = new Map<string, string>()
  for (const row of rows) {
    const { to, body } = openMail(app.hub.seal, row)
    const link = /\/readings\/[\w-]{43}/.exec(body)?.[0]
    if (link) found.set(to, link)
  }
  return found
}

test('nobody is asked before the close: until then they may say something else', () => {
  assert.equal(early.match(/Ask from the close on/g)?.length, 3, early)
})

test('only the lead asks, knowing how many; each who can be reached by mail gets one link', async () => {
  assert.equal((await (await app.visitor(of.people.reviewer)).get(`${base}/readings`)).status, 403)
  const page = await lead.get(`${base}/readings`)
  assert.match(words(page.body), /Ask 3 people/)
  assert.equal((await lead.post(`${base}/readings`, {})).status, 422)
  const asked = await lead.send(`${base}/readings`, { sure: 'yes' })
  assert.match(words(asked.body), /They are asked within some minutes.*3 people have been asked/)
  assert.equal(await askRespondents.run(app.hub), '3 asked')
  assert.equal(await askRespondents.run(app.hub), undefined)
  assert.match(
    words((await lead.get(`${base}/readings`)).body),
    /2 people have been asked 1 person left no email address/,
  )
  const facts = await loadFacts(app.hub.db, 'consultation', [of.id], day('2026-05-10'))
  const { reachable, asked: shown } = facts.get(of.id)!.readingsChecked
  assert.deepEqual([reachable, shown], [2, 2], 'who left no email address cannot be asked, and is owed no link')
  assert.deepEqual([...(await links()).keys()].toSorted(), ['ada@secret.example', 'bob@secret.example'])
  assert.equal((await lead.post(`${base}/readings`, { sure: 'yes' })).status, 422, 'nobody is asked twice')
})

test('whoever holds a link that ended in a restored copy can be asked again', async () => {
  const back = new Error('as it was')
  const restored = app.hub.db.transaction().execute(async tx => {
    for (const { table, statement } of endWhatWasOpen)
      if (table === 'reading_check') await sql.raw(statement).execute(tx)
    const { toAsk, asked, unmailed } = await countReadings(tx, of.id)
    assert.deepEqual([toAsk, asked, unmailed], [2, 0, 1])
    await tx.updateTable('reading_check').set({ by_code_only: false, mailed_at: app.clock.now }).execute()
    await tx.updateTable('consultation').set({ state: 'withdrawn' }).where('id', '=', of.id).execute()
    for (const { table, statement } of endWhatWasOpen)
      if (table === 'reading_check') await sql.raw(statement).execute(tx)
    assert.equal((await countReadings(tx, of.id)).asked, 1, 'once nobody is asked any more, who was asked stays so')
    throw back
  })
  await assert.rejects(restored, back)
})

test('opening the link changes nothing and shows the own points alone; it works once', async () => {
  const link = (await links()).get('ada@secret.example')!
  const anybody = await app.visitor()
  const page = await anybody.get(link)
  assert.match(words(page.body), /Is this what you meant\? We read your response R-.*Buses are late\./)
  assert.doesNotMatch(page.body, /Trains|Trams|Ada/)
  assert.equal(page.headers['cache-control'], 'no-store')
  assert.equal((await anybody.get(link)).status, 200)
  assert.match(words((await anybody.send(link, { agrees: 'yes' })).body), /Thank you/)
  const used = await anybody.get(link)
  assert.match(words(used.body), /This link works once/)
  assert.doesNotMatch(used.body, /Buses are late/)
  assert.equal((await anybody.post(link, { agrees: 'no', says: 'Changed my mind' })).status, 422)
  const unknown = await anybody.get(`/readings/${'a'.repeat(43)}`)
  assert.match(words(unknown.body), /This link does not work.*newest email/)
  assert.doesNotMatch(unknown.body, /Buses/)
})

test('what is to be put right waits for the lead, is settled once, and is told', async () => {
  const link = (await links()).get('bob@secret.example')!
  const anybody = await app.visitor()
  const silent = await anybody.send(link, { agrees: 'no', says: '' })
  assert.equal(silent.status, 422)
  assert.match(words(silent.body), /Say what is wrong or missing/)
  const both = await anybody.send(link, { agrees: 'yes', says: 'I meant the morning trains only.' })
  assert.equal(both.status, 422)
  assert.match(words(both.body), /Choose “No”, or empty that box.*I meant the morning trains only\./)
  await anybody.send(link, { agrees: 'no', says: 'I meant the morning trains only.' })
  const page = await lead.get(`${base}/readings`)
  assert.match(
    words(page.body),
    /1 said that it is as they meant it 1 correction waits.*I meant the morning trains only\./,
  )
  assert.doesNotMatch(page.body, /bob@|Bob/)
  const at = /href="([^"]*\/readings\/[0-9a-f-]{36})"/.exec(page.body)![1]!
  const bare = await lead.send(at, { put_right: 'yes', answer: '' })
  assert.equal(bare.status, 422)
  await lead.send(at, { put_right: 'yes', answer: 'The point now says mornings.' })
  assert.match(words((await lead.get(`${base}/readings`)).body), /Put right/)
  assert.equal((await lead.post(at, { put_right: 'no', answer: 'It stays as we read it.', version: '1' })).status, 409)
  const mails = await app.hub.db.selectFrom('outgoing_mail').selectAll().orderBy('id', 'desc').limit(1).execute()
  const told = openMail(app.hub.seal, mails[0]!)
  assert.equal(told.to, 'bob@secret.example')
  assert.match(told.body, /We have put it right\.\n\nThe point now says mornings\./)
})

test('once it is reported nobody is asked any more', async () => {
  const numbers = await app.hub.db.selectFrom('point').select('number').execute()
  for (const { number } of numbers) await lead.send(`${base}/points/${number}`, { action: 'noted', reason: 'Heard' })
  await lead.send(`${base}/analysis`, { act: 'report' })
  assert.match(words((await lead.get(`${base}/readings`)).body), /Nobody is asked any more/)
  assert.equal((await lead.post(`${base}/readings`, { sure: 'yes' })).status, 422)
})

test('to word the answer anew takes nothing from the day on which it was dealt with', async () => {
  const settled = () =>
    app.hub.db
      .selectFrom('reading_check')
      .select(['id', 'settled_at', 'answer'])
      .where('agrees', '=', false)
      .executeTakeFirstOrThrow()
  const before = await settled()
  app.clock.now = new Date('2026-05-10T18:00:00Z')
  await lead.send(`${base}/readings/${before.id}`, { put_right: 'yes', answer: 'The point says mornings since May.' })
  const after = await settled()
  assert.equal(after.answer, 'The point says mornings since May.')
  assert.deepEqual(after.settled_at, before.settled_at)
})
