import assert from 'node:assert/strict'
import { test } from 'node:test'
import { measurePaper } from './paper-wording.ts'

const plain =
  'We meet on the first Monday of the month in the hall. Come and have your say. There is tea, and a lift home if you need it.'
const hard =
  'Notwithstanding the aforementioned considerations, the interorganisational implementation of neighbourhood infrastructure necessitates comprehensive reconceptualisation of institutional responsibilities throughout.'
const file = (name: string, text: string) => ({ name, bytes: Buffer.from(text) })
/** A paper with a title above its text. */
const titled = (text: string) => `Paper for the meeting\n\n${text}\n\n${text}\n`

test('a plain paper is told from a hard one, whose long words are named', async () => {
  const easy = await measurePaper(file('plain.txt', titled(plain)))
  const dense = await measurePaper(file('hard.txt', titled(hard)))
  assert.ok(easy && easy.readingAge <= 11, String(easy?.readingAge))
  assert.deepEqual(easy.longWords, [])
  assert.ok(dense && dense.readingAge > 18, String(dense?.readingAge))
  assert.ok(dense.longWords.includes('infrastructure'))
  assert.ok(dense.longWords.length <= 8)
})

test('what is no text, or hardly any, is not measured', async () => {
  assert.equal(await measurePaper(file('picture.png', '\u0089PNG\r\n\u001a\n\u0000\u0001')), null)
  assert.equal(await measurePaper(file('short.txt', 'See the map.')), null)
})
