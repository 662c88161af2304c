/** Whoever asked for confidence is answered in writing, once, by mail where that is known and with the code in any case. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { type TestApp, testApp, words } from '../../../../test/support/app.ts'
import { type OpenConsultation, openConsultation } from '../open-consultation.fixture.ts'
import { acknowledgeResponses } from '../upkeep.job.ts'

let app: TestApp
let of: OpenConsultation
let path: string

before(async () => {
  app = await testApp(new Date('2026-03-10T09:00:00Z'))
  of = await openConsultation(app.hub.db, 'confidence')
  path = `/consultations/${of.slug}/confidence`
})
after(() => app.close())

/** Gives a response as a visitor does; gives the receipt's page. */
async function give(more: Record<string, string>) {
  const visitor = await app.visitor()
  const receipt = await visitor.send(`/consultations/${of.slug}/response`, {
    action: 'give',
    [`q-${of.questions[0]}`]: '2',
    [`q-${of.questions[1]}`]: 'Five days is too short.',
    ...more,
  })
  assert.equal(receipt.status, 200)
  return { visitor, receipt }
}

test('the lead answers all who wait at once, and each reads it with the code', async () => {
  const lead = await app.visitor(of.people.lead)
  assert.match(words((await lead.get(path)).body), /Nobody has asked for confidence/)
  const { visitor, receipt } = await give({ confidential: 'yes', contact_email: 'ann@example.org' })
  await give({ confidential: 'yes' })
  await give({})
  const page = words((await lead.get(path)).body)
  assert.match(page, /2 responses were given in confidence\. 2 wait for an answer/)
  assert.match(page, /1 person reads them with their code only/)
  const empty = await lead.send(path, { answer: '' })
  assert.equal(empty.status, 422)
  const done = await lead.send(path, { answer: 'Your name stays with us. A court could ask for it.' })
  assert.equal(done.status, 200)
  const again = await visitor.get(receipt.url.replace(/\?.*/, ''))
  assert.match(words(again.body), /What we can promise you.*A court could ask for it/)
  const kept = await app.hub.db.selectFrom('confidence_answer').select('mailed').orderBy('mailed').execute()
  assert.deepEqual(
    kept.map(({ mailed }) => mailed),
    [false, true],
  )
  assert.equal((await lead.post(path, { version: '1', answer: 'Again, to nobody.' })).status, 422)
})

test('an answer takes the place of no acknowledgement', async () => {
  await give({ confidential: 'yes', contact_email: 'bea@example.org' })
  await app.hub.db.updateTable('respondent_contact').set({ acknowledged_at: app.clock.now }).execute()
  // As with what comes in by a file: thanked on the next day.
  const { id } = await app.hub.db
    .updateTable('respondent_contact')
    .set({ acknowledged_at: null, acknowledge_after: new Date('2026-03-11T05:00:00Z') })
    .where('response_id', '=', sql<string>`(select id from response order by id desc limit 1)`)
    .returning('id')
    .executeTakeFirstOrThrow()
  const lead = await app.visitor(of.people.lead)
  assert.equal((await lead.send(path, { answer: 'Your name stays with us.' })).status, 200)
  app.clock.now = new Date('2026-03-11T09:00:00Z')
  assert.equal(await acknowledgeResponses.run(app.hub), '1 acknowledgements')
  const openings = await app.hub.db
    .selectFrom('seal_opening')
    .select('purpose')
    .where('respondent_contact_id', '=', id)
    .orderBy('id', 'desc')
    .limit(2)
    .execute()
  assert.deepEqual(
    openings.map(({ purpose }) => purpose),
    ['acknowledge', 'confidence'],
  )
  app.clock.now = new Date('2026-03-10T09:00:00Z')
})

test('one who asks later waits anew, and nobody else may read who asked', async () => {
  await give({ confidential: 'yes' })
  const lead = await app.visitor(of.people.lead)
  assert.match(words((await lead.get(path)).body), /4 responses were given in confidence\. 1 waits for an answer/)
  const reviewer = await app.visitor(of.people.reviewer)
  assert.equal((await reviewer.get(path)).status, 403)
})
