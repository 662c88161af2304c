import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { workingTime } from '../../../../../test/support/working-time.ts'
import type { DocumentTree } from '../../../tree.ts'
import { readBlocks, readText } from '../../read.ts'
import { seed, seedFiles, seedFolder } from '../../testing/seeds.ts'
import { readDocx } from './read-docx.ts'
import { automaticWord, typedWord } from './tree-fixture.ts'

const skip = seedFolder() === null ? 'the real documents are not on this machine (COMPACT_SEEDS)' : false

/** What must be the same: address, number, kind and words of every paragraph. */
function gist(trees: readonly DocumentTree[]) {
  return trees.map(tree => ({
    title: tree.title,
    version: tree.version,
    paragraphs: tree.paragraphs.map(({ path, printed, kind, text }) => `${path} | ${printed} | ${kind} | ${text}`),
  }))
}

describe('real documents saved as Word documents', { skip }, () => {
  for (const file of seedFiles) {
    it(`${file} with automatic numbers gives the same tree`, t => {
      const trees = readText(seed(file))
      const { bytes, automatic, typed } = automaticWord(trees)
      t.diagnostic(`${automatic} numbers computed, ${typed} typed`)
      assert.ok(automatic >= typed * 20, `${automatic} automatic, ${typed} typed`)
      assert.deepEqual(gist(readBlocks(readDocx(bytes).blocks)), gist(trees))
    })

    it(`${file} with typed numbers gives the same tree`, () => {
      const trees = readText(seed(file))
      assert.deepEqual(gist(readBlocks(readDocx(typedWord(trees)).blocks)), gist(trees))
    })
  }

  it('reads the longest in less than 300 milliseconds', t => {
    const bytes = automaticWord(readText(seed('003_74df377e7ba4e66d.txt'))).bytes
    const times = Array.from({ length: 5 }, () => {
      const started = workingTime()
      readBlocks(readDocx(bytes).blocks)
      return workingTime() - started
    })
    t.diagnostic(`best of five: ${Math.round(Math.min(...times))} ms`)
    assert.ok(Math.min(...times) < 300)
  })
})
