import assert from 'node:assert/strict'
import { test } from 'node:test'
import { openDatabase, openReplica } from './open.ts'

/** How a database at an address is told, without asking it anything. */
async function told(url: string): Promise<string> {
  const opened = openReplica(url)
  await opened.close()
  return opened.describe
}

test('an address is told without user and password, whatever signs are in them', async () => {
  for (const password of ['secret', 'se@cret', 'se:cret', 'se/cret', 'se#cret', '@secret/', 'sec%40ret', '%secret'])
    assert.equal(
      await told(`postgresql://hub:${password}@db.example.org:5432/hub`),
      'database "hub" at db.example.org:5432',
    )
  assert.equal(await told('postgres://[::1]:5432/our%20hub?sslmode=verify-full'), 'database "our hub" at [::1]:5432')
  assert.equal(await told('postgresql:///hub?host=/var/run/postgresql'), 'database "hub" at /var/run/postgresql')
})

test('what is no address is refused by the name of its setting, and not repeated', async () => {
  for (const url of [
    'postgresql://hub:se?cret@db/hub',
    'postgresql://hub:se/c?ret@db/hub',
    'mysql://hub:secret@db/hub',
  ]) {
    const said = (setting: string) => (error: Error) =>
      error.message.startsWith(`${setting} is not an address`) && !/cret@|se[?/]/.test(error.message)
    assert.throws(() => openReplica(url), said('DATABASE_READ_URL'))
    await assert.rejects(openDatabase({ url }), said('DATABASE_URL'))
  }
})
