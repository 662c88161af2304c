/**
 * No command prints what the operator set as a secret, whatever fails: with a database, its replica, mail server and store that are not there,
 * and with a database that is.
 */
import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { after, before, test } from 'node:test'
import { readSettings } from '../../src/settings.ts'
import { type TestDatabase, testDatabase } from '../support/database.ts'
import { command } from '../support/operator.ts'

/** Nobody listens there. */
const nowhere = '127.0.0.1:1'
const words = {
  base: 'Zq1base',
  read: 'Zq2read',
  direct: 'Zq3direct',
  mail: 'Zq4mail/x',
  key: 'ZQ5KEY',
  store: 'Zq6store/x',
}
const secrets = {
  DATABASE_URL: `postgresql://hub:${words.base}@${nowhere}/hub`,
  DATABASE_READ_URL: `postgresql://hub:${words.read}@${nowhere}/hub`,
  DATABASE_DIRECT_URL: `postgresql://hub:${words.direct}@${nowhere}/hub`,
  SMTP_URL: `smtp://hub:${encodeURIComponent(words.mail)}@${nowhere}`,
  FILES_URL: `http://${words.key}:${encodeURIComponent(words.store)}@${nowhere}/bucket?region=eu-west-2`,
  METRICS_TOKEN: 'Zq7-metrics-metrics-metrics',
  COMPACT_HUB_SEAL_KEY: 'a7c3'.repeat(16),
}
/** What must stand nowhere, as it is and as an address writes it. */
const untold = [
  ...Object.values(words).flatMap(word => [word, encodeURIComponent(word), Buffer.from(word).toString('base64')]),
  secrets.METRICS_TOKEN,
  secrets.COMPACT_HUB_SEAL_KEY,
]

let folder: string
let database: TestDatabase
before(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'hub-secrets-'))
  database = await testDatabase()
})
after(async () => {
  await database.close()
  await rm(folder, { recursive: true, force: true })
})

/** What of it stands in what a command says. */
async function toldBy(environment: Readonly<Record<string, string>>, ...call: string[]): Promise<string[]> {
  const { out, error } = await command(
    { COMPACT_HUB_DATA: folder, LOG_LEVEL: 'debug', ...secrets, ...environment },
    ...call,
  )
  assert.ok((out + error).length > 20, `${call[0]} says something`)
  return told(out + error)
}

const told = (text: string): string[] => untold.filter(word => text.includes(word))

test('where nothing that is set is there', async () => {
  const calls = [toldBy({ LOG_FORMAT: 'json' }, 'start'), toldBy({}, 'doctor')]
  assert.deepEqual((await Promise.all(calls)).flat(), [])
})

test('where the database is there, and neither mail server, replica nor store', async () => {
  const here = { DATABASE_URL: database.url, DATABASE_DIRECT_URL: '' }
  assert.deepEqual((await Promise.all([toldBy(here, 'doctor'), toldBy(here, 'files', '--to', 'store')])).flat(), [])
})

test('where what is set cannot be read', () => {
  for (const [name, wrong] of [
    ['FILES_URL', `ftp://${words.key}:${words.base}@host/bucket`],
    ['METRICS_TOKEN', words.base],
    ['COMPACT_HUB_SEAL_KEY', words.base],
  ] as const)
    assert.throws(
      () => readSettings({ ...secrets, [name]: wrong }),
      (error: Error) => error.message.includes(name) && told(error.message).length === 0,
      name,
    )
})
