/** The worked examples of CONTRIBUTING.md: their lists of files are complete, and their excerpts stand in the files. */
import assert from 'node:assert/strict'
import { existsSync, globSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const page = readFileSync(`${ROOT}CONTRIBUTING.md`, 'utf8')
const sources = globSync('src/**/*.{ts,njk,yaml,sql}', { cwd: ROOT }).filter(
  file => !/\.(test|fixture)\.ts$/.test(file),
)

test('every file that is named is there', () => {
  const named = [...page.matchAll(/`((?:src|test|docs)\/[^`\s]+)`/g)].map(match => match[1] ?? '')
  assert.ok(named.length > 10)
  assert.deepEqual(
    named.filter(file => !existsSync(ROOT + file)),
    [],
  )
})

test('every list of files is complete, and as short as it says', () => {
  const lists = [...page.matchAll(/<!-- files: (\S+), at most (\d+) -->\n\n((?:- `[^`]+`\n)+)/g)]
  assert.ok(lists.length >= 3)
  for (const [, word = '', most, list = ''] of lists) {
    const listed = [...list.matchAll(/`([^`]+)`/g)].map(match => match[1] ?? '')
    // The file of that very name is the thing itself, not a place that it touches.
    const touched = sources
      .filter(file => !file.endsWith(`/${word}`))
      .filter(file => file.includes(word) || readFileSync(ROOT + file, 'utf8').includes(word))
    assert.deepEqual(listed.toSorted(), touched.toSorted(), word)
    assert.ok(touched.length <= Number(most), `${word} touches ${touched.length} files`)
  }
})

test('every excerpt stands in its file', () => {
  const excerpts = [...page.matchAll(/<!-- from (\S+) -->\n\n```\w+\n([\s\S]*?)```/g)]
  assert.ok(excerpts.length >= 4)
  for (const [, file = '', text = ''] of excerpts)
    assert.ok(readFileSync(ROOT + file, 'utf8').includes(text.trimEnd()), file)
})
