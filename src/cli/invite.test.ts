import assert from 'node:assert/strict'
import { tmpdir } from 'node:os'
import { after, before, test } from 'node:test'
import { type TestDatabase, testDatabase } from '../../test/support/database.ts'
import { command } from '../../test/support/operator.ts'
import { newId } from '../db/ids.ts'

let database: TestDatabase
before(async () => {
  database = await testDatabase()
  await database.db.insertInto('area').values({ id: newId(), name: 'Marsh', compact_name: 'Marsh Compact' }).execute()
})
after(() => database.close())

async function invite(...words: string[]): Promise<string> {
  const settings = { DATABASE_URL: database.url, COMPACT_HUB_DATA: tmpdir(), PORT: '3000' }
  const { code, out, error } = await command(settings, 'invite', ...words)
  assert.equal(code, 0, error)
  return out
}

test('who the operator adds, gives the highest role and makes a link for stands in the audit', async () => {
  const first = await invite('ada@example.org', '--name', 'Ada', '--secretariat')
  assert.match(first, /^Nobody here had the address ada@example\.org: Ada was added\.\n.*3000\/sign-in\/[\w-]{20,}\n/)
  assert.match(await invite('ADA@example.org', '--secretariat'), /^For Ada, who is known here\.\n/)
  const entries = await database.db
    .selectFrom('audit_entry')
    .select(['action', 'actor_label', 'actor_id'])
    .orderBy('id')
    .execute()
  assert.deepEqual(
    entries.map(entry => entry.action),
    ['person.added', 'role.granted', 'account.link-made', 'account.link-made'],
  )
  assert.ok(entries.every(entry => entry.actor_label === 'operator' && entry.actor_id === null))
})

test('what is no address is refused as every form refuses it, and nobody is added', async () => {
  for (const typed of ['ada@', '@example.org', 'ada@example', 'ada example.org'])
    assert.equal(
      (await command({ DATABASE_URL: database.url, COMPACT_HUB_DATA: tmpdir() }, 'invite', typed)).code,
      2,
      typed,
    )
  const { count } = await database.db
    .selectFrom('person')
    .select(eb => eb.fn.countAll().as('count'))
    .executeTakeFirstOrThrow()
  assert.equal(Number(count), 1)
})
