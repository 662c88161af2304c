/** An area that is built step by step is whole or not there. */
import assert from 'node:assert/strict'
import { after, before, test } from 'node:test'
import { sql } from 'kysely'
import { testDatabase } from '../../test/support/database.ts'
import { newId } from './ids.ts'
import { buildWhole, clearUnfinished } from './unfinished.ts'

let database: Awaited<ReturnType<typeof testDatabase>>
before(async () => {
  database = await testDatabase()
})
after(() => database.close())

const people = async () => (await database.db.selectFrom('person').select('name').execute()).map(({ name }) => name)
const add = (name: string) => database.db.insertInto('person').values({ id: newId(), name }).execute()

test('what was built to its end stays, and what was not is taken away, its record too', async () => {
  await buildWhole(database.pool, () => add('Whole'))
  assert.equal(await clearUnfinished(database.pool), false)
  assert.deepEqual(await people(), ['Whole'])

  const broken = buildWhole(database.pool, async () => {
    await add('Half')
    await database.pool.query(`insert into audit_entry (id, actor_label, action, subject_kind, subject_id, record_kind, record_id)
      values (gen_random_uuid(), 'system', 'person.added', 'area', gen_random_uuid(), 'person', gen_random_uuid())`)
    throw new Error('the disk is full')
  })
  await assert.rejects(broken, /the disk is full/)
  assert.equal(await clearUnfinished(database.pool), true)
  assert.deepEqual(await people(), [])
  assert.equal(await clearUnfinished(database.pool), false)
  // Rules stand as before: the record of what was done cannot be emptied.
  await assert.rejects(database.pool.query('truncate audit_entry'))
  await assert.rejects(
    database.pool.query('insert into session (id, person_id) values (gen_random_uuid(), gen_random_uuid())'),
  )
})

test('what is built does not wait for the disk, and what says that it is whole does', async () => {
  const waits = async (of: typeof database.pool) =>
    (await of.query<{ waits: string }>(`select current_setting('synchronous_commit') as waits`)).rows[0]?.waits
  const usual = await waits(database.pool)
  await buildWhole(database.pool, async hurried => {
    assert.equal(await waits(hurried.pool), 'off')
    assert.equal(await waits(database.pool), usual)
  })
  assert.equal(await waits(database.pool), usual)
})

test('what is built plans each statement once on a connection, and what is there later does not', async () => {
  const kept = ({ db }: Pick<typeof database, 'db'>) =>
    db.connection().execute(async one => {
      await one.selectFrom('person').select('id').execute()
      const { rows } = await sql<{ statement: string }>`select statement from pg_prepared_statements`.execute(one)
      return rows.filter(({ statement }) => statement.includes('"person"')).length
    })
  await buildWhole(database.pool, async hurried => {
    assert.deepEqual([await kept(hurried), await kept(hurried)], [1, 1])
  })
  assert.equal(await kept(database), 0)
})

test('nobody takes away or builds beside what somebody is just building', async () => {
  const [begun, done] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
  const building = buildWhole(database.pool, async () => {
    begun.resolve()
    await done.promise
  })
  await begun.promise
  await assert.rejects(clearUnfinished(database.pool), /being built in this database by another process/)
  await assert.rejects(
    buildWhole(database.pool, async () => undefined),
    /being built in this database/,
  )
  done.resolve()
  await building
  assert.equal(await clearUnfinished(database.pool), false)
})
