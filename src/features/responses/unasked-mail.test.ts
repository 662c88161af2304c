/** Mail to addresses that somebody typed: a stranger's mailbox is not filled, and nobody is left without thanks. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type TestApp, testApp } from '../../../test/support/app.ts'
import { nobody } from '../../access/access.ts'
import { newId } from '../../db/ids.ts'
import { openMail } from '../../mail/mail.ts'
import { markMailbox } from '../../mail/mailbox.ts'
import { noteCameBack } from './index.ts'
import { type OpenConsultation, openConsultation } from './open-consultation.fixture.ts'
import { openContact } from './sealing/seal.ts'
import { acknowledgeResponses } from './upkeep.job.ts'

let app: TestApp
let of: OpenConsultation
let base: string

before(async () => {
  app = await testApp()
  of = await openConsultation(app.hub.db, 'strangers')
  base = `/consultations/${of.slug}/response`
})
after(() => app.close())

const said = () => ({ [`q-${of.questions[0]}`]: '2', [`q-${of.questions[1]}`]: 'More time for us' })

/** Every mail to an address. */
async function mailsTo(address: string) {
  const rows = await app.hub.db.selectFrom('outgoing_mail').selectAll().orderBy('created_at').execute()
  return rows.map(row => openMail(app.hub.seal, row)).filter(mail => mail.to.toLowerCase() === address)
}

test('25 responses with a stranger’s address: four mails that day, and one the next morning for all the others', async () => {
  const references: string[] = []
  for (let at = 0; at < 25; at++) {
    const visitor = await app.visitor()
    const given = await visitor.send(base, { ...said(), contact_email: 'Stranger@example.org', action: 'give' })
    assert.equal(given.status, 200)
    references.push(/(?<![\w-])R-\w{4}-\w{4}\b/.exec(given.body)![0])
  }
  await acknowledgeResponses.run(app.hub)
  assert.equal((await mailsTo('stranger@example.org')).length, 4)
  app.clock.now = new Date('2026-03-03T06:00:00Z')
  for (let run = 0; run < 3; run++) await acknowledgeResponses.run(app.hub)
  const mails = await mailsTo('stranger@example.org')
  assert.equal(mails.length, 5)
  for (const reference of references)
    assert.ok(
      mails.some(mail => mail.body.includes(reference)),
      reference,
    )
  const waiting = await app.hub.db
    .selectFrom('respondent_contact')
    .select('id')
    .where('acknowledged_at', 'is', null)
    .execute()
  assert.equal(waiting.length, 0)
})

test('whose seal somebody looked into is thanked all the same, and a mailbox has one mail however much waits', async () => {
  await (await app.visitor()).send(base, { ...said(), action: 'give' })
  const [looked = ''] = await waitFor('many@example.org', 1)
  const person = { id: of.people.lead, name: '', email: '' }
  await app.hub.db.transaction().execute(tx => openContact(tx, app.hub, looked, 'acknowledge', { ...nobody, person }))
  assert.equal(await acknowledgeResponses.run(app.hub), '1 acknowledgements')
  assert.equal(await acknowledgeResponses.run(app.hub), '0 acknowledgements')
  await waitFor('many@example.org', 250)
  assert.equal(await acknowledgeResponses.run(app.hub), '1 acknowledgements')
  assert.equal((await mailsTo('many@example.org')).length, 2)
})

/** Has so many responses with an address wait for thanks; gives their ids. */
async function waitFor(email: string, count: number): Promise<string[]> {
  const { db, seal } = app.hub
  // Which choices were made, and what was answered at all, follows from the answers.
  const {
    chosen: _,
    answered: __,
    ...one
  } = await db.selectFrom('response').selectAll().orderBy('id', 'desc').executeTakeFirstOrThrow()
  const ids = Array.from({ length: count }, () => newId())
  for (const id of ids) {
    const contact = newId()
    const answers = { answers: '{}', not_asked: '{}', comments: '{}' }
    const row = { ...one, ...answers, id, reference: `R-${id}`, code_hash: Buffer.from(id) }
    await db.insertInto('response').values(row).execute()
    const sealed = seal.close(JSON.stringify({ email }), `respondent_contact:${contact}`)
    await db
      .insertInto('respondent_contact')
      .values({ id: contact, response_id: id, sealed, reachable: true })
      .execute()
  }
  return ids
}

test('five changes of address bring mail to two strangers at most, and the last address is the one that is kept', async () => {
  const visitor = await app.visitor()
  const given = await visitor.send(base, { ...said(), action: 'give' })
  const receipt = given.url.split('?')[0]!
  for (let at = 1; at <= 5; at++)
    assert.equal((await visitor.send(`${receipt}/change`, { contact_email: `victim${at}@example.org` })).status, 200)
  const told = await Promise.all([1, 2, 3, 4, 5].map(at => mailsTo(`victim${at}@example.org`)))
  assert.deepEqual(
    told.map(mails => mails.length),
    [1, 1, 0, 0, 0],
  )
})

test('40 interests with a stranger’s address bring four mails', async () => {
  const visitor = await app.visitor()
  const form = { email: 'asked@example.org', wants: 'told', scope: 'all' }
  for (let at = 0; at < 40; at++)
    assert.equal((await visitor.send(`/consultations/${of.slug}/interest`, form)).status, 200)
  assert.equal((await mailsTo('asked@example.org')).length, 4)
})

test('a mail program stops what was subscribed to with one click, without a cookie', async () => {
  const visitor = await app.visitor()
  await visitor.send(`/consultations/${of.slug}/interest`, { email: 'reader@example.org', wants: 'told', scope: 'all' })
  const link = /\/interest\/\S+/.exec((await mailsTo('reader@example.org'))[0]!.body)![0]
  await visitor.send(link, { act: 'confirm' })
  const clicked = await app.server.inject({
    method: 'POST',
    url: link,
    headers: { host: 'hub.test', 'content-type': 'application/x-www-form-urlencoded' },
    payload: 'List-Unsubscribe=One-Click',
  })
  assert.equal(clicked.statusCode, 303)
  const interest = await app.hub.db
    .selectFrom('interest')
    .select('ended_at')
    .where('email_mark', '=', markMailbox(app.hub.seal, 'reader@example.org'))
    .executeTakeFirstOrThrow()
  assert.ok(interest.ended_at)
})

test('thanks that came back count as not given, and are not tried again', async () => {
  const visitor = await app.visitor()
  await visitor.send(base, { ...said(), contact_email: 'gone@example.org', action: 'give' })
  const { id, response_id } = await app.hub.db
    .selectFrom('respondent_contact')
    .select(['id', 'response_id'])
    .orderBy('id', 'desc')
    .executeTakeFirstOrThrow()
  await app.hub.db.transaction().execute(tx => noteCameBack(tx, response_id, 'acknowledgement', app.hub.now()))
  assert.equal(await acknowledgeResponses.run(app.hub), '0 acknowledgements')
  const contact = await app.hub.db
    .selectFrom('respondent_contact')
    .select('acknowledged_at')
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  assert.equal(contact.acknowledged_at, null)
})
