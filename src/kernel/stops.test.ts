import assert from 'node:assert/strict'
import { test } from 'node:test'
import { oneStop, oneStopAfter } from './stops.ts'

test('what ends with a stop of its own gets no second, and three are left as they are', () => {
  assert.equal(
    oneStop('And more in large print.. Stated by the body itself.'),
    'And more in large print. Stated by the body itself.',
  )
  assert.equal(oneStop('Who asked?. Nobody!.'), 'Who asked? Nobody!')
  assert.equal(oneStop('And so on... It went on.'), 'And so on... It went on.')
  assert.equal(oneStop('At 1.5 m, from 1.1.2026.'), 'At 1.5 m, from 1.1.2026.')
})

test('in words around what was typed, only the stop after it is looked at', () => {
  assert.equal(
    oneStopAfter('Closed: It is about a person.. Later.', ['It is about a person.']),
    'Closed: It is about a person. Later.',
  )
  assert.equal(oneStopAfter('They said “wait..”.', [3, null, 'wait..']), 'They said “wait..”.')
  assert.equal(oneStopAfter('Because no.', ['no']), 'Because no.')
  // Signs that mean something where words are put in place of others are words here.
  assert.equal(oneStopAfter('It costs $$ and $&.. Later.', ['It costs $$ and $&.']), 'It costs $$ and $&. Later.')
})
