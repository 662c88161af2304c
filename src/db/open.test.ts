import assert from 'node:assert/strict'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'
import { test } from 'node:test'
import { testDatabase } from '../../test/support/database.ts'
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

test('a start waits for a database that cannot be reached yet, and a fault of another kind ends it at once', async () => {
  const there = await testDatabase()
  const [, name, query] = /^postgresql:\/\/hub@\/([^?]+)\?(.*)$/.exec(there.url) ?? []
  const socketOf = new URLSearchParams(query)
  // The first three attempts are cut off, as by a balancer that has no server behind it.
  let attempts = 0
  const balancer = createServer(socket => {
    if (++attempts <= 3) return void socket.destroy()
    const behind: Socket = connect(`${socketOf.get('host')}/.s.PGSQL.${socketOf.get('port')}`)
    for (const [from, to] of [
      [socket, behind],
      [behind, socket],
    ] as const)
      from.on('error', () => to.destroy()).pipe(to)
  })
  await new Promise<void>(resolve => balancer.listen(0, '127.0.0.1', resolve))
  const through = `postgresql://hub@127.0.0.1:${(balancer.address() as AddressInfo).port}`
  const said: string[] = []
  try {
    const patience = { ms: 60_000, tell: (why: string) => void said.push(why) }
    const opened = await openDatabase({ url: `${through}/${name}`, patience })
    await opened.close()
    assert.deepEqual([said.length, attempts], [1, 4])
    assert.match(said[0]!, /cannot be reached now .* Trying again for 60 s\.$/)
    await assert.rejects(openDatabase({ url: `${through}/no_such_database`, patience }), /cannot be used/)
    assert.equal(said.length, 1)
    // One attempt that lasted longer than patience, because the program was busy, is not the last.
    attempts = 2
    await (await openDatabase({ url: `${through}/${name}`, patience: { ...patience, ms: 0 } })).close()
    assert.deepEqual([said.length, attempts], [2, 4])
  } finally {
    balancer.close()
    await there.close()
  }
})
