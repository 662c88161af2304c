import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { given, says } from './says.ts'

test('words of no content say nothing, and short plain answers do', () => {
  for (const text of [null, '', '  ', 'x', 'xx', '--', '...', 'n/a', 'aaaa aaaa', 'test test test', '11111'])
    assert.equal(says(text), false, `${text}`)
  for (const text of [
    'None yet',
    'There are none',
    'Nothing has been decided',
    'No, the route stands',
    'To hear bus users',
    'Nein',
    'Δεν υπάρχουν',
    'كبار السن',
    '12 weeks',
    '无',
    '未定',
  ])
    assert.equal(says(text), true, text)
})

test('what stands for words that are still to come says and names nothing, and "none" only where a question asks for it', () => {
  for (const text of [
    'tbc',
    'T.B.C.',
    'n/a',
    'N / A',
    '(none)',
    'NIL',
    'To be confirmed.',
    'see above',
    'Yes',
    'no',
    'I’w gadarnhau',
  ]) {
    assert.equal(says(text), false, text)
    assert.equal(given(text), false, text)
  }
  assert.equal(given('Na'), true, 'a name')
  assert.equal(says('None.', 'which decisions are already taken, or that there are none'), true)
  assert.equal(says('None.', 'which risks are shared'), false)
})

test('the words of the question answer nothing, though an answer may use some of them', () => {
  const question = 'which decisions are already taken, or that there are none'
  assert.equal(says('Which decisions are already taken, or that there are none?', question), false)
  assert.equal(says('which decisions are already taken', question), false)
  assert.equal(says('There are none', question), true)
  assert.equal(says('The decisions already taken are the route and the budget', question), true)
})

test('a name or a number is given, however short', () => {
  for (const text of ['Jo', '5', 'Ann', '%1']) assert.equal(given(text), true, text)
  for (const text of [null, '', ' ', '-', '??', 'x', 'XX x']) assert.equal(given(text), false, `${text}`)
})

const word = fc.string({ unit: fc.constantFrom(...'abcdefgh'), minLength: 1, maxLength: 8 })

test('one sign over and over says nothing, however long, and so does one word', () => {
  fc.assert(fc.property(fc.constantFrom(...'xX-.5éя '), fc.nat(400), (sign, times) => !says(sign.repeat(times))))
  fc.assert(fc.property(word, fc.integer({ min: 2, max: 40 }), (one, times) => !says(Array(times).fill(one).join(' '))))
})

test('case, marks and spaces around words change nothing, and more words never take away what was said', () => {
  fc.assert(
    fc.property(fc.array(word, { minLength: 1, maxLength: 12 }), words => {
      const text = words.join(' ')
      assert.equal(says(`  ${text.toUpperCase()}! `), says(text))
      if (says(text)) assert.equal(says(`${text} and more besides`), true)
    }),
  )
})

test('a question of two words or more never answers itself', () => {
  fc.assert(
    fc.property(fc.array(word, { minLength: 2, maxLength: 12 }), words => !says(words.join(', '), words.join(' '))),
  )
})
