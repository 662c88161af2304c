/** The worked examples of CONTRIBUTING.md: their lists of files are complete, and their excerpts stand in the files. */
import assert from 'node:assert/strict'
import { existsSync, globSync, readFileSync } from 'node:fs'
import { test } from 'node:test'
import { fileURLToPath } from 'node:url'

const ROOT = fileURLToPath(new URL('../..', import.meta.url))
const page = readFileSync(`${ROOT}CONTRIBUTING.md`, 'utf8')
const isPart = (file: string): boolean => !/\.(test|fixture)\.ts$/.test(file)
const sources = globSync('src/**/*.{ts,njk,yaml,sql,txt}', { cwd: ROOT }).filter(isPart)
/** What uses a thing is no part of it, but where its list says that it cannot do without: a record to show, a clause to be judged by. */
const using = globSync(['worlds/**/*.ts', 'codes/*.yaml'], { cwd: ROOT })

test('every file that is named is there', () => {
  const named = [...page.matchAll(/`((?:src|test|docs)\/[^`\s]+)`/g)].map(match => match[1] ?? '')
  assert.ok(named.length > 10)
  assert.deepEqual(
    named.filter(file => !existsSync(ROOT + file)),
    [],
  )
})

test('every list of files is complete, and as short as it says', () => {
  const lists = [...page.matchAll(/<!-- files: ([^,]+), at most (\d+) -->\n\n((?:- `[^`]+`\n)+)/g)]
  assert.ok(lists.length >= 3)
  for (const [, named = '', most, list = ''] of lists) {
    const words = named.split(' ')
    const listed = [...list.matchAll(/`([^`]+)`/g)].map(match => match[1] ?? '')
    // The file of that very name is the thing itself, not a place that it touches.
    const touched = [...sources, ...(using.some(file => listed.includes(file)) ? using : [])]
      .filter(file => !words.some(word => file.endsWith(`/${word}`)))
      .filter(file => words.some(word => file.includes(word) || readFileSync(ROOT + file, 'utf8').includes(word)))
    assert.deepEqual(listed.toSorted(), touched.toSorted(), named)
    assert.ok(touched.length <= Number(most), `${named} touches ${touched.length} files`)
  }
})

test('every excerpt stands in its file', () => {
  const excerpts = [...page.matchAll(/<!-- from (\S+) -->\n\n```\w+\n([\s\S]*?)```/g)]
  assert.ok(excerpts.length >= 4)
  for (const [, file = '', text = ''] of excerpts)
    assert.ok(readFileSync(ROOT + file, 'utf8').includes(text.trimEnd()), file)
})
