import assert from 'node:assert/strict'
import { test } from 'node:test'
import { identifyingIn } from './identifying.ts'

const kinds = (text: string) => identifyingIn(text).map(({ kind, words }) => `${kind}: ${words}`)

test('what has the shape of an address, a number, a postcode or a name is found where it stands', () => {
  assert.deepEqual(kinds('Write to ann.o’mara or ann@example.org, or ring 01234 567 890.'), [
    'email: ann@example.org',
    'phone: 01234 567 890',
  ])
  assert.deepEqual(kinds('I live at LU1 2AB and my name is Ann Lee.'), ['postcode: LU1 2AB', 'name: Ann Lee'])
  assert.deepEqual(kinds('lu12ab, +44 (0)7700 900123'), ['postcode: lu12ab', 'phone: +44 (0)7700 900123'])
  assert.deepEqual(kinds('Ask Mrs Okafor. Kind regards,\nJoe Brown'), ['name: Mrs Okafor', 'name: Joe Brown'])
})

test('figures, years, paragraphs and ordinary words are not', () => {
  for (const text of [
    'It cost £1,250,000 in 2024/25, that is 12,345,678 more than 2019-20.',
    'Paragraphs 7.2, 10.7c and 3.14.159 and bus 14 at 18:05 on 27 February 2026.',
    'The first half of a postcode, LU1, is enough. Section B12 4 of them.',
    'My name is not in it. I signed the petition. Dr and nurse come on Mondays.',
    'The mr and the mrs.',
  ])
    assert.deepEqual(kinds(text), [], text)
})

test('no text takes long, however it is made', () => {
  for (const piece of ['a', '0 ', '@', 'a.', 'A1 1', 'Mr A ', '-', '(0']) {
    const begun = performance.now()
    identifyingIn(piece.repeat(20_000))
    assert.ok(performance.now() - begun < 20_000, piece)
  }
})
