import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { fits } from './formats-fit.ts'

test('what was sent fits where it names a format that is needed', () => {
  for (const [need, sent] of [
    ['Braille', 'Braille'],
    ['Large print, please', 'large print (18 point)'],
    ['Easy Read', 'Easy-read booklet'],
    ['BSL', 'a video in British Sign Language'],
    ['Large print or audio', 'Audio CD'],
    ['Moon', 'Moon'],
  ] as const)
    assert.ok(fits(need, sent), `${sent} for ${need}`)
})

test('ordinary print is no Braille, and no large print', () => {
  for (const [need, sent] of [
    ['Braille', 'ordinary print'],
    ['Large print', 'print'],
    ['Large print', 'ordinary print'],
    ['Easy read', 'Large print'],
    ['Moon', 'Braille'],
    ['Braille', 'sent by hand'],
  ] as const)
    assert.ok(!fits(need, sent), `${sent} for ${need}`)
})

test('whoever is sent what they asked for word by word was sent what fits', () => {
  fc.assert(
    fc.property(
      fc.constantFrom('Braille', 'Large print', 'Audio', 'Moon', 'Brown paper, 20 point'),
      fc.string(),
      (need, more) => {
        assert.ok(fits(need, need))
        assert.ok(fits(need, `${need}; ${more}`))
      },
    ),
  )
})
