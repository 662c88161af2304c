import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { type TestApp, testApp } from '../../../test/support/app.ts'
import { day } from '../../kernel/day.ts'
import { openConsultation } from './open-consultation.fixture.ts'
import { forgetRespondents } from './upkeep.job.ts'

let app: TestApp
before(async () => {
  app = await testApp()
})
after(() => app.close())

/** A response whose contact is due for erasure; gives its id. */
async function dueForErasure(slug: string): Promise<string> {
  const { db } = app.hub
  const { questions } = await openConsultation(db, slug)
  await (await app.visitor()).send(
    `/consultations/${slug}/response`,
    { [`q-${questions[0]}`]: '2', contact_name: 'Ola', contact_email: 'ola@example.org', action: 'give' },
    { follow: false },
  )
  const { id } = await db.selectFrom('response').select('id').orderBy('id', 'desc').executeTakeFirstOrThrow()
  const feedback_sent_at = new Date('2020-01-01')
  await db.updateTable('respondent_contact').set({ feedback_sent_at }).where('response_id', '=', id).execute()
  return id
}

const erasedAt = async (id: string) =>
  (
    await app.hub.db
      .selectFrom('respondent_contact')
      .select('erased_at')
      .where('response_id', '=', id)
      .executeTakeFirstOrThrow()
  ).erased_at

const entriesOf = (id: string) =>
  app.hub.db
    .selectFrom('audit_entry')
    .select(['action', 'actor_label'])
    .where('record_id', '=', id)
    .where('action', '=', 'response.contact-erased')
    .execute()

test('the nightly erasure of a contact is written down', async () => {
  const id = await dueForErasure('erased')
  await forgetRespondents.run(app.hub)
  assert.ok(await erasedAt(id))
  assert.deepEqual(await entriesOf(id), [{ action: 'response.contact-erased', actor_label: 'system' }])
})

test('an erasure that fails half way keeps everything, and is done whole the next night', async () => {
  const { db } = app.hub
  const id = await dueForErasure('half-way')
  // What a full disk, a lost connection or a kill does between two statements.
  await sql`create function stop() returns trigger language plpgsql as $$ begin raise exception 'stopped'; end $$`.execute(
    db,
  )
  await sql`create trigger stop before delete on outgoing_mail execute function stop()`.execute(db)
  await assert.rejects(forgetRespondents.run(app.hub))
  assert.equal(await erasedAt(id), null)
  assert.deepEqual(await entriesOf(id), [])
  await sql`drop trigger stop on outgoing_mail`.execute(db)
  await forgetRespondents.run(app.hub)
  assert.ok(await erasedAt(id))
  assert.equal((await entriesOf(id)).length, 1)
  assert.equal((await db.selectFrom('outgoing_mail').select('id').where('about_id', '=', id).execute()).length, 0)
})

test('a contact has its last day also where no outcome is ever published', async () => {
  const id = await dueForErasure('never-reported')
  const { db } = app.hub
  await db.updateTable('respondent_contact').set({ feedback_sent_at: null }).where('response_id', '=', id).execute()
  const consultation = { closes_on: day('2024-03-01'), opens_on: day('2023-12-01') }
  await db.updateTable('consultation').set(consultation).where('slug', '=', 'never-reported').execute()
  const months = async (retention_months: number) => {
    await db.updateTable('area').set({ retention_months }).execute()
    await forgetRespondents.run(app.hub)
  }
  await months(120)
  assert.equal(await erasedAt(id), null)
  await months(6)
  assert.ok(await erasedAt(id))
  assert.equal((await entriesOf(id)).length, 1)
})
