import assert from 'node:assert/strict'
import { test } from 'node:test'
import { isDatabaseAway } from './recover.ts'

const told = (code: string, message: string) => Object.assign(new Error(message), { code })

test('what a pooler tells of the database behind it is that it is away; a real breach of protocol is not', () => {
  for (const message of [
    'server conn crashed?',
    'pgbouncer cannot connect to server',
    'query_wait_timeout',
    'server login has been failing, try again later (server_login_retry)',
    'no more connections allowed (max_client_conn)',
    'database is shutting down',
  ])
    assert.equal(isDatabaseAway(told('08P01', message)), true, message)
  assert.equal(
    isDatabaseAway(told('08P01', 'bind message supplies 1 parameters, but prepared statement "" requires 2')),
    false,
  )
  assert.equal(isDatabaseAway(told('57P01', 'terminating connection due to administrator command')), true)
  assert.equal(isDatabaseAway(told('23505', 'duplicate key value')), false)
})
