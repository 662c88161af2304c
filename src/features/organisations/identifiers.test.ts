import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { readIdentifier, schemeNames, schemes } from './identifiers.ts'

test('numbers are kept as their registers write them, however they were typed', () => {
  assert.equal(readIdentifier('GB-CHC', ' 1012345 '), '1012345')
  assert.equal(readIdentifier('GB-CHC', '1012345-1'), '1012345-1')
  assert.equal(readIdentifier('GB-CHC', 'gb-chc-1012345'), '1012345')
  assert.equal(readIdentifier('GB-SC', 'sc 12345'), 'SC012345')
  assert.equal(readIdentifier('GB-NIC', 'NIC100123'), '100123')
  assert.equal(readIdentifier('GB-COH', '1234567'), '01234567', 'a spreadsheet drops the nought')
  assert.equal(readIdentifier('GB-COH', 'ce 012345'), 'CE012345')
  assert.equal(readIdentifier('GSS', 'e07000123'), 'E07000123')
  assert.equal(readIdentifier('GB-NHS', 'rx1'), 'RX1')
  for (const scheme of schemeNames)
    assert.equal(readIdentifier(scheme, schemes[scheme].example), schemes[scheme].example)
})

test('a number with a digit too many, too few or wrong is none', () => {
  const wrong = [
    ['GB-CHC', '12345678'],
    ['GB-CHC', 'none'],
    ['GB-SC', 'SC1234567'],
    ['GB-NIC', '200123'],
    ['GB-COH', 'XX123456'],
    ['GB-COH', '123456789'],
    ['GSS', 'E0700012'],
    ['GB-NHS', '12345'],
    ['XI-LEI', '529900T8BM49AURSDO56'],
  ] as const
  for (const [scheme, typed] of wrong) assert.equal(readIdentifier(scheme, typed), null, `${scheme} ${typed}`)
})

test('the check digits of an LEI notice every single digit that is wrong', () => {
  const right = schemes['XI-LEI'].example
  const places = [...right].flatMap((sign, at) => (/\d/.test(sign) ? [at] : []))
  fc.assert(
    fc.property(fc.constantFrom(...places), fc.constantFrom(...'0123456789'), (at, digit) => {
      const typed = `${right.slice(0, at)}${digit}${right.slice(at + 1)}`
      assert.equal(readIdentifier('XI-LEI', typed) !== null, typed === right)
    }),
  )
})

test('what is kept is read again as itself', () => {
  fc.assert(
    fc.property(fc.constantFrom(...schemeNames), fc.string({ maxLength: 24 }), (scheme, typed) => {
      const kept = readIdentifier(scheme, typed)
      if (kept !== null) assert.equal(readIdentifier(scheme, kept), kept)
    }),
  )
})
