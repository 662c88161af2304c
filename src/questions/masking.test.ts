import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { identifyingIn } from './identifying.ts'
import { LEFT_OUT, maskedAnswers, unmasked, withMask } from './masking.ts'

const masked = (...words: string[]) => ({ masked: words, kept: [] })

test('what has the shape of an address or a number is left out before anybody looked, unless it may stay', () => {
  const text = 'Ring 01234 567 890 or write to ann@example.org.'
  assert.equal(withMask(text, unmasked), 'Ring […] or write to […].')
  assert.equal(withMask(text, { masked: [], kept: ['01234 567 890'] }), 'Ring 01234 567 890 or write to […].')
})

test('named words are left out however they are spaced and capitalised, but not inside others', () => {
  assert.equal(withMask('Ann  Lee of Leeds. ANN LEE!', masked('Ann Lee', 'Lee')), '[…] of Leeds. […]!')
  assert.equal(withMask('Number 4 (the blue door) is mine', masked('(the blue door)')), 'Number 4 […] is mine')
  assert.equal(withMask('', masked('x')), '')
})

test('what a cut through a text leaves of them is left out as well', () => {
  assert.equal(withMask('I am Mrs Okaf', masked('Mrs Okafor')), 'I am […]')
  assert.equal(withMask('kafor, of the corner shop', masked('Mrs Okafor')), '[…], of the corner shop')
})

test('nothing with such a shape is left in any text, and a text without stays as it is', () => {
  const piece = fc.constantFrom(
    'ann@example.org',
    '01234 567 890',
    'LU1 2AB',
    'Mrs Okafor',
    ' ',
    'and',
    ', ',
    '7.2',
    'é',
  )
  fc.assert(
    fc.property(
      fc.array(piece, { maxLength: 12 }).map(all => all.join('')),
      text => {
        const left = withMask(text, unmasked)
        for (const { words } of identifyingIn(text)) assert.ok(!left.includes(words), left)
        if (identifyingIn(text).length === 0) assert.equal(left, text)
      },
    ),
  )
})

test('of an answer only the words change', () => {
  const question = {
    ...{ id: 'a', number: 1, type: 'agree-scale', settings: { comment: true }, text: 'A?', hint: null },
    ...{ required: false, about: null },
  }
  const form = { sections: [{ id: 's', title: 'S', questions: [question] }] }
  const answers = { a: { choice: 2, comment: 'Ask Mrs Okafor' } }
  assert.deepEqual(maskedAnswers(form, answers, unmasked), { a: { choice: 2, comment: `Ask ${LEFT_OUT}` } })
})
