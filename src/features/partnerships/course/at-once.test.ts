/** Partners decide on the words they read, whoever is changing these in the same moment. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { setTimeout as wait } from 'node:timers/promises'
import { sql } from 'kysely'
import { type TestApp, testApp, type Visitor, words } from '../../../../test/support/app.ts'
import { putEnd } from '../../../../test/support/ending.ts'
import { type SeatedPartnership, seatedPartnership } from '../../../../test/support/seated-partnership.ts'
import { findPartnershipById, holdPartnership } from '../partnership.queries.ts'
import { performEnding } from './ending.queries.ts'

let app: TestApp
let of: SeatedPartnership
let admin: Visitor
const base = '/partnerships/banks'

before(async () => {
  app = await testApp(new Date('2026-03-02T09:00:00Z'))
  of = await seatedPartnership(app.hub.db, 'banks')
  admin = await app.visitor(of.people.admin)
})
after(() => app.close())

/** Waits until somebody waits for something that another transaction holds. */
async function somebodyWaits(): Promise<void> {
  for (let tries = 0; tries < 200; tries++) {
    const { rows } = await sql<{ waits: boolean }>`select exists (select from pg_stat_activity
      where wait_event_type = 'Lock' and datname = current_database()) as waits`.execute(app.hub.db)
    if (rows[0]?.waits) return
    await wait(25)
  }
}

test('what is saved while the last partner decides changes nothing that was decided', async () => {
  assert.equal((await putEnd(admin, base, { reason: 'The banks are planted.' })).status, 200)
  const today = await app.hub.today()
  // A promise in a list is not waited for before what it waits for is over.
  const [saving] = await app.hub.db.transaction().execute(async tx => {
    await holdPartnership(tx, of.id)
    const saved = admin.send(`${base}/ending`, { reason: 'We lost heart.' })
    await somebodyWaits()
    await performEnding(tx, app.hub, (await findPartnershipById(tx, of.id))!, today)
    return [saved]
  })
  const { status, body } = (await saving)!
  assert.equal(status, 422)
  assert.match(words(body), /The partners agreed to these words/)
  const { reason } = await app.hub.db.selectFrom('partnership_ending').select('reason').executeTakeFirstOrThrow()
  assert.equal(reason, 'The banks are planted.')
  assert.match(words((await (await app.visitor()).get(base)).body), /Ended.*The banks are planted\./)
})
