/** Who has their contact forgotten is forgotten in the outbox too, whether a mail waits, failed or was kept. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type TestApp, testApp } from '../../../test/support/app.ts'
import { newId } from '../../db/ids.ts'
import { deliverOutbox } from '../../mail/deliver.ts'
import { sendSealedMail } from '../../mail/mail.ts'
import { openConsultation } from './open-consultation.fixture.ts'

let app: TestApp
before(async () => {
  app = await testApp()
})
after(() => app.close())

test('forgetting a contact takes the mail about the response and about its draft with it', async () => {
  const { db, seal } = app.hub
  const of = await openConsultation(db, 'together')
  const answer = await (await app.visitor()).send(
    `/consultations/${of.slug}/response`,
    { [`q-${of.questions[0]}`]: '2', contact_name: 'Ola', contact_email: 'ola@example.org', action: 'give' },
    { follow: false },
  )
  const receipt = /^\/responses\/[^?]+/.exec(String(answer.headers['location']))![0]
  const { id } = await db.selectFrom('response').select('id').executeTakeFirstOrThrow()
  const draft = newId()
  await db
    .insertInto('response_draft')
    .values({
      id: draft,
      consultation_id: of.id,
      code_hash: Buffer.from(draft),
      sealed: Buffer.alloc(0),
      saved_at: new Date('2027-01-01'),
      given_response_id: id,
    })
    .execute()
  const mail = { to: 'ola@example.org', subject: 'The way back', body: 'x' }
  await sendSealedMail(db, seal, mail, { kind: 'response_draft', id: draft })
  await sendSealedMail(db, seal, mail, { kind: 'response', id: newId() })
  await deliverOutbox(db, seal, null, new Date())
  const rows = () => db.selectFrom('outgoing_mail').select('about_id').execute()
  assert.equal((await rows()).length, 3)
  const visitor = await app.visitor()
  await visitor.send(`${receipt}/change`, { forget_contact: 'yes', action: 'give' })
  const left = (await rows()).map(row => row.about_id)
  assert.equal(left.length, 1, 'only the mail about another response')
  assert.ok(!left.includes(id) && !left.includes(draft))
})
