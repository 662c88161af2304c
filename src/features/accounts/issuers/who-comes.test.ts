import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { isIssuerAddress, judgeComing, meetsClaim, provedAt, readDomains, vouchedMail } from './who-comes.ts'

const rules = { mailDomains: ['holt.example.org'], claimName: '', claimValue: '', makesPeople: true }

test('nobody is matched or made but by a verified address of a domain the issuer may speak for', () => {
  const mail = fc.oneof(
    fc.constantFrom(
      'ada@holt.example.org',
      'ADA@HOLT.example.org',
      'ada@else.example',
      'ada@x.holt.example.org',
      'a@b@holt.example.org',
    ),
    fc.string(),
    fc.emailAddress(),
    fc.constant(undefined),
  )
  const said = fc.oneof(fc.boolean(), fc.constantFrom('true', 'yes', 1, null, undefined))
  fc.assert(
    fc.property(mail, said, said, fc.boolean(), (email, email_verified, xms_edov, makesPeople) => {
      const claims = { email, email_verified, xms_edov }
      const coming = judgeComing(claims, { ...rules, makesPeople }, null, { id: 'p', knownAsAnother: false })
      if (coming.kind === 'turned-away') return
      assert.match(String(email), /^[^@]+@holt\.example\.org$/i)
      assert.ok(email_verified === true || [true, 1, '1', 'true'].includes(xms_edov as never))
    }),
  )
})

test('a subject that is known needs no address, but what is asked for', () => {
  assert.deepEqual(judgeComing({}, rules, 'p', null), { kind: 'known', personId: 'p' })
  const asking = { ...rules, claimName: 'roles', claimValue: 'hub' }
  assert.equal(judgeComing({ roles: ['other'] }, asking, 'p', null).kind, 'turned-away')
  assert.equal(judgeComing({ roles: ['hub'] }, asking, 'p', null).kind, 'known')
})

test('a claim is a value or a list with it, and what every object has is none', () => {
  const asking = (claimName: string, claimValue: string) => ({ ...rules, claimName, claimValue })
  assert.ok(meetsClaim({ tid: 'a' }, asking('tid', 'a')))
  assert.ok(meetsClaim({ staff: true }, asking('staff', 'true')))
  assert.equal(meetsClaim({ tid: 'ab' }, asking('tid', 'a')), false)
  assert.equal(meetsClaim({}, asking('constructor', String(Object))), false)
})

test('an account gets the name that is said, or else its address', () => {
  const verified = { email: 'New@holt.example.org', email_verified: true }
  assert.deepEqual(judgeComing({ ...verified, name: ' Ola\u0000\n B ' }, rules, null, null), {
    kind: 'made',
    email: 'new@holt.example.org',
    name: 'Ola B',
  })
  assert.equal(judgeComing({ ...verified, name: 7 }, rules, null, null).kind, 'made')
  assert.deepEqual(vouchedMail({ email: 'a@holt.example.org' }, rules.mailDomains), { why: 'unverified' })
})

test('domains are read from any list, and nothing else is taken for one', () => {
  assert.deepEqual(readDomains(' @Holt.example.org, trust.example\nholt.example.org'), [
    'holt.example.org',
    'trust.example',
  ])
  assert.deepEqual(readDomains(''), [])
  for (const wrong of ['holt', 'a b.c!', 'x@y.example', '*.example.org', '-a.example', 'a..b'])
    assert.equal(readDomains(wrong), null, wrong)
})

test('an issuer is one organisation’s, and encrypted on the way unless it is here', () => {
  for (const good of ['https://login.example.org/realms/staff', 'http://127.0.0.1:8080', 'http://localhost/realms/x'])
    assert.ok(isIssuerAddress(good), good)
  for (const wrong of [
    'http://login.example.org',
    'https://a:b@login.example.org',
    'https://login.example.org/?x=1',
    'https://login.microsoftonline.com/common/v2.0',
    'http://127.0.0.1.example.org',
    'file:///etc/passwd',
    'x',
  ])
    assert.equal(isIssuerAddress(wrong), false, wrong)
})

test('a proof lies never in the future, and is none where nothing is said', () => {
  const now = new Date('2026-03-02T09:00:00Z')
  assert.deepEqual(provedAt({ auth_time: now.getTime() / 1000 + 200 }, now), now)
  assert.equal(provedAt({ auth_time: now.getTime() / 1000 - 60 }, now)?.toISOString(), '2026-03-02T08:59:00.000Z')
  for (const auth_time of [undefined, '1', Number.NaN, -1]) assert.equal(provedAt({ auth_time }, now), null)
})
