import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { type TestApp, testApp } from '../../test/support/app.ts'
import { type TestDatabase, testDatabase } from '../../test/support/database.ts'
import { defineJob, type Jobs, keepBeginning, startJobs, tellingOnceAMinute } from './jobs.ts'
import { readStanding } from './standing.ts'

let app: TestApp
let database: TestDatabase
before(async () => {
  app = await testApp()
  database = await testDatabase()
})
after(async () => {
  await app.close()
  await database.close()
})

test('work that cannot begin is begun again until it can', async () => {
  const said: unknown[] = []
  const begun = Promise.withResolvers<void>()
  let stopped = false
  let attempts = 0
  const begin = async (): Promise<Jobs> => {
    if (++attempts < 4) throw new Error('The database is away')
    begun.resolve()
    return {
      stop: async () => {
        stopped = true
      },
    }
  }
  const work = keepBeginning(begin, error => said.push(error), [1, 2])
  await begun.promise
  await work.stop()
  assert.deepEqual([attempts, said.length, stopped], [4, 3, true])
})

test('what fails in the queue is told in its own words, and once a minute while it goes on', () => {
  const said: Error[] = []
  let now = 0
  const tell = tellingOnceAMinute(
    error => said.push(error),
    () => now,
  )
  const refused = Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' })
  for (; now < 60_000; now += 100) tell({ ...refused, message: refused.message, stack: refused.stack })
  tell(new Error('Something else'))
  tell(refused)
  assert.deepEqual(
    said.map(({ message }) => message),
    ['connect ECONNREFUSED', 'Something else', 'connect ECONNREFUSED'],
  )
  assert.ok(said.every(error => error instanceof Error && error.stack?.includes('jobs.test')))
})

test('work that never begins can be stopped', async () => {
  const work = keepBeginning(
    () => Promise.reject(new Error('Away')),
    () => undefined,
    [60_000],
  )
  await work.stop()
})

test('it can be told that work stands still, goes on, and which job failed', async () => {
  assert.deepEqual(await readStanding(database.db), { stirredAt: null, still: true, failing: [] })
  const quiet = defineJob({ name: 'quiet', every: '0 0 1 1 *', does: 'Nothing', run: async () => undefined })
  const work = await startJobs(database.pool, [quiet], app.hub, error => assert.ifError(error))
  try {
    await database.pool.query('update jobs.version set cron_on = now()')
    assert.equal((await readStanding(database.db)).still, false)
    await database.pool.query(
      "insert into jobs.job (name, state, completed_on) values ('quiet', 'completed', now()), ('quiet', 'failed', now())",
    )
    await database.pool.query("update jobs.job set created_on = now() + interval '1 s' where state = 'failed'")
    assert.deepEqual((await readStanding(database.db)).failing, ['quiet'])
    await database.pool.query("update jobs.version set cron_on = now() - interval '11 minutes'")
    assert.equal((await readStanding(database.db)).still, true)
  } finally {
    await work.stop()
  }
})
