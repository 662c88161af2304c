import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { readAddress } from './mail-address.ts'
import { mailboxOf } from './unasked-mail.ts'

test('a domain in letters of any script is an address, and the same one however it is written', () => {
  assert.equal(readAddress('ada@bücher.example'), 'ada@xn--bcher-kva.example')
  assert.equal(readAddress('ada@BÜCHER.example'), 'ada@xn--bcher-kva.example')
  assert.equal(readAddress('olga@почта.рф'), readAddress('olga@xn--80a1acny.xn--p1ai'))
  assert.equal(mailboxOf(readAddress('o+x@почта.рф')!), mailboxOf('o@xn--80a1acny.xn--p1ai'))
  assert.equal(readAddress("o'neil+post@Example.ORG"), "o'neil+post@Example.ORG")
})

test('what no mail server takes is no address', () => {
  for (const typed of [
    ...[
      '',
      'ada',
      'ada@',
      '@example.org',
      'ada@example',
      'ada@example.',
      'ada@.org',
      'a..b@example.org',
      '.a@example.org',
    ],
    ...[
      'ada@exa mple.org',
      'ada@example.org, bo@example.org',
      'ada@-x.org',
      'ada@127.0.0.1',
      'ada@exa_mple.org',
      'a@b@c.org',
    ],
    ...[
      'ada@example.org\r\nBcc: x',
      `${'a'.repeat(250)}@example.org`,
      `ada@${'b'.repeat(64)}.org`,
      'ada@xn--.org ',
      '<a@b.org>',
    ],
  ])
    assert.equal(readAddress(typed), null, typed)
})

test('whatever is typed, an address has no sign by which a header could end, and is its own reading', () => {
  const pieces = fc.array(
    fc.constantFrom('a', 'é', 'ü', '@', '.', '-', '+', '\n', ' ', ',', '<', 'org', 'рф', '١', '。', 'xn--', "'"),
    { maxLength: 12 },
  )
  fc.assert(
    fc.property(pieces, list => {
      const read = readAddress(list.join(''))
      if (read === null) return
      assert.match(read, /^[\w'+\-.]+@[a-z\d.-]+$/i)
      assert.equal(readAddress(read), read)
    }),
    { numRuns: 2000 },
  )
})
