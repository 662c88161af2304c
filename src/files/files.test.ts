import assert from 'node:assert/strict'
import { test } from 'node:test'
import { safeName } from './files.ts'

test('a file keeps its name in any script, and none of what hides, turns round or breaks it', () => {
  for (const whole of ['Łódź plan (2).pdf', 'منصوبہ.docx', 'תוכנית 2026.pdf', 'නගරය.odt', '🌳 green.png'])
    assert.equal(safeName(whole), whole)
  assert.equal(safeName('minutes\u202excod.exe'), 'minutesxcod.exe')
  assert.equal(safeName('a\u200bb\u2066c\u0085.pdf'), 'abc.pdf')
  assert.equal(safeName('minutes\u200fexe.\u061cpdf'), 'minutesexe.pdf')
  assert.equal(safeName('../../.htaccess'), 'htaccess')
  assert.equal(safeName('C:\\temp\\plan.pdf '), 'C temp plan.pdf')
  assert.equal(safeName('name\r\nX-Header: 1.pdf'), 'name X-Header 1.pdf')
  assert.equal(safeName('plan.pdf...'), 'plan.pdf')
  for (const nothing of ['', '...', ' \u202e ', '///']) assert.equal(safeName(nothing), 'file')
})

test('a long name keeps its ending and no half of a sign', () => {
  const long = safeName(`${'🌳'.repeat(100)}x.pdf`)
  assert.ok(long.endsWith('x.pdf') && long.length <= 150 && long.isWellFormed(), long)
  assert.equal(safeName(`plan.${'x'.repeat(145)}.pdf`), `${'x'.repeat(145)}.pdf`, 'and is no hidden file')
})
