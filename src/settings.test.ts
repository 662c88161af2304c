import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readSettings } from './settings.ts'
import { judgeAddress, judgeProxies } from './settings-checkups.ts'
import { readKeeping } from './settings-keeping.ts'
import { readWatching } from './settings-watching.ts'

test('the public address is one that browsers know, in small letters and without a path', () => {
  assert.equal(readSettings({ ORIGIN: 'HTTPS://Hub.Example.org/' }).origin, 'https://hub.example.org')
  assert.equal(readSettings({ PORT: '3100' }).origin, 'http://127.0.0.1:3100')
  for (const wrong of [
    'javascript:alert(1)',
    'hub.example.org',
    'ftp://x.org',
    'https://x.org/path',
    'https://a:b@x.org',
  ])
    assert.throws(() => readSettings({ ORIGIN: wrong }), /Set it to the public address/, wrong)
})

test('an address that only this machine can follow is warned of where others are told of it', () => {
  const judge = (environment: Record<string, string>) => judgeAddress(readSettings(environment)).state
  assert.equal(judge({}), 'fine')
  assert.equal(judge({ SMTP_URL: 'smtp://mail.example.org' }), 'warn')
  assert.equal(judge({ HOST: '0.0.0.0' }), 'warn')
  assert.equal(judge({ ORIGIN: 'http://hub.example.org' }), 'warn')
  assert.equal(judge({ ORIGIN: 'https://hub.example.org', SMTP_URL: 'smtp://mail.example.org' }), 'fine')
})

test('who is believed on where requests come from is set by addresses, ranges or a number', () => {
  const trusts = (typed: string) => readSettings({ TRUST_PROXY: typed }).trustProxy
  assert.deepEqual(readSettings({}).trustProxy, ['loopback'])
  assert.deepEqual([trusts('none'), trusts('0'), trusts(' 2 ')], [false, false, 2])
  assert.deepEqual(trusts('10.0.0.5, 192.168.0.0/16,::1'), ['10.0.0.5', '192.168.0.0/16', '::1'])
  for (const wrong of ['yes', '10.0.0', '10.0.0.5/33', '', 'proxy.example.org', '10.0.0.5/8/8'])
    assert.throws(() => trusts(wrong), /how many web servers stand before the hub/, wrong)
})

test('it is warned where anybody could say to be anyone, and where nobody is believed who should be', () => {
  const judge = (environment: Record<string, string>, by: string | null = null) =>
    judgeProxies(readSettings(environment), by)
  assert.equal(judge({}).state, 'fine')
  assert.equal(judge({ TRUST_PROXY: '1' }).state, 'fine')
  assert.equal(judge({ TRUST_PROXY: '1', HOST: '0.0.0.0' }).state, 'warn')
  assert.equal(judge({ TRUST_PROXY: '0.0.0.0/0', HOST: '0.0.0.0' }).state, 'warn')
  assert.equal(judge({ TRUST_PROXY: '10.0.0.5', HOST: '0.0.0.0' }).state, 'fine')
  assert.match(judge({}, '10.0.0.5').todo ?? '', /TRUST_PROXY=10\.0\.0\.5/)
  assert.match(judge({}, 'a public address').todo ?? '', /set TRUST_PROXY to it/)
})

test('lines of JSON are written where they are asked for or nobody sits before a screen; how many, the operator says', () => {
  const log = (environment: Record<string, string>, terminal = true) => readWatching(environment, terminal).log
  assert.deepEqual(log({}), { format: 'text', level: 'warn', only: false })
  assert.deepEqual(log({}, false), { format: 'json', level: 'warn', only: false })
  assert.deepEqual(log({ LOG_FORMAT: 'json' }), { format: 'json', level: 'info', only: true })
  assert.deepEqual(log({ LOG_FORMAT: 'text', LOG_LEVEL: 'error' }, false), {
    format: 'text',
    level: 'error',
    only: false,
  })
  assert.throws(() => log({ LOG_FORMAT: 'xml' }), /LOG_FORMAT is "xml". Set it to json or text/)
  assert.throws(() => log({ LOG_LEVEL: 'loud' }), /LOG_LEVEL is "loud". Set it to error, warn, info, debug/)
})

test('an archive is for the database that the hub brings, and is kept for whole days', () => {
  assert.deepEqual(readKeeping({}), { archiveDir: null, archiveDays: 14, files: null })
  assert.deepEqual(readKeeping({ ARCHIVE_DIR: '/srv/archive', ARCHIVE_DAYS: '3' }), {
    archiveDir: '/srv/archive',
    archiveDays: 3,
    files: null,
  })
  assert.throws(
    () => readKeeping({ FILES_URL: 'https://secret@s3.example.org/' }),
    (error: Error) => /like https:\/\/KEY:SECRET@/.test(error.message) && !error.message.includes('secret@'),
  )
  assert.throws(() => readKeeping({ ARCHIVE_DIR: '/a', DATABASE_URL: 'postgresql://h/d' }), /leave ARCHIVE_DIR out/)
  for (const ARCHIVE_DAYS of ['0', '1.5', 'all'])
    assert.throws(() => readKeeping({ ARCHIVE_DAYS }), /whole number of days/)
})

test('a token for the figures that can be guessed is refused', () => {
  assert.equal(readWatching({}).metricsToken, null)
  assert.equal(readWatching({ METRICS_TOKEN: 'x'.repeat(20) }).metricsToken, 'x'.repeat(20))
  for (const METRICS_TOKEN of ['short', 'twenty letters or more'])
    assert.throws(() => readWatching({ METRICS_TOKEN }), /openssl rand/)
})

test('whom to tell of a fault of safety is an address that programs know', () => {
  assert.equal(readWatching({}).securityContact, null)
  for (const SECURITY_CONTACT of ['mailto:safe@example.org', 'https://example.org/security', 'tel:+44-1234-567890'])
    assert.equal(readWatching({ SECURITY_CONTACT }).securityContact, SECURITY_CONTACT)
  for (const SECURITY_CONTACT of [
    'safe@example.org',
    'http://example.org',
    'mailto:a b@example.org',
    'mailto:a@b\nX: y',
  ])
    assert.throws(() => readWatching({ SECURITY_CONTACT }), /mailto:security@example\.org/)
})

test('how many pages may be at work at once is a number that a machine can take', () => {
  assert.equal(readWatching({}).mostAtWork, 150)
  assert.equal(readWatching({ MAX_AT_WORK: '40' }).mostAtWork, 40)
  for (const MAX_AT_WORK of ['0', 'many', '5', '1.5', '99999'])
    assert.throws(() => readWatching({ MAX_AT_WORK }), /whole number from 10 to 10000/)
})

test('how long a Hub that is to stop serves on fits into what supervisors wait, and is nothing unless it is asked for', () => {
  assert.equal(readWatching({}).drain, 0)
  assert.equal(readWatching({ DRAIN_SECONDS: '8' }).drain, 8_000)
  for (const DRAIN_SECONDS of ['-1', '11', '2.5', 'long'])
    assert.throws(() => readWatching({ DRAIN_SECONDS }), /whole number from 0 to 10/)
})
