import assert from 'node:assert/strict'
import { test } from 'node:test'
import { readSettings } from './settings.ts'
import { judgeAddress } from './settings-checkups.ts'

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
