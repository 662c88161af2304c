import assert from 'node:assert/strict'
import { test } from 'node:test'
import { asksHow, misuse, sayUsage, type Usage } from './usage.ts'

const exporting: Usage = {
  does: 'Export a document',
  lines: ['export SLUG/DOCUMENT --as docx|pdf --out FILE [--json]'],
}
const codes: Usage = { does: 'Codes', lines: ['codes coverage [--json]', 'codes validate [FILE]'] }

test('what the usage names is allowed', () => {
  assert.equal(misuse(exporting, ['a/b', '--as', 'pdf', '--out=x.pdf', '--json']), null)
  assert.equal(misuse(codes, ['validate', 'own.yaml']), null)
  assert.equal(misuse(codes, []), null)
})

test('what it does not name is refused in words', () => {
  assert.equal(misuse(codes, ['coverage', '--jsn']), 'There is no option "--jsn".')
  assert.equal(misuse(codes, ['validate', 'a', 'b']), '"b" is one word too many.')
  assert.equal(misuse(exporting, ['a/b', '--out']), '--out needs a value after it.')
  assert.equal(misuse(exporting, ['a/b', '--json=1']), '--json takes no value.')
})

test('help is told from a file of that name', () => {
  assert.equal(asksHow(['--help']), true)
  assert.equal(asksHow(['help.zip']), false)
  assert.equal(sayUsage(codes), 'Codes\n\n  compact-hub codes coverage [--json]\n  compact-hub codes validate [FILE]')
})
