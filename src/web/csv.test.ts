import assert from 'node:assert/strict'
import { test } from 'node:test'
import { csvFile } from './csv.ts'

test('no cell is a formula, whatever was typed, and the alphabet is told', () => {
  const { body, type } = csvFile('a.csv', [['=1+1', '+44', '-2', '@x', 'plain, quoted', 5, null]])
  assert.equal(body, `\ufeff'=1+1,'+44,'-2,'@x,"plain, quoted",5,\n`)
  assert.match(type, /text\/csv/)
})
