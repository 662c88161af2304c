import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'
import { clausesOf } from '../code.ts'
import { readCode } from '../read-code.ts'
import { suggester } from './suggest.ts'
import { wordsOf } from './words.ts'

const folder = fileURLToPath(new URL('../../../codes/', import.meta.url))
const codes = readdirSync(folder)
  .filter(name => name.endsWith('.yaml'))
  .map(name => {
    const read = readCode({ name, text: readFileSync(folder + name, 'utf8') })
    if (!read.ok) throw new Error(name)
    return read.value
  })

test('words are compared without their endings, and small words not at all', () => {
  assert.deepEqual([...wordsOf('The groups that are asked').keys()], [...wordsOf('A group asking').keys()])
  assert.equal(wordsOf('It is what they should do to us').size, 0)
})

test('a suggestion says which words and which clause it comes from, and nothing is suggested where nothing is alike', () => {
  const suggest = suggester(codes)
  const [first] = suggest('Consultations normally stay open for twelve weeks at least')
  assert.ok(first)
  assert.match(first.practice, /period|weeks|consult/)
  assert.ok(first.words.length > 0 && first.alike !== null)
  assert.deepEqual(suggest('Zebras yodel'), [])
  assert.deepEqual(suggest(''), [])
})

/** What each code cites itself is looked for with the others at hand, as for a code that nobody has seen. */
test('what the codes cite is found for about half: measured, and said as it is', () => {
  const sum = { clauses: 0, first: 0, cited: 0, found: 0, shown: 0 }
  for (const code of codes) {
    const suggest = suggester(codes.filter(one => one !== code))
    for (const { gist, citations } of clausesOf(code)) {
      const given = new Set(citations.map(({ practice }) => practice))
      if (given.size === 0) continue
      const got = suggest(gist).map(({ practice }) => practice)
      sum.clauses += 1
      sum.first += given.has(got[0] ?? '') ? 1 : 0
      sum.cited += given.size
      sum.found += got.filter(practice => given.has(practice)).length
      sum.shown += got.length
    }
  }
  const share = (part: number, whole: number) => `${Math.round((100 * part) / whole)}%`
  console.log(
    `Score: suggestions for ${sum.clauses} clauses of the codes that come along, each judged by the others: the first is cited for ` +
      `${share(sum.first, sum.clauses)}; the first five hold ${share(sum.found, sum.cited)} of what is cited; ` +
      `${share(sum.found, sum.shown)} of all that is suggested is cited`,
  )
  assert.ok(sum.first / sum.clauses > 0.3)
  assert.ok(sum.found / sum.cited > 0.42)
})
