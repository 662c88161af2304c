import assert from 'node:assert/strict'
import { test } from 'node:test'
import { mailboxOf } from './unasked-mail.ts'

test('addresses that lead to one mailbox count as one, and others apart', () => {
  for (const same of ['ada@example.org', ' Ada@Example.ORG ', 'ada+one@example.org', 'ada+one+two@example.org'])
    assert.equal(mailboxOf(same), 'ada@example.org')
  for (const same of ['a.d.a+x@gmail.com', 'ada@googlemail.com']) assert.equal(mailboxOf(same), 'ada@gmail.com')
  assert.equal(mailboxOf('a.d.a@example.org'), 'a.d.a@example.org', 'elsewhere a dot may tell two people apart')
  assert.equal(mailboxOf('+ada@example.org'), '+ada@example.org')
  assert.notEqual(mailboxOf('ada@example.org'), mailboxOf('ada@example.com'))
})
