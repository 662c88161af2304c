import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { discreet } from './discreet.ts'

test('what the engine says of the program stays', () => {
  const said = "Cannot read properties of undefined (reading 'name')"
  assert.equal(discreet(said), said)
  assert.equal(discreet('x is not a function'), 'x is not a function')
})

test('what somebody typed goes: in quotes, as a mail address, an address, a code, a token, a number', () => {
  for (const [said, left] of [
    [`Unexpected token 'J', "Joan said" is not valid JSON`, 'Unexpected token \'…\', "…" is not valid JSON'],
    ['550 <joan@example.org>: no such user', '550 <…>: no such user'],
    ['Reply was already sent in /responses/ABCD-EFGH-2345', 'Reply was already sent in …'],
    ['the code ABCD-EFGH-2345 is not there', 'the code … is not there'],
    ['token 3q2x8Yb0_vZkLmN4pQrStUvWxYz0123456789abcdef', 'token …'],
    ['call 01234 567 890', 'call …'],
    ['go to https://hub.example.org/sign-in/abc', 'go to …'],
    [`Cannot read properties of undefined (reading 'ABCD-1234')`, `Cannot read properties of undefined (reading '…')`],
  ])
    assert.equal(discreet(said!), left)
})

test('no mail address and no code is left, whatever stands around it', () => {
  const code = fc.stringMatching(/^[A-Z2-9]{4}-[A-Z2-9]{4}-[A-Z2-9]{4}$/)
  const mail = fc.emailAddress().filter(each => !/["'`(),:;<>]/.test(each))
  const around = fc.constantFrom('', ' ', '"', '(', ', ', ': ', '<')
  fc.assert(
    fc.property(fc.oneof(code, mail), around, around, (value, before, after) =>
      assert.ok(!discreet(`It broke at${before} ${value}${after.trim()} there`).includes(value)),
    ),
  )
})
